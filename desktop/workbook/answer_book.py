"""The workbook of a receipt 回执 or a return 退回单: one page to print, and a machine sheet.

What stands on it is given; here it is only drawn, in the manner of an official reply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.workbook.canvas import Canvas, address
from desktop.workbook.machine import draw_records
from desktop.workbook.save import package
from desktop.workbook.sealing import Record
from desktop.workbook.style import HEAD, Edges, Look, Styles, grid_edges, lines_needed
from desktop.workbook.writer import add_sheets, new_book

FACT_COLUMNS = 6
"""The page is six columns wide: those of the table of remarks."""
WIDTHS = (6.0, 34.0, 20.0, 16.0, 46.0, 16.0)
NARROW = (6.0, 14.0, 18.0, 16.0, 22.0, 14.0)
"""Without a table the page is upright."""
LABEL_LAST, VALUE_FIRST = 2, 3
LINE_HEIGHT = 17.0
FIRST_FACT = 5
FACT_HEIGHT = 26.0
_FRAME = Edges("thin", "thin", "thin", "thin")


@dataclass(frozen=True, slots=True)
class AnswerPage:
    """The words of a receipt or a return, from top to bottom."""

    sheet: str
    title: str
    addressee: str
    text: str
    facts: tuple[tuple[str, str], ...]
    """Label and value: unit, year, version, code, time …"""
    heads: tuple[str, ...]
    """Heads of the table of remarks, six of them; none on a receipt."""
    lines: tuple[tuple[str, ...], ...]
    """One remark a line, a text per head."""
    signer: str
    date: str
    how_to: str
    made_at: str
    """ISO time that the file bears as its date."""


def answer_book(page: AnswerPage, records: Sequence[Record]) -> bytes:
    """Return the file; ``records`` is what the machine sheet holds."""
    book = new_book(f"{page.sheet} {page.addressee}", page.made_at)
    styles = Styles(book)
    canvases = [_draw(page, styles), draw_records(records, styles)]
    add_sheets(book, canvases, page.sheet)
    return package(book, canvases)


def _draw(page: AnswerPage, styles: Styles) -> Canvas:
    canvas = Canvas(page.sheet, styles, landscape=bool(page.lines))
    canvas.widths = dict(enumerate(WIDTHS if page.lines else NARROW, 1))
    canvas.text(1, 1, page.title, Look("cover2", horizontal="center"))
    canvas.merge(1, 1, FACT_COLUMNS)
    canvas.heights[1] = 54
    _paragraph(canvas, 2, page.addressee, Look("large", wrap=True))
    _paragraph(canvas, 3, f"　　{page.text}", Look("large", wrap=True, vertical="top"))
    canvas.heights[4] = 10
    for at, (label, value) in enumerate(page.facts, FIRST_FACT):
        _draw_fact(canvas, at, label, value)
    row = FIRST_FACT + len(page.facts)
    if page.lines:
        row = _draw_lines(canvas, row + 1, page) + 1
    right = Look("large", horizontal="right", indent=2)
    for at, text in enumerate((page.signer, page.date), row + 1):
        canvas.text(at, 1, text, right)
        canvas.merge(at, 1, FACT_COLUMNS)
        canvas.heights[at] = 28
    _paragraph(canvas, row + 4, page.how_to, Look(wrap=True, vertical="top"))
    canvas.print_area = f"A1:{address(row + 4, FACT_COLUMNS)}"
    return canvas


def _paragraph(canvas: Canvas, row: int, text: str, look: Look) -> None:
    canvas.text(row, 1, text, look)
    canvas.merge(row, 1, FACT_COLUMNS)
    # The large font is a quarter wider than the one that widths are measured in.
    width = sum(canvas.widths.values()) / (1.25 if look.font == "large" else 1.0)
    canvas.heights[row] = 10 + (20 if look.font == "large" else 16) * lines_needed(text, width)


def _draw_fact(canvas: Canvas, row: int, label: str, value: str) -> None:
    head = Look("body", fill=HEAD, edges=_FRAME, horizontal="center", wrap=True)
    body = Look("body", edges=_FRAME, wrap=True, indent=1, number="@")
    for column in range(1, FACT_COLUMNS + 1):
        canvas.blank(row, column, head if column <= LABEL_LAST else body)
    canvas.text(row, 1, label, head)
    canvas.merge(row, 1, LABEL_LAST)
    canvas.text(row, VALUE_FIRST, value, body)
    canvas.merge(row, VALUE_FIRST, FACT_COLUMNS)
    room = sum(canvas.widths[column] for column in range(VALUE_FIRST, FACT_COLUMNS + 1))
    lines = lines_needed(value, room, 1)
    canvas.heights[row] = max(FACT_HEIGHT, 9 + LINE_HEIGHT * lines)


def _draw_lines(canvas: Canvas, row: int, page: AnswerPage) -> int:
    """Draw the table of remarks from ``row`` on; return its last row."""
    last = row + len(page.lines)
    for column, head in enumerate(page.heads, 1):
        edges = grid_edges(row, row, last, column, 1, FACT_COLUMNS)
        canvas.text(row, column, head, Look("bold", fill=HEAD, edges=edges, horizontal="center"))
    canvas.heights[row] = 24
    canvas.repeated_rows = f"{row}:{row}"
    for number, texts in enumerate(page.lines, row + 1):
        needed = 1
        for column, text in enumerate(texts, 1):
            edges = grid_edges(number, row, last, column, 1, FACT_COLUMNS)
            look = Look(edges=edges, wrap=True, number="@", indent=1)
            if column == 1:
                look = replace(look, horizontal="center", indent=0)
            canvas.text(number, column, text, look)
            needed = max(needed, lines_needed(text, WIDTHS[column - 1], look.indent))
        canvas.heights[number] = min(9 + LINE_HEIGHT * needed, 400)
    return last

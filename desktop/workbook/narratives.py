"""The sheet 文字说明: one row per narrative, with the count of characters beside its limit."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from desktop.words import Language
from desktop.workbook.canvas import Canvas, LiveCell, Validation, address
from desktop.workbook.edition import Edition
from desktop.workbook.plan import TEXT_HEAD, TEXTS, sheet_name
from desktop.workbook.stamps import cells_stamp
from desktop.workbook.style import DERIVED, HEAD, INPUT, Look, grid_edges, lines_needed

WIDTHS: dict[Language, dict[int, float]] = {
    "zh": {1: 5.0, 2: 6.0, 3: 18.0, 4: 60.0, 5: 6.0, 6: 6.0},
    "en": {1: 5.0, 2: 9.0, 3: 26.0, 4: 48.0, 5: 8.0, 6: 6.0},
}
TALLEST = 400.0
"""A row of a spreadsheet cannot be higher than 409 points."""
LAST_COLUMN = 6
KEY_COLUMN, TEXT_COLUMN = 7, 4


def draw_narratives(edition: Edition) -> Canvas:
    """Return the sheet of the text fields."""
    canvas = Canvas(sheet_name(TEXTS, edition.lang), edition.styles, landscape=False)
    canvas.widths = dict(WIDTHS[edition.lang])
    canvas.text(1, 1, edition.say("texts"), Look("title", horizontal="center"))
    canvas.merge(1, 1, LAST_COLUMN)
    canvas.heights[1] = 30
    canvas.text(2, 1, edition.say("unit", value=edition.snapshot.unit.bureau), Look())
    canvas.merge(2, 1, 3)
    year = edition.say("year", year=edition.snapshot.period)
    canvas.text(2, 4, year, Look(horizontal="right"))
    canvas.merge(2, 4, LAST_COLUMN)
    canvas.heights[2] = 20
    canvas.heights[3] = 6
    heads = ("row_number", "section", "title", "content", "count", "limit")
    for column, name in enumerate(heads, 1):
        edges = grid_edges(TEXT_HEAD, TEXT_HEAD, 0, column, 1, LAST_COLUMN)
        look = Look(fill=HEAD, edges=edges, horizontal="center")
        canvas.text(TEXT_HEAD, column, edition.say(name), look)
    canvas.heights[TEXT_HEAD] = 22
    canvas.hidden_columns.add(KEY_COLUMN)
    canvas.text(TEXT_HEAD, KEY_COLUMN, cells_stamp("texts", TEXT_COLUMN - KEY_COLUMN), Look())
    last = TEXT_HEAD + len(edition.plan.narratives)
    for row in range(TEXT_HEAD + 1, last + 1):
        _draw_row(edition, canvas, row, last)
    canvas.repeated_rows = f"{TEXT_HEAD}:{TEXT_HEAD}"
    canvas.print_area = f"A1:{address(last, LAST_COLUMN)}"
    canvas.frozen = address(TEXT_HEAD + 1, 1)
    return canvas


def _draw_row(edition: Edition, canvas: Canvas, row: int, last: int) -> None:
    narrative = edition.plan.narratives[row - TEXT_HEAD - 1]
    text = edition.figures.get(narrative.code)

    def look(column: int, **more: Any) -> Look:
        edges = grid_edges(row, 0, last, column, 1, LAST_COLUMN)
        return Look(edges=edges, **more)

    canvas.text(row, 1, str(row - TEXT_HEAD), look(1, horizontal="center"))
    canvas.text(row, 2, narrative.section, look(2, horizontal="center"))
    title = narrative.titled(edition.lang)
    canvas.text(row, 3, title, look(3, wrap=True, indent=1))
    body = look(4, wrap=True, indent=1, fill=INPUT, locked=False, number="@")
    canvas.value(row, TEXT_COLUMN, text, body)
    canvas.text(row, KEY_COLUMN, narrative.code, Look())
    count = Decimal(len(text)) if isinstance(text, str) else Decimal(0)
    grey = look(5, horizontal="center", fill=DERIVED)
    canvas.live(row, 5, LiveCell(f"LEN({narrative.code})", count), grey)
    canvas.value(row, 6, Decimal(narrative.max_chars), look(6, horizontal="center"))
    lines = max(
        lines_needed(title, canvas.widths[3], 1),
        lines_needed(text, canvas.widths[4], 1) if isinstance(text, str) else 2,
    )
    canvas.heights[row] = min(8 + 14.0 * lines, TALLEST)
    limit = edition.say("wanted_text", limit=narrative.max_chars)
    note = f"{limit}\n{edition.told(narrative.notes, narrative.notes_en)}"
    cell = address(row, 4)
    canvas.validations.append(
        Validation(cell, "custom", f"LEN({cell})<={narrative.max_chars}", title, note, limit)
    )

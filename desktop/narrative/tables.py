"""Tables of the report: three lines, a heading repeated on every page, rows that are not torn."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.narrative.controls import Controls
from desktop.narrative.draft import Run

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

Cells = Sequence[Sequence[Run]]
THICK, THIN = 12, 4
"""Eighths of a point."""
HEAD_FONT = "黑体"
TOGETHER = 15
"""So many rows are not torn between pages."""
ANNEX = "AnnexText"
"""Style of the small letters of the annex, whose rows begin at the top."""


def add_table(
    document: Document,
    controls: Controls,
    rows: Sequence[Cells],
    width: int,
    *,
    style: str = "TableText",
    shares: Sequence[float] = (),
    right_from: int = 2,
    is_text: bool = False,
    is_long: bool = False,
) -> None:
    """Add a table, its heading row first, ``width`` twips wide.

    Columns share the width as ``shares`` say, else as their texts need. From the column number
    ``right_from`` on (from 0) cells stand right, those between the first and it in the middle.
    Where it ``is_text`` all stand left, with a thin line under every row; where it ``is_long`` a
    row may go on to the next page.
    """
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    widths = columns(rows, width, shares)
    inside = f'<w:insideH w:val="single" w:sz="{THIN}" w:space="0" w:color="A6A6A6"/>'
    table = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>'
        f'<w:top w:val="single" w:sz="{THICK}" w:space="0" w:color="000000"/>'
        f'<w:bottom w:val="single" w:sz="{THICK}" w:space="0" w:color="000000"/>'
        f"{inside if is_text else ''}</w:tblBorders>"
        '<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
        + "</w:tblGrid></w:tbl>"
    )
    for at, cells in enumerate(rows):
        head = at == 0
        row = parse_xml(
            f"<w:tr {nsdecls('w')}><w:trPr>{'' if is_long and not head else '<w:cantSplit/>'}"
            f"{'<w:tblHeader/>' if head else ''}</w:trPr></w:tr>"
        )
        for column, runs in enumerate(cells):
            side = "left" if is_text else "center" if head else _side(column, right_from)
            bound = not is_text and len(rows) <= TOGETHER and at + 1 < len(rows)
            row.append(_cell(controls, runs, widths[column], style, side, head, bound))
        table.append(row)
    body = document.element.body
    body.insert(len(body) - 1, table)  # the properties of the last section stay last


def columns(rows: Sequence[Cells], width: int, shares: Sequence[float] = ()) -> list[int]:
    """Return the width of each column in twips, ``width`` in all."""
    if not shares:
        wanted = [
            max(display_width("".join(run.text for run in row[at])) for row in rows)
            for at in range(len(rows[0]))
        ]
        shares = [max(one, 4.0) + 2 for one in wanted]
    found = [int(width * share / sum(shares)) for share in shares]
    found[0] += width - sum(found)
    return found


def display_width(text: str) -> float:
    """Return the width of a text in halves of a Chinese character."""
    return sum(2.0 if unicodedata.east_asian_width(sign) in "WF" else 1.0 for sign in text)


def _side(column: int, right_from: int) -> str:
    if column == 0:
        return "left"
    return "right" if column >= right_from else "center"


def _cell(
    controls: Controls,
    runs: Sequence[Run],
    width: int,
    style: str,
    side: str,
    head: bool,
    bound: bool,
) -> BaseOxmlElement:
    """Return a cell; it is ``bound`` to the page of the row below it."""
    from docx.oxml.ns import nsdecls
    from docx.oxml.parser import parse_xml

    line = (
        f'<w:tcBorders><w:bottom w:val="single" w:sz="{THIN + 2}" w:space="0" w:color="000000"/>'
        "</w:tcBorders>"
    )
    cell = parse_xml(
        f'<w:tc {nsdecls("w")}><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'{line if head else ""}<w:vAlign w:val="{"top" if style == ANNEX else "center"}"/></w:tcPr></w:tc>'
    )
    for paragraph in split_lines(runs):
        element = parse_xml(
            f'<w:p {nsdecls("w")}><w:pPr><w:pStyle w:val="{style}"/>{"<w:keepNext/>" if bound else ""}'
            f'<w:jc w:val="{side}"/></w:pPr>'
            "</w:p>"
        )
        for run in paragraph:
            element.append(controls.element(run, HEAD_FONT if head else ""))
        cell.append(element)
    return cell


def split_lines(runs: Sequence[Run]) -> list[list[Run]]:
    """Return the paragraphs that a text with line breaks makes; a figure is never broken."""
    found: list[list[Run]] = [[]]
    for run in runs:
        if run.figure is not None:
            found[-1].append(run)
            continue
        for at, line in enumerate(run.text.split("\n")):
            if at:
                found.append([])
            if line:
                found[-1].append(Run(line))
    return found

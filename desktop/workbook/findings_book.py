"""The findings as a plain workbook, message first, to be passed on to whoever has the figures."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.checks.sheet import FindingsTable
from desktop.workbook.canvas import clean
from desktop.workbook.save import save

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

HEAD_ROW = 2
HEAD_FILL = "FFE7EDF3"
LINE = "FFB8C2CC"
LINE_HEIGHT = 15.0
MARGIN = 0.4
"""Inches at the left and right of the printed page."""


def write_findings_book(table: FindingsTable, target: Path) -> None:
    """Write ``table`` to ``target``; raises the faults of :func:`desktop.workbook.save.save`."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = clean(table.title)
    _draw(sheet, table)
    _set_up(sheet, table)
    out = io.BytesIO()
    book.save(out)
    save(out.getvalue(), target)


def _draw(sheet: Worksheet, table: FindingsTable) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    edge = Side(style="thin", color=LINE)
    border = Border(left=edge, right=edge, top=edge, bottom=edge)
    wrapped = Alignment(vertical="top", wrap_text=True)
    _text(sheet, 1, 1, table.heading).font = Font(bold=True, size=13)
    for column, (name, _) in enumerate(table.columns, 1):
        cell = _text(sheet, HEAD_ROW, column, name)
        cell.font, cell.border = Font(bold=True), border
        cell.fill = PatternFill("solid", fgColor=HEAD_FILL)
    for row, texts in enumerate(table.rows, HEAD_ROW + 1):
        for column, text in enumerate(texts, 1):
            cell = _text(sheet, row, column, text)
            cell.alignment, cell.border = wrapped, border
        lines = max(
            -(-_width(text) // width) for text, (_, width) in zip(texts, table.columns, strict=True)
        )
        sheet.row_dimensions[row].height = LINE_HEIGHT * max(1, lines) + 3


def _text(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """Put ``text`` into a cell as text: what begins with = stays what was written."""
    cell = sheet.cell(row, column)
    cell.value = clean(text)
    cell.data_type = "s"
    cell.quotePrefix = text.startswith(("=", "+", "-", "@"))
    return cell


def _width(text: str) -> int:
    """Return how many columns ``text`` takes; a Chinese sign takes two."""
    return sum(2 if sign > "\u2e7f" else 1 for sign in text)


def _set_up(sheet: Worksheet, table: FindingsTable) -> None:
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.properties import PageSetupProperties

    for column, (_, width) in enumerate(table.columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width + 2
    last = get_column_letter(len(table.columns))
    sheet.freeze_panes = f"B{HEAD_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEAD_ROW}:{last}{max(HEAD_ROW + len(table.rows), HEAD_ROW + 1)}"
    sheet.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_margins.left = sheet.page_margins.right = MARGIN
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)

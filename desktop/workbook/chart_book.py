"""The small workbook behind a chart in a document: Word and WPS open it for 编辑数据."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from desktop.workbook.canvas import Canvas
from desktop.workbook.save import package
from desktop.workbook.style import Look, Styles, number_format
from desktop.workbook.writer import add_sheets, new_book

SHEET = "Sheet1"


def chart_book(
    categories: Sequence[str],
    names: Sequence[str],
    values: Sequence[Sequence[Decimal | None]],
    decimals: int,
) -> bytes:
    """Return the file: categories in column A from row 2, a series in each column from B.

    ``values`` are given series by series; a None leaves its cell blank.
    """
    book = new_book("", "")
    canvas = Canvas(SHEET, Styles(book))
    canvas.widths = dict.fromkeys(range(1, len(names) + 2), 16.0)
    for row, category in enumerate(categories, 2):
        canvas.text(row, 1, category, Look())
    for column, (name, series) in enumerate(zip(names, values, strict=True), 2):
        canvas.text(1, column, name, Look())
        for row, value in enumerate(series, 2):
            if value is not None:
                canvas.value(row, column, value, Look(number=number_format(decimals)))
    add_sheets(book, [canvas], "")
    return package(book, [canvas])

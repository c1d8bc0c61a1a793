"""The workbook behind a chart."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl

from desktop.workbook.chart_book import SHEET, chart_book

ARGUMENTS = (("甲", "=乙"), ("上年", "本年"), ((Decimal("1.5"), None), (Decimal(2), Decimal(0))), 1)


def test_categories_down_series_across():
    sheet = openpyxl.load_workbook(io.BytesIO(chart_book(*ARGUMENTS)))[SHEET]
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "上年", "本年"],
        ["甲", 1.5, 2],
        ["=乙", None, 0],
    ]
    assert sheet["A3"].data_type != "f"


def test_the_same_bytes_for_the_same_figures():
    assert chart_book(*ARGUMENTS) == chart_book(*ARGUMENTS)

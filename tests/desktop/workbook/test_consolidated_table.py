"""Plain tables of the consolidated workbook."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from openpyxl import Workbook

from desktop.workbook.canvas import Canvas
from desktop.workbook.consolidated_parts import Table, TableColumn
from desktop.workbook.consolidated_table import draw_table, sheet_name
from desktop.workbook.style import Styles

COLUMNS = (
    TableColumn("编号", 10.0),
    TableColumn("里程（公里）", 12.0, 1),
    TableColumn("日期", 11.0),
)
ROWS = [("=1+1", Decimal("2.5"), dt.date(2026, 3, 5)), ("长" * 30, None, None)]


def drawn(*, wrapped: bool = True, notes: tuple[str, ...] = ("说明一", "说明二")):
    table = Table("台账" * 20, "题目", COLUMNS, ROWS, notes, wrapped=wrapped)
    return draw_table(table, Styles(Workbook()))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("L01 Closed-loop follow-up", "L01 Closed-loop follow-up"),
        ("L05 Online public opinion, monthly", "L05 Online public opinion,"),
        ("L09 " + "x" * 27 + " y", "L09 " + "x" * 27),
        ("台账" * 20, "台账" * 15 + "台"),
    ],
)
def test_a_sheets_name_is_short(name: str, expected: str):
    assert sheet_name(name) == expected


def test_title_notes_heads_rows():
    canvas = drawn()
    xml = "".join(canvas.pieces())
    assert xml.index("题目") < xml.index("说明二") < xml.index("编号") < xml.index("=1+1")
    assert canvas.repeated_rows == "4:4"
    assert canvas.frozen == "A5"
    assert canvas.print_area == "A1:C6"


def test_text_stays_text_and_numbers_numbers():
    xml = "".join(drawn().pieces())
    assert "<f>" not in xml
    assert "<v>2.5</v>" in xml
    assert "<v>46086</v>" in xml


def test_rows_grow_with_their_texts_unless_there_are_thousands():
    assert heights(drawn())[6] > heights(drawn())[5]
    assert 6 not in heights(drawn(wrapped=False))


def heights(canvas: Canvas) -> dict[int, float]:
    told = re.findall(r'<row r="(\d+)" ht="([\d.]+)"', "".join(canvas.pieces()))
    return {int(row): float(height) for row, height in told}


def test_a_sheet_name_is_never_too_long():
    assert len(drawn().name) == 31

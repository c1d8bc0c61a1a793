"""Text stays text, whatever it looks like; a cell holds what it can and says so when it cannot."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest
from openpyxl.utils import get_column_letter

from desktop.faults import Fault
from desktop.scheme.values import NA
from desktop.workbook.canvas import (
    LONGEST_TEXT,
    Canvas,
    LiveCell,
    address,
    clean,
    column_letter,
    escape,
    escape_formula,
    length,
)
from desktop.workbook.style import Look, Styles
from desktop.workbook.writer import new_book


@pytest.fixture
def canvas() -> Canvas:
    return Canvas("表2-1", Styles(new_book("", "")))


def only_cell(canvas: Canvas) -> ET.Element:
    (row,) = ET.fromstring(f"<sheetData>{canvas.sheet_data()}</sheetData>")
    (cell,) = row
    return cell


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+86", "-1", "@SUM(A1)", "＝1", "＋1", "－1", "＠a", "\t=1", "\r=1", "\n=1", "'x"],
)
def test_text_never_becomes_a_formula(canvas: Canvas, text: str):
    canvas.text(1, 1, text, Look())
    cell = only_cell(canvas)
    assert cell.get("t") == "inlineStr"
    assert cell.find("f") is None
    assert "".join(cell.itertext()) == text.replace("\r", "\n")
    assert cell.get("s") == str(canvas.styles.index(Look(quote=True)))


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("国道G326", "国道G326"),
        ("a\x00b\x07c\x0bd\x1fe\x7f", "abcde"),
        ("\ud800半个", "\ufffd半个"),
        ("一\r\n二\r三\n四", "一\n二\n三\n四"),
        ("\ufffe\uffff", ""),
        ("𠮷", "𠮷"),
        ("\t", "\t"),
    ],
)
def test_clean(canvas: Canvas, text: str, cleaned: str):
    assert clean(text) == cleaned
    canvas.text(1, 1, text, Look())
    assert "".join(only_cell(canvas).itertext()) == cleaned


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("a<b>&c", "a&lt;b&gt;&amp;c"),
        ("_x000D_", "_x005F_x000D_"),
        ("_x00_", "_x00_"),
        ("a_b", "a_b"),
    ],
)
def test_escape(text: str, escaped: str):
    assert escape(text) == escaped


def test_a_formula_is_escaped_for_xml_only():
    assert escape_formula('IF(a<>"_x000D_","&",1)') == 'IF(a&lt;&gt;"_x000D_","&amp;",1)'


@pytest.mark.parametrize(("text", "units"), [("", 0), ("中a", 2), ("𠮷", 2)])
def test_length_counts_as_spreadsheets_do(text: str, units: int):
    assert length(text) == units


@pytest.mark.parametrize("text", ["长" * (LONGEST_TEXT + 1), "𠮷" * (LONGEST_TEXT // 2 + 1)])
def test_a_text_too_long_is_a_fault(canvas: Canvas, text: str):
    with pytest.raises(Fault) as caught:
        canvas.text(3, 2, text, Look())
    assert caught.value.code == "workbook.text-too-long"
    assert "表2-1!B3" in caught.value.text("zh")
    canvas.text(3, 2, "长" * LONGEST_TEXT, Look())


@pytest.mark.parametrize(
    ("value", "kind", "content"),
    [
        (None, None, ""),
        (Decimal(0), None, "0"),
        (Decimal("-1E+3"), None, "-1000"),
        (Decimal("12.50"), None, "12.50"),
        (dt.date(2026, 1, 1), None, "46023"),
        ("文字", "inlineStr", "文字"),
        (NA, "inlineStr", "不涉及"),
    ],
)
def test_value(canvas: Canvas, value: Decimal | str | None, kind: str | None, content: str):
    canvas.value(1, 1, value, Look())
    cell = only_cell(canvas)
    assert (cell.get("t"), "".join(cell.itertext())) == (kind, content)


@pytest.mark.parametrize(
    ("cell", "kind", "formula_kind", "value"),
    [
        (LiveCell("1+1", Decimal(2)), None, None, "2"),
        (LiveCell("a&b", "<通过>"), "str", None, "<通过>"),
        (LiveCell("1/0", None), "str", None, ""),
        (LiveCell("SUM({1,2})", Decimal(3), array=True), None, "array", "3"),
    ],
)
def test_live(
    canvas: Canvas, cell: LiveCell, kind: str | None, formula_kind: str | None, value: str
):
    canvas.live(5, 2, cell, Look())
    found = only_cell(canvas)
    formula = found.find("f")
    assert formula is not None
    assert (found.get("r"), found.get("t"), formula.text) == ("B5", kind, cell.formula)
    assert formula.get("t") == formula_kind
    assert (found.findtext("v") or "") == value


def test_rows_and_cells_are_in_order(canvas: Canvas):
    for row, column in ((3, 2), (1, 28), (3, 1), (1, 2)):
        canvas.blank(row, column, Look())
    canvas.blank(3, 1, Look(font="bold"))  # drawn over
    canvas.heights[2] = 20
    rows = ET.fromstring(f"<sheetData>{canvas.sheet_data()}</sheetData>")
    assert [(row.get("r"), row.get("ht")) for row in rows] == [
        ("1", None),
        ("2", "20"),
        ("3", None),
    ]
    assert [cell.get("r") for row in rows for cell in row] == ["B1", "AB1", "A3", "B3"]
    assert canvas.dimension() == "A1:AB3"


def test_an_empty_sheet_has_a_dimension(canvas: Canvas):
    assert canvas.dimension() == "A1"


def test_merge(canvas: Canvas):
    canvas.merge(1, 1, 3)
    canvas.merge(2, 1, 1)
    canvas.merge(3, 1, 1, last_row=4)
    assert canvas.merged == ["A1:C1", "A3:A4"]


def test_addresses():
    assert [column_letter(n) for n in range(1, 800)] == [
        get_column_letter(n) for n in range(1, 800)
    ]
    assert (address(3, 28), address(3, 28, fixed=True)) == ("AB3", "$AB$3")


def test_closed_rows_are_written_where_they_stand():
    drawn, closed = (Canvas("表", Styles(new_book("", ""))) for _ in range(2))
    for canvas in (drawn, closed):
        for row in (1, 2, 3, 7, 8, 5):
            canvas.text(row, row, f"第{row}行", Look())
            canvas.heights[row] = 15
    for row in (2, 3, 7, 8):
        closed.close_row(row)
    assert "".join(closed.pieces()) == drawn.sheet_data()
    assert closed.dimension() == drawn.dimension() == "A1:H8"

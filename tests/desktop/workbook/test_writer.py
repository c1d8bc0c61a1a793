"""Sheets, names, validations and print set-up as Excel accepts them."""

from __future__ import annotations

import datetime as dt

import pytest

from desktop.workbook.canvas import Canvas, Validation
from desktop.workbook.plan import Area, spot
from desktop.workbook.style import Look, Styles
from desktop.workbook.writer import add_names, add_sheets, new_book, shortened


@pytest.mark.parametrize(
    ("taken_at", "created"),
    [
        ("2027-01-08T10:00:00+08:00", "2027-01-08T02:00:00"),
        ("2027-01-08T10:00:00.123456", "2027-01-08T10:00:00"),
        ("", "2000-01-01T00:00:00"),
    ],
)
def test_the_date_of_a_workbook_is_that_of_its_report(taken_at: str, created: str):
    properties = new_book("2026 凤冈县", taken_at).properties
    assert properties.created == properties.modified == dt.datetime.fromisoformat(created)
    assert properties.title == "2026 凤冈县"


def test_add_sheets():
    book = new_book("", "")
    styles = Styles(book)
    canvas = Canvas("表2-1", styles, landscape=True, print_area="A1:C9", repeated_rows="7:8")
    canvas.text(1, 1, "甲", Look())
    canvas.widths[2], canvas.frozen = 33.0, "B2"
    canvas.hidden_columns.add(3)
    canvas.merge(1, 1, 3)
    canvas.one_page = True
    canvas.row_breaks, canvas.pages_across, canvas.repeated_columns = [20, 40], 2, "A:C"
    canvas.validations.append(
        Validation("D9 E9", "custom", "TRUE", "题" * 40, "提示" * 200, "错" * 300)
    )
    canvas.validations.append(Validation("F9", "date", "36526"))
    hidden = Canvas("_jiaobao", styles, state="veryHidden")
    add_sheets(book, [canvas, hidden], "520327 凤冈县")
    sheet, machine = book["表2-1"], book["_jiaobao"]
    assert book.sheetnames == ["表2-1", "_jiaobao"]
    assert (machine.sheet_state, machine.protection.sheet) == ("veryHidden", True)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.column_dimensions["B"].width == 33
    assert sheet.column_dimensions["C"].hidden
    assert (sheet.freeze_panes, sheet.page_setup.orientation) == ("B2", "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 1)
    assert sheet.page_setup.pageOrder == "overThenDown"
    assert (sheet.print_title_cols, [b.id for b in sheet.row_breaks.brk]) == ("$A:$C", [20, 40])
    assert "&P / &N" in str(sheet.oddFooter.center.text)
    assert [str(cells) for cells in sheet.merged_cells] == ["A1:C1"]
    custom, date = sheet.data_validations.dataValidation
    assert (len(custom.promptTitle), len(custom.prompt), len(custom.error)) == (32, 255, 255)
    assert str(custom.sqref) == "D9 E9"
    assert (date.operator, date.prompt, date.showErrorMessage) == (
        "greaterThanOrEqual",
        None,
        False,
    )


def test_add_names():
    book = new_book("", "")
    add_names(book, {"T201_01.actual": spot("表2-1", 9, 4), "L02.qty": Area("台账L02", 7, 3, 9, 3)})
    found = {name: defined.attr_text for name, defined in book.defined_names.items()}
    assert found == {"T201_01.actual": "'表2-1'!$D$9", "L02.qty": "'台账L02'!$C$7:$C$9"}


@pytest.mark.parametrize(
    ("text", "limit", "result"), [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("", 3, "")]
)
def test_shortened(text: str, limit: int, result: str):
    assert shortened(text, limit) == result

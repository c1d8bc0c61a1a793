"""Cover and instructions."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from openpyxl.workbook import Workbook

from desktop.checks.findings import Finding
from desktop.workbook.cover import draw_cover, draw_guide
from desktop.workbook.plan import COVER, GUIDE
from tests.desktop.workbook.conftest import MakeEdition


def test_who_and_when(values: Workbook, edition: MakeEdition):
    sheet, places = values[COVER], edition().plan.places
    found = {
        key: sheet.cell(area.row, area.column).value
        for key, area in places.items()
        if area.sheet == COVER
    }
    assert found["PERIOD.year"] == 2026
    assert found["PERIOD.start"].date() == dt.date(2026, 1, 1)
    assert found["PERIOD.end"].date() == dt.date(2026, 12, 31)
    assert found["sign.head"] == "=HYPERLINK(1)"
    assert found["sign.date"].date() == dt.date(2027, 1, 8)
    assert found["sign.filler"] is None
    assert sheet["A5"].value == "交通运输工作年度统计报表制度"
    assert sheet["C9"].value == "凤冈县交通运输局"


@pytest.mark.parametrize(
    ("more", "text"),
    [({"draft": True}, "草稿（未报出）"), ({"draft": False, "version": 3}, "第 3 版"),
     ({"draft": True, "lang": "en"}, "Draft (not reported)")],
)  # fmt: skip
def test_edition(edition: MakeEdition, more: dict[str, object], text: str):
    assert text in draw_cover(edition(**more)).sheet_data()


def test_totals_of_findings(edition: MakeEdition):
    data = draw_cover(edition()).sheet_data()
    assert "强制 2  准强制 1  核实 0  提示 0" in data
    assert "有 3 条尚未处理" in data
    assert "尚未处理" not in draw_cover(edition(findings=())).sheet_data()


def test_sign_fields_can_be_filled_in(book: Workbook, edition: MakeEdition):
    for key, area in edition().plan.places.items():
        if key.startswith("sign."):
            assert not book[COVER].cell(area.row, area.column).protection.locked


def test_guide(edition: MakeEdition, values: Workbook):
    made = edition()
    canvas = draw_guide(made)
    texts = [cell.value for (cell,) in values[GUIDE]["B3:B14"]]
    assert texts[: len(made.scheme.instructions)] == list(made.scheme.instructions)
    assert canvas.print_area == f"A1:B{3 + len(made.scheme.instructions)}"


def test_the_guide_in_english(edition: MakeEdition):
    made = edition(lang="en")
    sheet = draw_guide(made).sheet_data()
    assert made.scheme.instructions_en[1] in sheet
    assert made.scheme.instructions[1] not in sheet
    chinese = replace(made, scheme=replace(made.scheme, instructions_en=()))
    assert made.scheme.instructions[1] in draw_guide(chinese).sheet_data()


def test_remarks_are_counted_when_there_are_any(edition: MakeEdition):
    assert "退回意见" not in draw_cover(edition()).sheet_data()
    remark = Finding("return@1@N101_01", "return", "returned", ("N101_01",), None, None, "短", "")
    data = draw_cover(edition(findings=(remark,))).sheet_data()
    assert "强制 0  准强制 0  核实 0  提示 0  退回意见 1" in data

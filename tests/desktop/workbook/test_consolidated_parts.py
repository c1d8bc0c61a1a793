"""What a consolidated workbook is told, and that each part of it comes out where it belongs."""

from __future__ import annotations

import io
from decimal import Decimal

import openpyxl
import pytest

from desktop.scheme.values import NA
from desktop.workbook.consolidated_book import consolidated_book
from desktop.workbook.consolidated_parts import (
    MISSING,
    Book,
    Figure,
    Form,
    Group,
    Line,
    Missing,
    Table,
    TableColumn,
)
from tests.desktop.workbook.book_words import WORDS

GROUPS = (Group("省本级", ("本级",), subtotal=False), Group("北市", ("一县",)))
COLUMNS = (TableColumn("项目", 10.0), TableColumn("数量", 10.0, 1))


def line(figure: Figure) -> Line:
    """Return a line of which the only county says ``figure``."""
    number = figure if isinstance(figure, Decimal) else None
    return Line(
        key="T201_01.actual",
        code="T201_01",
        name="里程",
        measure="本年实际",
        unit="公里",
        decimals=1,
        way="sum",
        method="合计",
        total=number,
        reported=number,
        adjustment=None,
        coverage="1 中 1 已报",
        reference=None,
        subtotals=(number,),
        figures=(None, figure),
        asked=(True, True),
        enters=(True, True),
        refers=(False, False),
    )


def drawn(figure: Figure = Decimal(1)) -> openpyxl.Workbook:
    """Return the workbook of one form between two tables."""
    form = Form("表2-1", "表2-1（汇总）", "汇总单位：省", "2026年", (line(figure),))
    first = Table("说明", "汇总说明", COLUMNS, [("甲", Decimal(2))], ("注一",))
    last = Table("溯源", "溯源", COLUMNS, [("乙", None)], wrapped=False)
    book = Book("汇总", "页脚", "2027-01-20T10:00:00", GROUPS, WORDS, (first,), (form,), (last,))
    return openpyxl.load_workbook(io.BytesIO(consolidated_book(book)))


def test_tables_stand_around_the_forms():
    book = drawn()
    assert book.sheetnames == ["说明", "表2-1", "溯源"]
    shown = [[cell.value for cell in row] for row in book["说明"].iter_rows()]
    assert shown == [["汇总说明", None], ["注一", None], ["项目", "数量"], ["甲", 2]]
    assert book["说明"]["B4"].number_format.startswith("#,##0.0")


@pytest.mark.parametrize(
    ("figure", "shown"),
    [(Decimal("2.5"), 2.5), (Decimal(0), 0), (None, None), (NA, "不涉及"), (MISSING, "未报")],
)
def test_zero_blank_not_applicable_and_missing_are_four_things(figure: Figure, shown: object):
    sheet = drawn(figure)["表2-1"]
    head = {cell.value: cell.column for cell in sheet[4]}
    assert sheet.cell(6, head["一县"]).value == shown


def test_missing_is_one_thing_and_no_value():
    assert isinstance(MISSING, Missing)
    assert MISSING is not None
    assert MISSING != NA


def test_only_prefectures_have_a_subtotal():
    heads = [cell.value for cell in drawn()["表2-1"][4]]
    assert heads.count("北市") == 1
    assert "省本级" not in heads

"""Tables: three lines, a heading on every page, widths that fit."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from desktop.narrative.controls import Controls
from desktop.narrative.draft import Run
from desktop.narrative.page import TEXT_WIDTH, new_document
from desktop.narrative.tables import TOGETHER, add_table, columns, display_width, split_lines
from tests.desktop.narrative.drafted import CELL, row

ROWS = (
    row("指标", "单位", "本年"),
    row("公路水路交通固定资产投资", "亿元", CELL),
    row("座", "座", "—"),
)


@pytest.fixture
def table():
    document = new_document("报告")
    add_table(document, Controls({}), ROWS, TEXT_WIDTH)
    return document.tables[0]


def test_its_heading_is_repeated_and_no_row_is_torn(table):
    rows = table._tbl.tr_lst
    assert [one.find(".//" + qn("w:tblHeader")) is not None for one in rows] == [True, False, False]
    assert all(one.find(".//" + qn("w:cantSplit")) is not None for one in rows)


def test_a_long_row_may_go_on_to_the_next_page():
    document = new_document("报告")
    add_table(document, Controls({}), ROWS, TEXT_WIDTH, is_long=True)
    rows = document.tables[0]._tbl.tr_lst
    assert [one.find(".//" + qn("w:cantSplit")) is not None for one in rows] == [True, False, False]


@pytest.mark.parametrize(("count", "bound"), [(3, 2), (TOGETHER, TOGETHER - 1), (TOGETHER + 1, 0)])
def test_a_short_table_stays_on_one_page(count: int, bound: int):
    document = new_document("报告")
    add_table(document, Controls({}), (ROWS * count)[:count], TEXT_WIDTH)
    rows = document.tables[0]._tbl.tr_lst
    kept = [all(p.pPr.keepNext is not None for p in row.iter(qn("w:p"))) for row in rows]
    assert kept == [True] * bound + [False] * (count - bound)


def test_three_lines(table):
    borders = table._tbl.tblPr.find(qn("w:tblBorders"))
    assert [one.tag for one in borders] == [qn("w:top"), qn("w:bottom")]
    heads = table._tbl.tr_lst[0].findall(".//" + qn("w:tcBorders"))
    assert len(heads) == 3


def test_words_left_units_in_the_middle_numbers_right(table):
    sides = [str(cell.paragraphs[0].alignment).split()[0] for cell in table.rows[1].cells]
    assert sides == ["LEFT", "CENTER", "RIGHT"]
    assert {str(c.paragraphs[0].alignment).split()[0] for c in table.rows[0].cells} == {"CENTER"}


def test_a_figure_in_a_cell_is_a_control(table):
    cells = table._tbl.tr_lst[1].findall(".//" + qn("w:tc"))
    assert [cell.find(".//" + qn("w:sdt")) is not None for cell in cells] == [False, False, True]


@pytest.mark.parametrize("shares", [(), (1, 2, 5)])
def test_columns_fill_the_width(shares):
    found = columns(ROWS, 8845, shares)
    assert sum(found) == 8845
    assert min(found) > 500
    assert (found[0] == max(found)) is (shares == ())


@pytest.mark.parametrize(("text", "width"), [("", 0), ("亿元", 4), ("12.5", 4), ("（%）", 5)])
def test_display_width(text: str, width: float):
    assert display_width(text) == width


def test_lines_become_paragraphs_and_a_figure_stays_whole():
    found = split_lines((Run("一\n二"), Run("甲\n乙", CELL), Run("\n三")))
    assert [[run.text for run in runs] for runs in found] == [["一"], ["二", "甲\n乙"], ["三"]]

"""The page of a receipt or a return: everything is on it, as text, ready to print."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from desktop.workbook.answer_book import AnswerPage, answer_book
from desktop.workbook.plan import MACHINE

PAGE = AnswerPage(
    sheet="退回单",
    title="报送件退回单",
    addressee="凤冈县交通运输局：",
    text="第1版经审核退回。",
    facts=(("校验码", "7K3M-9XQ2"), ("总的意见", "=1+1")),
    heads=("序号", "位置", "代码", "报送的数", "退回意见", "审核关系"),
    lines=(("1", "表2-1 第1行", "T201_01.actual", "12.50 公里", "偏大" * 60, "R201_02"),),
    signer="规划处（盖章）",
    date="2027年1月6日",
    how_to="导入本文件。",
    made_at="2027-01-06T09:30:00+08:00",
)
RECORDS = [("format:version", "text", "1"), ("remark:1", "text", "长" * 20_000)]


def sheets(page: AnswerPage) -> tuple[Worksheet, Worksheet]:
    first, machine = openpyxl.load_workbook(io.BytesIO(answer_book(page, RECORDS))).worksheets
    return first, machine


def said(sheet: Worksheet) -> list[str]:
    return [cell.value for row in sheet for cell in row if cell.value is not None]


def test_everything_is_on_it_from_top_to_bottom():
    sheet, _ = sheets(PAGE)
    facts = [text for fact in PAGE.facts for text in fact]
    expected = [PAGE.title, PAGE.addressee, f"　　{PAGE.text}", *facts, *PAGE.heads, *PAGE.lines[0]]
    assert said(sheet) == [*expected, PAGE.signer, PAGE.date, PAGE.how_to]
    assert all(cell.data_type in "sn" for row in sheet for cell in row)
    assert sheet.title == PAGE.sheet


def test_a_receipt_has_no_table():
    sheet, _ = sheets(replace(PAGE, sheet="回执", heads=(), lines=()))
    assert not {"序号", "退回意见"} & set(said(sheet))
    assert sheet.page_setup.orientation == "portrait"
    assert sheets(PAGE)[0].page_setup.orientation == "landscape"


def test_it_prints_on_pages_of_one_width_and_repeats_the_head():
    sheet, _ = sheets(PAGE)
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.print_area == f"'退回单'!$A$1:$F${sheet.max_row}"
    row = next(c.row for c in sheet["A"] if c.value == "序号")
    assert sheet.print_title_rows == f"${row}:${row}"
    assert sheet.row_dimensions[row + 1].height > 60, "a long remark is seen whole"
    assert sheet.protection.sheet


def test_the_machine_sheet_holds_the_records_exactly():
    _, machine = sheets(PAGE)
    assert (machine.title, machine.sheet_state) == (MACHINE, "veryHidden")
    found = [[str(cell.value) for cell in row if cell.value is not None] for row in machine]
    assert [(key, state, "".join(parts)) for key, state, *parts in found] == RECORDS


@pytest.mark.parametrize(
    "text", ["=1+1", "＝SUM(A1)", "@a", "\t=1", "_x000D_", "<b>&", "\0坏\ud800"]
)
def test_a_remark_is_never_more_than_text(text: str):
    line = (*PAGE.lines[0][:4], text, "")
    sheet, _ = sheets(replace(PAGE, lines=(line,)))
    row = next(c.row for c in sheet["A"] if c.value == "1")
    kept = text.replace("\0", "").replace("\ud800", "\ufffd")
    assert (unescape(str(sheet.cell(row, 5).value)), sheet.cell(row, 5).data_type) == (kept, "s")


def test_the_same_words_give_the_same_bytes():
    assert answer_book(PAGE, RECORDS) == answer_book(PAGE, RECORDS)

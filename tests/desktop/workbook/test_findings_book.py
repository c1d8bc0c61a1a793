"""The findings as a workbook: message first, head frozen, text stays text."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from desktop.checks.sheet import FindingsTable
from desktop.faults import Fault
from desktop.workbook.findings_book import write_findings_book

COLUMNS = (("审核结果", 60), ("类别", 10))
ROWS = (
    ("表2-1 第6行 本年实际 42.5 公里，应不小于 年度目标 50 公里。" * 4, "强制"),
    ("=1+1", "核实"),
    ("＋1", "提示"),
    ("-2", "@x"),
    ("坏\x07字", "强制"),
)
TABLE = FindingsTable("审核情况", "凤冈县 2026年报 审核情况", COLUMNS, ROWS)


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "f.xlsx"
    write_findings_book(TABLE, path)
    return path


def test_what_another_library_reads(book: Path) -> None:
    sheet = CalamineWorkbook.from_path(str(book)).get_sheet_by_name("审核情况")
    rows = sheet.to_python()
    assert rows[0][0] == TABLE.heading
    assert rows[1] == ["审核结果", "类别"]
    assert [tuple(row) for row in rows[2:-1]] == list(ROWS[:-1])
    assert rows[-1][0] == "坏字"


def test_text_never_becomes_a_formula(book: Path) -> None:
    sheet = load_workbook(book).worksheets[0]
    kinds = {cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row}
    assert kinds == {"s"}
    assert sheet["A4"].value == "=1+1"


def test_it_is_set_up_for_reading_and_printing(book: Path) -> None:
    sheet = load_workbook(book).worksheets[0]
    assert sheet.freeze_panes == "B3"
    assert sheet.auto_filter.ref == "A2:B7"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.column_dimensions["A"].width > sheet.column_dimensions["B"].width
    heights = [sheet.row_dimensions[row].height for row in (3, 4)]
    assert heights[0] > heights[1]


def test_no_findings(tmp_path: Path) -> None:
    path = tmp_path / "f.xlsx"
    write_findings_book(FindingsTable("审核情况", "无", COLUMNS, ()), path)
    assert len(CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python()) == 2


def test_the_old_file_stays_when_the_new_one_cannot_be_written(book: Path) -> None:
    before = book.read_bytes()
    with pytest.raises(Fault, match=r"workbook\."):
        write_findings_book(TABLE, book / "f.xlsx")
    assert book.read_bytes() == before

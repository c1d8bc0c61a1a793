"""What is read of a machine sheet without a reader is what the reader of all sheets reads."""

from __future__ import annotations

import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from desktop.workbook.canvas import Canvas
from desktop.workbook.grids import grids_of
from desktop.workbook.machine import draw_records
from desktop.workbook.plain_machine import plain_rows
from desktop.workbook.plan import MACHINE
from desktop.workbook.save import package
from desktop.workbook.sealing import Record
from desktop.workbook.style import Styles
from desktop.workbook.writer import add_sheets, new_book

RECORDS: list[Record] = [
    ("identity:unit", "text", "520327"),
    ("T201_01.actual", "number", "-7.43"),
    ("N201_01", "text", "余庆 & 凤冈 <县> \"引\" '号'"),
    ("explanation:R1", "text", "第一行\n第二行\t  末 "),
    ("T201_02.actual", "blank", ""),
]


PART = "xl/worksheets/sheet2.xml"


def book_of(records: list[Record]) -> bytes:
    book = new_book("题目", "2027-01-08T10:00:00")
    styles = Styles(book)
    canvases = [Canvas("封面", styles), draw_records(records, styles)]
    add_sheets(book, canvases, "")
    return package(book, canvases)


def drawn(records: list[Record]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(book_of(records))) as archive:
        return archive.read(PART)


def test_reads_what_was_written():
    content = book_of(RECORDS)
    assert plain_rows(drawn(RECORDS)) == RECORDS
    grids, _ = grids_of(content, "报表.xlsx")
    assert grids[MACHINE].rows == RECORDS
    with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
        rows = book.get_sheet_by_name(MACHINE).to_python()
    assert [tuple(row) for row in rows] == RECORDS


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<row r="2">', b'<row r="3">'),
        (b'<row r="2">', b'<row r="2" hidden="1">'),
        (b'r="B2"', b'r="D2"'),
        (b"-7.43", b"&#45;7.43"),
        (b"-7.43", b"-7.43</t><t>1"),
        (b"-7.43", b"-7.43\r"),
        (b"-7.43", b"_x002D_7.43"),
        (b"-7.43", b"\xff"),
        (b"</sheetData>", b'<row r="6"/></sheetData>'),
        (b"</sheetData>", b"</sheetData><sheetData></sheetData>"),
        (b"<sheetData>", b"<!-- --><sheetData>"),
        (b' xml:space="preserve"', b""),
        (b"<sheetData>", b"<x:sheetData>"),
    ],
)
def test_leaves_the_rest_to_the_reader(old: bytes, new: bytes):
    content = drawn(RECORDS)
    assert old in content
    assert plain_rows(content.replace(old, new, 1)) is None


def test_a_text_in_several_cells_is_left_to_the_reader():
    assert plain_rows(drawn([("N201_01", "text", "长" * 20_000)])) is None

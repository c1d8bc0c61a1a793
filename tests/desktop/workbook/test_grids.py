"""Sheets as tables of values."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from desktop.workbook.grids import CellValue, Grid, grids_of, read_grids, typed_text
from tests.hostile import FORM, changed

GRID = Grid("表", [["a", "", 1.0], [" b ", None], []], 3, 2)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""), ("甲 ", "甲 "), (True, "TRUE"), (False, "FALSE"), (15200.0, "15200"),
        (0.1 + 0.2, "0.3"), (1e20, "100000000000000000000"), (1.5e-7, "0.00000015"), (3, "3"),
        (float("nan"), "NaN"), (dt.date(2026, 3, 5), "2026-03-05"),
        (dt.datetime(2026, 3, 5), "2026-03-05"),  # noqa: DTZ001 (a cell has no time zone)
        (dt.datetime(2026, 3, 5, 8), "2026-03-05T08:00:00"),  # noqa: DTZ001 (likewise)
        (dt.time(8, 30), "08:30:00"), (dt.timedelta(hours=30), "1 day, 6:00:00"),
    ],
)  # fmt: skip
def test_what_one_would_type(value: CellValue, text: str):
    assert typed_text(value) == text


@pytest.mark.parametrize(
    ("row", "column", "value"),
    [(3, 2, "a"), (3, 3, None), (3, 4, 1.0), (4, 3, None), (4, 4, None), (5, 2, None),
     (6, 2, None), (2, 2, None), (3, 1, None), (1, 1, None)],
)  # fmt: skip
def test_cells(row: int, column: int, value: CellValue):
    assert GRID.value(row, column) == value
    assert GRID.cell(row, column).value == value


def test_rows_and_texts():
    assert (GRID.last_row, GRID.text(4, 2), GRID.cell(4, 2).address) == (5, "b", "B4")
    assert list(GRID.row(3)) == [(2, "a"), (4, 1.0)]
    assert list(GRID.row(9)) == []
    assert list(GRID.starting_with(" b")) == [(4, 2, " b ")]


def test_an_error_is_seen_as_it_is(section_book: bytes):
    def spoil(part: bytes) -> bytes:
        at = part.index(b'<c r="D10"')
        end = (
            part.index(b"/>", at) + 2
            if part.index(b"/>", at) < part.index(b"</c>", at)
            else part.index(b"</c>", at) + 4
        )
        return part[:at] + b'<c r="D10" s="1" t="e"><f>1/0</f><v>#DIV/0!</v></c>' + part[end:]

    grids, structure = grids_of(changed(section_book, FORM, spoil), "x")
    (name,) = [name for name, part in structure.sheets.items() if part == FORM]
    assert grids[name].value(10, 4) == "#DIV/0!"


def test_from_a_file(section_book: bytes, tmp_path: Path):
    path = tmp_path / "表.xlsx"
    path.write_bytes(section_book)
    grids, structure = read_grids(path)
    assert grids.keys() == structure.sheets.keys()

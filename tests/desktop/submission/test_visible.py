"""A cell that is seen → the value that it means; a record → the value that it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.scheme.model import Rename
from desktop.scheme.values import NA, Value
from desktop.submission.visible import base_values, decoded, renames_of, untouched, value_of
from desktop.workbook.grids import CellValue, VisibleCell
from tests.desktop.records.conftest import SCHEME
from tests.desktop.submission.filled_in import book


def cell(value: CellValue) -> VisibleCell:
    return VisibleCell(value, "表2-1", "D9")


@pytest.mark.parametrize(
    ("key", "seen", "value"),
    [
        ("T201_01.actual", None, None),
        ("T201_01.actual", 0.30000000000000004, Decimal("0.3")),
        ("T201_01.actual", "1,200公里", Decimal(1200)),
        ("T201_04.actual", 12.0, Decimal(12)),
        ("L02#new.due", 46000.0, dt.date(2025, 12, 9)),
        ("L02#new.due", dt.datetime(2026, 3, 5), dt.date(2026, 3, 5)),  # noqa: DTZ001 (a cell has no time zone)
        ("L02#new.due", dt.date(2026, 3, 5), dt.date(2026, 3, 5)),
        ("L02#new.due", 20260305.0, dt.date(2026, 3, 5)),
        ("L02#new.due", "2026年3月5日", dt.date(2026, 3, 5)),
        ("L02#new.name", 12.0, "12"),
        ("L02.nil", True, "是"),
        ("T201_01.actual", "不涉及", NA),
    ],
)
def test_values(report: Report, key: str, seen: CellValue, value: Value | None):
    assert value_of(report, key, cell(seen)) == value


@pytest.mark.parametrize(
    ("key", "seen", "code"),
    [
        ("T201_01.actual", dt.date(2026, 3, 5), "records.not-a-number"),
        ("T201_01.actual", "#DIV/0!", "records.not-a-number"),
        ("T201_01.actual", float("inf"), "records.not-a-number"),
        ("T201_01.actual", 0.125, "records.too-many-decimals"),
        ("T201_04.actual", 1.5, "records.not-whole"),
        ("T201_01.actual", "1.2万", "records.multiple-without-unit"),
        ("T201_01.actual", "85%", "records.other-unit"),
        ("L02#new.due", 5.0, "records.not-a-date"),
        ("L02#new.status", "办结", "records.not-a-choice"),
        ("L02#new.name", "a\0b", "records.control-sign"),
    ],
)
def test_what_cannot_be_read(report: Report, key: str, seen: CellValue, code: str):
    with pytest.raises(Fault) as told:
        value_of(report, key, cell(seen))
    assert told.value.code == code


@pytest.mark.parametrize(
    ("state", "text", "value"),
    [
        ("number", "15200.00", Decimal("15200")), ("number", "x", "x"), ("number", "NaN", "NaN"),
        ("date", "2026-03-05", dt.date(2026, 3, 5)), ("date", "2026-13-05", "2026-13-05"),
        ("na", "", NA), ("blank", "", None), ("text", "甲", "甲"), ("text", "", None),
    ],
)  # fmt: skip
def test_records(state: str, text: str, value: Value | None):
    assert decoded(state, text) == value


def test_the_base_follows_renamed_codes():
    moves = renames_of(
        replace(
            SCHEME,
            renames=(
                Rename("T299_01", "T201_01", "2026", ""),
                Rename("T299_02", "", "2026", ""),
                Rename("L99", "L02", "2026", ""),
                Rename("L99.size", "L02.qty", "2026", ""),
                Rename("L99.old", "", "2026", ""),
            ),
        )
    )
    told = ("number", "1")
    keys = ("T299_01.actual", "T299_02.actual", "L99#1.size", "L99#1.name", "L99#1.old", "N201_01")
    found = base_values(book({}, dict.fromkeys(keys, told)), moves)
    assert found.keys() == {"T201_01.actual", "L02#1.qty", "L02#1.name", "N201_01"}
    assert moves.column("L99", "size") == "qty"
    assert moves.column("L99", "old") == ""


@pytest.mark.parametrize(
    ("was", "seen", "expected"),
    [
        ("甲 ", "甲 ", True),
        ("甲", "乙", False),
        (Decimal("0.10"), 0.1, True),
        (Decimal(1), "1", False),
        (Decimal(1), True, False),
        (None, None, True),
        (None, 0.0, False),
        (NA, "不涉及", True),
        (dt.date(2026, 3, 5), dt.date(2026, 3, 5), True),
        (dt.date(2026, 3, 5), dt.date(2026, 3, 6), False),
    ],
)
def test_a_cell_as_it_was_written(was: Value | None, seen: CellValue, expected: bool):
    assert untouched(was, cell(seen)) is expected

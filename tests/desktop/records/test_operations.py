"""The written form of values and changes."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.operations import (
    Changes,
    decode,
    decode_cells,
    digest,
    encode,
    encode_cells,
    inverse,
)
from desktop.scheme.values import NA, Value


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (NA, ["na", ""]),
        (Decimal(0), ["number", "0"]),
        (Decimal("12.50"), ["number", "12.50"]),
        (Decimal("1.2E+4"), ["number", "12000"]),
        (Decimal("1E-7"), ["number", "0.0000001"]),
        ("", ["text", ""]),
        ("12.5", ["text", "12.5"]),
        ("不涉及", ["text", "不涉及"]),
        (dt.date(2026, 3, 5), ["date", "2026-03-05"]),
    ],
)
def test_written_and_read_back(value: Value | None, written: list[str] | None):
    assert encode(value) == written
    assert decode(written) == value
    assert type(decode(written)) is type(value)


def test_a_state_that_is_none_is_no_value():
    with pytest.raises(ValueError, match="strange"):
        decode(["strange", "1"])


def test_cells_keep_their_types():
    cells: dict[str, Value] = {"a": Decimal("1.0"), "b": "1.0", "c": dt.date(2026, 1, 1)}
    assert decode_cells(encode_cells(cells)) == cells


@given(st.lists(st.tuples(st.text(), st.integers(), st.integers())))
def test_the_inverse_of_the_inverse(changes: list[tuple[str, int, int]]):
    assert inverse(inverse(changes)) == changes


def test_every_part_of_an_operation_is_in_its_digest():
    row: list[int | str | None] = [2, 1, "2026-03-05T14:03:22", "甲", "enter", "", None]
    links = {digest("before", row, "[]"), digest("other", row, "[]"), digest("before", row, "[1]")}
    others: list[int | str | None] = [3, 2, "2026", "乙", "undo", "x", 1]
    for place, other in enumerate(others):
        links.add(digest("before", [*row[:place], other, *row[place + 1 :]], "[]"))
    assert len(links) == 3 + len(row)


@pytest.mark.parametrize(
    "what",
    [
        {"keys": frozenset({"T201_01.actual"})},
        {"inserted": {"L02": ("1",)}},
        {"deleted": {"L02": ("1",)}},
        {"moved": frozenset({"L02"})},
        {"explanations": True},
    ],
)
def test_changes_are_true_when_something_changed(what: dict[str, object]):
    assert Changes(1, "", **what)
    assert not Changes(1, "", label="x")

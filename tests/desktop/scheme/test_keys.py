"""Keys: one printable address for every value, there and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scheme.keys import ROW_ID, Key, cell_key, parse_key

KEYS = [
    ("T201_03.actual", Key("T201_03", "", "actual")),
    ("L02#k3f9.status", Key("L02", "k3f9", "status")),
    ("L02.nil", Key("L02", "", "nil")),
    ("N201_01", Key("N201_01", "", "")),
    ("sign.filler", Key("sign", "", "filler")),
    ("PERIOD.year", Key("PERIOD", "", "year")),
]


@pytest.mark.parametrize(("text", "key"), KEYS)
def test_keys_are_taken_apart_and_put_together(text: str, key: Key) -> None:
    assert parse_key(text) == key
    assert str(key) == text


@pytest.mark.parametrize(
    "text",
    ["", "T", "T201_03.", "T201_03.Actual", "L02#.status", "L02#K.status", "X1.a", "L02#a b"],
)
def test_what_has_not_the_shape_is_no_key(text: str) -> None:
    assert parse_key(text) is None


@given(st.from_regex(ROW_ID, fullmatch=True), st.from_regex(r"[a-z][a-z0-9_]*", fullmatch=True))
def test_every_cell_key_comes_back(row: str, column: str) -> None:
    assert parse_key(cell_key("L02", row, column)) == Key("L02", row, column)

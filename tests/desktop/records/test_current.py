"""Positions of ledger rows: sorted by them, the rows stand in the order asked for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records.current import GAP, positions


@pytest.mark.parametrize(
    ("order", "stored", "written"),
    [
        ([], {}, {}),
        (["a", "b"], {}, {"a": GAP, "b": 2 * GAP}),
        (["a", "b"], {"a": 1, "b": 2}, {}),
        (["a", "n", "b"], {"a": 0, "b": 100}, {"n": 50}),
        (["a", "m", "n", "b"], {"a": 0, "b": 90}, {"m": 30, "n": 60}),
        (["n", "a"], {"a": GAP}, {"n": 0}),
        (["a", "n"], {"a": 7}, {"n": 7 + GAP}),
        (["b"], {"a": 1, "b": 2}, {}),
        (["a", "n", "b"], {"a": 1, "b": 2}, {"a": GAP, "n": 2 * GAP, "b": 3 * GAP}),
        (["b", "a"], {"a": 1, "b": 2}, {"b": GAP, "a": 2 * GAP}),
    ],
)
def test_as_few_rows_as_can_be_are_written(
    order: list[str], stored: dict[str, int], written: dict[str, int]
):
    assert positions(order, stored) == written


@given(
    st.data(), st.lists(st.integers(0, 30), unique=True), st.lists(st.integers(31, 60), unique=True)
)
def test_sorted_by_position_the_order_is_right(data: st.DataObject, old: list[int], new: list[int]):
    stored = {f"r{n}": n for n in old}
    order = data.draw(st.permutations([*stored, *(f"r{n}" for n in new)]))
    after = stored | positions(order, stored)
    assert sorted(after, key=after.__getitem__) == list(order)

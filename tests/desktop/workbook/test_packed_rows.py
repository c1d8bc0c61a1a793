"""Rows kept packed come back as they were, in runs of neighbours."""

from __future__ import annotations

import pytest

from desktop.workbook.packed_rows import PackedRows


@pytest.mark.parametrize(
    ("rows", "runs"),
    [
        ([], []),
        ([5], [5]),
        ([1, 2, 3], [1]),
        ([1, 2, 4, 5, 9], [1, 4, 9]),
    ],
)
def test_runs_of_neighbours(rows: list[int], runs: list[int]):
    packed = PackedRows()
    for row in rows:
        packed.add(row, f"<第{row}行/>")
    found = list(packed.runs())
    assert [first for first, _ in found] == runs
    assert "".join(text for _, text in found) == "".join(f"<第{row}行/>" for row in rows)
    assert list(packed.runs()) == found


def test_a_long_run_is_packed_in_pieces():
    packed = PackedRows()
    for row in range(1, 41):
        packed.add(row, "甲" * 100_000)
    found = list(packed.runs())
    assert 1 < len(found) < 10
    assert sum(len(text) for _, text in found) == 4_000_000

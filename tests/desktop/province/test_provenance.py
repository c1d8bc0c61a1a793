"""The way back from a total to its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from desktop.province.provenance import leading_keys, trace
from tests.desktop.province.small import (
    DEPT,
    NORTH,
    ONE,
    THREE,
    TWO,
    adjusted,
    merged,
    snapshot,
)


@dataclass
class File:
    """A file as the register tells of it."""

    file: str = "一县.xlsx"
    sha256: str = "ab"
    version: int = 2
    cells: Mapping[str, tuple[str, str]] = field(
        default_factory=lambda: {"T201_01.actual": ("表2-1", "E6")}
    )


def test_each_figure_leads_to_its_cell():
    whole = merged(snapshot(ONE, {"T201_01.actual": 5}), snapshot(TWO, {"T201_01.actual": 0}))
    one, two = trace(whole, {"520101": File()}, "T201_01.actual")
    assert (one.unit, one.value, one.file, one.sha256) == (ONE, 5, "一县.xlsx", "ab")
    assert (one.version, one.sheet, one.cell) == (2, "表2-1", "E6")
    assert (two.unit, two.value, two.file, two.cell) == (TWO, 0, "", "")


def test_who_gives_nothing_is_not_named():
    whole = merged(snapshot(ONE), snapshot(TWO, {"T201_01.actual": "不涉及"}))
    assert list(trace(whole, {}, "T201_01.actual")) == []


def test_the_traced_figures_make_the_total():
    figures = {ONE: 1, TWO: 2, THREE: 4, NORTH: 8, DEPT: 16}
    whole = merged(*(snapshot(u, {"T201_01.actual": n}) for u, n in figures.items()))
    total = whole.total("T201_01.actual")
    assert total is not None
    assert sum(c.adopted for c in trace(whole, {}, "T201_01.actual")) == total.value


def test_what_was_adjusted_says_so():
    layer = [adjusted(ONE, "T201_01.actual", 5, 9)]
    whole = merged(snapshot(ONE, {"T201_01.actual": 9}), adjustments=layer)
    (one,) = trace(whole, {}, "T201_01.actual")
    assert (one.value, one.adopted, one.adjustment) == (9, 5, layer[0])


@pytest.mark.parametrize(("row", "adopted"), [("L01#a", 0), ("L01#a.state", 0), ("L01#a.km", 1)])
def test_what_was_adjusted_in_a_ledger_says_so(row: str, adopted: int):
    layer = [adjusted(ONE, row, None), adjusted(ONE, "T201_01.actual", 1)]
    reports = [
        snapshot(unit, {}, {"L01": [{"no": unit.code, "state": "完成"}]}) for unit in (ONE, TWO)
    ]
    first, second = trace(merged(*reports, adjustments=layer), {}, "T201_07.actual")
    assert (first.value, first.adopted, first.adjustment) == (1, adopted, layer[0])
    assert (second.value, second.adopted, second.adjustment) == (1, 1, None)


@pytest.mark.parametrize(
    ("key", "keys"),
    [
        ("T201_01.actual", ("T201_01.actual",)),
        ("T201_02.actual", ("T201_01.actual", "T201_01.target")),
        ("T201_01.yoy", ("T201_01.actual", "T201_01.prior")),
        ("T201_04.actual", ("T201_04.actual", "T201_05.actual")),
        ("T201_07.actual", ("T201_07.actual",)),
        ("T201_99.actual", ()),
    ],
)
def test_what_a_total_is_made_of(key: str, keys: tuple[str, ...]):
    assert tuple(k for k, _ in leading_keys(merged(snapshot(ONE)), key)) == keys


def test_the_department_s_figure_is_the_only_one_of_its_kind():
    whole = merged(snapshot(DEPT, {"T201_06.actual": 1}), snapshot(ONE, {"T201_06.actual": 2}))
    assert [c.unit for c in trace(whole, {}, "T201_06.actual")] == [DEPT]


def test_rows_are_counted_where_they_stand():
    done = {"no": "1", "state": "完成"}
    whole = merged(
        snapshot(DEPT, {}, {"L01": [done]}),
        snapshot(ONE, {}, {"L01": [done, {"no": "2", "state": "完成"}]}),
    )
    assert [(c.unit, c.value, c.rows) for c in trace(whole, {}, "T201_07.actual")] == [
        (DEPT, 1, 1),
        (ONE, 2, 1),
    ]

"""The arithmetic of totals, one way of merging after another."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.province.consolidation import Consolidation
from desktop.province.merged import counted_apart
from desktop.province.methods import Method
from desktop.scheme.values import NA
from tests.desktop.province.small import (
    DEPT,
    NORTH,
    ONE,
    SCHEME,
    SOUTH,
    THREE,
    TWO,
    merged,
    snapshot,
)


def over(key: str, *figures: object, unit_key: str = "", weights: tuple[object, ...] = ()):
    """Return the province's figure of ``key`` when the counties say ``figures`` (None: blank)."""
    reports = []
    for number, (unit, figure) in enumerate(zip((ONE, TWO, THREE), figures, strict=False)):
        values = {} if figure is None else {key: figure}
        if number < len(weights) and weights[number] is not None:
            values[unit_key] = weights[number]
        reports.append(snapshot(unit, values))
    return merged(*reports).adopted.value(key)


@pytest.mark.parametrize(
    ("figures", "total"),
    [
        ((0.1, 0.2), "0.3"),
        ((123456789012.34, 0.01), "123456789012.35"),
        ((1, None), "1"),
        ((1, "不涉及"), "1"),
        ((0, 0), "0"),
    ],
)
def test_sums_are_exact(figures: tuple[object, ...], total: str):
    assert over("T201_01.actual", *figures) == Decimal(total)


def test_blank_and_not_applicable_are_no_zero():
    assert over("T201_01.actual", None, None) is None
    assert over("T201_01.actual", "不涉及", "不涉及") is NA
    assert over("T201_01.actual", "不涉及", None) is NA
    assert over("T201_03.actual", "不涉及", None) is NA
    assert over("T201_03.actual") is None


def test_the_greatest():
    assert over("T201_03.actual", 3, 11, 5) == 11


@pytest.mark.parametrize(
    ("figures", "weights", "mean"),
    [
        ((1.0, 4.0), (1, 2), "3.0"),
        ((1.0, 2.0), (1, 1), "1.5"),
        ((0.1, 0.2), (1, 1), "0.2"),  # 0.15, half up
        ((1.0, 4.0), (1, None), "1.0"),
        ((1.0, 4.0, "不涉及"), (1, 2, 5), "3.0"),
    ],
)
def test_means_are_weighted(figures, weights, mean: str):
    got = over("T201_04.actual", *figures, unit_key="T201_05.actual", weights=weights)
    assert got == Decimal(mean)


def test_a_mean_without_weights_is_blank_and_says_who_is_left_out():
    whole = merged(snapshot(ONE, {"T201_04.actual": 1}))
    total = whole.total("T201_04.actual")
    assert total is not None
    assert (total.value, total.unweighted) == (None, ("520101",))


def test_a_ratio_comes_from_its_summed_parts():
    whole = merged(
        snapshot(ONE, {"T201_01.actual": 1, "T201_01.target": 1}),  # 100 %
        snapshot(TWO, {"T201_01.actual": 1, "T201_01.target": 9}),  # 11.11 %
    )
    assert whole.adopted.value("T201_02.actual") == Decimal("20.00")


def test_year_on_year_comes_from_the_totals():
    whole = merged(
        snapshot(ONE, {"T201_01.actual": 10, "T201_01.prior": 10}),
        snapshot(TWO, {"T201_01.actual": 20, "T201_01.prior": 10}),
    )
    assert whole.adopted.value("T201_01.yoy") == Decimal("50.00")


def test_the_department_alone():
    whole = merged(snapshot(DEPT, {"T201_06.actual": 5}), snapshot(ONE, {"T201_06.actual": 7}))
    assert whole.adopted.value("T201_06.actual") == 5


def test_a_count_over_merged_ledgers_counts_a_thing_once():
    done = {"no": "1", "state": "完成"}
    whole = merged(
        snapshot(ONE, {}, {"L01": [done, {"no": "2", "state": "在办"}]}),
        snapshot(TWO, {}, {"L01": [done]}),
        snapshot(DEPT, {}, {"L01": [{"no": "2", "state": "完成"}]}),
    )
    assert whole.adopted.value("T201_07.actual") == 2


def test_numbers_that_units_give_themselves_are_not_the_same_thing():
    whole = merged(
        snapshot(ONE, {}, {"L02": [{"no": "1"}, {"no": "2"}]}),
        snapshot(TWO, {}, {"L02": [{"no": "1"}]}),
    )
    assert whole.adopted.value("T201_08.actual") == 3


def test_what_is_stated_over_ledgers_not_sent_is_added():
    key, done = "T201_07.actual", {"no": "1", "state": "完成"}
    stated = [replace(snapshot(unit), stated={key: Decimal(n)}) for unit, n in ((ONE, 4), (TWO, 0))]
    assert merged(*stated).adopted.value(key) == 4
    assert merged(stated[1]).adopted.value(key) == 0
    with_rows = merged(*stated, snapshot(THREE, {}, {"L01": [done]}))
    assert with_rows.adopted.value(key) == 5
    assert with_rows.coverage(key, Method("ledger", ("county",))).answered == 3


def test_a_ledger_that_nobody_filled_gives_a_blank_and_a_declared_one_zero():
    assert merged(snapshot(ONE)).adopted.value("T201_07.actual") is None
    assert merged(snapshot(ONE, {"L01.nil": "是"})).adopted.value("T201_07.actual") == 0


def test_operands_over_units():
    figures = merged(
        snapshot(ONE, {"T201_06.actual": 1}),
        snapshot(TWO, {"T201_06.actual": 2}),
        snapshot(NORTH, {"T201_06.actual": 4}),
    ).adopted
    scalars = figures.scalars(("dept",))
    assert scalars["SUMUNITS:county:T201_06.actual"] == 3
    assert scalars["COUNTUNITS:county"] == 2
    assert scalars["PERIOD.year"] == 2026
    assert scalars.get("T201_06.actual", "none") == "none"
    assert scalars["no key"] is None


def test_last_year_s_totals_are_operands():
    here = merged(snapshot(ONE))
    last = {"T201_01.actual": Decimal(9)}
    whole = Consolidation(here.sources, here.area, last)
    assert whole.adopted.scalars(("county",))["T201_01.last"] == 9


def test_distinct_counts_are_found_in_formulas():
    assert counted_apart(SCHEME.indicators["T201_08"].formula) == {"L02.no"}
    assert counted_apart("SUM(L01.km)") == frozenset()


def test_prefectures_hold_their_own_and_nothing_is_counted_twice():
    reports = [
        snapshot(unit, {"T201_01.actual": figure})
        for unit, figure in ((DEPT, 1), (NORTH, 2), (SOUTH, 4), (ONE, 8), (TWO, 16), (THREE, 32))
    ]
    parts = [
        merged(*reports, area=area).adopted.value("T201_01.actual") for area in ("5201", "5202")
    ]
    assert parts == [26, 36]
    assert merged(*reports).adopted.value("T201_01.actual") == 63 == sum(parts) + 1

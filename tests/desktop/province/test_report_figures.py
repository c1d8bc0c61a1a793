"""The figures of the report: exact, each with who stands behind it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.province.merged import Merged
from desktop.province.report_figures import ReportFigures, ledger_levels, reach_of
from desktop.province.sources import areas
from desktop.records.snapshot import Snapshot
from desktop.scheme.values import NA
from tests.desktop.province.small import (
    DEPT,
    NORTH,
    ONE,
    SCHEME,
    SOUTH,
    THREE,
    TWO,
    small_scheme,
    snapshot,
    sources,
)


def figures(*snapshots: Snapshot, **more) -> ReportFigures:
    found = sources(*snapshots, **more)
    parts = areas(found, "52")
    return ReportFigures(found, parts, Merged(found, parts[0], found.adopted, {}))


ROWS = {"L01": [{"no": "甲", "state": "完成", "km": 3}, {"no": "乙", "state": "在办", "km": 4}]}


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("T201_01.actual", Decimal(3)),
        ("T201_01.actual / 10000", Decimal("0.0003")),
        ("T201_01.actual - T201_01.target", Decimal(-4)),
        ("T201_01.actual = 3", True),
        ("T201_03.actual", None),
        ("T201_05.actual", NA),
        ("T201_05.actual * 2", NA),
        ("T201_05.actual + T201_03.actual", None),
        ("T201_07.actual", Decimal(1)),
        ("SUM(L01.km)", Decimal(7)),
        ("PERIOD.year - 1921", Decimal(105)),
        ('IF(PERIOD.year > 2020, "新", "旧")', "新"),
        ('SUMUNITS("county", T201_01.actual)', Decimal(3)),
    ],
)
def test_formulas_over_merged_figures(formula, expected):
    found = figures(
        snapshot(ONE, {"T201_01.actual": 1, "T201_01.target": 5, "T201_05.actual": "不涉及"}, ROWS),
        snapshot(TWO, {"T201_01.actual": 2, "T201_01.target": 2, "T201_05.actual": "不涉及"}, ROWS),
    )
    assert found.value(formula) == expected


def test_a_rate_is_exact_and_rounded_only_once():
    found = figures(snapshot(ONE, {"T201_01.actual": 11234.56, "T201_01.prior": 10000}))
    assert found.value("T201_01.yoy") == Decimal("12.3456")
    third = figures(snapshot(ONE, {"T201_01.actual": 1, "T201_01.target": 3}))
    assert str(third.value("T201_02.actual")).startswith("33.3333333333")
    assert figures(snapshot(ONE, {"T201_01.actual": 1})).value("T201_02.actual") is None


def test_what_is_not_asked_for_this_year_concerns_nobody():
    scheme = small_scheme(switched_off={"2026": frozenset({"T201_03"})})
    found = figures(snapshot(ONE, {"T201_03.actual": 1}), scheme=scheme)
    assert found.value("T201_03.actual") is NA


@pytest.mark.parametrize(
    ("key", "answered", "units", "missing", "counted"),
    [
        ("T201_01.actual", 3, 6, ("南市", "二县", "三县"), "个单位"),
        ("T201_09.actual", 1, 3, ("二县", "三县"), "个县区"),
        ("T201_06.actual", 1, 1, (), "个单位"),
        ("T201_02.actual", 1, 6, ("甲省", "南市", "一县", "二县", "三县"), "个单位"),
        ("L01.km", 2, 6, ("甲省", "南市", "二县", "三县"), "个单位"),
    ],
)
def test_the_reach_of_a_key(key, answered, units, missing, counted):
    found = sources(
        snapshot(DEPT, {"T201_01.actual": 0, "T201_06.actual": 5}),
        snapshot(NORTH, {"T201_01.actual": "不涉及", "T201_01.target": 1, "L01.nil": "是"}),
        snapshot(ONE, {"T201_01.actual": 1, "T201_09.actual": 1}, ROWS),
        snapshot(TWO),
    )
    reach = reach_of(found, areas(found, "52")[0], key)
    assert reach is not None
    assert (reach.answered, reach.units, reach.missing) == (answered, units, missing)
    assert reach.counted == counted


@pytest.mark.parametrize("key", ["PERIOD.year", "N201_01", "T201_01.last"])
def test_what_no_unit_answers_has_no_reach(key):
    found = sources(snapshot(ONE))
    assert reach_of(found, areas(found, "52")[0], key) is None


def test_the_least_covered_key_counts():
    found = figures(snapshot(ONE, {"T201_01.actual": 1, "T201_09.actual": 1}))
    reach = found.reach(["T201_01.actual", "T201_09.actual", "PERIOD.year"])
    assert reach is not None
    assert (reach.answered, reach.units) == (1, 6)
    assert found.reach(["PERIOD.year"]) is None


def test_prefectures_have_figures_of_their_own():
    found = figures(
        snapshot(ONE, {"T201_01.actual": 1}),
        snapshot(TWO, {"T201_01.actual": 2}),
        snapshot(NORTH, {"T201_01.actual": 4}),
        snapshot(THREE),
        snapshot(SOUTH),
    )
    assert found.by_prefecture("T201_01.actual") == [("北市", Decimal(7)), ("南市", None)]


def test_rows_of_a_ledger_are_those_that_indicators_count():
    assert ledger_levels(SCHEME, "L01") == SCHEME.indicators["T201_07"].merge_levels
    alone = small_scheme(indicators={})
    assert ledger_levels(alone, "L01") == alone.ledgers["L01"].levels

"""Totals with their coverage, over a small province and over the whole demo."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.province.consolidation import Consolidation, Coverage, Total
from desktop.province.sources import areas, read_sources
from desktop.scheme.values import NA
from tests.desktop.checks.conftest import indicator as made
from tests.desktop.province.accepted import SCHEME as BUILT_IN
from tests.desktop.province.accepted import demo_snapshots, expected
from tests.desktop.province.small import (
    DEPT,
    EVERYONE,
    NORTH,
    ONE,
    SCHEME,
    SOUTH,
    THREE,
    TWO,
    adjusted,
    merged,
    small_scheme,
    snapshot,
)

COUNTIES = 12


def total(whole: Consolidation, key: str) -> Total:
    found = whole.total(key)
    assert found is not None
    return found


def test_blank_zero_not_applicable_and_missing_are_counted_apart():
    found = total(
        merged(
            snapshot(DEPT, {"T201_01.actual": 5}),
            snapshot(NORTH, {"T201_01.actual": 0}),
            snapshot(ONE, {"T201_01.actual": "不涉及"}),
            snapshot(TWO),
        ),
        "T201_01.actual",
    )
    assert found.coverage == Coverage(1, 1, 1, 1, ("5202", "520201"))
    assert (found.coverage.units, found.coverage.answered) == (6, 3)
    assert found.coverage.text() == "6 中 3 已报"
    assert found.coverage.text("en") == "3 of 6 reported"


def test_a_rate_is_answered_by_who_gave_its_parts():
    found = total(
        merged(
            snapshot(ONE, {"T201_01.actual": 1, "T201_01.prior": 0}),  # no rate over zero
            snapshot(TWO, {"T201_01.actual": 1}),
            snapshot(THREE, {"T201_01.actual": 1, "T201_01.prior": "不涉及"}),
        ),
        "T201_01.yoy",
    )
    coverage = found.coverage
    assert (coverage.value, coverage.zero, coverage.blank, coverage.na) == (1, 0, 1, 1)


def test_only_levels_that_enter_are_asked():
    found = total(merged(snapshot(ONE, {"T201_09.actual": 3})), "T201_09.actual")
    assert (found.value, found.coverage.units) == (3, 3)


def test_county_analogues_are_a_reference_and_never_merged():
    whole = merged(
        snapshot(DEPT, {"T201_06.actual": 5}),
        snapshot(ONE, {"T201_06.actual": 7}),
        snapshot(NORTH, {"T201_06.actual": 100}),
    )
    found = total(whole, "T201_06.actual")
    assert (found.value, found.reference) == (5, 7)
    assert found.coverage.units == 1
    assert found.referring is not None
    assert found.referring.text() == "3 中 1 已报"


def test_what_counties_keep_beside_the_department_is_a_reference():
    """省厅核定: county and department register the same things; their sums are not added up."""
    one = made(
        "T201_07",
        measures=("actual", "cumulative"),
        aggregate="count-from-ledger",
        county_role="B",
        ledger="L01",
        formula="COUNTUNIQUEIFS(L01.no)",
    )
    scheme = small_scheme(indicators={**SCHEME.indicators, "T201_07": one})
    key = "T201_07.cumulative"
    reports = [snapshot(DEPT, {key: 3}), snapshot(ONE, {key: 1}), snapshot(TWO, {key: 1})]
    found = total(merged(*reports, scheme=scheme), key)
    assert (found.value, found.reference) == (3, 2)
    found = total(merged(*reports, scheme=scheme, area="5201"), key)
    assert (found.value, found.reference) == (None, 2)


def test_adjustments_are_a_layer_of_their_own():
    report = snapshot(ONE, {"T201_01.actual": 10, "T201_01.target": 10})
    whole = merged(
        report,
        snapshot(TWO, {"T201_01.actual": 1, "T201_01.target": 10}),
        adjustments=[adjusted(ONE, "T201_01.actual", 4, 10)],
    )
    found = total(whole, "T201_01.actual")
    assert (found.reported, found.adjustment, found.value) == (11, -6, 5)
    assert total(whole, "T201_02.actual").value == Decimal("25.00")
    assert report.values["T201_01.actual"] == 10
    untouched = total(whole, "T201_01.target")
    assert (untouched.reported, untouched.adjustment) == (20, 0)


def test_what_was_taken_back_does_not_count():
    undone = adjusted(ONE, "T201_01.actual", 4, undone_at="2027-01-21T10:00:00+08:00")
    whole = merged(snapshot(ONE, {"T201_01.actual": 10}), adjustments=[undone])
    assert total(whole, "T201_01.actual").value == 10


def test_a_prefecture_has_no_figures_of_the_department():
    keys = [t.key for t in merged(snapshot(NORTH, {"T201_01.actual": 1}), area="5201").totals()]
    assert "T201_01.actual" in keys
    reference_only = [
        t for t in merged(snapshot(ONE), area="5201").totals() if not t.coverage.units
    ]
    assert all(t.reference is not None for t in reference_only)


def test_a_key_without_total():
    assert merged(snapshot(ONE)).total("T201_99.actual") is None


ANSWERS = st.sampled_from((None, "不涉及", 0, 3, 0.07, 12345.67, "absent"))


@given(st.lists(ANSWERS, min_size=6, max_size=6))
def test_coverage_counts_everyone_once_and_sums_agree(answers: list[object]):
    reports = [
        snapshot(unit, {} if answer is None else {"T201_01.actual": answer})
        for unit, answer in zip(EVERYONE, answers, strict=True)
        if answer != "absent"
    ]
    found = total(merged(*reports), "T201_01.actual")
    coverage = found.coverage
    assert coverage.units == len(EVERYONE)
    assert (coverage.blank, coverage.na, len(coverage.missing), coverage.zero) == tuple(
        answers.count(answer) for answer in (None, "不涉及", "absent", 0)
    )
    numbers = [Decimal(str(a)) for a in answers if isinstance(a, int | float)]
    if numbers:
        assert found.value == sum(numbers)
    else:
        assert found.value is (NA if coverage.na else None)


@pytest.fixture(scope="module")
def demo() -> Consolidation:
    found = read_sources(BUILT_IN, "2026", expected(), demo_snapshots(COUNTIES))
    return Consolidation(found, areas(found, "520000")[0])


def independent_sum(code: str, measure: str) -> Decimal | None:
    """Add the entered figures up from the reports alone."""
    levels = BUILT_IN.indicators[code].merge_levels
    figures = [
        s.values.get(f"{code}.{measure}")
        for s in demo_snapshots(COUNTIES)
        if s.unit.level in levels
    ]
    numbers = [figure for figure in figures if isinstance(figure, Decimal)]
    return sum(numbers, Decimal(0)) if numbers else None


def test_every_summed_figure_of_the_demo_agrees_with_an_independent_sum(demo: Consolidation):
    checked = 0
    for indicator in BUILT_IN.indicators.values():
        if indicator.aggregate == "sum":
            for measure in indicator.inputs():
                key = f"{indicator.code}.{measure}"
                assert total(demo, key).value == independent_sum(indicator.code, measure), key
                checked += 1
    assert checked > 20


RATIOS = {
    "T201_02": (("T201_01.actual",), ("T201_01.target",)),
    "T207_03": (("T207_02.actual",), ("T207_01.actual",)),
    "T207_07": (("T207_05.actual",), ("T207_04.actual",)),
    "T207_08": (("T207_06.actual",), ("T207_05.actual",)),
    "T209_06": (("T209_05.actual",), ("T209_04.actual",)),
}


@pytest.mark.parametrize("code", RATIOS)
def test_ratios_of_the_demo_come_from_sums(demo: Consolidation, code: str):
    above, below = (
        sum((independent_sum(*key.split(".")) or Decimal(0) for key in keys), Decimal(0))
        for keys in RATIOS[code]
    )
    wanted = (above / below * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)
    assert total(demo, f"{code}.actual").value == wanted


def test_the_weighted_mean_of_the_demo(demo: Consolidation):
    top = weights = Decimal(0)
    for report in demo_snapshots(COUNTIES):
        mean, weight = (report.values.get(f"{code}.actual") for code in ("T206_16", "T206_15"))
        if isinstance(mean, Decimal) and isinstance(weight, Decimal):
            top, weights = top + mean * weight, weights + weight
    wanted = top / weights
    got = total(demo, "T206_16.actual").value
    assert got == wanted.quantize(Decimal("0.1"), ROUND_HALF_UP)


def test_prefectures_and_the_department_make_the_province(demo: Consolidation):
    parts = [Consolidation(demo.sources, area) for area in areas(demo.sources, "520000")[1:]]
    assert len(parts) == 9
    own = next(s for s in demo_snapshots(COUNTIES) if s.unit.level == "dept")
    key = "T201_01.actual"
    below = sum(t.value for part in parts if isinstance((t := total(part, key)).value, Decimal))
    assert below + own.values[key] == total(demo, key).value  # type: ignore[operator]  # both are numbers


def test_missing_counties_are_named(demo: Consolidation):
    coverage = total(demo, "T201_01.actual").coverage
    assert len(coverage.missing) == 88 - COUNTIES
    assert coverage.text() == f"98 中 {COUNTIES + 10} 已报"


def test_south_and_three_belong_together():
    assert merged(snapshot(SOUTH), area="5202").area.units == (SOUTH, THREE)

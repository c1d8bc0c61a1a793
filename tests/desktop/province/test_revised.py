"""History told otherwise than it was accepted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.province.adjustments import Adjustments
from desktop.province.gathered import gather
from desktop.province.revised import Revision, comparing_rules, revised
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.values import NA, Value
from tests.desktop.province.accepted import SCHEME, UNITS, accept, few

CODE, UNIT = "T201_01", "520102"
ACTUAL, PRIOR, LAST = (f"{CODE}.{measure}" for measure in ("actual", "prior", "last"))


def report(period: str, values: Mapping[str, Value], unit: str = UNIT, **more: object) -> Snapshot:
    """Return the report of a county, or of the department, that says just this."""
    one = next(s for s in few() if s.unit.code == unit)
    fields = {"values": values, "ledgers": {}, "explanations": {}, "reasons": {}, **more}
    return replace(one, period=period, **fields)


def found(store: Store, *reports: Snapshot) -> list[Revision]:
    accept(store, reports)
    return revised(gather(store, SCHEME, UNITS, "2026"))


@pytest.mark.parametrize(
    ("last", "now", "difference"),
    [
        ("100", "120.5", "20.5"),
        ("100", "0", "-100"),
        ("100", "100.00", None),
        ("100", None, None),
    ],
)
def test_what_is_another_figure_now(
    store: Store, last: str, now: str | None, difference: str | None
):
    told = {PRIOR: Decimal(now)} if now else {}
    revisions = found(store, report("2026", told), report("2025", {ACTUAL: Decimal(last)}))
    assert [(r.key, r.difference) for r in revisions] == (
        [(PRIOR, Decimal(difference))] if difference else []
    )


@pytest.mark.parametrize(("now", "then"), [(NA, Decimal(1)), (Decimal(1), NA), (Decimal(0), NA)])
def test_states_differ_without_a_difference(store: Store, now: Value, then: Value):
    (one,) = found(store, report("2026", {PRIOR: now}), report("2025", {ACTUAL: then}))
    assert (one.prior_now, one.last_accepted, one.difference) == (now, then, None)


def test_what_was_blank_counts_if_somebody_was_asked(store: Store):
    now = report("2026", {PRIOR: Decimal(1)})
    assert found(store, now, report("2025", {})) == []
    (one,) = found(store, report("2025", {ACTUAL: Decimal(5)}, "520000"))
    assert (one.last_accepted, one.prior_now) == (None, 1)


def test_the_department_s_own_and_the_order(store: Store):
    revisions = found(
        store,
        *(report("2026", {PRIOR: Decimal(2), LAST: Decimal(3)}, u) for u in (UNIT, "520000")),
        *(report("2025", {ACTUAL: Decimal(1)}, u) for u in (UNIT, "520000")),
    )
    assert [(r.key, r.unit.code) for r in revisions] == [
        (PRIOR, "520000"),
        (PRIOR, UNIT),
        (LAST, "520000"),
        (LAST, UNIT),
    ]


def test_what_the_unit_says_to_it(store: Store):
    rules = comparing_rules(SCHEME)[PRIOR]
    now = report(
        "2026",
        {PRIOR: Decimal(2), LAST: Decimal(2)},
        explanations={rules[0]: "年报后核减", "R201_01": "别的"},
        reasons={LAST: "上年由他人填报"},
    )
    first, second = found(store, now, report("2025", {ACTUAL: Decimal(1)}))
    assert (first.explanation, second.explanation) == ("年报后核减", "上年由他人填报")


def test_adopted_figures_are_what_was_accepted(store: Store):
    before = report("2025", {ACTUAL: Decimal(10)})
    accept(store, [before])
    Adjustments(store).add(before, ACTUAL, Decimal(8), reason="核对", author="张三")
    (one,) = found(store, report("2026", {PRIOR: Decimal(10)}))
    assert (one.last_accepted, one.last_reported, one.as_reported) == (8, 10, True)
    assert found(store, report("2026", {PRIOR: Decimal(8)}, "520103")) == [one]


@pytest.mark.parametrize(("now", "revisions"), [("0.13", 0), ("0.125", 0), ("0.12", 1)])
def test_rounding_is_no_revision(store: Store, now: str, revisions: int):
    """What is computed is exact; a unit enters as many decimals as the form takes."""
    before = report("2025", {ACTUAL: Decimal("0.125")})
    assert SCHEME.indicators[CODE].decimals == 2
    assert len(found(store, before, report("2026", {PRIOR: Decimal(now)}))) == revisions


def test_nothing_of_last_year(store: Store):
    assert found(store, report("2026", {PRIOR: Decimal(2)})) == []


def test_rules_that_hold_the_two_against_each_other():
    rules = comparing_rules(SCHEME)
    assert rules[PRIOR] == ("R201_24",)
    named = [SCHEME.rules[code].formula for codes in rules.values() for code in codes]
    assert all(".prior = " in formula for formula in named)
    assert len(named) > 5

"""All rules of the department's report beside the same rules as closures written by hand."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.checks.rules import declared_decimals, row_ledger
from desktop.demo.fill import Plan, Task, fill
from desktop.scheme.compute import Figures
from desktop.scheme.formula import Formula, Tolerance, compile_formula, derived_tolerance
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from tests.benchmarks.conftest import Measure
from tests.benchmarks.hand_rules import RULES, Hand

MOST = 3.0
LONGEST = 0.010
ROUNDS = 60
STATES = {True: "holds", False: "fails", None: "skipped"}

SCHEME = load_built_in()
Place = tuple[str, Mapping[str, Any]]
"""A rule's code with the scalars it is looked at with: the report's, or those of one row."""


@pytest.fixture(scope="module")
def figures() -> Figures:
    """The department's report, filled as the demo fills it, and what the merging adds."""
    units = Units()
    unit = units.get("520000")
    counties = tuple(u.code for u in units.below(unit.code) if u.level == "county")
    filled = Figures(SCHEME, fill(Task(SCHEME, Plan.read(), unit, 2026, 1, counties)))
    merged: dict[str, Any] = {"COUNTUNITS:county": Decimal(88)}
    for key in ("T201_12.actual", "T206_07.actual", "T209_13.actual"):
        merged[f"SUMUNITS:county:{key}"] = filled.get(key)
    for key, value in merged.items():
        filled.scalars[key] = value  # type: ignore[index]  # read-only for everybody else
    return filled


def places(figures: Figures) -> list[Place]:
    """Return every rule, those over rows once for each row of their ledger."""
    found: list[Place] = []
    for rule in SCHEME.rules.values():
        ledger = row_ledger(rule)
        if not ledger:
            found.append((rule.code, figures.scalars))
        found += [(rule.code, figures.row_scalars(ledger, row)) for row in figures.rows(ledger)]
    return found


def by_formula(figures: Figures) -> Callable[[], list[str]]:
    """Return what judges every rule as the checks do: tolerance worked out, then judged."""
    columns = figures.columns
    ready: list[tuple[Formula, Tolerance | None, Mapping[str, Any]]] = []
    for code, scalars in places(figures):
        rule = SCHEME.rules[code]
        formula = compile_formula(rule.formula, row_ledger=row_ledger(rule))
        tolerance = derived_tolerance(formula.node, lambda key: declared_decimals(SCHEME, key))
        ready.append((formula, None if tolerance.exact else tolerance, scalars))
    return lambda: [
        formula.judge(scalars, columns, tolerance and tolerance.value(columns)).state
        for formula, tolerance, scalars in ready
    ]


def by_hand(figures: Figures) -> Callable[[], list[bool | None]]:
    """Return what asks every closure."""
    columns: Mapping[str, Sequence[Any]] = figures.columns
    ready: list[tuple[Hand, Mapping[str, Any]]] = [
        (RULES[code], scalars) for code, scalars in places(figures)
    ]
    return lambda: [rule(scalars, columns) for rule, scalars in ready]


def test_the_closures_say_the_same(figures: Figures) -> None:
    assert set(RULES) == set(SCHEME.rules)
    said = [STATES[answer] for answer in by_hand(figures)()]
    judged = by_formula(figures)()
    codes = [code for code, _ in places(figures)]
    pairs = zip(codes, judged, said, strict=True)
    assert not [(code, one, other) for code, one, other in pairs if one != other]
    assert judged.count("skipped") < len(judged) / 3
    assert len(RULES) == 326


def test_all_rules_of_a_report(
    figures: Figures, benchmark: BenchmarkFixture, measured: Measure
) -> None:
    judge, hand = by_formula(figures), by_hand(figures)
    judge()  # compiled now, as in a window that is open
    times: dict[str, list[float]] = {"formula": [], "hand": []}
    for _ in range(ROUNDS):
        for name, run in (("formula", judge), ("hand", hand)):
            start = time.perf_counter()
            run()
            times[name].append(time.perf_counter() - start)
    ours, floor = (statistics.median(times[name]) for name in ("formula", "hand"))
    benchmark.extra_info["ratio"] = round(ours / floor, 2)
    benchmark.pedantic(judge, rounds=20)
    details = f"{len(RULES)} rules at {len(places(figures))} places: {ours * 1000:.2f} ms; closures"
    details += f" by hand {floor * 1000:.2f} ms"
    measured("all rules of a report", ours / floor, MOST, details=details)
    measured("all rules of a report", ours * 1000, LONGEST * 1000, unit="ms", details="absolute")


def test_parsing_and_compiling_a_rule(
    benchmark: BenchmarkFixture, figures: Figures, measured: Measure
) -> None:
    rules = [(rule.formula, row_ledger(rule)) for rule in SCHEME.rules.values()]

    def compile_all() -> None:
        for text, ledger in rules:
            Formula(text, ledger).judge(figures.scalars, figures.columns)

    benchmark.pedantic(compile_all, rounds=3)
    start = time.perf_counter()
    compile_all()
    each = (time.perf_counter() - start) / len(rules)
    measured(
        "a rule parsed, compiled and judged for the first time",
        each * 1000,
        0.4,
        unit="ms",
        details="once for each rule after a start, in idle time",
    )

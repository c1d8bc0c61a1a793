"""A filled report leaves no cell blank and keeps every rule, at each level, with any seed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.checks.engine import Checker
from desktop.demo.fill import Plan, Task, fill
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units

SCHEME = load_built_in()
UNITS = Units()
PLAN = Plan.read()


def filled(code: str, seed: int) -> Snapshot:
    unit = UNITS.get(code)
    regions = tuple(u.code for u in UNITS.below(code) if u.level == "county") or (code,)
    counties = {"T206_07.actual": Decimal(300)}
    return fill(Task(SCHEME, PLAN, unit, 2025, seed, regions, {}, counties))


@pytest.mark.parametrize("code", ["520327", "522732", "520300", "520000"])
@pytest.mark.parametrize("seed", [1, 2])
def test_nothing_blocks(code: str, seed: int) -> None:
    checker = Checker(SCHEME, Figures(SCHEME, filled(code, seed)))
    assert [(f.id, f.message) for f in checker.findings() if f.blocks] == []


def test_the_same_seed_gives_the_same_report() -> None:
    assert filled("520327", 5) == filled("520327", 5)
    assert filled("520327", 5) != filled("520327", 6)


def test_every_ledger_column_of_the_scheme_that_a_recipe_names_exists() -> None:
    words = {"rows", "nil"}
    for code, recipes in PLAN.ledgers.items():
        columns = {column.code for column in SCHEME.ledgers[code].columns}
        assert set(recipes) - words <= columns, code

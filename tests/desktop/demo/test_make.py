"""The demo province: two years, carried figures, planted findings, never over real data."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.checks.engine import Checker
from desktop.demo import make
from desktop.demo.fill import Plan
from desktop.demo.make import YEARS, demo_units, make_demo
from desktop.faults import Fault
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units

SCHEME = load_built_in()
UNITS = Units()


def test_the_units_are_those_of_the_province() -> None:
    levels = [unit.level for unit in demo_units(UNITS, 88)]
    assert [levels.count(level) for level in ("county", "prefecture", "dept")] == [88, 9, 1]


def test_two_years_are_written_and_the_second_carries_the_first(data_dir: Path) -> None:
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        steps = list(make_demo(store, SCHEME, UNITS, counties=1))
        assert [steps[-1].done, steps[-1].total] == [22, 22]
        unit = demo_units(UNITS, 1)[0]
        first, second = (store.snapshot(SCHEME, unit, str(year)) for year in YEARS)
        for key in ("T201_01", "T201_07", "T209_03"):
            assert second.values[f"{key}.last"] == Figures(SCHEME, first).get(f"{key}.actual")
            assert second.values[f"{key}.prior"] == second.values[f"{key}.last"]
        assert not [f.id for f in Checker(SCHEME, Figures(SCHEME, second)).findings() if f.blocks]


def test_last_years_figure_stands_as_last_year_had_it(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    department = UNITS.get(make.DEPARTMENT)
    monkeypatch.setattr(make, "demo_units", lambda units, counties: [department])
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        list(make_demo(store, SCHEME, UNITS))
        values = store.snapshot(SCHEME, department, str(YEARS[1])).values
    revised = [
        key
        for key, value in values.items()
        if key.endswith(".prior") and value != values.get(key.replace(".prior", ".last"))
    ]
    assert revised == []


def test_what_is_planted_is_found_and_explained_and_holds_nobody_up(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    planted = [UNITS.get(one["unit"]) for one in Plan.read().indicators["planted"]]
    monkeypatch.setattr(make, "demo_units", lambda units, counties: planted)
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        list(make_demo(store, SCHEME, UNITS))
        for unit in planted:
            figures = Figures(SCHEME, store.snapshot(SCHEME, unit, str(YEARS[1])))
            findings = Checker(SCHEME, figures).findings()
            assert [f.id for f in findings if f.explanation], unit.name
            assert not [f.message for f in findings if f.blocks], unit.name


def test_demo_data_is_not_mixed_with_other_reports(data_dir: Path) -> None:
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        store.open_report(SCHEME, UNITS.get("520000"), "2026").enter({"sign.head": "甲"})
        with pytest.raises(Fault) as caught:
            next(make_demo(store, SCHEME, UNITS, counties=1))
    assert caught.value.code == "demo.has-reports"

"""Every key has one place, every name leads to it."""

from __future__ import annotations

import pytest

from desktop.records.snapshot import Snapshot
from desktop.scheme.model import LEVELS, Level, Rule, Scheme
from desktop.workbook.plan import (
    SPARE_ROWS,
    STUB,
    Area,
    Plan,
    make_plan,
    measures_of,
    rule_ledger,
    spot,
)
from tests.desktop.workbook.fills import random_fill


@pytest.fixture(scope="module", params=LEVELS)
def report(request: pytest.FixtureRequest, scheme: Scheme) -> tuple[Snapshot, Plan]:
    level: Level = request.param
    snapshot = random_fill(scheme, level, 2)
    return snapshot, make_plan(scheme, snapshot)


def test_every_value_has_a_place(report: tuple[Snapshot, Plan]):
    snapshot, plan = report
    assert not set(snapshot.values) - set(plan.places)
    for code, rows in snapshot.ledgers.items():
        for row in rows:
            for column in row.cells:
                assert f"{code}#{row.id}.{column}" in plan.places


def test_no_two_values_share_a_cell(report: tuple[Snapshot, Plan]):
    plan = report[1]
    cells = [area for area in plan.places.values() if area == spot(*area[:3])]
    assert len(cells) == len(set(cells))


def test_names_can_be_names(report: tuple[Snapshot, Plan]):
    names = list(report[1].names())
    assert names == sorted(names)
    assert not [name for name in names if "#" in name or " " in name]
    folded = {name.casefold() for name in names}
    assert len(folded) == len(names), "spreadsheets know no upper and lower case in names"


def test_every_rule_of_the_level_has_a_judgement(scheme: Scheme, report: tuple[Snapshot, Plan]):
    snapshot, plan = report
    rules = [rule.code for rule in scheme.rules_of(snapshot.unit.level, "2026")]
    assert sorted(rules) == sorted(rule.code for rule in (*plan.unit_rules, *plan.row_rules))
    assert all(code in plan.places and f"explain.{code}" in plan.places for code in rules)


def test_forms_have_the_rows_of_their_level(scheme: Scheme, report: tuple[Snapshot, Plan]):
    snapshot, plan = report
    for form in plan.forms:
        shown = scheme.shown(form.section.code, snapshot.unit.level, "2026")
        lines = [line for line in form.lines if line.indicator]
        assert [line.indicator for line in lines] == list(shown)
        assert [line.number for line in lines] == list(range(1, len(shown) + 1))
        assert [line.row for line in form.lines] == list(range(9, 9 + len(form.lines)))
        assert form.last_column == STUB + len(form.measures) - len(form.hidden)


def test_ledgers_have_spare_rows(report: tuple[Snapshot, Plan]):
    snapshot, plan = report
    for sheet in plan.ledgers:
        code = sheet.ledger.code
        area = plan.places[f"{code}.data"]
        rows = len(snapshot.ledgers[code])
        assert area.last_row - area.row + 1 == rows + SPARE_ROWS
        assert [entry for _, entry in sheet.row_ids()][:rows] == list(snapshot.ledgers[code])
        for column in sheet.ledger.columns:
            named = plan.places[f"{code}.{column.code}"]
            assert (named.row, named.last_row) == (area.row, area.last_row)
            assert named.column == sheet.column(column.code)


def test_carried_figures_are_hidden_where_there_are_none(scheme: Scheme, snapshot: Snapshot):
    bare = Snapshot(scheme.id, scheme.version, snapshot.unit, "2026", {}, {})
    for form in make_plan(scheme, bare).forms:
        assert "last" in form.hidden
    for form in make_plan(scheme, snapshot).forms:
        assert "last" not in form.hidden


def test_measures_of_an_indicator(scheme: Scheme):
    found = measures_of(scheme.indicators["T201_07"])
    assert {"actual", "target", "completion", "last", "last_cumulative"} <= found
    assert measures_of(scheme.indicators["T101_01"]) == {"actual", "last"}


@pytest.mark.parametrize(
    ("area", "reference"),
    [
        (spot("表2-1", 9, 4), "'表2-1'!$D$9"),
        (Area("台账L02", 7, 3, 17, 19), "'台账L02'!$C$7:$S$17"),
    ],
)
def test_reference(area: Area, reference: str):
    assert area.reference == reference


@pytest.mark.parametrize(("code", "ledger"), [("RL13_05", "L13"), ("RC_T201_01_L13", "L13"),
                                              ("R101_01", "")])  # fmt: skip
def test_ledger_of_a_rule(scheme: Scheme, code: str, ledger: str):
    rule: Rule = scheme.rules[code]
    assert rule_ledger(rule) == ledger

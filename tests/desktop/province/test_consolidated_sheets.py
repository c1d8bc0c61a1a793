"""The forms of the consolidated workbook."""

from __future__ import annotations

import pytest

from desktop.province.adjustments import Adjustments
from desktop.province.consolidated_sheets import Forms, Units, consolidated_workbook
from desktop.province.gathered import gather
from desktop.records.store import Store
from desktop.scheme.values import NA
from desktop.workbook.consolidated_parts import MISSING, Form, Line
from tests.desktop.province.accepted import SCHEME, UNITS, accept, few

KEY = "T201_01.actual"


@pytest.fixture
def forms(store: Store) -> tuple[Units, dict[str, Form]]:
    accept(store, few())
    report = gather(store, SCHEME, UNITS, "2026").received["520102"].snapshot(SCHEME)
    Adjustments(store).add(report, KEY, NA, reason="核对", author="张三")
    gathered = gather(store, SCHEME, UNITS, "2026")
    whole, units = gathered.consolidation(), Units(gathered.areas, "zh")
    parts = [gathered.consolidation(area) for area in units.parts]
    return units, {f.name: f for f in Forms(gathered, units, whole, parts, "zh").forms()}


def line(forms: dict[str, Form], name: str, key: str) -> Line:
    return next(line for line in forms[name].lines if line.key == key)


def test_units_stand_in_their_prefecture(forms):
    units, _ = forms
    groups = units.groups
    assert (groups[0].name, groups[0].units, groups[0].subtotal) == ("贵州省本级", ("本级",), False)
    assert (groups[1].name, groups[1].units[:3]) == ("贵阳市", ("本级", "南明区", "云岩区"))
    assert sum(len(g.units) for g in groups) == len(units.ordered) == 98


def test_each_unit_has_its_figure_or_is_missing(forms):
    units, made = forms
    found = line(made, "表2-1", KEY)
    at = {unit.code: n for n, unit in enumerate(units.ordered)}
    values = {s.unit.code: s.values[KEY] for s in few()}
    assert found.figures[at["520103"]] == values["520103"]
    assert found.figures[at["520102"]] is NA
    assert found.adjusted == {at["520102"]}
    assert found.figures[at["520327"]] is MISSING
    assert found.coverage == "98 中 4 已报"


def test_what_follows_from_an_adjustment_is_marked_too(store: Store):
    accept(store, few())
    report = gather(store, SCHEME, UNITS, "2026").received["520102"].snapshot(SCHEME)
    done = next(r.id for r in report.ledgers["L15"] if r.cells.get("status") == "已完工")
    Adjustments(store).add(report, f"L15#{done}", None, reason="核对", author="张三")
    gathered = gather(store, SCHEME, UNITS, "2026")
    units, whole = Units(gathered.areas, "zh"), gathered.consolidation()
    made = {f.name: f for f in Forms(gathered, units, whole, [], "zh").forms()}
    at = next(n for n, unit in enumerate(units.ordered) if unit.code == "520102")
    assert line(made, "表2-1", "T201_11.actual").adjusted == {at}
    assert line(made, "表2-1", "T201_11.completion").adjusted == {at}
    assert line(made, "表2-1", KEY).adjusted == frozenset()


def test_what_is_not_asked_of_a_level_is_told(forms):
    units, made = forms
    found = line(made, "表2-6", "T206_12.actual")
    assert {u.level for u, asked in zip(units.ordered, found.asked, strict=True) if asked} == {
        "county"
    }
    own = line(made, "表1-1", "T101_01.actual")
    assert [u.code for u, e in zip(units.ordered, own.enters, strict=True) if e] == ["520000"]
    assert sum(own.refers) == 88
    assert own.subtotals == (None,) * 9


def test_the_same_figures_give_the_same_bytes(store: Store):
    accept(store, few())
    first = consolidated_workbook(gather(store, SCHEME, UNITS, "2026"))
    assert first == consolidated_workbook(gather(store, SCHEME, UNITS, "2026"))
    english = consolidated_workbook(gather(store, SCHEME, UNITS, "2026"), lang="en")
    assert english != first

"""What has changed since a draft was kept, and the units behind it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.province import drafting
from desktop.province.adjustments import Adjustments
from desktop.province.drafting import Drafts
from desktop.province.gathered import Gathered
from desktop.records.store import Store
from tests.desktop.province.accepted import SCHEME, accept, few
from tests.desktop.province.test_drafting import COUNTY, TEXT, gathering, revise


@pytest.fixture
def gathered(store: Store) -> Gathered:
    accept(store, few())
    return gathering(store)


def test_nothing_has_changed_in_the_same_figures(gathered: Gathered):
    draft = drafting.make_draft(gathered, text=TEXT)
    kept = drafting.keep_draft(gathered, draft)
    assert Drafts(gathered.store).last("2026") == kept
    assert drafting.changed(gathered, kept, draft) == []


def test_a_new_version_changes_its_sentence_alone(store: Store, gathered: Gathered):
    drafting.keep_draft(gathered, drafting.make_draft(gathered, text=TEXT))
    later = revise(store, T201_01__actual=Decimal(9_990_000))
    kept = Drafts(store).last("2026")
    assert kept is not None
    (change,) = drafting.changed(later, kept, drafting.make_draft(later, text=TEXT))
    assert (change.section, change.tags, change.units) == ("2.1", ("2.1#02",), ("南明区",))
    assert change.before != change.after
    assert change.after.startswith("在【待填】完成投资")


def test_a_version_that_is_not_behind_the_figure_is_not_named(store: Store, gathered: Gathered):
    kept = drafting.keep_draft(gathered, drafting.make_draft(gathered, text=TEXT))
    later = revise(store)
    drafting.set_values(later, {"V02": "贵州"})
    (change,) = drafting.changed(later, kept, drafting.make_draft(later, text=TEXT))
    assert (change.tags, change.units) == (("2.1#01",), ())


def test_of_two_new_versions_the_one_behind_the_figure_is_named(store: Store, gathered: Gathered):
    kept = drafting.keep_draft(gathered, drafting.make_draft(gathered, text=TEXT))
    revise(store, T201_01__actual=Decimal(9_990_000))
    (other,) = [one for one in few() if one.unit.code == "520103"]
    accept(store, [replace(other, values={**other.values, "T201_07.actual": Decimal(1)})], 2)
    later = gathering(store)
    (change,) = drafting.changed(later, kept, drafting.make_draft(later, text=TEXT))
    assert change.units == ("南明区",)


def test_a_unit_that_sent_nothing_before_is_named(store: Store):
    accept(store, [one for one in few() if one.unit.code != COUNTY])
    first = gathering(store)
    kept = drafting.keep_draft(first, drafting.make_draft(first, text=TEXT))
    accept(store, [one for one in few() if one.unit.code == COUNTY])
    later = gathering(store)
    changes = drafting.changed(later, kept, drafting.make_draft(later, text=TEXT))
    assert {change.units for change in changes if "2.1#02" in change.tags} == {("南明区",)}


def test_an_adjustment_is_named_as_its_unit(store: Store, gathered: Gathered):
    kept = drafting.keep_draft(gathered, drafting.make_draft(gathered, text=TEXT))
    snapshot = gathered.received[COUNTY].snapshot(SCHEME)
    Adjustments(store).add(
        snapshot, "T201_01.actual", Decimal(8_880_000), reason="核对", author="张三"
    )
    later = gathering(store)
    (change,) = drafting.changed(later, kept, drafting.make_draft(later, text=TEXT))
    assert change.units == ("南明区",)
    behind = drafting.trace_of(later, drafting.make_draft(later, text=TEXT), "2.1#02").behind
    assert [one.adjusted for one in behind if one.unit == "南明区"] == ["核对"]


def test_an_adjustment_of_another_figure_is_not_named(store: Store, gathered: Gathered):
    kept = drafting.keep_draft(gathered, drafting.make_draft(gathered, text=TEXT))
    adjustments = Adjustments(store)
    for unit, key in ((COUNTY, "T201_01.actual"), ("520103", "T201_07.actual")):
        snapshot = gathered.received[unit].snapshot(SCHEME)
        adjustments.add(snapshot, key, Decimal(8_880_000), reason="核对", author="张三")
    later = gathering(store)
    (change,) = drafting.changed(later, kept, drafting.make_draft(later, text=TEXT))
    assert change.units == ("南明区",)


def test_another_text_is_told_without_figures(gathered: Gathered):
    kept = drafting.keep_draft(gathered, drafting.make_draft(gathered, text=TEXT))
    other = TEXT.replace("资金到位", "资金已到位")
    (change,) = drafting.changed(gathered, kept, drafting.make_draft(gathered, text=other))
    assert (change.tags, change.units) == ((), ())
    assert "资金已到位" in change.after

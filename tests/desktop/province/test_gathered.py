"""What was accepted for a period, gathered from the register."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.province.adjustments import Adjustments
from desktop.province.gathered import Gathered, gather
from desktop.records.store import Store
from tests.desktop.province.accepted import SCHEME, UNITS, accept, few

KEY = "T201_01.actual"


@pytest.fixture
def gathered(store: Store) -> Gathered:
    accept(store, few())
    return gather(store, SCHEME, UNITS, "2026")


def test_the_province_and_its_prefectures(gathered: Gathered):
    assert gathered.top.code == "520000"
    assert [a.code for a in gathered.areas][:2] == ["520000", "520100"]
    assert len(gathered.areas) == 10
    assert len(gathered.areas[0].units) == 98


def test_figures_are_exactly_those_received(gathered: Gathered):
    whole = gathered.consolidation()
    figures = [s.values[KEY] for s in few()]
    total = whole.total(KEY)
    assert total is not None
    assert total.value == sum(f for f in figures if isinstance(f, Decimal))


def test_a_prefecture_gathers_its_own(store: Store, gathered: Gathered):
    own = gather(store, SCHEME, UNITS, "2026", "520100")
    assert set(own.received) == {"520100", "520102", "520103"}
    assert [a.code for a in own.areas] == ["520100"]
    (here,) = [t.value for t in own.consolidation().totals() if t.key == KEY]
    there = gathered.consolidation(gathered.area("520100")).total(KEY)
    assert there is not None
    assert here == there.value


def test_adjustments_are_taken_in(store: Store, gathered: Gathered):
    report = gathered.received["520102"].snapshot(SCHEME)
    before = gathered.consolidation().total(KEY)
    Adjustments(store).add(report, KEY, Decimal(0), reason="核对", author="张三")
    after = gather(store, SCHEME, UNITS, "2026").consolidation().total(KEY)
    assert before is not None
    assert after is not None
    assert after.reported == before.value
    assert after.adjustment == -report.values[KEY]  # type: ignore[operator]  # a number


def test_last_year_is_there_when_something_was_accepted(store: Store, gathered: Gathered):
    assert gathered.last is None
    accept(store, few(2025))
    again = gather(store, SCHEME, UNITS, "2026")
    assert again.last is not None
    last = again.last.consolidation().total(KEY)
    assert last is not None
    scalars = again.consolidation().adopted.scalars(("county",))
    assert scalars["T201_01.last"] == last.value


def test_nothing_received(store: Store):
    with pytest.raises(Fault, match="nothing-received"):
        gather(store, SCHEME, UNITS, "2026")


def test_no_such_area(gathered: Gathered):
    with pytest.raises(Fault, match="no-area"):
        gathered.area("110000")

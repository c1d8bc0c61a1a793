"""What a list of changes makes of a state, without any database."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop.records.operations import Change, inverse
from desktop.records.snapshot import Row
from desktop.records.state import State, effect_of

ONE = ["number", "1"]
TWO = ["number", "2"]


def start() -> State:
    state = State({"T201_01.actual": Decimal(1)})
    state.rows["L02"] = [Row("1", {"qty": Decimal(1)}), Row("2", {}), Row("3", {"qty": Decimal(2)})]
    return state


def content(state: State) -> tuple[Any, ...]:
    rows = {ledger: [(r.id, dict(r.cells)) for r in rows] for ledger, rows in state.rows.items()}
    return dict(state.values), rows, dict(state.explanations), dict(state.reasons)


CASES: list[tuple[list[Change], str]] = [
    ([("T201_01.actual", ONE, TWO)], "1 2 3"),
    ([("T201_01.actual", ONE, None)], "1 2 3"),
    ([("L02#1.qty", ONE, None), ("L02#2.qty", None, TWO)], "1 2 3"),
    ([("L02#9", None, [1, {"qty": ONE}])], "1 9 2 3"),
    ([("L02#8", None, [0, {}]), ("L02#9", None, [1, {}])], "8 9 1 2 3"),
    ([("L02#3", [2, {"qty": TWO}], None), ("L02#1", [0, {"qty": ONE}], None)], "2"),
    ([("L02", ["1", "2", "3"], ["3", "1", "2"])], "3 1 2"),
    ([("L02", ["1", "2", "3"], ["3", "1", "2"]), ("L02#1.qty", ONE, TWO)], "3 1 2"),
    ([("L02#9", None, [0, {}]), ("L02#9.qty", None, ONE), ("L02#2", [2, {}], None)], "9 1 3"),
    ([("explanation:RC_01@L02#1", None, "因为"), ("reason:T201_01.last", None, "纸质")], "1 2 3"),
]


@pytest.mark.parametrize(("changes", "order"), CASES)
def test_there_and_back(changes: list[Change], order: str):
    state, before = start(), content(start())
    effect = effect_of(state, changes)
    assert content(state) == before, "nothing happens before it is adopted"
    state.adopt(effect)
    assert [row.id for row in state.rows["L02"]] == order.split()
    assert content(state) != before
    state.adopt(effect_of(state, inverse(changes)))
    assert content(state) == before


def test_lists_stay_the_same_ones():
    state = start()
    seen = state.rows["L02"]
    state.adopt(effect_of(state, [("L02#9", None, [0, {}])]))
    assert state.rows["L02"] is seen
    assert len(seen) == 4


def test_the_index_follows():
    state = start()
    assert (state.index("L02", "3"), state.index("L02", "9"), state.index("L01", "1")) == (
        2,
        None,
        None,
    )
    state.adopt(effect_of(state, [("L02#9", None, [0, {"qty": ONE}])]))
    assert (state.index("L02", "3"), state.index("L02", "9")) == (3, 0)
    assert state.get("L02#9.qty") == state.get("T201_01.actual") == Decimal(1)
    assert state.get("L02#8.qty") is state.get("L02#x#y") is state.get("T201_02.actual") is None

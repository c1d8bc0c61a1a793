"""What arrives from outside is taken over in one operation, whole or not at all."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop.faults import Fault
from desktop.records.arrival import Arrival
from desktop.records.report import Report

A, B, LAST = "T201_01.actual", "T201_02.actual", "T201_01.last"
NAME = {"name": "老台账"}


@pytest.fixture
def held(report: Report) -> Report:
    """Return a report with a figure and a row."""
    report.enter({A: Decimal(1)})
    report.insert_rows("L02", 0, [NAME])
    return report


def everything(row: str) -> Arrival:
    """Return an arrival with one of each kind; ``row`` is the id of the row to go."""
    return Arrival(
        values={A: None, B: Decimal("2.5")},
        new_rows={"L02": [{"name": "一"}, {"name": "二", "qty": Decimal(3)}]},
        deleted={"L02": [row]},
        explanations={"R1": "确属实际情况"},
        last={LAST: Decimal(9)},
        reason="上年由他人填报",
    )


def told(report: Report) -> dict[str, Any]:
    """Return what a report says."""
    snapshot = report.snapshot()
    return {
        "values": dict(snapshot.values),
        "rows": [dict(row.cells) for row in snapshot.ledgers.get("L02", ())],
        "explanations": dict(snapshot.explanations),
        "reasons": dict(snapshot.reasons),
    }


def test_everything_at_once_and_one_undo(held: Report):
    before = told(held)
    held.take_in(everything(held.rows["L02"][0].id), "来件.xlsx")
    assert told(held) == {
        "values": {B: Decimal("2.5"), LAST: Decimal(9)},
        "rows": [{"name": "一"}, {"name": "二", "qty": Decimal(3)}],
        "explanations": {"R1": "确属实际情况"},
        "reasons": {LAST: "上年由他人填报"},
    }
    held.undo()
    assert told(held) == before


@pytest.mark.parametrize(
    ("arrival", "code"),
    [
        (Arrival({B: Decimal(2), "T999_01.actual": Decimal(1)}, {}), "records.unknown-key"),
        (Arrival({B: Decimal(2)}, {"L02": [{"status": "别的"}]}), "records.not-a-choice"),
        (Arrival({B: Decimal(2)}, {}, {"L02": ["zz"]}), "records.unknown-row"),
        (Arrival({B: Decimal(2)}, {}, last={LAST: Decimal(9)}), "records.reason-missing"),
    ],
)
def test_nothing_of_it_when_one_part_is_wrong(held: Report, arrival: Arrival, code: str):
    before = told(held)
    with pytest.raises(Fault) as raised:
        held.take_in(arrival, "来件.xlsx")
    assert raised.value.code == code
    assert told(held) == before


def test_only_values_and_rows_are_asked_for(held: Report):
    held.take_in(Arrival({B: Decimal(2)}, {}), "粘贴", kind="paste")
    assert told(held) == {
        "values": {A: Decimal(1), B: Decimal(2)},
        "rows": [NAME],
        "explanations": {},
        "reasons": {},
    }

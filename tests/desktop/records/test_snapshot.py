"""A snapshot stands still, and goes to other processes whole."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError

import pytest

from desktop.records.report import Report
from desktop.records.snapshot import Row


def test_nobody_changes_it(report: Report) -> None:
    with pytest.raises(FrozenInstanceError):
        setattr(report.snapshot(), "period", "2027")  # noqa: B010 an assignment is refused earlier
    with pytest.raises(FrozenInstanceError):
        setattr(Row("a", {}), "id", "b")  # noqa: B010 likewise, by the type checker


def test_another_process_gets_all_of_it(report: Report) -> None:
    snapshot = report.snapshot()
    there = pickle.loads(pickle.dumps(snapshot))
    assert there == snapshot
    assert dict(there.values) == dict(snapshot.values)

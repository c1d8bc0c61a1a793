"""Committing: what counts as an operation, what others wrote in the meantime, what fails."""

from __future__ import annotations

import datetime as dt
import sqlite3
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.records.journal import Journal, Plan
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit

KM = "T201_01.actual"


def names(report: Report) -> list[object]:
    return [row.cells.get("name") for row in report.rows["L02"]]


def test_nothing_different_is_no_operation(report: Report):
    first = report.enter({KM: Decimal(5)})
    second = report.enter({KM: Decimal(5)})
    assert not second
    assert second.operation == first.operation


def test_two_windows_on_one_report_lose_nothing(
    report: Report, scheme: Scheme, county: Unit, data_dir: Path
):
    with Store.open(data_dir) as second:
        other = second.open_report(scheme, county, "2026")
        other.insert_rows("L02", 0, [{"name": "theirs"}])
        other.enter({KM: Decimal(1), "T201_02.actual": Decimal(2)})
    changes = report.enter({"T201_01.prior": Decimal(3)})
    assert changes.keys == {KM, "T201_02.actual", "T201_01.prior"}
    assert changes.ledgers == changes.moved == {"L02"}
    assert report.values == {
        KM: Decimal(1),
        "T201_02.actual": Decimal(2),
        "T201_01.prior": Decimal(3),
    }
    assert names(report) == ["theirs"]
    report.undo()
    report.undo()
    assert report.values == {}


def test_undo_takes_back_what_the_other_window_did_last(
    report: Report, scheme: Scheme, county: Unit, data_dir: Path
):
    report.enter({KM: Decimal(1)})
    assert report.undo_label() == "填写"
    with Store.open(data_dir) as second:
        second.open_report(scheme, county, "2026").enter({KM: Decimal(2)}, label="别处改的")
    undone = report.undo()
    assert undone is not None
    assert undone.values == {KM: Decimal(1)}
    assert (undone.label, report.redo_label()) == ("别处改的", "别处改的")


def test_a_fault_inside_keeps_what_was_missed(
    report: Report, scheme: Scheme, county: Unit, data_dir: Path
):
    with Store.open(data_dir) as second:
        second.open_report(scheme, county, "2026").enter({KM: Decimal(1)})
    with pytest.raises(Fault, match="unknown-row"):
        report.delete_rows("L02", ["1"])
    assert report.enter({"T201_02.actual": Decimal(2)}).keys == {KM, "T201_02.actual"}


def test_an_error_inside_writes_nothing(store: Store, report: Report):
    journal = Journal(store, 1)

    def build(connection: sqlite3.Connection) -> Plan:
        connection.execute("INSERT INTO row_numbers VALUES (1, 'L02', 7)")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        journal.commit(build)
    with store.reading() as connection:
        assert not connection.in_transaction
        assert connection.execute("SELECT count(*) FROM row_numbers").fetchone() == (0,)
    assert report.enter({KM: Decimal(1)}).operation == 1


def test_the_time_is_local_with_its_offset(report: Report):
    assert report.last_saved == ""
    at = dt.datetime.fromisoformat(report.enter({KM: Decimal(1)}).at)
    assert at.utcoffset() is not None
    assert abs(dt.datetime.now(dt.UTC) - at) < dt.timedelta(minutes=1)

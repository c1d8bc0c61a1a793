"""Sealed versions in the store: kept byte for byte, the report locked until it is reopened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.records.submissions import Submission, sha256
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit

KM = "T201_01.actual"
CONTENT = b"PK\x03\x04 a file"


def version(report: Report, number: int = 1, content: bytes = CONTENT) -> Submission:
    return Submission(
        version=number,
        operation=report.operation,
        made_at="2027-01-05T09:00:00+08:00",
        reason="" if number == 1 else "更正里程",
        digest=f"{number:064x}",
        body="b" * 64,
        previous="" if number == 1 else f"{number - 1:064x}",
        code="ABCD-EFGH",
        fingerprint="f" * 16,
        file=f"v{number}.xlsx",
        sha256=sha256(content),
    )


def written() -> None:
    """Stand for a target that took the file."""


@pytest.fixture
def sealed(report: Report) -> Report:
    """Return a report with one figure and one ledger row, sealed as version 1."""
    report.enter({KM: Decimal("12.50")})
    report.insert_rows("L02", 0, [{"name": "a"}])
    report.submit(version(report), CONTENT, written)
    return report


def test_a_version_is_kept_and_locks_the_report(
    sealed: Report, store: Store, scheme: Scheme, county: Unit
):
    again = store.open_report(scheme, county, "2026")
    assert (again.locked, again.submitted(1)) == (1, CONTENT)
    (kept,) = again.submissions()
    assert kept == replace(version(again), operation=2)
    assert store.verify() == 3


EDITS: dict[str, Callable[[Report], object]] = {
    "enter": lambda r: r.enter({KM: Decimal(1)}),
    "insert": lambda r: r.insert_rows("L02", 0, [{"name": "b"}]),
    "paste": lambda r: r.paste({KM: Decimal(1)}, {}),
    "delete": lambda r: r.delete_rows("L02", ["1"]),
    "sort": lambda r: r.sort_rows("L02", ["1"]),
    "explain": lambda r: r.explain("R1", "情况属实无误"),
    "last": lambda r: r.enter_last("T201_01.last", Decimal(1), "取自年鉴"),
    "undo": lambda r: r.undo(),
}


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_a_locked_report_refuses_every_edit(sealed: Report, edit: Callable[[Report], object]):
    before = sealed.snapshot()
    with pytest.raises(Fault) as caught:
        edit(sealed)
    assert (caught.value.code, caught.value.fields["version"]) == ("records.locked", "1")
    assert sealed.snapshot() == before


def test_reopening_is_an_operation_with_its_reason(sealed: Report, store: Store):
    store.set_setting("author", "填表人甲")
    sealed.reopen(" 县里\n核实后更正 ")
    sealed.enter({KM: Decimal(13)})
    entry = sealed.history()[1]
    assert (entry.kind, entry.author, entry.label) == ("reopen", "填表人甲", "县里 核实后更正")
    assert entry.title() == "重新打开：县里 核实后更正"
    assert [e.title() for e in sealed.history() if e.kind == "submit"] == ["导出报送 v1"]
    assert store.verify() == 5


@pytest.mark.parametrize("reason", ["", " ", "\n改"])
def test_reopening_needs_a_reason(sealed: Report, reason: str):
    with pytest.raises(Fault) as caught:
        sealed.reopen(reason)
    assert caught.value.code == "records.reopen-reason"
    assert sealed.locked == 1


def test_what_is_open_is_not_reopened(report: Report):
    with pytest.raises(Fault) as caught:
        report.reopen("没有必要")
    assert caught.value.code == "records.not-locked"


def test_undo_passes_by_what_was_sent_and_reopened(sealed: Report):
    sealed.reopen("更正")
    assert sealed.undo_label() == "插入行"
    sealed.undo()
    sealed.undo()
    assert sealed.get(KM) is None
    assert sealed.undo() is None
    sealed.redo()
    assert (sealed.get(KM), sealed.locked) == (Decimal("12.50"), 0)


def test_another_window_learns_of_the_lock(
    report: Report, store: Store, scheme: Scheme, county: Unit
):
    report.enter({KM: Decimal(1)})
    other = store.open_report(scheme, county, "2026")
    report.submit(version(report), CONTENT, written)
    with pytest.raises(Fault, match="locked"):
        other.enter({KM: Decimal(2)})
    report.reopen("更正")
    other.enter({KM: Decimal(2)})
    assert (other.locked, other.get(KM)) == (0, Decimal(2))


def test_a_target_that_cannot_be_written_leaves_no_trace(report: Report, store: Store):
    report.enter({KM: Decimal(1)})

    def full() -> None:
        raise Fault("workbook.no-room", path="x", reason="")

    with pytest.raises(Fault, match="no-room"):
        report.submit(version(report), CONTENT, full)
    assert (report.submissions(), report.locked, store.verify()) == ([], 0, 1)
    report.enter({KM: Decimal(2)})


def test_what_changed_meanwhile_is_not_sealed(
    report: Report, store: Store, scheme: Scheme, county: Unit
):
    report.enter({KM: Decimal(1)})
    sealed = version(report)
    store.open_report(scheme, county, "2026").enter({KM: Decimal(2)})
    with pytest.raises(Fault) as caught:
        report.submit(sealed, CONTENT, written)
    assert (caught.value.code, report.submissions()) == ("records.changed-meanwhile", [])


def test_versions_follow_each_other(sealed: Report):
    sealed.reopen("更正")
    second = version(sealed, 2, b"other")
    sealed.submit(second, b"other", written)
    assert [s.version for s in sealed.submissions()] == [1, 2]
    assert (sealed.submitted(1), sealed.submitted(2), sealed.locked) == (CONTENT, b"other", 2)
    with pytest.raises(Fault) as caught:
        sealed.submitted(3)
    assert caught.value.code == "records.no-version"


@pytest.mark.parametrize("what", ["UPDATE submissions SET reason = 'x'", "DELETE FROM submissions"])
def test_kept_versions_are_never_altered(sealed: Report, store: Store, what: str):
    with store.reading() as connection, pytest.raises(sqlite3.IntegrityError, match="appended"):
        connection.execute(what)
    assert len(sealed.submissions()) == 1


@pytest.mark.parametrize(
    "harm", ["UPDATE submissions SET content = x'00'", "DELETE FROM submissions"]
)
def test_a_kept_file_altered_behind_our_back_is_noticed(sealed: Report, store: Store, harm: str):
    with store.reading() as connection:
        connection.execute("DROP TRIGGER submissions_no_update")
        connection.execute("DROP TRIGGER submissions_no_delete")
        connection.execute(harm)
    with pytest.raises(Fault) as caught:
        store.verify()
    assert caught.value.code == "records.submission-damaged"
    with pytest.raises(Fault):
        sealed.submitted(1)

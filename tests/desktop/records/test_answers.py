"""Receipts and returns as operations: recorded once, in history, undone and done again."""

from __future__ import annotations

import datetime as dt
import sqlite3
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from desktop.faults import Fault
from desktop.records.answers import Answer, read_remarks, remark_text
from desktop.records.report import Report
from desktop.records.snapshot import Remark
from desktop.records.store import Store
from desktop.scheme.values import NA

KEY = "T201_01.actual"


def remark(key: str = KEY, text: str = "偏大", version: int = 1, **more: Any) -> Remark:
    return Remark("", key, text, version, **more)


def answer(kind: str = "return", version: int = 1, own: str = "a", **more: Any) -> Answer:
    given: dict[str, Any] = {
        "remarks": (remark(version=version, answer=own),) if kind == "return" else (),
        "content": own.encode(),
        **more,
    }
    return Answer(
        kind,
        scheme="small",
        unit="520327",
        name="凤冈县",
        period="2026",
        version=version,
        digest="d",
        code="7K3M-9XQ2",
        made_at="2027-01-06T09:30:00+08:00",
        author="规划处",
        note="",
        own_digest=own,
        fingerprint="3f2a",
        file="回执.xlsx",
        **given,
    )


@pytest.mark.parametrize("value", [None, NA, Decimal("12.50"), dt.date(2026, 3, 5), "=1+1"])
def test_a_remark_survives_its_written_form(value):
    given = remark(value=value, rule="R1", answer="a")
    (back,) = read_remarks({f"return@7@{KEY}": remark_text(given)})
    assert back == replace(given, id=f"return@7@{KEY}")
    assert str(back.value) == str(value)


def test_a_receipt_is_recorded_against_its_version(report: Report):
    changes = report.receive(answer("receipt", 2))
    assert changes.answers
    assert not changes.keys
    receipt = report.receipts[2]
    assert (receipt.code, receipt.made_at) == ("7K3M-9XQ2", "2027-01-06T09:30:00+08:00")
    (entry,) = report.history()
    assert (entry.kind, entry.title()) == ("receipt", "登记回执：v2")
    assert entry.cells[0].after == "7K3M-9XQ2"


def test_remarks_are_recorded_once_undone_and_done_again(report: Report):
    assert report.receive(answer())
    assert not report.receive(answer())
    (taken,) = report.remarks
    assert (taken.id, taken.text) == (f"return@1@{KEY}", "偏大")
    assert report.snapshot().remarks == (taken,)
    report.undo()
    assert report.snapshot().remarks == ()
    report.redo()
    assert report.remarks == (taken,)
    assert report.history()[-1].cells[0].after == "偏大"


def test_a_number_is_never_given_twice(report: Report):
    report.receive(answer())
    report.undo()
    report.receive(answer(own="b"))
    assert [r.id for r in report.remarks] == [f"return@2@{KEY}"]


def test_remarks_stand_in_the_order_of_their_numbers(report: Report):
    many = tuple(remark(text=f"{number}", answer="a") for number in range(1, 12))
    report.receive(answer(remarks=many))
    assert [r.text for r in report.remarks] == [f"{number}" for number in range(1, 12)]


@pytest.mark.parametrize(
    ("versions", "left"), [((1, 1), [1, 1]), ((1, 2), [2]), ((1, 2, 2), [2, 2])]
)
def test_a_later_return_takes_the_place_of_earlier_ones(report: Report, versions, left):
    for number, version in enumerate(versions):
        report.receive(answer(version=version, own=str(number)))
    assert [r.version for r in report.remarks] == left


def test_an_older_return_is_refused_and_changes_nothing(report: Report, store: Store):
    report.receive(answer(version=2))
    before = report.snapshot()
    with pytest.raises(Fault) as caught:
        report.receive(answer(version=1, own="b"))
    assert (caught.value.code, caught.value.fields) == ("answer.older", {"version": 1, "latest": 2})
    assert report.snapshot() == before
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM answers").fetchone() == (1,)


def test_the_files_are_kept_and_the_state_follows_from_the_operations(
    report: Report, store: Store, scheme, county
):
    report.receive(answer())
    report.receive(answer("receipt", own="r"))
    assert store.verify() == 2
    with store.reading() as connection:
        kept = connection.execute("SELECT kind, version, content FROM answers").fetchall()
    assert sorted(kept) == [("receipt", 1, b"r"), ("return", 1, b"a")]
    again = store.open_report(scheme, county, "2026")
    assert (again.remarks, again.receipts) == (report.remarks, report.receipts)


def test_another_window_hears_of_remarks(report: Report, store: Store, scheme, county):
    other = store.open_report(scheme, county, "2026")
    report.receive(answer())
    changes = other.enter({KEY: Decimal(1)})
    assert changes.answers
    assert other.remarks == report.remarks


def test_a_kept_file_that_was_altered_is_noticed(report: Report, store: Store):
    report.receive(answer())
    store.verify()
    with store.transaction() as connection:
        with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
            connection.execute("UPDATE answers SET content = x'00'")
        with pytest.raises(sqlite3.IntegrityError, match="only ever appended"):
            connection.execute("DELETE FROM answers")
        connection.execute("DROP TRIGGER answers_no_update")
        connection.execute("UPDATE answers SET content = x'00'")
    with pytest.raises(Fault) as caught:
        store.verify()
    assert caught.value.code == "records.answer-damaged"
    assert "回执.xlsx" in caught.value.text()

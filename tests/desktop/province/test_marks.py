"""Explanations accepted or returned: signed, kept for good, taken back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

import pytest

from desktop.faults import Fault
from desktop.province.marks import LONGEST, Mark, Marks, digest_of
from desktop.province.register import Register
from desktop.records.store import Store
from tests.desktop.province.test_register import DECISION, taken

YEAR, UNIT = "2026", "520327"


def decide(marks: Marks, finding: str, mark: Mark, text: str = "确属实际", **more: str):
    remark = "请附文件" if mark == "returned" else ""
    told = {"author": "张三", "remark": remark, **more}
    return marks.add(YEAR, UNIT, finding, text, mark, **told)


def take(store: Store, version: int, explained: dict[str, str], unit: str = UNIT) -> None:
    register = Register(store)
    name = f"{unit} v{version}"
    decision = replace(DECISION, file=name, sha256=name, unit=unit, version=version)
    register.decide(register.begin([name], YEAR).id, decision, taken(explained=explained))


def test_the_last_mark_on_a_text_holds(store: Store):
    marks = Marks(store)
    first = decide(marks, "R1", "returned")
    second = decide(marks, "R1", "accepted")
    key = ("R1", digest_of(" 确属实际\n"))
    assert marks.holding(YEAR, UNIT) == {key: second}
    undone = marks.undo(YEAR)
    assert (undone.id, undone.undone_at != "") == (second.id, True)
    assert marks.holding(YEAR, UNIT) == {key: first}
    assert [one.undone_at != "" for one in marks.all(YEAR)] == [False, True]
    assert marks.all("2025") == marks.all(YEAR, "520324") == ()


@pytest.mark.parametrize(
    ("unit", "finding", "left"),
    [("", "", ["R1"]), (UNIT, "R1", ["R2"]), (UNIT, "", ["R1"])],
)
def test_what_is_asked_for_is_taken_back(store: Store, unit: str, finding: str, left: list[str]):
    marks = Marks(store)
    for one in ("R1", "R2"):
        decide(marks, one, "accepted")
    marks.undo(YEAR, unit, finding)
    assert [finding for finding, _ in marks.holding(YEAR, UNIT)] == left


@pytest.mark.parametrize(("unit", "finding"), [("520324", ""), (UNIT, "R9")])
def test_nothing_to_take_back(store: Store, unit: str, finding: str):
    marks = Marks(store)
    decide(marks, "R1", "accepted")
    with pytest.raises(Fault) as raised:
        marks.undo(YEAR, unit, finding)
    assert raised.value.code == "explanations.nothing-to-undo"


@pytest.mark.parametrize(
    ("mark", "told", "code"),
    [
        ("accepted", {"author": " "}, "no-author"),
        ("returned", {"remark": " "}, "no-remark"),
        ("returned", {"remark": "长" * (LONGEST + 1)}, "remark-long"),
    ],
)
def test_what_is_refused(store: Store, mark: Mark, told: dict[str, str], code: str):
    with pytest.raises(Fault) as raised:
        decide(Marks(store), "R1", mark, **told)
    assert raised.value.code == f"explanations.{code}"
    assert raised.value.text("zh")
    assert raised.value.text("en")
    assert Marks(store).all(YEAR) == ()


def test_unread_are_counted_by_text(store: Store):
    marks = Marks(store)
    take(store, 1, {"R1": "甲", "R2": "乙"})
    take(store, 1, {"R1": "甲"}, unit="520324")
    assert marks.unread(YEAR) == {UNIT: 2, "520324": 1}
    decide(marks, "R1", "returned", text="甲")
    decide(marks, "R2", "accepted", text="乙")
    assert marks.unread(YEAR) == {"520324": 1}
    take(store, 2, {"R1": "甲，附文件", "R2": "乙"})
    assert marks.unread(YEAR) == {UNIT: 1, "520324": 1}, "another text is unread again"
    decide(marks, "R1", "accepted", text="甲，附文件")
    marks.undo(YEAR, UNIT, "R2")
    assert marks.unread(YEAR) == {UNIT: 1, "520324": 1}
    assert marks.unread("2025") == {}


def test_what_is_kept_cannot_be_altered(store: Store):
    decide(Marks(store), "R1", "accepted")
    for change in (
        "UPDATE explanation_marks SET mark = 'returned'",
        "DELETE FROM explanation_marks",
    ):
        with store.reading() as connection, pytest.raises(sqlite3.IntegrityError, match="append"):
            connection.execute(change)

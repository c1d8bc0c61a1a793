"""Explanations of units beside their findings; those of the province itself over totals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.checks.findings import Finding
from desktop.faults import Fault
from desktop.progress import Progress
from desktop.province.explanations import (
    Explained,
    TotalExplanations,
    all_explained,
    explained_in,
    explained_of,
    mark,
)
from desktop.province.marks import Marks
from desktop.province.register import Register
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.library import Library
from tests.desktop.province.accepted import accept, few
from tests.desktop.province.sealed_files import scheme

UNIT, CELL = "520102", "T201_01.actual"
FINDING = Finding("R1", "R1", "verify", (CELL,), None, None, "不符。", "确属实际情况")


@pytest.fixture
def register(store: Store) -> Register:
    """Return a register with the reports of a few units, one of them with explanations."""
    accept(store, [explaining(few()[0]), *few()[1:]])
    return Register(store)


def explaining(snapshot: Snapshot, text: str = "确属实际情况") -> Snapshot:
    """Return ``snapshot`` with something to explain, and the explanation."""
    values = {k: v for k, v in snapshot.values.items() if k != CELL}
    return replace(snapshot, values=values, explanations={f"required@{CELL}": text})


def test_what_a_unit_explains(register: Register, store: Store):
    held = register.accepted("2026")[UNIT]
    (one,) = explained_of(held, scheme(), Marks(store))
    assert (one.id, one.text, one.keys[0]) == (f"required@{CELL}", "确属实际情况", CELL)
    assert (one.unit, one.name, one.version, one.state) == (UNIT, held.name, 1, "unread")
    assert "还没有填" in one.message
    (english,) = explained_of(held, scheme(), Marks(store), "en")
    assert "is not filled in" in english.message


def test_a_mark_belongs_to_the_text(register: Register, store: Store):
    marks = Marks(store)
    (one,) = explained_of(register.accepted("2026")[UNIT], scheme(), marks)
    done = mark(marks, one, "returned", author="张三", remark="请附文件")
    assert (done.state, done.mark and done.mark.remark) == ("returned", "请附文件")

    def state() -> str:
        (now,) = explained_of(register.accepted("2026")[UNIT], scheme(), marks)
        return now.state

    assert state() == "returned"
    accept(store, [explaining(few()[0])], version=2)
    assert state() == "returned", "the same text again"
    accept(store, [explaining(few()[0], "已附批复文件")], version=3)
    assert state() == "unread"
    marks.undo("2026")
    accept(store, [explaining(few()[0])], version=4)
    assert state() == "unread"


def test_only_what_explains_something_is_listed(register: Register, store: Store):
    held = register.accepted("2026")[UNIT]
    findings = [FINDING, replace(FINDING, id="R2", explanation=" ")]
    assert [one.id for one in explained_in(held, findings, Marks(store))] == ["R1"]


def test_answers_to_remarks_are_explanations(store: Store):
    said = {f"return@1@{CELL}": "已与公路局核对一致", "return@2@T101_01.actual": " "}
    accept(store, [replace(few()[0], explanations=said)])
    (one,) = explained_of(Register(store).accepted("2026")[UNIT], scheme(), Marks(store))
    assert (one.rule, one.audit_class, one.keys) == ("return", "returned", (CELL,))
    assert one.text == "已与公路局核对一致"


@pytest.mark.parametrize(("unit", "units"), [("", 4), (UNIT, 1), ("520327", 0)])
def test_all_units_or_one(register: Register, data_dir: Path, unit: str, units: int):
    parts = list(all_explained(register, Library(data_dir), "2026", unit))
    told = [one for part in parts if not isinstance(part, Progress) for one in part]
    assert [one.unit for one in told] == [UNIT] * bool(units)
    progress = [part for part in parts if isinstance(part, Progress)]
    assert [part.done for part in progress] == list(range(1, units + 1))
    assert all(isinstance(one, Explained) for one in told)


def test_the_province_explains_its_totals(store: Store):
    own = TotalExplanations(store)
    finding = replace(FINDING, id="R1@520000")
    own.explain("2026", finding, "口径不同，详见说明", "张三")
    own.explain("2026", replace(finding, id="R2@520000"), "两年口径有别", "张三")
    own.explain("2026", finding, "口径不同，已核对", "李四")
    own.explain("2026", replace(finding, id="R2@520000"), " ", "李四")
    assert own.of("2026") == {"R1@520000": "口径不同，已核对"}
    assert own.of("2025") == {}


@pytest.mark.parametrize(
    ("audit_class", "text", "author", "code"),
    [
        ("force", "口径不同，详见说明", "张三", "checks.not-explainable"),
        ("verify", "口径", "张三", "checks.too-short"),
        ("verify", "口径不同，详见说明", " ", "explanations.no-author"),
    ],
)
def test_what_no_total_is_explained_with(
    store: Store, audit_class, text: str, author: str, code: str
):
    finding = replace(FINDING, audit_class=audit_class)
    with pytest.raises(Fault) as raised:
        TotalExplanations(store).explain("2026", finding, text, author)
    assert raised.value.code == code
    assert TotalExplanations(store).of("2026") == {}

"""The register: one version counts, a decision is kept whole or not at all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province.kept_places import Place
from desktop.province.received import Altered
from desktop.province.register import Decision, Register, Taken, pack
from desktop.records.store import Store

DECISION = Decision(
    "收件/a.xlsx", "a" * 64, "accepted", "province.accepted",
    {"name": "凤冈县", "unit": "520327", "period": "2026", "version": 1, "check": "AAAA-BBBB"},
    "520327", "2026", 1, (Altered("T1.actual", "1", None, "表"),),
)  # fmt: skip
RECORDS = [("T1.actual", "number", "1.50"), ("T2.actual", "na", "")]


def taken(**more: object) -> Taken:
    records, places = pack(RECORDS, [("T1.actual", Place("表1", "D5"))])
    kept = Taken(
        "凤冈县", "s", "1", "AAAA-BBBB", "d1", "b1", "", "f f", "a.xlsx", "2027-01-08T10:00:00",
        True, False, 2, {"1.1": {"open": 2}}, records, places, b"bytes",
    )  # fmt: skip
    return replace(kept, **more)


@pytest.fixture
def register(store: Store) -> Register:
    return Register(store)


def test_what_is_taken_comes_back(register: Register):
    run = register.begin(["收件"], "2026").id
    register.decide(run, DECISION, taken())
    (held,) = register.accepted("2026").values()
    assert (held.unit, held.version, held.late, held.zero, held.blocking) == (
        "520327", 1, True, False, 2,
    )  # fmt: skip
    assert held.records == RECORDS
    assert held.cells == {"T1.actual": Place("表1", "D5")}
    assert held.altered == DECISION.altered
    assert held.sections == {"1.1": {"open": 2}}
    assert register.accepted_of("2026", "520327") == register.holding("a" * 64) == held
    assert register.periods() == ["2026"]
    assert register.accepted("2025") == {}


def test_the_newer_one_counts(register: Register):
    run = register.begin(["收件"], "2026").id
    register.decide(run, DECISION, taken())
    newer = replace(DECISION, file="b", sha256="b" * 64, version=2, altered=())
    register.decide(run, newer, taken(digest="d2", fingerprint="g g"))
    assert [(one.version, one.verdict) for one in register.versions("2026", "520327")] == [
        (1, "superseded"),
        (2, "accepted"),
    ]
    assert [pin.fingerprint for pin in register.pinned("520327")] == ["g g", "f f"]


def test_a_decision_is_kept_whole_or_not_at_all(register: Register):
    run = register.begin(["收件"], "2026").id
    register.decide(run, DECISION, taken())
    again = replace(DECISION, file="other name")  # the same bytes: the store refuses them
    with pytest.raises(Exception, match="UNIQUE"):
        register.decide(run, again, taken())
    assert len(register.log()) == 1
    assert [one.verdict for one in register.versions("2026", "520327")] == ["accepted"]


def test_the_log_says_it_in_both_languages(register: Register):
    register.decide(register.begin(["收件"], "2026").id, DECISION)
    (entry,) = register.log("2026", "520327")
    assert entry.text() == "已接收凤冈县（520327）2026 年 v1，校验码 AAAA-BBBB。"
    assert entry.text("en").startswith("Accepted 凤冈县")
    assert register.log("2025") == []


def test_a_run_that_did_not_finish_is_taken_up(register: Register):
    first = register.begin(["b", "a"], "2026")
    register.decide(first.id, DECISION)
    again = register.begin(["a", "b"], "2026")
    assert again.id == first.id
    assert [one.file for one in again.decided.values()] == ["收件/a.xlsx"]
    assert register.begin(["a"], "2026").id != first.id
    register.finish(first.id)
    assert register.begin(["a", "b"], "2026").decided == {}


def test_returns(register: Register):
    register.decide(register.begin(["收件"], "2026").id, DECISION, taken())
    held = register.accepted("2026")["520327"]
    register.add_return(held, "退回单.xlsx", "c" * 64, 3)
    assert register.returned("2026")[held.id].remarks == 3
    assert register.returned("2025") == {}


def test_it_is_there_after_closing(register: Register, data_dir: Path):
    register.decide(register.begin(["收件"], "2026").id, DECISION, taken())
    with Store.open(data_dir) as other:
        assert list(Register(other).accepted("2026")) == ["520327"]


@pytest.mark.parametrize("column", ["records", "places", "content"])
def test_what_was_spoiled_is_told(register: Register, column: str):
    register.decide(register.begin(["收件"], "2026").id, DECISION, taken())
    with register.store.transaction() as connection:
        connection.execute(f"UPDATE received_content SET {column} = x'00'")
    held = register.accepted("2026")["520327"]
    read = {"records": lambda: held.records, "places": lambda: held.cells, "content": held.content}
    with pytest.raises(Fault) as raised:
        read[column]()
    assert raised.value.code == "province.damaged"

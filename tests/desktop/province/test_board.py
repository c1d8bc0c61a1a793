"""The board: where every unit stands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.province.board import Board, collector, group_of, make_board, top
from desktop.province.marks import Marks
from desktop.province.register import Register
from desktop.records.store import Store
from tests.desktop.province.sealed_files import scheme, units
from tests.desktop.province.test_register import DECISION, taken


@pytest.fixture
def board(filled: Register) -> Board:
    return make_board(filled, scheme(), units(), "2026", "520000")


def test_states(board: Board):
    states = {line.unit.code: line.state for line in board.lines if line.state != "missing"}
    assert states == {
        "520300": "returned",
        "520302": "zero",
        "520303": "received",
        "520324": "findings",
        "520327": "accepted",
    }
    assert len(board.lines) == 98
    assert board.counts()["missing"] == 93
    assert [line.unit.code for line in board.lines if line.late] == ["520327"]
    assert [line.unit.code for line in board.others] == ["110101"]


def test_groups(board: Board):
    assert [group.unit.name for group in board.groups][:3] == ["贵州省", "贵阳市", "六盘水市"]
    zunyi = next(group for group in board.groups if group.unit.code == "520300")
    assert (zunyi.done, len(zunyi.lines)) == (4, 15)
    assert zunyi.lines[0].unit.code == "520300", "the prefecture itself comes first"


@pytest.mark.parametrize(
    ("prefecture", "state", "codes"),
    [
        ("520300", "accepted", ["520327"]),
        ("", "late", ["520327"]),
        ("520100", "accepted", []),
        ("", "received", ["520303"]),
    ],
)
def test_parts(board: Board, prefecture: str, state: str, codes: list[str]):
    assert [line.unit.code for line in board.only(prefecture, state).lines] == codes


def test_explanations_that_nobody_read_are_counted(filled: Register):
    decision = replace(DECISION, file="v2", sha256="v2", unit="520327", version=2)
    explained = {"R1": "确属实际", "R2": "已核对"}
    filled.decide(filled.begin([], "2026").id, decision, taken(explained=explained))
    Marks(filled.store).add("2026", "520327", "R2", "已核对", "accepted", author="张三")
    lines = make_board(filled, scheme(), units(), "2026", "520000").lines
    assert {line.unit.code: line.unread for line in lines if line.unread} == {"520327": 1}


def test_findings_are_counted(board: Board):
    line = next(line for line in board.lines if line.unit.code == "520324")
    assert (line.count("open"), line.count("explained")) == (2, 0)
    missing = next(line for line in board.lines if line.state == "missing")
    assert missing.count("open") == 0


def test_the_last_word_on_a_unit(filled: Register):
    again = replace(DECISION, file="again", sha256="z", verdict="duplicate")
    filled.decide(filled.begin(["b"], "2026").id, again)
    board = make_board(filled, scheme(), units(), "2026", "520300")
    lasts = {line.unit.code: line.last for line in board.lines if line.last}
    assert lasts["520303"].verdict == "refused"
    assert lasts["520327"].verdict == "accepted", "a duplicate says nothing new"


def test_who_collects(filled: Register, store: Store):
    assert collector(filled, units(), "520300", "2026") == "520300"
    assert collector(filled, units(), "", "2026") == "", "two provinces"
    assert collector(filled, units(), "", "2025") == ""
    assert top(units(), "520327") == "520000"


@pytest.mark.parametrize(
    ("unit", "group"), [("520327", "520300"), ("520300", "520300"), ("520000", "520000")]
)
def test_groups_of_units(unit: str, group: str):
    assert group_of(units(), units().get(unit)).code == group


def test_a_board_of_nobody(store: Store, data_dir: Path):
    assert make_board(Register(store), scheme(), units(), "2026", "").lines == []

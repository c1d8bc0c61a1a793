"""Reminders name exactly those who are missing."""

from __future__ import annotations

import email
import email.policy
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province.board import make_board
from desktop.province.register import Register
from desktop.province.remind import remind
from desktop.records.store import Store
from tests.desktop.province.sealed_files import scheme, units


def test_each_prefecture_that_is_not_complete(filled: Register, tmp_path: Path):
    board = make_board(filled, scheme(), units(), "2026", "520300")
    (one,) = remind(board, scheme(), tmp_path, "a@example.cn")
    assert one.text.name == "2026_遵义市_催报.txt"
    text = one.text.read_text("utf-8")
    wanting = {line.unit.code for line in one.wanting}
    assert wanting & {"520302", "520324", "520327"} == set(), "these are in"
    assert {"520300", "520303"} <= wanting, "returned, and refused"
    assert [code in text for code in sorted(wanting)] == [True] * 12
    assert "520327" not in text
    assert "2027-01-20" in text
    message = email.message_from_bytes(one.mail.read_bytes(), policy=email.policy.default)
    assert message["To"] == "a@example.cn"
    assert message["X-Unsent"] == "1"
    body = message.get_body()
    assert body is not None
    assert body.get_content().split() == text.split()


def test_in_english(filled: Register, tmp_path: Path):
    board = make_board(filled, scheme(), units(), "2026", "520300")
    (one,) = remind(board, scheme(), tmp_path, lang="en")
    assert "returned" in one.letter.body
    assert one.text.name.endswith("reminder.txt")


def test_nobody_to_remind(store: Store, tmp_path: Path):
    board = make_board(Register(store), scheme(), units(), "2026", "520000").only(state="accepted")
    assert remind(board, scheme(), tmp_path) == []
    assert list(tmp_path.glob("*.txt")) == []


def test_an_address_that_is_none(filled: Register, tmp_path: Path):
    board = make_board(filled, scheme(), units(), "2026", "520000")
    with pytest.raises(Fault) as raised:
        remind(board, scheme(), tmp_path, "nobody")
    assert raised.value.code == "mail.address"

"""Blanks are told once for each form; what is wrong stands by itself."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest

from ui.finding_item import FINDING_ROLE
from ui.models.findings_model import BLANK_CHECKS, BLANKS, FindingsModel


@pytest.fixture
def model(session):
    session.enter({"T101_01.actual": Decimal(-5)})
    session.check_all()
    return FindingsModel(session)


def shown(model):
    return [model.index(row).data(FINDING_ROLE) for row in range(model.rowCount())]


def test_a_new_report_is_told_in_few_lines(model, session):
    model.show_only("", "")
    found = shown(model)
    assert len(found) < 40 < len(session.findings())
    assert not any(f.rule in BLANK_CHECKS and f.audit_class == "force" for f in found[:3])
    blanks = Counter(f.rule == BLANKS for f in found)
    assert [f.rule == BLANKS for f in found] == [False] * blanks[False] + [True] * blanks[True]


def test_the_line_counts_and_leads_to_the_first(model, session):
    model.show_only("", "T1.3")
    line = shown(model)[-1]
    missing = [f for f in session.findings() if f.rule == "required" and "T103" in f.id]
    assert line.message == f"表1-3 还有 {len(missing)} 格没有填。"
    assert line.keys == missing[0].keys
    assert line.audit_class == "force"


@pytest.mark.parametrize(
    ("page", "words"),
    [("cover", "封面 还有 5 格没有填。"), ("narratives", "文字说明还有 46 项没有写。")],
)
def test_cover_and_texts(model, page, words):
    model.show_only("", page)
    assert shown(model)[-1].message.startswith(words)


def test_ledgers_are_told_together_but_one_is_named(model, session):
    codes = [ledger.code for ledger in session.scheme.ledgers_of("county")]
    model.show_only("", "")
    assert f"还有 {len(codes)} 个台账" in "".join(f.message for f in shown(model))
    session.enter({f"{code}.nil": "是" for code in codes[1:]})
    model.show_only("", codes[0])
    assert [f.rule for f in shown(model)] == ["nil"]


def test_what_blocks_is_the_same(model, session):
    model.show_only("open", "")
    assert sum(f.blocks for f in session.findings()) > model.rowCount()
    assert all(f.blocks for f in shown(model))
    assert model.first_open() == 0

"""An edition knows its wording and its name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.records.snapshot import Remark, Snapshot
from desktop.scheme.model import Scheme
from desktop.workbook.edition import internal_ledgers, without
from tests.desktop.workbook.conftest import MakeEdition


@pytest.mark.parametrize(
    ("more", "name"),
    [({"draft": True}, "草稿（未报出）"), ({"draft": False, "version": 2}, "第 2 版"),
     ({"draft": False, "version": 2, "lang": "en"}, "Version 2")],
)  # fmt: skip
def test_name(edition: MakeEdition, more: dict[str, object], name: str):
    assert edition(**more).edition_name == name


def test_make_edition_plans_the_report(edition: MakeEdition):
    made = edition({"T101_01.actual": None})
    assert "T101_01.actual" not in made.snapshot.values
    assert made.plan.places["T101_01.actual"].sheet == "表1-1"
    assert made.say("year", year="2026") == "2026年"


def test_a_remark_on_a_ledger_that_stays_stays_with_it(scheme: Scheme, snapshot: Snapshot):
    left_out = frozenset(ledger.code for ledger in internal_ledgers(scheme, snapshot))
    code = min(left_out)
    keys = (f"{code}#1.name", f"{code}.nil", "T201_01.actual")
    remarks = tuple(Remark(f"return@{n}@{key}", key, "改", 1) for n, key in enumerate(keys))
    notes = {remark.id: "答复" for remark in remarks}
    report = replace(snapshot, remarks=remarks, explanations=notes)
    kept, _ = without(scheme, report, (), left_out)
    assert kept.remarks == remarks[2:]
    assert list(kept.explanations) == [remarks[2].id]

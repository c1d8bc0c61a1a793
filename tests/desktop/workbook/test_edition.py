"""An edition knows its wording and its name."""

from __future__ import annotations

import pytest

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

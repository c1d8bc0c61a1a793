"""Names, texts and drafts of the annual report: the newest counts, nothing is ever lost."""

from __future__ import annotations

import sqlite3
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.narrative.draft import Draft, Figure, Part, Reach, Run
from desktop.records.drafts import Drafts
from desktop.records.store import Store

FIGURE = Figure(
    "2.1#03",
    "2.1",
    "T201_03.actual",
    ("T201_03.actual",),
    Decimal(563),
    "563公里",
    "value",
    Reach(97, 98, ("一县",)),
    7,
)
DRAFT = Draft(
    "2026",
    "报告",
    (
        Part("paragraph", "2.1", 7, (Run("新建成"), Run("563公里", FIGURE), Run("。居前；"))),
        Part("chosen", "2.1", 0, (Run("经验"),), source="一县：亮点"),
    ),
    {"2.1#03": FIGURE},
)


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


def test_the_newest_value_of_a_variable_stands(drafts: Drafts):
    for period, value in (("2026", "甲省"), ("2025", "乙省"), ("2026", " 丙  省\n")):
        drafts.set_value(period, "V01", value)
    assert drafts.values("2026") == {"V01": "丙 省"}
    drafts.set_value("2026", "V01", "")
    assert drafts.values("2026") == {}
    assert drafts.values("2025") == {"V01": "乙省"}


def test_the_same_value_is_kept_once(store: Store, drafts: Drafts):
    for value in ("甲省", "甲省 ", "甲省"):
        drafts.set_value("2026", "V01", value)
    with store.reading() as connection:
        assert connection.execute("SELECT count(*) FROM report_values").fetchone() == (1,)


def test_texts_stand_in_their_order(drafts: Drafts):
    drafts.take_text("2026", "2.1", "520102", "N201_01", "甲")
    drafts.take_text("2026", "2.1", "520103", "N201_01", "乙")
    drafts.take_text("2026", "1.1", "520103", "N101_01", "丙")
    drafts.take_text("2026", "2.1", "520104", "N201_01", "丁", position=0)
    assert [one.text for one in drafts.taken("2026")] == ["丙", "丁", "甲", "乙"]
    assert [one.text for one in drafts.taken("2026", "2.1")] == ["丁", "甲", "乙"]
    assert drafts.taken("2025") == ()


def test_an_edited_text_keeps_its_place(drafts: Drafts):
    drafts.take_text("2026", "2.1", "520102", "N201_01", "甲")
    drafts.take_text("2026", "2.1", "520103", "N201_01", "乙")
    again = drafts.take_text("2026", "2.1", "520102", "N201_01", " 甲，改过 ")
    assert [one.text for one in drafts.taken("2026")] == ["甲，改过", "乙"]
    assert again.position == 1


def test_a_text_is_dropped_and_may_come_back(drafts: Drafts):
    drafts.take_text("2026", "2.1", "520102", "N201_01", "甲")
    assert drafts.drop_text("2026", "520102", "N201_01").text == "甲"
    assert drafts.taken("2026") == ()
    with pytest.raises(Fault, match="not-taken"):
        drafts.drop_text("2026", "520102", "N201_01")
    drafts.take_text("2026", "2.1", "520102", "N201_01", "甲")
    assert len(drafts.taken("2026")) == 1


def test_an_empty_text_is_refused(drafts: Drafts):
    with pytest.raises(Fault, match="empty-text"):
        drafts.take_text("2026", "2.1", "520102", "N201_01", " \n")


def test_the_draft_kept_last_comes_back_as_it_was(drafts: Drafts):
    assert drafts.last("2026") is None
    drafts.keep(DRAFT, {"520102": 1})
    kept = drafts.keep(DRAFT, {"520102": 2})
    assert drafts.last("2026") == kept
    assert [(one.section, one.text, one.tags) for one in kept.sentences] == [
        ("2.1", "新建成563公里。", ("2.1#03",)),
        ("2.1", "居前；", ()),
        ("2.1", "经验", ()),
    ]
    assert (kept.figures, kept.versions) == ({"2.1#03": "563公里"}, {"520102": 2})
    assert drafts.last("2025") is None


@pytest.mark.parametrize("table", ["report_values", "report_texts", "drafts"])
@pytest.mark.parametrize("what", ["UPDATE {} SET period = '2020'", "DELETE FROM {}"])
def test_nothing_is_ever_altered(store: Store, drafts: Drafts, table: str, what: str):
    drafts.set_value("2026", "V01", "甲省")
    drafts.take_text("2026", "2.1", "520102", "N201_01", "甲")
    drafts.keep(DRAFT, {})
    with (
        store.reading() as connection,
        pytest.raises(sqlite3.IntegrityError, match="only ever appended"),
    ):
        connection.execute(what.format(table))

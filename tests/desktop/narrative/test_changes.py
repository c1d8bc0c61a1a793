"""What a draft says otherwise than the one before it."""

from __future__ import annotations

import pytest

from desktop.narrative.changes import changes, figures_changed
from desktop.narrative.draft import Sentence


def said(*texts: str) -> list[Sentence]:
    """``2.1 建成5公里 a b``: section, text, tags."""
    found = []
    for text in texts:
        section, words, *tags = text.split(" ")
        found.append(Sentence(section, words, tuple(tags)))
    return found


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (["2.1 建成5公里 a"], ["2.1 建成5公里 a"], []),
        (["2.1 建成5公里 a"], ["2.1 建成6公里 a"], [("建成5公里", "建成6公里", ("a",))]),
        (["2.1 甲 a", "2.1 乙 b"], ["2.1 乙2 b"], [("乙", "乙2", ("b",)), ("甲", "", ("a",))]),
        (["2.1 甲 a"], ["2.1 甲 a", "2.1 乙 b"], [("", "乙", ("b",))]),
        (["2.1 甲"], ["2.2 甲"], [("", "甲", ()), ("甲", "", ())]),
        # Two sentences that changed places of figures: each finds its own.
        (
            ["2.1 甲1 a", "2.1 乙1 b"],
            ["2.1 乙2 b", "2.1 甲2 a"],
            [("乙1", "乙2", ("b",)), ("甲1", "甲2", ("a",))],
        ),
        # Nothing in common but their place.
        (["2.1 无事"], ["2.1 有3起 c"], [("无事", "有3起", ("c",))]),
        # A figure came into a sentence.
        (["2.1 甲1 a"], ["2.1 甲1和2 a b"], [("甲1", "甲1和2", ("a", "b"))]),
    ],
)
def test_sentences_that_differ_are_paired(before, after, expected):
    found = [
        (one.before.text if one.before else "", one.after.text if one.after else "", one.tags)
        for one in changes(said(*before), said(*after))
    ]
    assert found == expected


def test_sections_come_in_the_order_of_the_new_draft():
    found = changes(said("9 甲", "2.1 乙"), said("1.1 丙", "2.1 丁"))
    assert [one.section for one in found] == ["1.1", "2.1", "9"]


def test_figures_that_are_others_came_or_went():
    assert figures_changed({"a": "1", "b": "2", "c": "3"}, {"b": "2", "c": "4", "d": "5"}) == (
        "c",
        "d",
        "a",
    )

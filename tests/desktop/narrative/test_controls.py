"""Figures as content controls: tags that Word can hold, titles that remember what was printed."""

from __future__ import annotations

import pytest
from docx.oxml.ns import qn

from desktop.narrative.controls import (
    LONGEST,
    Controls,
    clean,
    control_tag,
    digest_of,
    tag_in_title,
    title,
    was_printed,
)
from desktop.narrative.draft import Run
from tests.desktop.narrative.drafted import INVESTED, LONG, LOST

WORDS = "长" * 90


def test_a_long_tag_is_cut_and_stays_apart():
    tags = [control_tag(LONG), control_tag(LONG + "1"), control_tag("2.1#01")]
    assert len(set(tags)) == 3
    assert max(map(len, tags)) == LONGEST
    assert tags[2] == "2.1#01"


@pytest.mark.parametrize("name", ["投资", WORDS, "甲｜乙"])
@pytest.mark.parametrize("printed", ["1200亿元", "", "全覆盖", WORDS])
def test_a_title_remembers_what_was_printed(name: str, printed: str):
    told = title("2.1#01", name, printed)
    assert tag_in_title(told) == "2.1#01"
    assert len(told) <= LONGEST
    assert was_printed(told, printed) is True
    assert was_printed(told, printed + "余") is False


def test_a_title_that_was_changed_says_nothing():
    assert was_printed("投资", "1200亿元") is None
    assert tag_in_title("投资 2.1#01") == ""
    assert digest_of(WORDS) != digest_of(WORDS + "。")


def test_a_figure_is_a_control_and_other_text_is_not():
    controls = Controls({INVESTED.tag: "投资"})
    plain = controls.element(Run("共 <1> & “2”"))
    assert plain.tag == qn("w:r")
    assert plain.text == "共 <1> & “2”"
    first, second = (controls.element(Run(INVESTED.text, INVESTED)) for _ in range(2))
    settings = first.find(qn("w:sdtPr"))
    assert settings.find(qn("w:tag")).get(qn("w:val")) == "2.1#01"
    assert settings.find(qn("w:alias")).get(qn("w:val")) == "2.1#01 投资｜突破1200亿元"
    numbers = {one.find(".//" + qn("w:id")).get(qn("w:val")) for one in (first, second)}
    assert len(numbers) == 2


@pytest.mark.parametrize(("figure", "marked"), [(INVESTED, False), (LOST, True)])
def test_only_what_is_missing_is_marked(figure, marked: bool):
    control = Controls({}).element(Run(figure.text, figure))
    assert (control.find(".//" + qn("w:highlight")) is not None) is marked
    assert (control.find(".//" + qn("w:bdr")) is not None) is marked


@pytest.mark.parametrize(
    ("text", "kept"), [("甲\x00\x07乙", "甲乙"), ("一\r\n二\t三", "一 二 三"), ("𠮷\ud800", "𠮷")]
)
def test_signs_that_xml_cannot_hold(text: str, kept: str):
    assert clean(text) == kept

"""What a draft says of itself."""

from __future__ import annotations

from tests.desktop.narrative.drafted import DRAFT, GROWN, LOST, SHORT, WHOLE


def test_what_is_missing_and_what_lacks_units_are_two_things():
    assert DRAFT.missing == (LOST,)
    assert DRAFT.partial == (GROWN,)
    assert WHOLE.complete
    assert not SHORT.complete


def test_the_words_of_a_paragraph_hold_its_figures():
    assert DRAFT.parts[4].text.startswith("投资“完成”突破1200亿元，比上年增长12.3%")

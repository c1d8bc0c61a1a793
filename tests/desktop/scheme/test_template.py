"""What a template says of its slots."""

from __future__ import annotations

import pytest

from desktop.scheme.template import DECIMALS, WORDING
from desktop.scheme.template_parser import parse_template

TEXT = """# {V01}年报

{#0}
{0#01: T1.actual}{0#02? T2.actual = 0 | 无 | 有{0#03: T3.actual | 起}}

表：{0#04: V02}
| 指标 | 数 |
| 甲 | {0#05: T4.actual} |
"""


def test_slots_stand_in_the_order_of_the_text_with_their_section() -> None:
    slots = [(section, slot) for section, slot, _piece in parse_template(TEXT).slots()]
    assert slots == [("0", "")] + [("0", f"0#0{number}") for number in range(1, 6)]


@pytest.mark.parametrize(("word", "known"), [("0位", True), ("3位", True), ("位", False)])
def test_decimals_are_a_wording_of_their_own(word: str, known: bool) -> None:
    assert bool(DECIMALS.match(word)) == known
    assert word not in WORDING

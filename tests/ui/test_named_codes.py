"""Codes in notes and formulas become places and names of the form."""

from __future__ import annotations

import pytest

from ui.named_codes import named
from ui.session import Session

MEETINGS = "县（市、区）交通运输局党组会议召开次数"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("应不大于T101_01（党委（党组）会议召开次数）。", f"应不大于表1-1 第1行“{MEETINGS}”。"),
        ("T101_01（只计正式会议）", f"表1-1 第1行“{MEETINGS}”（只计正式会议）"),
        ("T101_01.actual * 100", f"表1-1 第1行“{MEETINGS}”本年实际 * 100"),
        ("台账L02的T999_99", "台账L02的T999_99"),
        ("", ""),
    ],
)
def test_a_code_is_said_as_its_place_and_name(alone: Session, text: str, told: str) -> None:
    assert named(alone, text) == told

"""Explanations as lines, and which of them are asked for."""

from __future__ import annotations

import pytest

from ui.desk.desk import ProvinceDesk
from ui.desk.explanation_rows import explanation_row, fits
from ui.desk.work import read_explanations


@pytest.fixture
def explained(explained_desk: ProvinceDesk) -> object:
    steps = list(read_explanations(explained_desk.office))
    return next(one for step in steps for one in step.found if "年内未实施" in one.text)


def test_a_line(explained_desk: ProvinceDesk, explained: object) -> None:
    row = explanation_row(explained_desk, explained)
    assert row.key == "520102 required@T201_01.actual"
    assert row.cells[:2] == ("● 未读", "南明区")
    assert row.cells[3] == "表2-1 第1行 本年实际"
    assert row.cells[5] == "南明区年内未实施"


@pytest.mark.parametrize(
    ("state", "unit", "text", "wanted"),
    [
        ("", "", "", True),
        ("unread", "520102", "未实施", True),
        ("accepted", "", "", False),
        ("", "520103", "", False),
        ("", "", "南明", True),
        ("", "", "第1行", True),
        ("", "", "无此", False),
    ],
)
def test_what_is_asked_for(
    explained_desk: ProvinceDesk, explained: object, state: str, unit: str, text: str, wanted: bool
) -> None:
    found = fits(explained_desk, explained, state, unit, text)
    assert found is wanted

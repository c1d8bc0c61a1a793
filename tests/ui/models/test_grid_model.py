"""What all grids share: states and flags, spoken texts, notes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt

from ui.models.grid_model import ALIGN, EDIT, LEFT, RIGHT, State
from ui.models.indicator_model import IndicatorModel

SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


@pytest.fixture
def model(session):
    return IndicatorModel(session, "2.1")


@pytest.mark.parametrize(
    ("key", "flags"),
    [
        ("T201_06.actual", SEEN | Qt.ItemFlag.ItemIsEditable),
        ("T201_06.yoy", SEEN),
        ("T201_06.last", SEEN),
        ("T201_06.name", SEEN),
    ],
)
def test_flags(model, key, flags):
    assert model.flags(model.index(*model.position(key))) == flags


def test_a_heading_can_be_seen_but_not_selected(model):
    row = model.headings()[0]
    assert model.state(row, 0) == State.GROUP
    assert model.flags(model.index(row, 0)) == Qt.ItemFlag.ItemIsEnabled
    assert model.flags(QModelIndex()) == Qt.ItemFlag.NoItemFlags


@pytest.mark.parametrize(
    ("key", "role", "answer"),
    [
        ("T201_01.actual", EDIT, "15200.50"),
        ("T201_01.actual", ALIGN, RIGHT),
        ("T201_01.name", ALIGN, LEFT),
    ],
)
def test_data(session, model, key, role, answer):
    session.enter_text("T201_01.actual", "15,200.5")
    assert model.index(*model.position(key)).data(role) == answer


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("T201_06.yoy", "由程序计算"),
        ("T201_02.actual", "T201_01.actual / T201_01.target"),
        ("T201_06.last", "F2"),
        ("T201_06.actual", "待填写"),
    ],
)
def test_tooltips_say_what_a_cell_is(model, key, said):
    assert said in model.tooltip(*model.position(key))

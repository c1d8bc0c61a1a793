"""The board as a table: marks in every cell, colours beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ui.desk.board_model import FIRST_SECTION, STATE, BoardModel
from ui.desk.desk import ProvinceDesk
from ui.theme import colours


@pytest.fixture
def model(desk: ProvinceDesk) -> BoardModel:
    model = BoardModel(desk, QApplication.palette())
    model.show_lines(desk.board().lines)
    return model


@pytest.mark.parametrize(
    ("unit", "state", "version", "section", "tint"),
    [("520103", "✓ 审核通过", "v1", "✓", "good"), ("520327", "· 未报", "", "·", "muted")],
)
def test_cells(
    model: BoardModel, unit: str, state: str, version: str, section: str, tint: str
) -> None:
    row = model.row_of(unit)
    cells = model.rows[row].cells
    assert (cells[STATE], cells[3], cells[FIRST_SECTION]) == (state, version, section)
    assert len(cells) == len(model.titles) == FIRST_SECTION + len(model._desk.scheme.sections)
    colour = model.data(model.index(row, FIRST_SECTION), Qt.ItemDataRole.ForegroundRole)
    assert colour == colours(model.palette)[tint]
    assert model.data(model.index(row, 0), Qt.ItemDataRole.ForegroundRole) is None


@pytest.mark.parametrize("is_late", [True, False])
def test_why_a_unit_is_late(model: BoardModel, is_late: bool) -> None:
    line = model.lines[model.row_of("520103")]
    assert line.received is not None
    model.show_lines([replace(line, received=replace(line.received, late=is_late))])
    cell = model.index(0, STATE)
    for role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
        assert ("晚于报送期限 2027-01-20" in str(model.data(cell, role))) is is_late
    told = model.data(cell, Qt.ItemDataRole.AccessibleTextRole)
    assert str(told).startswith("状态 ✓ 审核通过")
    assert "邮件" not in str(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole))


def test_a_unit_that_is_not_shown(model: BoardModel) -> None:
    assert model.row_of("110101") == -1
    assert not model.index_of("110101").isValid()

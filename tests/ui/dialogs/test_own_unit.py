"""A unit that is in no list of divisions."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.dialogs.own_unit import OwnUnitDialog
from ui.session import Session


def own_unit(qtbot: QtBot, session: Session, code: str, superior: str) -> OwnUnitDialog:
    dialog = OwnUnitDialog(session)
    qtbot.addWidget(dialog)
    dialog.bureau.setText("贵安新区交通建设管理局")
    dialog.name.setText("贵安新区")
    dialog.code.setText(code)
    dialog.superior.setText(superior)
    dialog.save()
    return dialog


def test_a_unit_of_ones_own_is_kept_and_found(qtbot: QtBot, alone: Session) -> None:
    dialog = own_unit(qtbot, alone, "520199A", "520000")
    assert dialog.unit is not None
    assert dialog.path.text() == "贵州省"
    assert alone.store.own_units() == [dialog.unit]
    assert alone.units.find("贵安")[0] == dialog.unit


@pytest.mark.parametrize(
    ("code", "superior", "told"),
    [("520327", "520000", "520327"), ("贵安", "520000", "贵安"), ("520199A", "zzzz", "520199A")],
)
def test_a_unit_that_cannot_be_is_told(
    qtbot: QtBot, alone: Session, code: str, superior: str, told: str
) -> None:
    dialog = own_unit(qtbot, alone, code, superior)
    assert dialog.unit is None
    assert told in dialog.fault.text()
    assert alone.store.own_units() == []

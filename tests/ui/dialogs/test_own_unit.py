"""A unit that is in no list of divisions."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.scheme.units import Unit
from ui.dialogs.own_unit import OwnUnitDialog, may_change, remove
from ui.session import Session


def own_unit(
    qtbot: QtBot, session: Session, code: str, superior: str, level: str = "county"
) -> OwnUnitDialog:
    dialog = OwnUnitDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.bureau.setText("贵安新区交通建设管理局")
    dialog.name.setText("贵安新区")
    dialog.code.setText(code)
    dialog.level.setCurrentIndex(dialog.level.findData(level))
    dialog.superior.text.setText(superior)
    dialog.save()
    return dialog


def test_a_unit_of_ones_own_is_kept_and_found(qtbot: QtBot, alone: Session) -> None:
    dialog = own_unit(qtbot, alone, "520199A", "520000")
    assert dialog.unit is not None
    assert dialog.path.text() == "上级：贵州省"
    assert alone.store.own_units() == [dialog.unit]
    assert alone.units.find("贵安")[0] == dialog.unit


@pytest.mark.parametrize(
    ("code", "superior", "told"),
    [
        ("520327", "520000", "520327"),
        ("贵安", "520000", "应为2至20位数字或字母"),
        ("520199A", "zzzz", "请选上级单位"),
        ("520199A", "", "请选上级单位"),
        ("520199A", "凤冈", "请选上级单位"),
    ],
)
def test_a_unit_that_cannot_be_is_told(
    qtbot: QtBot, alone: Session, code: str, superior: str, told: str
) -> None:
    dialog = own_unit(qtbot, alone, code, superior)
    assert dialog.unit is None
    assert told in dialog.fault.text()
    assert alone.store.own_units() == []


def test_the_superior_is_chosen_with_arrows_and_enter_which_does_not_save(
    qtbot: QtBot, alone: Session
) -> None:
    dialog = own_unit(qtbot, alone, "520199A", "")
    QTest.keyClicks(dialog.superior.text, "gz")
    shown = [dialog.superior.found.item(n).text() for n in range(dialog.superior.found.count())]
    assert any("贵州省" in text for text in shown)
    while dialog.superior.unit is None or dialog.superior.unit.code != "520000":
        QTest.keyClick(dialog.superior.text, Qt.Key.Key_Down)
    QTest.keyClick(dialog.superior.text, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.unit is None
    dialog.save()
    assert dialog.unit is not None
    assert dialog.unit.superior == "520000"


@pytest.mark.parametrize(
    ("level", "superior", "offered"),
    [("county", "520300", 1), ("prefecture", "520300", 0), ("dept", "520000", 0)],
)
def test_only_levels_above_are_offered(
    qtbot: QtBot, alone: Session, level: str, superior: str, offered: int
) -> None:
    assert own_unit(qtbot, alone, "X", superior, level).superior.found.count() == offered


def test_it_is_changed_while_it_has_no_report(qtbot: QtBot, alone: Session) -> None:
    made = own_unit(qtbot, alone, "520199A", "520000").unit
    assert made is not None
    assert may_change(alone, made)
    dialog = OwnUnitDialog(alone, None, made)
    qtbot.addWidget(dialog)
    assert dialog.superior.unit == alone.units.get("520000")
    dialog.code.setText("520199B")
    dialog.save()
    assert [unit.code for unit in alone.store.own_units()] == ["520199B"]
    assert "520199A" not in alone.units
    changed = alone.units.get("520199B")
    remove(alone, changed)
    assert alone.store.own_units() == []
    assert "520199B" not in alone.units


def test_with_a_report_it_stays_as_it_is(qtbot: QtBot, alone: Session) -> None:
    made = own_unit(qtbot, alone, "520199A", "520000").unit
    assert made is not None
    alone.open(made, "2026")
    assert not may_change(alone, made)
    with pytest.raises(Fault, match="已有报表"):
        remove(alone, made)
    dialog = OwnUnitDialog(alone, None, made)
    qtbot.addWidget(dialog)
    dialog.name.setText("别名")
    dialog.save()
    assert "已有报表" in dialog.fault.text()
    assert alone.units.get("520199A") == made
    assert alone.store.own_units() == [made]


def test_a_division_of_the_list_cannot_be_changed(alone: Session) -> None:
    other: Unit = alone.units.get("520328")
    assert not may_change(alone, other)

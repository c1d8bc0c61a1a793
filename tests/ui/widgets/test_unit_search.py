"""The search for a unit: what is offered, what Enter takes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.scheme.units import Units
from ui.widgets.unit_search import SHOWN, UnitSearch


def test_what_is_known_is_offered_first_and_finds_stand_with_those_above(qtbot: QtBot) -> None:
    units = Units()
    search = UnitSearch(units, 150, [units.get("520328")])
    qtbot.addWidget(search)
    search.look()
    assert search.unit == units.get("520328")
    search.text.setText("凤冈")
    assert search.found.item(0).text().endswith("贵州省 遵义市 凤冈县")
    search.text.setText("县")
    assert search.found.count() == SHOWN


def test_enter_takes_and_without_a_find_takes_nothing(qtbot: QtBot) -> None:
    search = UnitSearch(Units(), 150)
    qtbot.addWidget(search)
    told: list[object] = []
    search.unit_changed.connect(told.append)
    search.text.setText("没有这个县")
    with qtbot.assertNotEmitted(search.taken):
        QTest.keyClick(search.text, Qt.Key.Key_Return)
    assert told == [None]
    search.text.setText("520327")
    with qtbot.waitSignal(search.taken):
        QTest.keyClick(search.text, Qt.Key.Key_Return)
    assert search.unit is not None
    assert told[-1] == search.unit


def test_only_what_is_allowed_is_offered(qtbot: QtBot) -> None:
    search = UnitSearch(Units(), 150)
    qtbot.addWidget(search)
    search.text.setText("520300")
    search.allow(lambda unit: unit.level == "dept")
    assert search.unit is None
    assert search.found.count() == 0

"""Search by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.dialogs.search import SearchDialog
from ui.session import Session


@pytest.fixture
def dialog(qtbot: QtBot, alone: Session) -> SearchDialog:
    dialog = SearchDialog(alone)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_arrows_move_while_one_types_and_enter_chooses(dialog: SearchDialog) -> None:
    QTest.keyClicks(dialog.text, "L0")
    QTest.keyClick(dialog.text, Qt.Key.Key_Down)
    second = dialog.found.topLevelItem(1)
    assert dialog.found.currentItem() is second
    QTest.keyClick(dialog.text, Qt.Key.Key_Enter)
    assert dialog.target == second.text(0)
    assert not dialog.isVisible()


def test_escape_chooses_nothing(dialog: SearchDialog) -> None:
    QTest.keyClicks(dialog.text, "L02")
    QTest.keyClick(dialog.text, Qt.Key.Key_Escape)
    assert (dialog.target, dialog.isVisible()) == ("", False)


def test_nothing_found_is_said_and_enter_does_nothing(dialog: SearchDialog) -> None:
    QTest.keyClicks(dialog.text, "zzzz")
    assert dialog.count.text().startswith("没有找到")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_a_click_chooses(dialog: SearchDialog) -> None:
    QTest.keyClicks(dialog.text, "T201_06")
    item = dialog.found.topLevelItem(0)
    middle = dialog.found.visualItemRect(item).center()
    QTest.mouseClick(dialog.found.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert dialog.target == "T201_06.actual"

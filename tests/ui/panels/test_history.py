"""History names what was done and what undo would take back."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.panels.history import HistoryPanel
from ui.session import Session

KEY = "T201_06.actual"


def test_history_names_what_undo_would_take_back(alone: Session, qtbot: QtBot) -> None:
    panel = HistoryPanel(alone)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_key(KEY)
    alone.enter({KEY: Decimal("42.5")}, "改正里程")
    alone.enter({KEY: None}, "")
    QTest.qWait(1)
    lines = [panel.list.topLevelItem(n) for n in range(3)]
    assert [line.text(2) for line in lines][:2] == ["空白", "42.500"]
    panel.undo.click()
    QTest.qWait(1)
    assert panel.undo.text() == "撤销 改正里程"
    panel.redo.click()
    assert alone.value(KEY) is None

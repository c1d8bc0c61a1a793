"""The status line counts what is filled in and what is open."""

from __future__ import annotations

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.panels.status import StatusPanel
from ui.session import Session

KEY = "T201_06.actual"


def test_the_status_line_counts(alone: Session, qtbot: QtBot) -> None:
    panel = StatusPanel(alone)
    qtbot.addWidget(panel)
    QTest.qWait(1)
    full = panel.filled.text()
    done, total = full.removeprefix("填报进度 ").split("/")
    assert done == total
    assert "强制 0" in panel.counts.text()
    alone.enter({KEY: None}, "")
    QTest.qWait(1)
    assert panel.filled.text() == f"填报进度 {int(done) - 1}/{total}"
    assert "强制 1" in panel.counts.text()
    assert panel.saved.text() == f"已保存 {alone.last_saved()}"

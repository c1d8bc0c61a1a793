"""Reopening asks for a reason and keeps it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.ui.colleague import sealed
from ui.dialogs.reopen import ReopenDialog
from ui.session import Session


def test_without_a_reason_it_stays_locked(qtbot: QtBot, alone: Session, tmp_path: Path) -> None:
    sealed(alone, tmp_path)
    dialog = ReopenDialog(alone)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.go.click()
    assert "原因" in dialog.fault.text()
    for label in dialog.findChildren(QLabel):
        assert label.height() >= label.heightForWidth(label.width())
    assert dialog.isVisible()
    assert alone.locked == 1
    dialog.reason.setText("里程更正")
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert alone.locked == 0
    assert alone.report.history()[0].label == "里程更正"

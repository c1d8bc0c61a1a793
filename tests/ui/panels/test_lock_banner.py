"""The line that says that the report is locked, and its two buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.colleague import sealed
from ui.exchange import reopen
from ui.panels.lock_banner import LockBanner
from ui.session import Session


def test_shown_while_the_report_is_locked(qtbot: QtBot, alone: Session, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    banner = LockBanner(alone, window)
    assert banner.isHidden()
    sealed(alone, tmp_path)
    code = alone.report.submissions()[0].code
    assert not banner.isHidden()
    assert f"报送第1版（校验码 {code}），已锁定。" in banner.label.text()
    assert banner.accessibleName() == banner.label.text()
    for button, signal in (
        (banner.reopen, banner.reopen_asked),
        (banner.versions, banner.versions_asked),
    ):
        with qtbot.waitSignal(signal):
            button.click()
    reopen(alone, "里程更正")
    assert banner.isHidden()

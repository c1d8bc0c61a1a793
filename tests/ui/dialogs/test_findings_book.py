"""The findings as a workbook of their own."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from ui.dialogs.findings_book import export_findings
from ui.session import Session
from ui.settings import Settings

KEY = "T201_06.actual"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "settings").mkdir()
    return Settings(tmp_path / "settings")


def test_findings_become_a_workbook(
    qtbot: QtBot,
    alone: Session,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    alone.enter({KEY: Decimal("0.001")}, "")
    chosen = str(tmp_path / "审核结果")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    path = export_findings(alone, settings, None)
    assert path == tmp_path / "审核结果.xlsx"
    assert path.stat().st_size > 0
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert export_findings(alone, settings, None) is None


def test_findings_that_cannot_be_written_are_told(
    qtbot: QtBot,
    alone: Session,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chosen = os.fspath(tmp_path / "没有" / "x.xlsx")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen, ""))
    with qtbot.waitSignal(alone.faulted):
        assert export_findings(alone, settings, None) is None

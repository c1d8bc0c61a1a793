"""The dialog of backups: the list, one more, the question before going back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.records.backups import read_manifest
from ui.dialogs.backups import BackupsDialog
from ui.session import Session


@pytest.fixture
def dialog(qtbot: QtBot, alone: Session) -> BackupsDialog:
    """The dialog over the records of one county."""
    made = BackupsDialog(alone)
    qtbot.addWidget(made)
    made.show()
    return made


def finish(qtbot: QtBot, dialog: BackupsDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=20_000)


def test_nothing_yet(dialog: BackupsDialog) -> None:
    assert dialog.model.rows == []
    assert not dialog.back.isEnabled()


def test_one_now(qtbot: QtBot, dialog: BackupsDialog) -> None:
    dialog.now.click()
    finish(qtbot, dialog)
    (row,) = dialog.model.rows
    assert dialog.told.text() == f"已备份并核对无误：{row.key}"
    assert read_manifest(Path(row.key)).reports == int(row.cells[1]) > 0
    assert dialog.back.isEnabled()


def test_one_elsewhere_takes_the_place_that_was_agreed_to(
    qtbot: QtBot, dialog: BackupsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "stick.zip"
    target.write_text("older", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    dialog.elsewhere.click()
    finish(qtbot, dialog)
    assert read_manifest(target).reports > 0
    assert dialog.model.rows == []


@pytest.mark.parametrize(
    ("button", "goes"),
    [(QMessageBox.StandardButton.Yes, True), (QMessageBox.StandardButton.No, False)],
)
def test_going_back_is_asked(
    qtbot: QtBot,
    dialog: BackupsDialog,
    monkeypatch: pytest.MonkeyPatch,
    button: QMessageBox.StandardButton,
    goes: bool,
) -> None:
    monkeypatch.setattr(QMessageBox, "question", lambda *_: button)
    dialog.now.click()
    finish(qtbot, dialog)
    dialog.back.click()
    assert (dialog.chosen is not None) is goes
    assert dialog.isVisible() is not goes


def test_a_file_that_is_no_backup(
    dialog: BackupsDialog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "x.zip"
    path.write_text("x", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.file.click()
    assert dialog.told.text().startswith(f"{path} 不是本程序的备份")
    assert dialog.chosen is None

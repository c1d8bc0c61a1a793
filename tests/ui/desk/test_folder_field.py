"""A folder is one only when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFormLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.desk.folder_field import FolderField


def test_typed_and_chosen(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    field = FolderField("")
    qtbot.addWidget(field)
    assert field.path is None
    with qtbot.waitSignal(field.changed):
        field.line.setText(str(tmp_path / "没有"))
    assert field.path is None
    assert not field.wrong.isHidden()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    field.browse.click()
    assert field.path == tmp_path
    assert field.wrong.isHidden()


def test_the_key_of_its_label_leads_to_it(qtbot: QtBot) -> None:
    dialog = QWidget()
    qtbot.addWidget(dialog)
    field = FolderField("")
    form = QFormLayout(dialog)
    form.addRow("文件夹(&D)", field)
    button = QPushButton()
    form.addRow(button)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    button.setFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert dialog.focusWidget() is field.line
    qtbot.keyClick(field.line, Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.focusWidget() is button  # out of it again

"""A folder is one only when it is there."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
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

"""Choices filled anew keep what was chosen; dialogs for files and folders may be cancelled."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.desk.choices import choice, file_to_write, fill_anew, folder_for, workbooks

ITEMS = (("全部", ""), ("遵义市", "520300"))


@pytest.mark.parametrize(("left", "chosen"), [(ITEMS, "520300"), (ITEMS[:1], "")])
def test_filled_anew(qtbot: QtBot, left: tuple[tuple[str, str], ...], chosen: str) -> None:
    box = choice("市州", ITEMS)
    qtbot.addWidget(box)
    assert box.accessibleName() == "市州"
    box.setCurrentIndex(1)
    with qtbot.assertNotEmitted(box.currentIndexChanged):
        fill_anew(box, left)
    assert box.currentData() == chosen


@pytest.mark.parametrize("answer", ["", "/a/b"])
def test_asked_for_places(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, answer: str) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (answer, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answer)
    wanted = Path(answer) if answer else None
    assert file_to_write(parent, "导出", Path("a.xlsx"), workbooks()) == wanted
    assert folder_for(parent, "文件夹", "") == wanted

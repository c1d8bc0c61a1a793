"""A file comes by button or by dragging; only one, and no folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.file_drop import DropTarget, FileDrop, dropped_file


def mime(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


@pytest.mark.parametrize(("names", "taken"), [(["a"], "a"), (["a", "b"], ""), (["folder"], "")])
def test_one_file_and_no_folder(tmp_path: Path, names: list[str], taken: str) -> None:
    (tmp_path / "folder").mkdir()
    for name in ("a", "b"):
        (tmp_path / name).touch()
    expected = tmp_path / taken if taken else None
    assert dropped_file(mime(*(tmp_path / name for name in names))) == expected


def test_dropped_on_a_widget(qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "甲.xlsx"
    path.touch()
    widget, data = QWidget(), mime(path)
    qtbot.addWidget(widget)
    target = DropTarget(widget)
    assert widget.acceptDrops()
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(1, 1), copy, data, left, none)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(1, 1), copy, data, left, none)
    with qtbot.waitSignal(target.dropped) as heard:
        QApplication.sendEvent(widget, event)
    assert heard.args == [path]


def test_chosen_from_the_disk(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop = FileDrop(str(tmp_path))
    qtbot.addWidget(drop)
    path = tmp_path / "甲.xlsx"
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    with qtbot.waitSignal(drop.chosen) as heard:
        drop.browse.click()
    assert heard.args == [path]
    drop.show_file(path)
    assert drop.name.text() == "甲.xlsx"

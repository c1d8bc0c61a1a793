"""Files and folders are taken, anything else that is dragged is not."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.desk.drop import MailDrop, dropped_paths


def dragged(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def test_paths() -> None:
    data = dragged("file:///a/收件", "https://example.org/x.zip", "file:///b.zip")
    assert dropped_paths(data) == [Path("/a/收件"), Path("/b.zip")]
    assert dropped_paths(QMimeData()) == []


def test_a_drop_is_told_when_the_drag_is_over(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    target = MailDrop(widget)
    data = dragged("file:///a.zip", "file:///b.eml")
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(1, 1), copy, data, left, none)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    event = QDropEvent(QPointF(1, 1), copy, data, left, none)
    with qtbot.waitSignal(target.dropped) as dropped:
        QApplication.sendEvent(widget, event)
    assert dropped.args == [[Path("/a.zip"), Path("/b.eml")]]

"""One line: what was done, or what was wrong."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from ui.widgets.notice import Notice


def test_it_says_and_falls_silent(qtbot: QtBot) -> None:
    notice = Notice("en")
    qtbot.addWidget(notice)
    assert notice.isHidden()
    notice.fail(Fault("consolidation.no-reason"))
    assert notice.objectName() == "fault"
    assert notice.text().startswith("an adjustment needs its reason")
    notice.say("done")
    assert (notice.objectName(), notice.isHidden()) == ("", False)
    notice.say("")
    assert notice.isHidden()


@pytest.mark.parametrize("size", [0, 24])
def test_with_room_kept_nothing_below_it_moves(qtbot: QtBot, size: int) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    notice, button = Notice("zh", keeps_room=True), QPushButton("下一步")
    column = QVBoxLayout(page)
    column.addWidget(notice)
    column.addWidget(button)
    column.addStretch(1)
    page.resize(400, 200)
    page.show()
    if size:
        font = notice.font()
        font.setPointSize(size)
        notice.setFont(font)
    heights = []
    for text in ("", "已保存", "", "已写出"):
        notice.say(text)
        column.activate()
        heights.append(button.y())
    assert len(set(heights)) == 1
    assert heights[0] > notice.fontMetrics().height()


def test_without_it_no_room_is_taken(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    notice, button = Notice("zh"), QPushButton("下一步")
    column = QVBoxLayout(page)
    column.addWidget(notice)
    column.addWidget(button)
    page.show()
    assert button.y() == column.contentsMargins().top()

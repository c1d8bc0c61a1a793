"""The question before a refused text is left."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.widgets.giving_up import asks_to_give_up


@pytest.mark.parametrize(("pressed", "answer"), [("返回修改", False), ("放弃这一格", True)])
def test_the_answer(qtbot, monkeypatch, pressed, answer):
    told = []

    def press(box):
        told.append((box.text(), box.informativeText(), box.defaultButton().text()))
        next(button for button in box.buttons() if button.text() == pressed).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert asks_to_give_up(parent, "明天", "不是日期") is answer
    assert told == [("“明天”还没有录入。", "不是日期", "返回修改")]

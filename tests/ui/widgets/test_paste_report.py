"""What cannot be pasted is listed with its reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from ui.models.paste import Refusal
from ui.widgets.paste_report import PasteReport, asks_headings


def test_the_paste_report(form, qtbot, qapp):
    report = PasteReport([Refusal("表2-1 第4行 本年实际", "1.2万", "不是数字")], 3, form)
    qtbot.addWidget(report)
    assert [report.table.item(0, column).text() for column in range(3)] == [
        "表2-1 第4行 本年实际",
        "1.2万",
        "不是数字",
    ]
    assert "1 格" in report.summary.text()
    assert "3 格" in report.rest.text()
    report.copy_list()
    assert qapp.clipboard().text() == "表2-1 第4行 本年实际\t1.2万\t不是数字\r\n"
    report.rest.click()
    assert report.result() == report.DialogCode.Accepted


@pytest.mark.parametrize(("others", "enabled"), [(0, False), (2, True)])
def test_the_others_can_be_pasted_if_there_are_any(form, qtbot, others, enabled):
    report = PasteReport([Refusal("", "x", "这里已在表格之外")], others, form)
    qtbot.addWidget(report)
    assert report.rest.isEnabled() is enabled
    report.cancel.click()
    assert report.result() == report.DialogCode.Rejected


def test_enter_does_no_harm(form, qtbot):
    report = PasteReport([Refusal("", "x", "这里已在表格之外")], 2, form)
    qtbot.addWidget(report)
    report.show()
    report.activateWindow()
    qtbot.waitUntil(report.cancel.hasFocus)
    assert report.cancel.isDefault()
    qtbot.keyPress(report.cancel, Qt.Key.Key_Return)
    assert report.result() == report.DialogCode.Rejected
    assert not report.isVisible()


@pytest.mark.parametrize(
    ("pressed", "answer"),
    [("有标题行（从报表复制）", True), ("没有标题行（一行一个指标）", False), ("取消", None)],
)
def test_blank_lines_are_asked_about(qtbot, monkeypatch, pressed, answer):
    def press(box):
        next(button for button in box.buttons() if button.text() == pressed).click()

    monkeypatch.setattr(QMessageBox, "exec", press)
    parent = QWidget()
    qtbot.addWidget(parent)
    assert asks_headings(parent) is answer

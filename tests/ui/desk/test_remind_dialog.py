"""Reminders: what they say, to whom, and where they are written."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ui.desk.desk import ProvinceDesk
from ui.desk.remind_dialog import RemindDialog


@pytest.fixture
def dialog(qtbot: QtBot, desk: ProvinceDesk, tmp_path: Path) -> RemindDialog:
    folder = tmp_path / "催报"
    folder.mkdir()
    desk.folder = str(folder)
    dialog = RemindDialog(desk)
    qtbot.addWidget(dialog)
    return dialog


def choose(dialog: RemindDialog, code: str) -> None:
    dialog.prefecture.setCurrentIndex(dialog.prefecture.findData(code))


def test_all_of_them(dialog: RemindDialog, tmp_path: Path) -> None:
    assert dialog.prefecture.currentText() == "全部：9 个市州有单位没有报齐"
    assert dialog.go.text() == "写出 9 份"
    assert not dialog.to.isEnabled()
    assert dialog.preview.toPlainText().count("2026 年交通年报催报：") == 9
    dialog.go.click()
    assert dialog.result() == 1
    assert (dialog.count, dialog.folder) == (9, tmp_path / "催报")
    assert len(list((tmp_path / "催报").glob("*.txt"))) == 9


def test_one_of_them_with_its_address(dialog: RemindDialog, desk: ProvinceDesk) -> None:
    folder = Path(desk.folder)
    choose(dialog, "520300")
    assert "凤冈县交通运输局：未报" in dialog.preview.toPlainText()
    dialog.to.setText("没有这样的地址")
    dialog.go.click()
    assert dialog.notice.objectName() == "fault"
    assert not list(folder.iterdir())
    dialog.to.setText("zy@example.org")
    dialog.go.click()
    assert dialog.count == 1
    assert sorted(path.suffix for path in folder.iterdir()) == [".eml", ".txt"]
    again = RemindDialog(desk)
    assert "已记 1 个" in again.to.placeholderText()
    choose(again, "520300")
    assert again.to.text() == "zy@example.org"
    again.deleteLater()


def test_without_a_folder_nothing_is_written(dialog: RemindDialog, tmp_path: Path) -> None:
    dialog.where.line.setText(str(tmp_path / "没有"))
    assert not dialog.go.isEnabled()

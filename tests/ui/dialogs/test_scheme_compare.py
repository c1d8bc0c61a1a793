"""Two schemes: what changed from one to the other, and what cannot be compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.scheme.library import Library
from desktop.workbook.scheme_book import pack
from ui.dialogs.scheme_compare import CompareDialog

LONG = 20_000


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> CompareDialog:
    shown = CompareDialog(Library(tmp_path / "data").entries(), 0, "zh")
    qtbot.addWidget(shown)
    shown.show()
    return shown


def compare(qtbot: QtBot, dialog: CompareDialog) -> None:
    dialog.go.click()
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=LONG)


def test_a_scheme_is_the_same_as_itself(qtbot: QtBot, dialog: CompareDialog) -> None:
    compare(qtbot, dialog)
    assert dialog.told.text() == "两套制度相同。"
    assert dialog.table.model.rows == []


def test_differences_stand_in_a_table(
    qtbot: QtBot, dialog: CompareDialog, next_year: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(next_year))
    dialog.other_menus[1].folder.trigger()
    assert dialog.new.currentText() == str(next_year)
    compare(qtbot, dialog)
    assert dialog.told.text() == "有 2 处不同。"
    assert [row.cells for row in dialog.table.model.rows] == [
        ("基本信息（scheme.toml）", "version", "value", "改动", "2026.1", "2027.1"),
        ("年度停报（switches.csv）", "2027 T101_22", "", "新增", "", ""),
    ]
    assert dialog.table.sentence.text().endswith("2026.1 → 2027.1")


def test_a_workbook_with_faults_is_not_compared(
    qtbot: QtBot,
    dialog: CompareDialog,
    next_year: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "制度.xlsx"
    pack(next_year, path)
    book = load_workbook(path)
    book.create_sheet("备注")
    book.save(path)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    dialog.other_menus[0].book.trigger()
    compare(qtbot, dialog)
    assert dialog.shown is not None
    assert "备注" in dialog.shown.table.sentence.text()
    assert dialog.told.text() == ""


def test_what_is_gone_is_a_plain_fault(qtbot: QtBot, dialog: CompareDialog, tmp_path: Path) -> None:
    dialog.new.addItem("没有", tmp_path / "没有")
    dialog.new.setCurrentIndex(1)
    compare(qtbot, dialog)
    assert dialog.fault.isVisible()
    assert "没有" in dialog.fault.text()


def test_closing_stops_the_comparison(dialog: CompareDialog) -> None:
    dialog.start()
    dialog.reject()
    assert not dialog.jobs.is_busy
    assert dialog.told.text() == ""

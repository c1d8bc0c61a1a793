"""A form for colleagues: whole or one section, empty or filled."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.workbook.reader import read_workbook
from ui.dialogs.blank import BlankDialog
from ui.session import Session
from ui.settings import Settings

KEY = "T201_01.actual"


@pytest.fixture
def dialog(qtbot: QtBot, alone: Session, tmp_path: Path) -> BlankDialog:
    (tmp_path / "settings").mkdir()
    dialog = BlankDialog(alone, Settings(tmp_path / "settings"))
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(tmp_path))
    dialog.show()
    return dialog


@pytest.mark.parametrize(("section", "filled"), [("", False), ("2.1", True)])
def test_a_form_is_made(
    qtbot: QtBot, dialog: BlankDialog, alone: Session, section: str, filled: bool
) -> None:
    dialog.part.setCurrentIndex(dialog.part.findData(section))
    dialog.filled.setChecked(filled)
    dialog.write.click()
    qtbot.waitUntil(lambda: dialog.path is not None, timeout=20_000)
    book = read_workbook(dialog.path)
    assert (book.identity["kind"], book.identity["section"]) == ("blank", section)
    assert bool(book.cells[KEY].text) is filled
    assert ("T101_01.actual" in book.cells) is (not section)
    assert dialog.show_folder.isVisible()
    assert dialog.isVisible()


def test_only_sections_that_are_asked_for_are_offered(dialog: BlankDialog, alone: Session) -> None:
    offered = [dialog.part.itemData(at) for at in range(1, dialog.part.count())]
    assert "2.1" in offered
    assert set(offered) <= set(alone.scheme.sections)


def test_a_folder_that_is_not_there(qtbot: QtBot, dialog: BlankDialog, tmp_path: Path) -> None:
    dialog.folder.setText(str(tmp_path / "没有"))
    dialog.write.click()
    qtbot.waitUntil(lambda: "不能写入" in dialog.told.text(), timeout=20_000)
    assert dialog.write.isEnabled()

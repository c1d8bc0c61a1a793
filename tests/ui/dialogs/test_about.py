"""Help says what it should."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop import __version__
from ui.desk.desk_window import PAGES
from ui.desk.report_draft import KEYS
from ui.dialogs.about import AboutDialog, InstructionsDialog, ShortcutsDialog
from ui.session import Session
from ui.settings import Settings


def test_about_names_version_scheme_and_data_folder(
    qtbot: QtBot, alone: Session, tmp_path: Path
) -> None:
    dialog = AboutDialog(alone, Settings(tmp_path))
    qtbot.addWidget(dialog)
    text = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    for part in (__version__, alone.scheme.title, alone.scheme.version, str(tmp_path)):
        assert part in text


def test_the_instructions_are_those_of_the_scheme(qtbot: QtBot, alone: Session) -> None:
    dialog = InstructionsDialog(alone)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "填报说明"
    text = dialog.text.toPlainText()
    assert [p for p in alone.scheme.instructions if p not in text] == []


def test_the_keys_are_named(qtbot: QtBot) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    text = dialog.text.toPlainText()
    for key in ("F8", "Ctrl+F", "Ctrl+Z", "F2", "Ctrl+PgUp"):
        assert key in text


@pytest.mark.parametrize("key", [f"Ctrl+{len(PAGES)}", "Ctrl+F", *KEYS.values()])
def test_the_keys_of_the_desk_are_named_below_its_name(qtbot: QtBot, key: str) -> None:
    dialog = ShortcutsDialog()
    qtbot.addWidget(dialog)
    named = dialog.text.toPlainText().rpartition("\n汇总台\n")[2]
    assert key in named

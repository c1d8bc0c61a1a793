"""A scheme is a folder or a workbook: both can be asked for, and neither be given."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.scheme_files import SourceMenu, ask_folder, ask_workbook, workbook_filter


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


@pytest.mark.parametrize(("answer", "path"), [("/a/b.xlsx", Path("/a/b.xlsx")), ("", None)])
def test_what_is_chosen_is_a_path(
    window: QWidget, monkeypatch: pytest.MonkeyPatch, answer: str, path: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (answer, ""))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: answer)
    assert ask_workbook(window, "") == path
    assert ask_folder(window, "") == path
    chosen: list[Path] = []
    menu = SourceMenu(window)
    menu.chosen.connect(chosen.append)
    menu.book.trigger()
    menu.folder.trigger()
    assert chosen == [path, path] * (path is not None)


def test_only_workbooks_are_offered(window: QWidget) -> None:
    assert workbook_filter().endswith("(*.xlsx)")

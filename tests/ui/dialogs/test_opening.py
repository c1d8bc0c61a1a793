"""Dialogs are opened by the window's buttons and menus."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from ui.desk.desk_window import DeskWindow
from ui.dialogs.welcome import WelcomePage
from ui.main_window import MainWindow
from ui.session import Session


@pytest.fixture
def seen() -> Callable[[Callable[[], object]], str]:
    """Open a dialog, close it, and return the name of its class."""

    def look(opening: Callable[[], object]) -> str:
        names: list[str] = []

        def close() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QDialog):
                names.append(type(dialog).__name__)
                dialog.reject()

        QTimer.singleShot(0, close)
        opening()
        return "".join(names)

    return look


@pytest.mark.parametrize(
    ("action", "dialog"),
    [
        ("new_year", "YearDialog"),
        ("people", "PeopleDialog"),
        ("export", "ExportDialog"),
        ("draft", "ExportDialog"),
        ("search", "SearchDialog"),
        ("shortcuts", "ShortcutsDialog"),
        ("instructions", "InstructionsDialog"),
        ("about", "AboutDialog"),
    ],
)
def test_the_menu_opens_it(
    window: MainWindow, seen: Callable[[Callable[[], object]], str], action: str, dialog: str
) -> None:
    assert seen(getattr(window.actions_, action).trigger) == dialog


def test_from_the_export_to_the_cell_that_blocks_it(window: MainWindow, session: Session) -> None:
    session.enter({"T201_06.actual": None}, "")

    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        dialog.findings.setCurrentRow(0)
        dialog.go.click()

    QTimer.singleShot(0, choose)
    window.top_bar.export.click()
    assert window.pages.current_key == "T201_06.actual"


def test_exported_findings_are_told_above_the_page(
    window: MainWindow, tmp_path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "审核结果.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    window.findings.save.click()
    assert window.banner.label.text() == f"审核结果已导出：{chosen}"
    assert chosen.exists()


def test_the_data_folder_is_shown(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    window.actions_.folder.trigger()
    assert opened == [str(window.settings.directory)]


def desks() -> list[DeskWindow]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, DeskWindow)]


def test_the_desk_opens_from_the_first_page(qtbot: QtBot, window: MainWindow) -> None:
    window.show_welcome()
    page = window.stack.currentWidget()
    assert isinstance(page, WelcomePage)
    page.desk.click()
    (desk,) = desks()
    qtbot.waitUntil(desk.isActiveWindow)
    desk.close()
    qtbot.waitUntil(lambda: not desks())


def test_the_desk_opens_once_and_goes_with_the_window(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_.desk.trigger()
    (desk,) = desks()
    qtbot.waitUntil(desk.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)  # forms can be filled in beside it
    window.actions_.desk.trigger()
    qtbot.waitUntil(desk.isActiveWindow)
    assert desks() == [desk]
    window.close()
    qtbot.waitUntil(lambda: not desks())
    assert not window.settings.blob("desk").isEmpty()
    window.show()

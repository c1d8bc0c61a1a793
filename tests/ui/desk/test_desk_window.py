"""The window: from the menu, its pages by keyboard, totals when they are looked at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from tests.ui.desk.conftest import settled
from ui.desk.desk_window import BOARD, INTAKE, OUTLIERS, TOTALS, DeskWindow
from ui.desk.drop import MailDrop
from ui.main_window import MainWindow
from ui.session import Session


@pytest.fixture
def session(qapp: QApplication, received: Path, tmp_path: Path) -> Iterator[Session]:
    """A session without a report of its own, over the province's register."""
    directory = tmp_path / "data"
    shutil.copytree(received, directory)
    with Store.open(directory) as store:
        yield Session(store, load_built_in(), Units())


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[DeskWindow]:
    window = DeskWindow(session, "")
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def test_it_begins_with_the_board(window: DeskWindow) -> None:
    assert window.tabs.currentIndex() == BOARD
    assert window.period.currentData() == "2026"
    assert window.scope.currentData() == "520000"


@pytest.mark.parametrize("page", [TOTALS, OUTLIERS])
def test_totals_are_worked_out_when_looked_at(qtbot: QtBot, window: DeskWindow, page: int) -> None:
    assert window.desk.figures is None
    window.tabs.setCurrentIndex(page)
    settled(qtbot, window.jobs)
    assert window.desk.figures is not None
    assert window.totals.model.rows


def test_what_changes_meanwhile_is_in_the_totals(qtbot: QtBot, window: DeskWindow) -> None:
    key = "T201_01.actual"
    window.tabs.setCurrentIndex(TOTALS)
    assert window.jobs.is_busy
    said = {"reason": "核对", "author": "综合处", "document": ""}
    window.desk.adjust("520103", key, "1.5", **said)
    qtbot.waitUntil(lambda: window.desk.figures is not None, timeout=30_000)
    (one,) = [c for c in window.desk.trace("520000", key) if c.unit.code == "520103"]
    assert str(one.adopted) == "1.5"


def test_a_prefecture_collects_for_itself(qtbot: QtBot, window: DeskWindow) -> None:
    window.tabs.setCurrentIndex(TOTALS)
    window.scope.setCurrentIndex(window.scope.findData("520100"))
    settled(qtbot, window.jobs)
    assert [window.totals.area.itemText(n) for n in range(window.totals.area.count())] == ["贵阳市"]
    assert len(window.desk.board().lines) == 11


def test_an_outlier_leads_to_the_board(window: DeskWindow) -> None:
    window.tabs.setCurrentIndex(INTAKE)
    window.outliers.unit_chosen.emit("520103")
    assert window.tabs.currentIndex() == BOARD
    row = window.board.table.currentIndex().row()
    assert window.board.model.lines[row].unit.code == "520103"


def test_what_is_dropped_is_taken_in(qtbot: QtBot, window: DeskWindow, tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    window.findChild(MailDrop).dropped.emit([tmp_path / "照片.jpg"])
    assert window.tabs.currentIndex() == INTAKE
    settled(qtbot, window.intake.jobs)
    assert window.intake.model.rows[0].cells[1] == "照片.jpg"


def test_nothing_received_is_said_on_the_page(qtbot: QtBot, alone: Session) -> None:
    window = DeskWindow(alone, "")
    qtbot.addWidget(window)
    window.show()
    assert window.tabs.currentIndex() == INTAKE
    window.tabs.setCurrentIndex(TOTALS)
    settled(qtbot, window.jobs)
    assert window.notice.text().startswith("这一年还没有接收任何报送件")
    window.close()


def test_it_opens_from_the_menu(qtbot: QtBot, window_of_program: MainWindow) -> None:
    seen: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DeskWindow)
        seen.append(dialog.windowTitle())
        dialog.reject()

    QTimer.singleShot(200, look)
    window_of_program.actions_.desk.trigger()
    assert seen == ["汇总台"]


@pytest.fixture
def window_of_program(program: object) -> MainWindow:
    window: MainWindow = program.window  # type: ignore[attr-defined]  # the running program
    return window

"""The window: from the menu, its pages by keyboard, totals when they are looked at."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from tests.ui.desk.conftest import settled
from ui.desk.board_page import BoardPage
from ui.desk.desk_window import PAGES, DeskWindow
from ui.desk.drop import MailDrop
from ui.desk.intake_page import IntakePage
from ui.desk.outliers_page import OutliersPage
from ui.desk.page import DeskPage
from ui.desk.totals_page import TotalsPage
from ui.session import Session
from ui.sizes import FRAME, first_size


@pytest.fixture
def session(qapp: QApplication, received: Path, tmp_path: Path) -> Iterator[Session]:
    """A session without a report of its own, over the province's register."""
    directory = tmp_path / "data"
    shutil.copytree(received, directory)
    with Store.open(directory) as store:
        yield Session(store, load_built_in(), Units())


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[DeskWindow]:
    window = DeskWindow(session)
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


def shown(window: DeskWindow) -> type:
    return type(window.tabs.currentWidget())


def test_it_is_a_window_of_its_own_and_begins_with_the_board(window: DeskWindow) -> None:
    assert window.isWindow()
    assert not window.isModal()
    assert shown(window) is BoardPage
    assert window.period.currentData() == "2026"
    assert window.scope.currentData() == "520000"


def test_it_fits_the_screen_and_has_the_icon(window: DeskWindow) -> None:
    room = window.screen().availableSize()
    assert window.size() == first_size(room).boundedTo(room - FRAME)
    assert not window.windowIcon().isNull()


def test_no_message_and_no_work_moves_the_tabs(window: DeskWindow) -> None:
    tops = []
    for text, works in (("", False), ("", True), ("已停止汇总", False), ("", False)):
        window.notice.say(text)
        window.jobs.setVisible(works)
        window.layout().activate()
        tops.append(window.tabs.y())
    assert len(set(tops)) == 1


@pytest.mark.parametrize("kind", PAGES)
def test_every_page_keeps_a_line_for_what_it_says(window: DeskWindow, kind: type[DeskPage]) -> None:
    notice = window.page(kind).notice
    assert notice.isHidden()
    assert notice.sizePolicy().retainSizeWhenHidden()
    assert notice.minimumHeight() >= notice.fontMetrics().height()


def test_every_page_has_its_tab_and_its_key(qtbot: QtBot, window: DeskWindow) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    for number, kind in enumerate(PAGES):
        assert window.tabs.tabText(number) == window.page(kind).windowTitle()
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + number), Qt.KeyboardModifier.ControlModifier)
        assert shown(window) is kind
    settled(qtbot, window.jobs)


@pytest.mark.parametrize("kind", [kind for kind in PAGES if kind.shows_totals])
def test_totals_are_worked_out_when_looked_at(
    qtbot: QtBot, window: DeskWindow, kind: type[DeskPage]
) -> None:
    assert window.desk.figures is None
    window.show_page(kind)
    settled(qtbot, window.jobs)
    assert window.desk.figures is not None
    assert window.page(TotalsPage).model.rows


def test_what_changes_meanwhile_is_in_the_totals(qtbot: QtBot, window: DeskWindow) -> None:
    key = "T201_01.actual"
    window.show_page(TotalsPage)
    assert window.jobs.is_busy
    said = {"reason": "核对", "author": "综合处", "document": ""}
    window.desk.adjust("520103", key, "1.5", **said)
    qtbot.waitUntil(lambda: window.desk.figures is not None, timeout=30_000)
    (one,) = [c for c in window.desk.trace("520000", key) if c.unit.code == "520103"]
    assert str(one.adopted) == "1.5"


def test_totals_are_worked_out_again_when_something_was_adopted(
    qtbot: QtBot, window: DeskWindow
) -> None:
    window.show_page(TotalsPage)
    settled(qtbot, window.jobs)
    window.desk.forget()
    assert window.jobs.is_busy
    settled(qtbot, window.jobs)
    assert window.desk.figures is not None


def test_a_prefecture_collects_for_itself(qtbot: QtBot, window: DeskWindow) -> None:
    totals = window.show_page(TotalsPage)
    window.scope.setCurrentIndex(window.scope.findData("520100"))
    settled(qtbot, window.jobs)
    assert [totals.area.itemText(n) for n in range(totals.area.count())] == ["贵阳市"]
    assert len(window.desk.board().lines) == 11


def test_an_outlier_leads_to_the_board(window: DeskWindow) -> None:
    window.show_page(IntakePage)
    window.page(OutliersPage).unit_chosen.emit("520103")
    assert shown(window) is BoardPage
    board = window.page(BoardPage)
    assert board.model.lines[board.table.currentIndex().row()].unit.code == "520103"


def test_what_is_dropped_is_taken_in(qtbot: QtBot, window: DeskWindow, tmp_path: Path) -> None:
    (tmp_path / "照片.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    window.findChild(MailDrop).dropped.emit([tmp_path / "照片.jpg"])
    assert shown(window) is IntakePage
    intake = window.page(IntakePage)
    settled(qtbot, intake.jobs)
    assert intake.model.rows[0].cells[1] == "照片.jpg"


def test_nothing_received_is_said_on_the_page(qtbot: QtBot, alone: Session) -> None:
    window = DeskWindow(alone)
    qtbot.addWidget(window)
    window.show()
    assert shown(window) is IntakePage
    window.show_page(TotalsPage)
    settled(qtbot, window.jobs)
    assert window.notice.text().startswith("这一年还没有接收任何报送件")
    window.show_page(BoardPage)
    assert window.notice.text() == ""
    window.close()


def test_closing_stops_the_work(qtbot: QtBot, window: DeskWindow) -> None:
    window.show_page(TotalsPage)
    assert window.jobs.is_busy
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not window.jobs.is_busy


def test_a_fault_that_nobody_told_is_told_where_work_is_done(
    qtbot: QtBot, window: DeskWindow, session: Session
) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    session.faulted.emit(Fault("province.no-path", path="x"))
    assert window.notice.objectName() == "fault"


@pytest.mark.parametrize("kind", [BoardPage, TotalsPage, OutliersPage])
def test_ctrl_f_leads_to_the_search(qtbot: QtBot, window: DeskWindow, kind: type[DeskPage]) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    page = window.show_page(kind)
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is page.search
    settled(qtbot, window.jobs)


def test_ctrl_f_where_nothing_is_searched(qtbot: QtBot, window: DeskWindow) -> None:
    qtbot.waitUntil(window.isActiveWindow)
    page = window.show_page(IntakePage)
    page.table.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.table.hasFocus()

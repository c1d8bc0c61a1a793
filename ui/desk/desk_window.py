"""汇总台: the window of who collects, for one period at a time, beside the window of forms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, TypeVar, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QTabWidget, QVBoxLayout, QWidget

from desktop.faults import Fault
from ui.desk.board_page import BoardPage
from ui.desk.choices import fill_anew
from ui.desk.desk import ProvinceDesk
from ui.desk.drop import MailDrop
from ui.desk.explanations_page import ExplanationsPage
from ui.desk.intake_page import IntakePage
from ui.desk.ledgers_page import LedgersPage
from ui.desk.outliers_page import OutliersPage
from ui.desk.page import DeskPage
from ui.desk.report_page import ReportPage
from ui.desk.revised_page import RevisedPage
from ui.desk.totals_page import TotalsPage
from ui.desk.work import Figures, work_out
from ui.icons import program_icon
from ui.sizes import FRAME, first_size
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path

    from ui.session import Session

PAGES: tuple[type[DeskPage], ...] = (
    IntakePage,
    BoardPage,
    ExplanationsPage,
    TotalsPage,
    LedgersPage,
    OutliersPage,
    RevisedPage,
    ReportPage,
)
"""In the order of their tabs."""

Page = TypeVar("Page", bound=DeskPage)


class DeskWindow(QWidget):
    """Pages over one desk; Ctrl+1, Ctrl+2 … go to them.

    A window of its own: it has no parent and stays while forms are filled in beside it. ``closed``
    comes when it has stopped its work and is gone.
    """

    closed = Signal()

    def __init__(self, session: Session, folder: str = "") -> None:
        super().__init__()
        self.setWindowTitle(self.tr("汇总台"))
        self.setWindowIcon(program_icon())
        room = self.screen().availableSize()
        self.resize(first_size(room).boundedTo(room - FRAME))
        self.desk = self._open_desk(session, folder)
        self.jobs = JobBar()
        self.jobs.stopped.connect(self._on_stopped)
        self.notice = Notice(self.desk.lang, keeps_room=True)
        self.tabs = QTabWidget(documentMode=True)
        self._pages = [kind(self.desk) for kind in PAGES]
        for page in self._pages:
            self._add(page)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self._find)
        column = QVBoxLayout(self)
        column.addLayout(self._build_place())
        column.addWidget(self.tabs, 1)
        self.tabs.currentChanged.connect(lambda _: self.notice.say(""))
        self.desk.figures_changed.connect(self._want_figures)
        self.desk.moved.connect(self._on_moved)
        session.faulted.connect(self._on_stray_fault)
        MailDrop(self).dropped.connect(self._take)
        if self.desk.register.periods() and self.desk.interrupted() is None:
            self.show_page(BoardPage)

    def _open_desk(self, session: Session, folder: str) -> ProvinceDesk:
        """Return the desk of who has the window: a prefecture collects for itself."""
        self._own = own = session.period if session.is_open else ""
        desk = ProvinceDesk(session.store, session.units, session.lang, self)
        desk.folder = folder
        if session.is_open and session.unit.level == "prefecture":
            desk.move(desk.period or own, session.unit.code)
        elif not desk.period:
            desk.move(own, desk.scope)
        return desk

    def _add(self, page: DeskPage) -> None:
        number = self.tabs.addTab(page, page.windowTitle())
        page.windowTitleChanged.connect(partial(self.tabs.setTabText, number))
        page.wanted.connect(self.work_out)
        page.unit_chosen.connect(self._show_unit)
        key = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
        key.activated.connect(partial(self._go, number))

    def _build_place(self) -> QHBoxLayout:
        self.period, self.scope = QComboBox(), QComboBox()
        self.period.setPlaceholderText(self.tr("按来件"))
        self.period.setToolTip(self.tr("还没有来件时，由第一批来件的文件名决定年度"))
        self._fill_periods()
        for unit in self.desk.collectors():
            self.scope.addItem(unit.name, unit.code)
        self.scope.setCurrentIndex(max(0, self.scope.findData(self.desk.scope)))
        self.scope.setEnabled(self.scope.count() > 1)
        row = QHBoxLayout()
        for title, choice in (
            (self.tr("年度(&Y)"), self.period),
            (self.tr("汇总单位(&U)"), self.scope),
        ):
            label = QLabel(title)
            label.setBuddy(choice)
            row.addWidget(label)
            row.addWidget(choice)
            row.addSpacing(12)
            choice.currentIndexChanged.connect(self._move)
        for told in (self.jobs, self.notice):  # beside, where neither pushes the page down
            row.addWidget(told, 1)
        row.addStrut(self.jobs.sizeHint().height())
        return row

    # ------------------------------------------------------------------ where

    def page(self, kind: type[Page]) -> Page:
        """Return the page of a kind."""
        return next(page for page in self._pages if isinstance(page, kind))

    def show_page(self, kind: type[Page]) -> Page:
        """Bring a page to the front and return it."""
        page = self.page(kind)
        self.tabs.setCurrentWidget(page)
        return page

    def _go(self, number: int) -> None:
        self.tabs.setCurrentIndex(number)
        self._pages[number].focus_first()

    def _find(self) -> None:
        """Put the cursor where the page that is shown is searched."""
        self._pages[self.tabs.currentIndex()].focus_search()

    def _fill_periods(self) -> None:
        fill_anew(self.period, [(one, one) for one in self.desk.periods(self._own)])
        self.period.blockSignals(True)
        self.period.setCurrentIndex(self.period.findData(self.desk.period))
        self.period.blockSignals(False)

    def _move(self) -> None:
        period = self.period.currentData() or self.desk.period
        self.desk.move(period, self.scope.currentData() or self.desk.scope)

    def _on_moved(self) -> None:
        self._fill_periods()
        self.jobs.stop()
        self._want_figures()

    def _take(self, paths: list[Path]) -> None:
        """What is dropped anywhere on the window is taken in."""
        self.show_page(IntakePage).take(paths)

    def _show_unit(self, unit: str) -> None:
        board = self.show_page(BoardPage)
        board.show_unit(unit)
        board.table.setFocus()

    # ------------------------------------------------------------------ totals

    def _want_figures(self) -> None:
        """Work totals out when they are gone and a page that shows them is looked at."""
        page = self._pages[self.tabs.currentIndex()]
        if page.shows_totals and self.desk.figures is None and self.isVisible():
            self.work_out()

    def work_out(self) -> None:
        """Work out totals, findings and outliers beside the window."""
        if not self.jobs.is_busy and self.desk.period:
            self.notice.say("")
            self._changes = self.desk.changes
            work = partial(work_out, self.desk.office)
            self.jobs.run(self.tr("正在汇总…"), work, self._on_figures, self._on_fault)

    def _on_figures(self, result: object) -> None:
        self.notice.say("")
        if self._changes != self.desk.changes:
            self._want_figures()  # something was adopted meanwhile
        else:
            self.desk.take_figures(cast("Figures", result))

    def _on_fault(self, fault: Fault) -> None:
        if fault.code == "consolidation.nothing-received":
            self.notice.say(self.tr("这一年还没有接收任何报送件；请先在“接收”页接收。"))
        else:
            self.notice.fail(fault)

    def _on_stopped(self) -> None:
        self.notice.say(self.tr("已停止汇总；切换页面后会重新计算。"))

    def _on_stray_fault(self, fault: Fault) -> None:
        """Tell here what nobody has told, when it was done here."""
        if self.isActiveWindow():
            self.notice.fail(fault)

    # ------------------------------------------------------------------ Qt's calls

    def showEvent(self, event: QShowEvent) -> None:
        """Put the cursor into the page."""
        super().showEvent(event)
        if not event.spontaneous():
            self._pages[self.tabs.currentIndex()].focus_first()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never leave a thread behind: an intake that is stopped goes on where it was."""
        self.jobs.stop()
        for page in self._pages:
            page.stop()
        super().closeEvent(event)
        self.closed.emit()

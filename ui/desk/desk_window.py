"""汇总台: the window of who collects, for one period at a time."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.desk.board_page import BoardPage
from ui.desk.desk import Figures, ProvinceDesk, work_out
from ui.desk.drop import MailDrop
from ui.desk.intake_page import IntakePage
from ui.desk.notice import Notice
from ui.desk.outliers_page import OutliersPage
from ui.desk.totals_page import TotalsPage
from ui.widgets.job_bar import JobBar

if TYPE_CHECKING:
    from pathlib import Path

    from ui.session import Session

INTAKE, BOARD, TOTALS, OUTLIERS = range(4)


class DeskWindow(QDialog):
    """Four pages over one desk; Ctrl+1 to Ctrl+4 go to them."""

    def __init__(self, session: Session, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("汇总台"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(1240, 780)
        own = session.period if session.is_open else ""
        self.desk = desk = ProvinceDesk(session.store, session.units, session.lang, self)
        if session.is_open and session.unit.level == "prefecture":
            desk.move(desk.period or own, session.unit.code)
        elif not desk.period:
            desk.move(own, desk.scope)
        self.jobs = JobBar()
        self.jobs.stopped.connect(self._on_stopped)
        self.notice = Notice(desk.lang)
        self.intake = IntakePage(desk, folder)
        self.board = BoardPage(desk, folder)
        self.totals = TotalsPage(desk, folder)
        self.outliers = OutliersPage(desk)
        self.tabs = QTabWidget(documentMode=True)
        for page, title in (
            (self.intake, self.tr("接收")),
            (self.board, self.tr("进度")),
            (self.totals, self.tr("汇总")),
            (self.outliers, self.tr("离群")),
        ):
            number = self.tabs.addTab(page, title)
            key = QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self)
            key.activated.connect(partial(self.tabs.setCurrentIndex, number))
        column = QVBoxLayout(self)
        column.addLayout(self._build_place(own))
        column.addWidget(self.jobs)
        column.addWidget(self.notice)
        column.addWidget(self.tabs, 1)
        self.totals.wanted.connect(self.work_out)
        self.outliers.unit_chosen.connect(self._show_unit)
        self.tabs.currentChanged.connect(self._on_tab)
        desk.figures_changed.connect(self._on_tab)
        desk.moved.connect(self._on_moved)
        MailDrop(self).dropped.connect(self._take)

    def _build_place(self, own: str) -> QHBoxLayout:
        self.period, self.scope = QComboBox(), QComboBox()
        self._own = own
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
        row.addStretch(1)
        return row

    def _fill_periods(self) -> None:
        self.period.blockSignals(True)
        self.period.clear()
        for period in self.desk.periods(self._own):
            self.period.addItem(period, period)
        self.period.setCurrentIndex(self.period.findData(self.desk.period))
        self.period.blockSignals(False)

    def _move(self) -> None:
        period = self.period.currentData() or self.desk.period
        self.desk.move(period, self.scope.currentData() or self.desk.scope)

    def _on_moved(self) -> None:
        self._fill_periods()
        self.jobs.stop()
        self._on_tab()

    def _take(self, paths: list[Path]) -> None:
        """What is dropped anywhere on the window is taken in."""
        self.tabs.setCurrentIndex(INTAKE)
        self.intake.take(paths)

    def _show_unit(self, unit: str) -> None:
        self.tabs.setCurrentIndex(BOARD)
        self.board.show_unit(unit)
        self.board.table.setFocus()

    # ------------------------------------------------------------------ totals

    def _on_tab(self, _: int = 0) -> None:
        """Work totals out when a page that shows them is looked at."""
        if self.tabs.currentIndex() in (TOTALS, OUTLIERS) and self.desk.figures is None:
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
            self._on_tab()  # something was adopted meanwhile
        else:
            self.desk.take_figures(cast("Figures", result))

    def _on_fault(self, fault: Fault) -> None:
        if fault.code == "consolidation.nothing-received":
            self.notice.say(self.tr("这一年还没有接收任何报送件；请先在“接收”页接收。"))
        else:
            self.notice.fail(fault)

    def _on_stopped(self) -> None:
        self.notice.say(self.tr("已停止汇总；切换页面后会重新计算。"))

    # ------------------------------------------------------------------ Qt's calls

    def showEvent(self, event: QShowEvent) -> None:
        """Begin where work waits: with what came in, or how far it is."""
        super().showEvent(event)
        if not event.spontaneous() and self.desk.register.periods():
            self.tabs.setCurrentIndex(BOARD)

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        for part in (self.jobs, self.intake, self.totals):
            part.stop()
        super().done(result)

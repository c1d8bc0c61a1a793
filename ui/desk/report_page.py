"""年度报告: the draft with its figures, its text, names, texts of units, changes, comparison."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.desk.desk import ProvinceDesk
from ui.desk.page import DeskPage
from ui.desk.report_changes import ChangesView
from ui.desk.report_compare import CompareView
from ui.desk.report_desk import ReportDesk
from ui.desk.report_draft import DraftView
from ui.desk.report_edit import EditView
from ui.desk.report_export import ReportExport, WrittenBar
from ui.desk.report_offers import OffersView
from ui.desk.report_values import ValuesView
from ui.desk.report_work import Written, write_report

DRAFT, TEXT, VALUES, OFFERS, CHANGES, COMPARE = range(6)


class ReportPage(DeskPage):
    """See the module. Drafted when it is looked at, and again whenever something is entered."""

    shows_totals = True

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("年度报告"))
        self.room = ReportDesk(desk, self)
        self._target, self._before = Path(), state_of(Path())
        self.draft = DraftView(self.room)
        self.edit = EditView(self.room)
        self.values = ValuesView(self.room)
        self.offers = OffersView(self.room)
        self.changes = ChangesView(self.room)
        self.compare = CompareView(self.room)
        self.written = WrittenBar()
        self.tabs = self._build_tabs()
        self.empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("muted", True)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.tabs)
        column = QVBoxLayout(self)
        for widget in (self.jobs, self.notice, self.written):
            column.addWidget(widget)
        column.addWidget(self.stack, 1)
        self._connect()
        self._on_changed()

    def _build_tabs(self) -> QTabWidget:
        tabs = QTabWidget(documentMode=True)
        self._titles = (
            self.tr("报告稿"),
            self.tr("报告文本"),
            self.tr("名称和日期"),
            self.tr("文字说明"),
            self.tr("变动"),
            self.tr("核对文档"),
        )
        views = (self.draft, self.edit, self.values, self.offers, self.changes, self.compare)
        for view, title in zip(views, self._titles, strict=True):
            tabs.addTab(view, title)
        corner = QWidget()
        self.busy = QLabel()
        self.busy.setProperty("muted", True)
        self.export = QPushButton(self.tr("导出报告…(&E)"))
        self.export.setAutoDefault(False)
        self.export.clicked.connect(self.ask_export)
        row = QHBoxLayout(corner)
        row.setContentsMargins(0, 0, 0, 2)
        row.addWidget(self.busy)
        row.addWidget(self.export)
        tabs.setCornerWidget(corner)
        return tabs

    def _connect(self) -> None:
        room = self.room
        self.tabs.currentChanged.connect(self._forget_done)
        room.changed.connect(self._on_changed)
        room.faulted.connect(self.notice.fail)
        room.runner.started.connect(self._on_started)
        room.runner.done.connect(lambda _: self.busy.setText(""))
        room.runner.faulted.connect(lambda _: self.busy.setText(""))
        for tab, view in ((TEXT, self.edit), (VALUES, self.values), (OFFERS, self.offers)):
            view.counted.connect(partial(self._count, tab))
            view.failed.connect(self.notice.fail)
        self.changes.counted.connect(partial(self._count, CHANGES))
        self.compare.failed.connect(self.notice.fail)
        self.edit.said.connect(self.notice.say)
        self.jobs.stopped.connect(self._on_stopped)
        self.draft.unit_chosen.connect(self.unit_chosen)
        self.offers.unit_chosen.connect(self.unit_chosen)
        self.draft.panel.line_wanted.connect(self._go_line)
        self.draft.panel.value_wanted.connect(self._go_value)
        self.values.tag_chosen.connect(self.show_figure)
        self.compare.tag_chosen.connect(self.show_figure)
        self.offers.section_chosen.connect(lambda section: self._go_sentence(section, ()))
        self.changes.chosen.connect(self._go_sentence)

    # ------------------------------------------------------------------ what is shown

    def showEvent(self, event: QShowEvent) -> None:
        """Draft it when it is seen."""
        super().showEvent(event)
        if self.room.waiting:
            self.room.refresh()

    def _on_changed(self) -> None:
        report = self.room.report
        if report is None and self.room.waiting and self.isVisible():
            self.room.refresh()
        self.empty.setText(self._nothing())
        # What is there stays while totals are worked out anew; the first time there is nothing.
        self.stack.setCurrentWidget(self.empty if report is None else self.tabs)
        self.export.setEnabled(report is not None and report.draft is not None)
        if report is not None and report.draft is None and self.tabs.currentIndex() == DRAFT:
            self.tabs.setCurrentIndex(TEXT)
            self.notice.say(self.tr("报告文本有问题，不能起草；请先改好下面列出的问题。"))

    def _nothing(self) -> str:
        if self.room.gathered is not None:
            return self.tr("正在起草…")
        if self._desk.received_units():
            return self.tr("正在汇总，随后起草年度报告…")
        return self.tr("年度报告由汇总数起草。这一年还没有接收任何报送件，请先在“接收”页接收。")

    def _on_started(self) -> None:
        self.busy.setText(self.tr("正在更新…"))

    def _forget_done(self) -> None:
        """What was done on another tab is no news here; a fault stays until it is answered."""
        if self.notice.objectName() != "fault":
            self.notice.say("")

    def _count(self, tab: int, count: int) -> None:
        title = self._titles[tab]
        self.tabs.setTabText(tab, f"{title} {count}" if count else title)

    def focus_first(self) -> None:
        """Begin with what is shown."""
        view = self.tabs.currentWidget() if self.room.report else None
        (view or self).setFocus()

    # ------------------------------------------------------------------ going to places

    def show_figure(self, tag: str) -> None:
        """Look at a figure of the draft."""
        self.tabs.setCurrentIndex(DRAFT)
        self.draft.go_to(tag)
        self.draft.text.setFocus()

    def _go_sentence(self, section: str, tags: object) -> None:
        self.tabs.setCurrentIndex(DRAFT)
        self.draft.go_sentence(section, cast("tuple[str, ...]", tags))
        self.draft.text.setFocus()

    def _go_line(self, line: int) -> None:
        self.tabs.setCurrentIndex(TEXT)
        self.edit.go_line(line)

    def _go_value(self, code: str) -> None:
        self.tabs.setCurrentIndex(VALUES)
        self.values.show_value(code)

    # ------------------------------------------------------------------ writing

    def ask_export(self) -> None:
        """Ask where to write the report."""
        dialog = ReportExport(self.room, self, is_dirty=self.edit.is_dirty)
        if dialog.exec() and dialog.path is not None:
            self.export_to(dialog.path, pdf=dialog.with_pdf)

    def export_to(self, path: Path, *, pdf: bool = False) -> None:
        """Write the report beside the window."""
        gathered = self.room.gathered
        if gathered is not None:
            self.notice.say("")
            self.written.show_written(None)
            self._target, self._before = path, state_of(path)
            work = partial(write_report, self._desk.office, gathered, path, pdf=pdf)
            self.jobs.run(self.tr("正在导出报告…"), work, self._on_written, self.notice.fail)

    def _on_stopped(self) -> None:
        """Say what stands: the document may have been whole already."""
        if state_of(self._target) == self._before:
            self.notice.say(self.tr("已停止导出，没有写出文件。"))
            return
        self.written.show_written(Written(self._target))
        self.notice.say(self.tr("已停止；Word 文档已经写好。"))
        self.room.refresh()

    def _on_written(self, result: object) -> None:
        written = cast("Written", result)
        self.written.show_written(written)
        if written.fault is not None:
            self.notice.fail(written.fault)
        self.room.refresh()

    def stop(self) -> None:
        """Never leave a thread behind, nor what was typed."""
        super().stop()
        for view in (self.edit, self.values, self.offers):
            view.keep()
        for runner in (self.room.runner, self.edit.runner, self.compare.runner):
            runner.stop()


def state_of(path: Path) -> tuple[int, int] | None:
    """Return what tells whether a file was written since; None when there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ino

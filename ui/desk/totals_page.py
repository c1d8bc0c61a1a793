"""汇总: totals by section and area; each leads to the cells that it is made of."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.words import say
from ui.audit import MARKS, class_title
from ui.desk.adjust_dialog import AdjustDialog
from ui.desk.choices import choice, fill_anew
from ui.desk.desk import ProvinceDesk
from ui.desk.explain_dialog import ExplainDialog
from ui.desk.figure_table import FigureTable
from ui.desk.page import DeskPage
from ui.desk.report_export import WrittenBar
from ui.desk.report_work import Written
from ui.desk.total_rows import (
    ADJUSTMENT_HEADS,
    TOTAL_HEADS,
    TRACE_HEADS,
    adjustment_row,
    heads,
    total_rows,
    trace_row,
)
from ui.desk.totals_export import TotalsExport
from ui.desk.work import write_archive, write_consolidated
from ui.models.text_table import TextRow, TextTable
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop.checks.findings import Finding
    from ui.job import Work

TRACE, ADJUSTMENTS, FINDINGS = range(3)
SEARCHED = 8
"""Signs of what is searched for that can be seen at once."""
NAMED = 8
"""So many of the units that are missing are named; the tool tip has them all."""


class TotalsPage(DeskPage):
    """See the module."""

    shows_totals = True

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("汇总"))
        self._read = ""
        """Key of the total that was looked at last: totals go and come back."""
        self._traced = ""
        """Unit and key that were selected last below it."""
        self._section = ""
        """The section that was chosen before a search began."""
        column = QVBoxLayout(self)
        column.addLayout(self._build_choices())
        self.written = WrittenBar()
        for told in (self.jobs, self.notice, self.written):
            column.addWidget(told)
        split = QSplitter()
        split.setOrientation(split.orientation().Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_totals())
        split.addWidget(self._build_lower())
        split.setStretchFactor(0, 1)
        split.setSizes([340, 300])
        column.addWidget(split, 1)
        desk.figures_changed.connect(self.refresh)
        desk.moved.connect(self.refresh)
        self.refresh()

    def _build_choices(self) -> QHBoxLayout:
        self.section, self.area = choice(self.tr("分表")), choice(self.tr("汇总范围"))
        filled = {one.section for one in self._desk.scheme.indicators.values()}
        for code, section in self._desk.scheme.sections.items():
            if code not in filled:
                continue
            title = section.title if self._desk.lang == "zh" else section.title_en
            self.section.addItem(f"{code} {title}", code)
        self.section.setPlaceholderText(self.tr("全部分表"))
        self.search = QLineEdit(
            placeholderText=self.tr("在全部分表中找：指标名称或代码"), clearButtonEnabled=True
        )
        self.search.setAccessibleName(self.tr("查找指标"))
        self.search.setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * SEARCHED)
        self.section.currentIndexChanged.connect(self._fill)
        self.area.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._search)
        self.adjust = QPushButton(self.tr("调整…(&J)"))
        self.adjust.clicked.connect(self.ask_adjustment)
        self.undo = QPushButton(self.tr("撤销调整(&Z)"))
        self.undo.clicked.connect(self.take_back)
        self.export = QPushButton(self.tr("导出…(&E)"))
        self.export.clicked.connect(self.ask_export)
        row = QHBoxLayout()
        row.addWidget(self.area)
        row.addWidget(self.section)
        row.addWidget(self.search, 1)
        for button in (self.adjust, self.undo, self.export):
            row.addWidget(button)
        return row

    def _build_totals(self) -> QWidget:
        self.model = FigureTable(heads(self._desk, TOTAL_HEADS), (3, 6, 7, 8))
        self.table = TextView(self.model, self.tr("汇总数"), 9)
        self.table.set_widths(5, 16, 6, 8, 5, 8, 8, 7, 6)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self.show_trace())
        self.table.row_chosen.connect(lambda _: self.go_trace())
        return self.table

    def _build_lower(self) -> QWidget:
        desk = self._desk
        self.summary = QLabel(wordWrap=True)
        self.traces = FigureTable(heads(desk, TRACE_HEADS), (2, 3, 4))
        self.trace = TextView(self.traces, self.tr("溯源"), 9)
        self.trace.set_widths(8, 8, 8, 7, 8, 3, 5, 5, 19)
        self.trace.row_chosen.connect(lambda _: self.ask_adjustment())
        self.trace.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.layer = FigureTable(heads(desk, ADJUSTMENT_HEADS), (2, 3, 4))
        self.adjustments = TextView(self.layer, self.tr("调整记录"), 5)
        self.adjustments.set_widths(7, 14, 7, 6, 7, 0, 5, 8, 11)
        self.adjustments.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        titles = heads(desk, ("head-class", "head-rule", "head-message"))
        self.rules = TextTable((*titles, self.tr("说明")))
        self.findings = TextView(self.rules, self.tr("汇总数审核"), 2)
        self.findings.set_widths(6, 8, 0, 16)
        self.findings.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.findings.row_chosen.connect(self._go_key)
        self.entry, self.finding = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.explain = QPushButton(self.tr("说明…(&M)"))
        self.explain.clicked.connect(self.ask_explanation)
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.setCornerWidget(self.explain)
        for label, table, title in (
            (self.summary, self.trace, self.tr("溯源")),
            (self.entry, self.adjustments, self.tr("调整记录")),
            (self.finding, self.findings, self.tr("汇总数审核")),
        ):
            self.tabs.addTab(_page(label, table), title)
        self.tabs.currentChanged.connect(lambda _: self._follow())
        return self.tabs

    # ------------------------------------------------------------------ what is shown

    def refresh(self) -> None:
        """Show totals that are there now, or ask for them when the page is seen."""
        self.jobs.stop()
        if areas := self._desk.areas():  # what was chosen stays while totals are worked out again
            fill_anew(self.area, [(area.name, area.code) for area in areas])
        figures = self._desk.figures
        self.rules.show_rows([self._rule(one) for one in (figures.findings if figures else ())])
        rows = [adjustment_row(self._desk, one) for one in self._desk.adjustments()]
        self.layer.show_rows(rows[::-1])
        for table, model in ((self.adjustments, self.layer), (self.findings, self.rules)):
            if model.rows:
                table.selectRow(0)
        for tab, count in ((ADJUSTMENTS, len(rows)), (FINDINGS, len(self.rules.rows))):
            title = (self.tr("调整记录"), self.tr("汇总数审核"))[tab - 1]
            self.tabs.setTabText(tab, f"{title} {count}" if count else title)
        self._fill()

    def _rule(self, one: Finding) -> TextRow:
        """Return a finding; its key is the first total that it is about."""
        codes = self._desk.scheme.indicators
        key = next((key for key in one.keys if key.partition(".")[0] in codes), "")
        name = f"{MARKS[one.audit_class]} {class_title(one.audit_class)}"
        return TextRow(key, (name, one.rule, one.message, one.explanation))

    def _search(self) -> None:
        """A search goes through all sections: none is chosen as long as it lasts."""
        searching, was = bool(self.search.text().strip()), not self.section.isEnabled()
        if searching != was:
            blocker = QSignalBlocker(self.section)
            if searching:
                self._section = self.section.currentData()
            self.section.setCurrentIndex(-1 if searching else self.section.findData(self._section))
            self.section.setEnabled(not searching)
            told = self.section.placeholderText() if searching else ""
            self.section.setAccessibleDescription(told)
            blocker.unblock()
        self._fill()

    def _fill(self) -> None:
        self._read = key = self._key() or self._read
        part = self._desk.part(self.area.currentData()) if self.area.count() else None
        section, text = self.section.currentData(), self.search.text().strip()
        rows = list(total_rows(self._desk, part, section, text)) if part else []
        self.model.show_rows(rows)
        self.export.setEnabled(part is not None)
        if rows:
            self.table.selectRow(next((n for n, row in enumerate(rows) if row.key == key), 0))
        self.show_trace()

    def _key(self) -> str:
        return _key_at(self.table, self.model)

    def show_trace(self) -> None:
        """Show what the selected total is made of."""
        key, area = self._key(), self.area.currentData()
        found = self._desk.trace(area, key) if key else []
        self._traced = traced = _key_at(self.trace, self.traces) or self._traced
        self.traces.show_rows([trace_row(self._desk, one) for one in found])
        row = next((n for n, one in enumerate(self.traces.rows) if one.key == traced), -1)
        if row >= 0:
            self.trace.selectRow(row)
        self.summary.setText(self._summary(key, len(found)))
        self._follow()

    def _summary(self, key: str, count: int) -> str:
        part = self._desk.part(self.area.currentData()) if key else None
        total = part.total(key) if part else None
        if total is None:
            return ""
        amount = self._desk.amount(key, total.value)
        head = f"{key}　{self._desk.name_of(key)}　{amount}"
        told = self.tr("{coverage}；来自 {n} 个单元格").format(
            coverage=total.coverage.text(self._desk.lang), n=count
        )
        names = [
            self._desk.units.get(code).name
            for code in total.coverage.missing
            if code in self._desk.units
        ]
        between = "、" if self._desk.lang == "zh" else ", "
        self.summary.setToolTip(between.join(names))
        shown = between.join(names[:NAMED])
        if len(names) > NAMED:
            shown = self.tr("{names} 等 {n} 个").format(names=shown, n=len(names))
        missing = say("consolidation.missing", self._desk.lang, units=shown)
        return "\n".join([f"{head}　{told}", *([missing] if names else [])])

    def go_trace(self) -> None:
        """Put the cursor on what the total is made of."""
        self.tabs.setCurrentIndex(TRACE)
        self.trace.setFocus()
        if self.traces.rows and not self.trace.currentIndex().isValid():
            self.trace.selectRow(0)

    def _go_key(self, row: int) -> None:
        """Show the total that a finding is about."""
        key = self.rules.rows[row].key
        indicator = self._desk.scheme.indicators.get(key.partition(".")[0])
        if indicator is None:
            return
        self.search.clear()
        self.section.setCurrentIndex(self.section.findData(indicator.section))
        at = next((n for n, one in enumerate(self.model.rows) if one.key == key), -1)
        if at >= 0:
            self.table.selectRow(at)
            self.table.setFocus()

    # ------------------------------------------------------------------ adjustments

    def _figure(self) -> tuple[str, str]:
        """Return unit and key of the figure that is selected below; "" where there is none."""
        view, model = self.trace, self.traces
        if self.tabs.currentIndex() == ADJUSTMENTS:
            view, model = self.adjustments, self.layer
        unit, _, key = _key_at(view, model).partition(" ")
        return unit, key

    def _follow(self) -> None:
        unit, key = self._figure()
        holds = {(one.unit, one.key) for one in self._desk.adjustments() if not one.undone_at}
        self.undo.setEnabled((unit, key) in holds)
        self.adjust.setEnabled(bool(self._key()))
        one = self._finding()
        self.explain.setVisible(self.tabs.currentIndex() == FINDINGS)
        self.explain.setEnabled(one is not None and one.audit_class != "force")
        kept = self.tr("汇总数符合全部审核关系。") if self._desk.figures else ""
        self.finding.setText(one.message if one else kept)
        row = self.adjustments.currentIndex().row()
        told = self.layer.rows[row].cells if 0 <= row < len(self.layer.rows) else ()
        self.entry.setText("　".join(filter(None, told)) or self.tr("没有调整。"))

    def _finding(self) -> Finding | None:
        """Return the finding over totals that is selected."""
        row, figures = self.findings.currentIndex().row(), self._desk.figures
        found = figures.findings if figures else ()
        return found[row] if 0 <= row < len(found) else None

    def ask_explanation(self) -> None:
        """Say something to the selected finding."""
        one = self._finding()
        if one is not None and ExplainDialog(self._desk, one, self).exec():
            self.notice.say(self.tr("说明已保存，随汇总数审核一并保留。"))

    def ask_adjustment(self) -> None:
        """Adjust the selected figure, or another unit's of the same total."""
        unit, key = self._figure()
        key = key or self._desk.leading(self.area.currentData(), self._key())
        if key and AdjustDialog(self._desk, key, unit, self).exec():
            self.notice.say(self.tr("已调整；可在“调整记录”中撤销。"))

    def take_back(self) -> None:
        """Take the adjustment of the selected figure back."""
        unit, key = self._figure()
        try:
            self._desk.undo_adjustment(unit, key)
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.notice.say(self.tr("已撤销调整，恢复上报数。"))

    # ------------------------------------------------------------------ export

    def ask_export(self) -> None:
        """Ask what is to be exported and where to."""
        dialog = TotalsExport(self._desk, self.area.currentData(), self)
        if not dialog.exec() or dialog.path is None:
            return
        if dialog.passes_up:
            self.pass_up(dialog.path, dialog.area)
        else:
            self.export_to(dialog.path, dialog.area, with_internal=dialog.with_internal)

    def export_to(self, path: Path, area: str = "", *, with_internal: bool = False) -> None:
        """Write the consolidated workbook beside the window."""
        work = partial(
            write_consolidated, self._desk.office, path, area, with_internal=with_internal
        )
        self._write(work, self._exported)

    def _write(self, work: Work, done: Callable[[object], None]) -> None:
        self.notice.say("")
        self.written.show_written(None)
        self.jobs.run(self.tr("正在导出…"), work, done, self.notice.fail)

    def _exported(self, result: object) -> None:
        path = cast("Path", result)
        told = say("consolidation.written", self._desk.lang, path=path)
        self.written.show_written(Written(path), told)

    def pass_up(self, path: Path, area: str = "") -> None:
        """Write the files themselves, for who is above."""
        work = partial(write_archive, self._desk.office, path, area)
        self._write(work, self._passed_up)

    def _passed_up(self, result: object) -> None:
        path, count = cast("tuple[Path, int]", result)
        told = say("consolidation.passed-up", self._desk.lang, path=path, count=count)
        self.written.show_written(Written(path), told)


def _key_at(view: TextView, model: TextTable) -> str:
    """Return the key of the selected row; "" where none is selected."""
    row = view.currentIndex().row()
    return model.rows[row].key if 0 <= row < len(model.rows) else ""


def _page(label: QLabel, table: TextView) -> QWidget:
    """Return a page of the lower part: what is read, and the table it is about."""
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 4, 0, 0)
    column.addWidget(label)
    column.addWidget(table, 1)
    return page

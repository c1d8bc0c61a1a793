"""报告文本: the template edited beside what it will read like; what is wrong with it is listed."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QFileSystemWatcher, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault, Faults
from desktop.scheme.faults import TableFault
from ui.desk.report_desk import ReportDesk
from ui.desk.report_runner import Latest
from ui.desk.report_source import SourceEdit, column_of
from ui.desk.report_text import ReportText
from ui.desk.report_work import Preview, preview
from ui.models.text_table import TextRow, TextTable
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from ui.desk.report_work import Report

PAUSE = 300
"""Milliseconds without a key after which the text is looked through."""


class EditView(QWidget):
    """``counted`` says how many faults there are; ``failed`` what could not be done."""

    counted = Signal(int)
    failed = Signal(object)
    said = Signal(str)

    def __init__(self, room: ReportDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._saved: str | None = None
        """The text as it is kept; None before there is one."""
        self._period = ""
        """Of the text in the editor."""
        self._faults: Sequence[Fault] = ()
        self.runner = Latest(self)
        self.runner.done.connect(self._on_preview)
        self.runner.faulted.connect(self.failed)
        self._later = QTimer(self, interval=PAUSE, singleShot=True)
        self._later.timeout.connect(self.look_through)
        self.watcher = QFileSystemWatcher(self)
        self.watcher.fileChanged.connect(lambda _: self._on_disk())
        self.watcher.directoryChanged.connect(lambda _: self._on_disk())
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(self._build_editor())
        self.preview = ReportText(self.tr("预览"))
        self.preview.figure_chosen.connect(self._go_figure)
        split.addWidget(self.preview)
        split.setSizes([600, 560])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.addLayout(self._build_bar())
        column.addWidget(self._build_conflict())
        column.addWidget(split, 1)
        self.setFocusProxy(self.edit)
        room.changed.connect(self.refresh)
        room.desk.moved.connect(self._forget)
        self._follow()

    def _build_bar(self) -> QHBoxLayout:
        self.save = QPushButton(self.tr("保存(&S)"))
        self.save.setToolTip("Ctrl+S")
        self.restore = QPushButton(self.tr("恢复为制度原文(&R)"))
        self.outside = QPushButton(self.tr("用外部编辑器打开(&X)"))
        self.which = QLabel()
        self.which.setProperty("muted", True)
        row = QHBoxLayout()
        for button, slot in (
            (self.save, self.save_text),
            (self.restore, self.restore_text),
            (self.outside, self.open_outside),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, slot=slot: slot())
            row.addWidget(button)
        row.addWidget(self.which, 1)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.save_text)
        return row

    def _build_conflict(self) -> QWidget:
        """Return what is shown when the file was changed elsewhere and here too."""
        self.conflict = QWidget()
        text = QLabel(self.tr("文件已在别处改动，这里也有没保存的修改。"), wordWrap=True)
        theirs = QPushButton(self.tr("读入文件里的"))
        theirs.clicked.connect(self._take_file)
        mine = QPushButton(self.tr("保留这里的"))
        mine.clicked.connect(self._keep_mine)
        self.theirs, self.mine = theirs, mine
        row = QHBoxLayout(self.conflict)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(text, 1)
        row.addWidget(theirs)
        row.addWidget(mine)
        self.conflict.hide()
        return self.conflict

    def _build_editor(self) -> QWidget:
        self.edit = SourceEdit()
        self.edit.textChanged.connect(self._typed)
        self.edit.cursorPositionChanged.connect(self._go_preview)
        heads = (
            self.tr("行"),
            self.tr("列"),
            self.tr("问题"),
            self.tr("建议"),
        )
        self.model = TextTable(heads)
        self.table = TextView(self.model, self.tr("报告文本的问题"), 2)
        self.table.set_widths(3, 3, 0, 14)
        self.table.row_chosen.connect(self._go_fault)
        self.table.clicked.connect(lambda index: self._go_fault(index.row()))
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._read_fault())
        self.fault = QLabel(wordWrap=True)
        self.wrong = QWidget()
        column = QVBoxLayout(self.wrong)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.fault)
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        split.addWidget(self.edit)
        split.addWidget(self.wrong)
        split.setStretchFactor(0, 1)
        split.setSizes([420, 150])
        self.wrong.hide()
        return split

    # ------------------------------------------------------------------ the text comes in

    @property
    def text(self) -> str:
        """The text as it stands in the editor."""
        return self.edit.toPlainText()

    @property
    def is_dirty(self) -> bool:
        """Whether there is something that was not saved."""
        return self._saved is not None and self.text != self._saved

    def refresh(self) -> None:
        """Follow the report: its text when nothing was typed here, its figures in any case."""
        report = self._room.report
        if report is None:
            self._follow()
            return
        self._watch(report)
        if self._saved is None:
            self._period = self._room.desk.period
            unsaved = self._room.unsaved(self._period)
            self._load(report)
            if unsaved and unsaved != report.text:
                self.edit.replace_all(unsaved)
                self.said.emit(
                    self.tr("上次没有保存的修改已恢复；核对后请保存，或恢复为制度原文。")
                )
        elif report.text != self._saved:
            if self.is_dirty and self.text != report.text:
                self.conflict.show()
            else:
                self._load(report)
        if self.isVisible():
            self.look_through()
        self._follow()

    def showEvent(self, event: QShowEvent) -> None:
        """Look the text through when it is seen: figures may be others now."""
        super().showEvent(event)
        self.look_through()

    def _load(self, report: Report) -> None:
        self._saved = report.text
        self.conflict.hide()
        if self.text != report.text:
            line = self.edit.line
            self.edit.setPlainText(report.text)
            if self.edit.hasFocus():
                self.edit.go_to(line)
        self._show_faults(report.faults)

    def _forget(self) -> None:
        """Another period has another text."""
        self.keep()
        self._saved = None
        self.edit.clear()
        self.preview.show_draft(None)
        self._show_faults(())
        self._follow()

    def _watch(self, report: Report) -> None:
        wanted = {str(path) for path in (report.path, report.path.parent) if path.exists()}
        there = {*self.watcher.files(), *self.watcher.directories()}
        if old := there - wanted:
            self.watcher.removePaths(sorted(old))
        if new := wanted - there:
            self.watcher.addPaths(sorted(new))

    def _on_disk(self) -> None:
        """The file is another, perhaps: the report reads it again."""
        self._room.refresh()

    def _take_file(self) -> None:
        if self._room.report is not None:
            self._room.keep_unsaved(self._period, "")
            self._load(self._room.report)
            self.look_through()

    def _keep_mine(self) -> None:
        if self._room.report is not None:
            self._saved = self._room.report.text
            self.conflict.hide()
            self._follow()

    # ------------------------------------------------------------------ looking it through

    def _typed(self) -> None:
        if self._saved is not None:
            self._later.start()
            self._follow()

    def look_through(self) -> None:
        """Draft the text as it stands, beside the window; keep it in case nobody saves it."""
        self._later.stop()
        gathered = self._room.gathered
        if self._saved is None or gathered is None:
            return
        self.keep()
        self.runner.run(partial(preview, self._room.desk.office, gathered, self.text))

    def keep(self) -> None:
        """Remember what was not saved: the window may be closed, or the power fail."""
        if self._saved is not None:
            self._room.keep_unsaved(self._period, self.text if self.is_dirty else "")

    def _on_preview(self, result: object) -> None:
        found = cast("Preview", result)
        if found.text != self.text:
            return  # it goes on being typed
        self._show_faults(found.faults)
        if found.draft is not None:
            self.preview.show_draft(found.draft)
        elif self.preview.is_empty:
            self.preview.show_draft(self._room.draft)  # what it read like before the slip
        self._go_preview()

    def _show_faults(self, faults: Sequence[Fault]) -> None:
        self._faults = faults
        self.edit.show_faults(faults)
        self.model.show_rows([self._row(one) for one in faults])
        self.wrong.setVisible(bool(faults))
        if faults:
            self.table.selectRow(0)
        self.counted.emit(len(faults))
        self._follow()

    def _read_fault(self) -> None:
        """Show the whole sentence: a row of the table may be too narrow for it."""
        row = self.table.currentIndex().row()
        there = 0 <= row < len(self._faults)
        self.fault.setText(self._faults[row].text(self._room.desk.lang) if there else "")

    def _row(self, one: Fault) -> TextRow:
        lang = self._room.desk.lang
        if isinstance(one, TableFault):
            return TextRow("", (str(one.row or ""), one.column, one.what(lang), one.suggestion))
        return TextRow("", ("", "", one.text(lang), ""))

    def _follow(self) -> None:
        report = self._room.report
        is_there = report is not None and self._saved is not None
        self.edit.setReadOnly(not is_there)
        self.save.setEnabled(is_there and self.is_dirty)
        self.restore.setEnabled(is_there)
        self.outside.setEnabled(is_there)
        if report is None or self._saved is None:
            self.which.setText("")
            return
        told = (
            self.tr("省里的文本：{path}").format(path=report.path)
            if report.is_own
            else self.tr("制度自带的文本；保存后成为省里的文本")
        )
        unsaved = self.tr("有没保存的修改") if self.is_dirty else ""
        wrong = self.tr("有 {n} 处问题").format(n=len(self._faults)) if self._faults else ""
        self.which.setText("　".join(filter(None, (wrong, unsaved, told))))
        self.which.setToolTip(str(report.path))

    # ------------------------------------------------------------------ going to places

    def _go_fault(self, row: int) -> None:
        fault = self._faults[row]
        if isinstance(fault, TableFault) and fault.row:
            self.edit.go_to(fault.row, column_of(fault))

    def go_line(self, line: int) -> None:
        """Put the cursor on a line of the text."""
        self.edit.go_to(line)

    def _go_figure(self, tag: str) -> None:
        if figure := self.preview.figure(tag):
            self.edit.go_to(figure.line)

    def _go_preview(self) -> None:
        self.preview.go_line(self.edit.line)

    # ------------------------------------------------------------------ what is done

    def save_text(self) -> None:
        """Keep the text as the province's own, when nothing is wrong with it."""
        if not self.is_dirty:
            return
        text = self.text
        try:
            self._room.save_text(text)
        except Faults as found:
            self._show_faults(found.faults)
            self.table.selectRow(0)
            self._go_fault(0)
            self.said.emit(
                self.tr("报告文本有 {n} 处问题，改好后才能保存；写下的内容不会丢。").format(
                    n=len(found.faults)
                )
            )
        except Fault as fault:
            self.failed.emit(fault)
        else:
            self._saved = text
            self.said.emit(self.tr("已保存报告文本。"))
            self._follow()

    def restore_text(self) -> None:
        """Write the scheme's own text; it can be undone, and is kept when it is saved."""
        try:
            text = self._room.scheme_text()
        except Fault as fault:
            self.failed.emit(fault)
            return
        if text != self.text:
            self.edit.replace_all(text)
            self.said.emit(self.tr("已换成制度原文；按 Ctrl+Z 可以退回，按“保存”生效。"))

    def open_outside(self) -> None:
        """Open the province's edition in whatever edits texts on this computer."""
        try:
            path = self._room.own_edition()
        except Faults as found:
            self._show_faults(found.faults)
            return
        except Fault as fault:
            self.failed.emit(fault)
            return
        self._room.refresh()
        if QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.said.emit(
                self.tr("已在外部打开 {path}；那里存盘后，这里会自动读入。").format(path=path)
            )
        else:
            self.said.emit(
                self.tr("请用文本编辑器打开 {path}；存盘后这里会自动读入。").format(path=path)
            )

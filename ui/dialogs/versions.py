"""版本: what was sealed of the open report, what differs between two versions, a file once more."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.scheme.model import Scheme
from desktop.words import Language, say
from ui.models.text_table import TextRow, TextTable
from ui.places import named_place, page_of
from ui.session import Session
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.records.submissions import Submission
    from desktop.submission.difference import Difference


def compared(
    files: tuple[bytes, bytes], scheme: Scheme, lang: Language
) -> Generator[Progress, None, list[Difference]]:
    """Read two kept files and return what the second says differently."""
    from desktop.submission.difference import difference
    from desktop.workbook.reader import read_bytes

    yield Progress(0, 3, "")
    older = read_bytes(files[0], "").records
    yield Progress(1, 3, "")
    newer = read_bytes(files[1], "").records
    yield Progress(2, 3, "")
    return difference(older, newer, scheme, lang)


class VersionsDialog(QDialog):
    """``target`` is the key to go to when the dialog was left for a cell."""

    def __init__(self, session: Session, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._folder = session, folder
        self.target = ""
        self._kept = session.report.submissions()
        self.setWindowTitle(self.tr("报送版本"))
        self.resize(940, 620)
        self.state = QLabel(self._state(), wordWrap=True)
        titles = (
            self.tr("版本"),
            self.tr("报出时间"),
            self.tr("校验码"),
            self.tr("原因"),
            self.tr("回执、退回"),
            self.tr("文件名"),
        )
        rows = [TextRow(str(one.version), self._cells(one)) for one in reversed(self._kept)]
        self.model = TextTable(titles, rows)
        self.table = TextView(self.model, self.tr("报送版本"), 5)
        self.table.set_widths(4, 9, 7, 13, 11)
        self.table.setMinimumHeight(110)
        self.again = QPushButton(self.tr("原样再写一份…(&W)"))
        self.again.clicked.connect(self.write_again)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.reject)
        self.told = Notice(session.lang)
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        split.addWidget(self.table)
        split.addWidget(self._build_difference())
        split.setStretchFactor(1, 1)
        split.setSizes([170, 380])
        last = QHBoxLayout()
        for widget in (self.again, self.go):
            widget.setAutoDefault(False)
            last.addWidget(widget)
        last.addStretch(1)
        last.addWidget(close)
        column = QVBoxLayout(self)
        column.addWidget(self.state)
        column.addWidget(split, 1)
        column.addWidget(self.told)
        column.addLayout(last)
        self.again.setEnabled(bool(self._kept))
        if self._kept:
            self.table.selectRow(0)
        self.table.setFocus()
        self.compare()

    def _state(self) -> str:
        lang, locked = self._session.lang, self._session.locked
        if not self._kept:
            return say("submission.no-versions", lang)
        if locked:
            return say("submission.locked-now", lang, version=locked)
        return say("submission.open-now", lang)

    def _cells(self, one: Submission) -> tuple[str, ...]:
        return (
            self.tr("第{version}版").format(version=one.version),
            one.made_at[:16].replace("T", " "),
            one.code,
            one.reason or "—",
            self._answers(one.version),
            one.file,
        )

    def _answers(self, version: int) -> str:
        report = self._session.report
        told = []
        if receipt := report.receipts.get(version):
            told.append(self.tr("回执 {day}").format(day=receipt.made_at[:10]))
        if count := sum(remark.version == version for remark in report.remarks):
            told.append(self.tr("退回 {n} 条").format(n=count))
        return "，".join(told) if self._session.lang == "zh" else ", ".join(told)

    def _build_difference(self) -> QWidget:
        self.older, self.newer = QComboBox(), QComboBox()
        for choice, name in (
            (self.older, self.tr("较早的版本")),
            (self.newer, self.tr("较晚的版本")),
        ):
            choice.setAccessibleName(name)
            for one in self._kept:
                choice.addItem(self.tr("第{version}版").format(version=one.version), one.version)
        count = len(self._kept)
        self.older.setCurrentIndex(max(0, count - 2))
        self.newer.setCurrentIndex(count - 1)
        for choice in (self.older, self.newer):
            choice.currentIndexChanged.connect(self.compare)
        self.summary = QLabel()
        self.summary.setProperty("muted", True)
        self.jobs = JobBar()
        self.jobs.stopped.connect(lambda: self._show([]))
        self.differences = TextTable((self.tr("位置"), self.tr("原来"), self.tr("现在")))
        self.changes = TextView(self.differences, self.tr("两版的差别"), 0)
        self.changes.set_widths(0, 14, 14)
        self.changes.row_chosen.connect(self._leave_for)
        self.go = QPushButton(self.tr("到单元格(&G)"))
        self.go.setEnabled(False)
        self.go.clicked.connect(lambda: self._leave_for(self.changes.currentIndex().row()))
        self.changes.selectionModel().currentRowChanged.connect(
            lambda now, _: self.go.setEnabled(bool(self._key(now.row())))
        )
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("比较")))
        row.addWidget(self.older)
        row.addWidget(QLabel("→"))
        row.addWidget(self.newer)
        row.addSpacing(12)
        row.addWidget(self.summary)
        row.addStretch(1)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 0)
        column.addLayout(row)
        column.addWidget(self.jobs)
        column.addWidget(self.changes, 1)
        if count < 2:
            box.hide()
            self.go.hide()
        return box

    # ------------------------------------------------------------------ what differs

    def compare(self) -> None:
        """Show what differs between the two versions that are chosen."""
        one, two = self.older.currentData(), self.newer.currentData()
        self.differences.show_rows([])
        self.go.setEnabled(False)
        if one is None or two is None or one == two:
            self.jobs.stop()
            self.summary.setText(self.tr("请选两个不同的版本。") if one == two else "")
            return
        report, session = self._session.report, self._session
        try:
            files = report.submitted(one), report.submitted(two)
        except Fault as fault:
            self._fail(fault)
            return
        self.summary.setText("")
        work = partial(compared, files, session.scheme, session.lang)
        self.jobs.run(self.tr("正在比较…"), work, self._show, self._fail)

    def _show(self, result: object) -> None:
        found = cast("Sequence[Difference]", result)
        blank = say("submission.blank", self._session.lang)
        self.differences.show_rows(
            [
                TextRow(
                    one.key,
                    (
                        named_place(self._session.scheme, one.key, one.place, self._session.lang),
                        blank if one.old is None else one.old,
                        blank if one.new is None else one.new,
                    ),
                )
                for one in found
            ]
        )
        self.summary.setText(
            self.tr("{n} 处不同；回车到单元格").format(n=len(found))
            if found
            else say("submission.no-difference", self._session.lang)
        )

    def _key(self, row: int) -> str:
        """Return the key of a line if it is a cell of the report, else ""."""
        key = self.differences.rows[row].key if 0 <= row < len(self.differences.rows) else ""
        key = key.removeprefix("reason:")
        return key if page_of(self._session.scheme, key) else ""

    def _leave_for(self, row: int) -> None:
        if key := self._key(row):
            self.target = key
            self.accept()

    # ------------------------------------------------------------------ the file once more

    def write_again(self) -> None:
        """Write the selected version as it was sent, byte for byte."""
        from desktop.submission.versions import write_again

        row = self.table.currentIndex().row()
        if row < 0:
            return
        folder = QFileDialog.getExistingDirectory(self, self.tr("存放文件夹"), self._folder)
        if not folder:
            return
        version = int(self.model.rows[row].key)
        try:
            path = write_again(self._session.report, version, Path(folder))
        except Fault as fault:
            self._fail(fault)
            return
        self.told.say(self.tr("已原样写出：{path}").format(path=path))

    def _fail(self, fault: Fault) -> None:
        self.told.fail(fault)

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().done(result)

"""接收: files, folders, archives and mails come in; every file has its verdict in one sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.words import say
from ui.desk.choices import choice, folder_for
from ui.desk.desk import TO_BE_LET_IN, ProvinceDesk
from ui.desk.interrupted_bar import InterruptedBar
from ui.desk.let_in import LetInDialog
from ui.desk.page import DeskPage
from ui.desk.work import Office, place_on_disk, take_in
from ui.desk.year_bar import YearBar
from ui.job import Work
from ui.models.text_table import TextRow, TextTable
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.province.intake import Decided, Interrupted
    from desktop.province.register import Decision

VERDICTS = ("accepted", "accepted-altered", "superseded", "duplicate", "refused")
MARKS = {
    "accepted": "✓",
    "accepted-altered": "✎",
    "superseded": "↓",
    "duplicate": "＝",
    "refused": "✗",
}
CELLS = 160
"""Pixels of height for cells that were altered."""
REFRESH = 400
"""Milliseconds between two looks at the log while files come in."""
SURE = 2_000
"""Milliseconds after which it can be said how long the rest takes."""
MINUTE = 60


class IntakePage(DeskPage):
    """See the module."""

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("接收"))
        self._decisions: list[Decision] = []
        self._clock = QElapsedTimer()
        self._later = QTimer(self, interval=REFRESH, singleShot=True)
        self._later.timeout.connect(self.refresh)
        self.interrupted = InterruptedBar(desk)
        self.interrupted.resumed.connect(self.go_on)
        self.year = YearBar()
        self.year.wanted.connect(self.take_year)
        self.jobs.stopped.connect(self._on_stopped)
        self.jobs.progressed.connect(self._on_progress)
        column = QVBoxLayout(self)
        column.addWidget(self._build_drop())
        column.addWidget(self.interrupted)
        column.addWidget(self.year)
        column.addWidget(self.jobs)
        column.addWidget(self.notice)
        column.addLayout(self._build_filter())
        column.addWidget(self._build_tables(), 1)
        desk.received_changed.connect(self.refresh)
        desk.moved.connect(self.year.hide)
        desk.moved.connect(self.refresh)
        self.refresh()

    def _build_drop(self) -> QWidget:
        box = QFrame()
        box.setObjectName("fileDrop")
        text = QLabel(
            self.tr("把收到的文件、文件夹、.zip 或邮件 .eml 拖到这里，或者"), wordWrap=True
        )
        self.files = QPushButton(self.tr("选择文件…(&O)"))
        self.files.clicked.connect(self.ask_files)
        self.folder = QPushButton(self.tr("选择文件夹…(&D)"))
        self.folder.clicked.connect(self.ask_folder)
        row = QHBoxLayout(box)
        row.setContentsMargins(14, 10, 14, 10)
        row.addWidget(text, 1)
        for button in (self.files, self.folder):
            row.addWidget(button)
        return box

    def _build_filter(self) -> QHBoxLayout:
        self.verdict = choice(self.tr("按结论筛选"))
        self.verdict.addItem(self.tr("全部结论"), "")
        for verdict in VERDICTS:
            name = say(f"province.verdict-{verdict}", self._desk.lang)
            self.verdict.addItem(f"{MARKS[verdict]} {name}", verdict)
        self.verdict.currentIndexChanged.connect(self._fill)
        self.counts = QLabel()
        self.counts.setProperty("muted", True)
        row = QHBoxLayout()
        row.addWidget(self.verdict)
        row.addSpacing(12)
        row.addWidget(self.counts, 1)
        return row

    def _build_tables(self) -> QWidget:
        titles = (
            self.tr("结论"),
            self.tr("文件"),
            self.tr("说明"),
            self.tr("单位"),
            self.tr("版本"),
            self.tr("时间"),
        )
        self.model = TextTable(titles)
        self.table = TextView(self.model, self.tr("接收记录"), 2)
        self.table.set_widths(6, 15, 0, 8, 3, 8)
        self.table.selectionModel().currentRowChanged.connect(self._show_selected)
        self.table.row_chosen.connect(self.let_in)
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.accept = QPushButton(self.tr("核实后接收…(&A)"))
        self.accept.clicked.connect(lambda: self.let_in(self.table.currentIndex().row()))
        places = (self.tr("位置"), self.tr("数据代码"), self.tr("导出时"), self.tr("现在"))
        self.altered = TextTable(places)
        self.cells = TextView(self.altered, self.tr("改动的单元格"), 0)
        self.cells.set_widths(0, 12, 12, 12)
        self.below = QWidget()
        column = QVBoxLayout(self.below)
        column.setContentsMargins(0, 4, 0, 0)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        row.addWidget(self.accept, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        column.addWidget(self.cells, 1)
        column.addStretch(0)
        self.split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        self.split.addWidget(self.table)
        self.split.addWidget(self.below)
        self.split.setStretchFactor(0, 1)
        return self.split

    # ------------------------------------------------------------------ taking in

    def ask_files(self) -> None:
        """Let files be chosen."""
        kinds, every = self.tr("报送件、压缩包、邮件"), self.tr("所有文件")
        found, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("选择收到的文件"),
            self._desk.folder,
            f"{kinds} (*.xlsx *.zip *.eml);;{every} (*)",
        )
        self.take([Path(path) for path in found])

    def ask_folder(self) -> None:
        """Let a folder be chosen."""
        if found := folder_for(self, self.tr("选择文件夹"), self._desk.folder):
            self.take([found])

    def take(self, paths: Sequence[Path]) -> None:
        """Take in what lies at ``paths``; what an interrupted run decided is not done again."""
        if paths and self.jobs.is_busy:
            self.notice.say(self.tr("还在接收，这次没有收；等做完再放进来。"))
        elif paths:
            self._take_in(self._desk.office, paths)

    def go_on(self, intake: Interrupted) -> None:
        """Go on with an intake that was interrupted, for the year that it was begun for."""
        if not self.jobs.is_busy:
            if intake.period:
                self._desk.move(intake.period, self._desk.scope)
            self._take_in(replace(self._desk.office, period=intake.period), intake.paths)

    def take_year(self, year: str, refused: Sequence[Decision]) -> None:
        """Go over to another year and take in the files that were refused because of it."""
        if self.jobs.is_busy:
            return
        try:
            paths = list(dict.fromkeys(place_on_disk(one) for one in refused))
        except Fault as fault:
            self.notice.fail(fault)
            return
        self._desk.move(year, self._desk.scope)
        self._take_in(self._desk.office, paths)

    def _take_in(self, office: Office, paths: Sequence[Path]) -> None:
        self._run(partial(take_in, office, list(paths)))

    def let_in(self, row: int) -> None:
        """Accept a refused file as it is, if a person stands for it."""
        decision = self._decisions[row] if 0 <= row < len(self._decisions) else None
        if decision is None or not self._may_be_let_in(decision) or self.jobs.is_busy:
            return
        dialog = LetInDialog(decision, self._desk.lang, self)
        if dialog.exec():
            try:
                path = place_on_disk(decision)
            except Fault as fault:
                self.notice.fail(fault)
                return
            reason = dialog.reason.text().strip()
            self._run(partial(take_in, self._desk.office, [path], decision, reason))

    def _run(self, work: Work) -> None:
        self._seen: Counter[str] = Counter()
        self.notice.say("")
        self.interrupted.hide()
        self.year.hide()
        self._new: list[Decision] = []
        self._clock.start()
        for button in (self.files, self.folder, self.accept):
            button.setEnabled(False)
        self.jobs.run(self.tr("正在接收…"), work, self._on_done, self._on_fault)

    def _on_progress(self, step: Decided) -> None:
        decision = step.decision
        self._seen[decision.verdict] += 1
        self._new.append(decision)
        told = self.tr("正在接收 {done}/{total}，还有 {left} 个")
        left = step.total - step.done
        text = told.format(done=step.done, total=step.total, left=left)
        self.jobs.what.setText(text + self._time_for(left, step.done, self._clock.elapsed()))
        if not self._later.isActive():
            self._later.start()

    def _time_for(self, left: int, done: int, taken: int) -> str:
        """Return how long ``left`` files will take, as ``done`` took so many milliseconds."""
        if taken < SURE or not left:
            return ""
        seconds = max(1, round(left * taken / done / 1000))
        if seconds < MINUTE:
            return self.tr("，约 {n} 秒").format(n=seconds)
        return self.tr("，约 {n} 分钟").format(n=-(-seconds // MINUTE))

    def _on_done(self, _: object) -> None:
        seen = {verdict: self._seen[verdict] for verdict in VERDICTS}
        total = self._seen.total()
        self._ended(say("province.intake-counts", self._desk.lang, total=total, **seen))

    def _on_stopped(self) -> None:
        self._ended(
            self.tr("已取消：{n} 个文件有了结论，其余没有动。点“继续接收”从这里接着做。").format(
                n=self._seen.total()
            )
        )

    def _on_fault(self, fault: Fault) -> None:
        self._ended("")
        self.notice.fail(fault)

    def _ended(self, text: str) -> None:
        self._later.stop()
        for button in (self.files, self.folder):
            button.setEnabled(True)
        self.notice.say(text)
        if not self._desk.period:
            self._desk.move(next(iter(self._desk.register.periods()), ""), self._desk.scope)
        self._desk.log_moved()
        self.year.look(self._new)
        if self._decisions:
            self.table.selectRow(0)

    # ------------------------------------------------------------------ what is shown

    def refresh(self) -> None:
        """Read the log again."""
        self._log = self._desk.log()
        if not self.jobs.is_busy:
            self.interrupted.look()
        self._fill()

    def _fill(self) -> None:
        wanted, read = self.verdict.currentData(), self._selected()
        self._decisions = [one for one in self._log if wanted in ("", one.verdict)]
        self.model.show_rows([TextRow(one.file, self._cells(one)) for one in self._decisions])
        seen: Counter[str] = Counter(one.verdict for one in self._log)
        self.counts.setText(
            "　".join(
                f"{MARKS[v]} {say(f'province.verdict-{v}', self._desk.lang)} {seen[v]}"
                for v in VERDICTS
                if seen[v]
            )
        )
        if self._decisions:
            same = (n for n, one in enumerate(self._decisions) if one == read)
            self.table.selectRow(next(same, 0))
        self._show_selected()

    def _cells(self, one: Decision) -> tuple[str, ...]:
        lang = self._desk.lang
        unit = self._desk.units.get(one.unit).name if one.unit in self._desk.units else ""
        return (
            f"{MARKS[one.verdict]} {say(f'province.verdict-{one.verdict}', lang)}",
            Path(one.file).name,
            one.text(lang),
            unit,
            f"v{one.version}" if one.version else "",
            one.at[5:16].replace("T", " "),
        )

    def _may_be_let_in(self, one: Decision) -> bool:
        return one.verdict == "refused" and one.code in TO_BE_LET_IN

    def _selected(self) -> Decision | None:
        row = self.table.currentIndex().row()
        return self._decisions[row] if 0 <= row < len(self._decisions) else None

    def _show_selected(self) -> None:
        one = self._selected()
        blank = say("submission.blank", self._desk.lang)
        self.sentence.setText(f"{one.text(self._desk.lang)}\n{one.file}" if one else "")
        self.accept.setVisible(one is not None and self._may_be_let_in(one))
        self.accept.setEnabled(not self.jobs.is_busy)
        self.altered.show_rows(
            [
                TextRow(
                    cell.key,
                    (
                        cell.place,
                        cell.key,
                        blank if cell.sealed is None else cell.sealed,
                        blank if cell.found is None else cell.found,
                    ),
                )
                for cell in (one.altered if one else ())
            ]
        )
        wanted = bool(self.altered.rows)
        if wanted != self.cells.isVisibleTo(self):
            self.cells.setVisible(wanted)
            self._share_room()

    def _share_room(self) -> None:
        """Give the log the room while there are no cells to show."""
        two_lines = 2 * self.fontMetrics().height() + 16
        below = CELLS if self.cells.isVisibleTo(self) else two_lines
        self.split.setSizes([max(1, self.split.height() - below), below])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._share_room()

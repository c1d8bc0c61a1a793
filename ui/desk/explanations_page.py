"""说明: what units say to findings, read one by one; each is accepted or goes back with a remark."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.desk.choices import choice, fill_anew
from ui.desk.desk import ProvinceDesk
from ui.desk.explanation_rows import (
    STATES,
    class_text,
    explanation_row,
    fits,
    place_text,
    state_text,
)
from ui.desk.page import DeskPage
from ui.desk.work import Reading, read_explanations
from ui.models.text_table import TextTable
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.province.explanations import Explained
    from desktop.province.marks import Mark


REFRESH = 400
"""Milliseconds between two looks at the list while explanations are read."""


class ExplanationsPage(DeskPage):
    """A list, and below it the one that is read. The next one comes by itself."""

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("说明"))
        self._all: list[Explained] = []
        self._shown: list[Explained] = []
        self._stale = True
        self._later = QTimer(self, interval=REFRESH, singleShot=True)
        self._later.timeout.connect(self._fill)
        self.jobs.progressed.connect(self._on_progress)
        self.jobs.stopped.connect(self._on_stopped)
        split = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        split.addWidget(self._build_list())
        split.addWidget(self._build_reading())
        split.setStretchFactor(0, 1)
        split.setSizes([360, 260])
        column = QVBoxLayout(self)
        column.addLayout(self._build_filter())
        column.addWidget(self.jobs)
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        for signal in (desk.received_changed, desk.moved):
            signal.connect(self._begin_anew)
        desk.read_changed.connect(self._count)
        self._count()
        self._fill()

    def _build_filter(self) -> QHBoxLayout:
        self.state = choice(self.tr("审阅状态"), [(self.tr("全部"), "")])
        for state in STATES:
            self.state.addItem(state_text(self._desk, state), state)
        self.state.setCurrentIndex(1)
        self.unit = choice(self.tr("单位"), [(self.tr("全部单位"), "")])
        self.search = QLineEdit(
            placeholderText=self.tr("单位、指标、审核结果或说明里的字"), clearButtonEnabled=True
        )
        self.search.setAccessibleName(self.tr("查找说明"))
        self.counts = QLabel()
        self.counts.setProperty("muted", True)
        for box in (self.state, self.unit):
            box.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        row = QHBoxLayout()
        row.addWidget(self.state)
        row.addWidget(self.unit)
        row.addWidget(self.search, 1)
        row.addWidget(self.counts)
        return row

    def _build_list(self) -> QWidget:
        titles = (
            self.tr("审阅"),
            self.tr("单位"),
            self.tr("类别"),
            self.tr("位置"),
            self.tr("审核结果"),
            self.tr("说明"),
        )
        self.model = TextTable(titles)
        self.table = TextView(self.model, self.tr("单位的说明"), 5)
        self.table.set_widths(5, 8, 6, 12, 18, 0)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.table.row_chosen.connect(lambda _: self.accept.setFocus())
        return self.table

    def _build_reading(self) -> QWidget:
        self.title = QLabel(wordWrap=True)
        self.title.setObjectName("title")
        self.finding, self.said, self.mark = (QLabel(wordWrap=True) for _ in range(3))
        self.mark.setProperty("muted", True)
        for label in (self.finding, self.said):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QFrame()
        box.setObjectName("codeBox")
        QVBoxLayout(box).addWidget(self.said)
        self.remark = QLineEdit(
            placeholderText=self.tr("退回时填写，如：请附业主单位的证明材料"), maxLength=500
        )
        self.remark.returnPressed.connect(lambda: self.decide("returned"))
        self.remark.textChanged.connect(lambda _: self._follow())
        self.author = QLineEdit(self._desk.author)
        self.author.setPlaceholderText(self.tr("采纳、退回前先署名"))
        self.author.textChanged.connect(lambda _: self._follow())
        form = QFormLayout()
        form.addRow(self.tr("退回意见(&T)"), self.remark)
        form.addRow(self.tr("审阅人(&W)"), self.author)
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 4, 0, 0)
        for widget in (self.title, self.finding, box, self.mark):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(form)
        column.addLayout(self._build_buttons())
        return part

    def _build_buttons(self) -> QHBoxLayout:
        self.accept = QPushButton(self.tr("采纳(&A)"))
        self.back = QPushButton(self.tr("退回(&B)"))
        self.undo = QPushButton(self.tr("撤销审阅(&Z)"))
        self.previous = QPushButton(self.tr("上一条(&P)"))
        self.next = QPushButton(self.tr("下一条(&N)"))
        self.go = QPushButton(self.tr("看该单位(&V)"))
        row = QHBoxLayout()
        for button, slot in (
            (self.accept, partial(self.decide, "accepted")),
            (self.back, partial(self.decide, "returned")),
            (self.undo, self.take_back),
            (self.previous, partial(self._step, -1)),
            (self.next, partial(self._step, 1)),
            (self.go, self._go_unit),
        ):
            button.clicked.connect(lambda _=False, slot=slot: slot())
            if button in (self.previous, self.go):
                row.addStretch(1)
            row.addWidget(button)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            enter = QShortcut(QKeySequence(key), self.accept)
            enter.setContext(Qt.ShortcutContext.WidgetShortcut)
            enter.activated.connect(self.accept.click)
        return row

    # ------------------------------------------------------------------ reading them all

    def showEvent(self, event: QShowEvent) -> None:
        """Read what has come since."""
        super().showEvent(event)
        if not self.author.text():
            self.author.setText(self._desk.author)  # signed elsewhere meanwhile
        if self._stale:
            self.refresh()

    def _begin_anew(self) -> None:
        self._stale = True
        self._count()
        if self.isVisible():
            self.refresh()

    def refresh(self) -> None:
        """Read the explanations of everything received, beside the window."""
        self._stale = False
        self._all.clear()
        self._fill()
        if self._desk.period:
            work = partial(read_explanations, self._desk.office)
            self.jobs.run(self.tr("正在读取说明…"), work, self._on_read, self.notice.fail)

    def _on_progress(self, step: object) -> None:
        self._all += cast("Reading", step).found
        if not self._later.isActive():
            self._later.start()

    def _on_read(self, _: object) -> None:
        self._later.stop()
        self._fill()

    def _on_stopped(self) -> None:
        self._stale = True
        self.notice.say(self.tr("没有读完；再次打开本页会重新读取。"))

    # ------------------------------------------------------------------ what is shown

    def _count(self) -> None:
        self.count_on_tab(self._desk.unread())

    def _fill(self) -> None:
        row = max(0, self.table.currentIndex().row())
        names = {one.unit: one.name for one in self._all}
        units = [(name, code) for code, name in names.items()]
        fill_anew(self.unit, [(self.tr("全部单位"), ""), *units])
        asked = (self.state.currentData(), self.unit.currentData(), self.search.text().strip())
        self._shown = [one for one in self._all if fits(self._desk, one, *asked)]
        self.model.show_rows([explanation_row(self._desk, one) for one in self._shown])
        seen: Counter[str] = Counter(one.state for one in self._all)
        told = (f"{state_text(self._desk, state)} {seen[state]}" for state in STATES)
        self.counts.setText("　".join(told))
        if self._shown:
            self.table.selectRow(min(row, len(self._shown) - 1))
        self._show()

    def _selected(self) -> Explained | None:
        row = self.table.currentIndex().row()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _show(self) -> None:
        one, desk = self._selected(), self._desk
        parts = (one.name, f"v{one.version}", class_text(one), place_text(desk, one)) if one else ()
        self.title.setText("　".join(filter(None, parts)))
        self.finding.setText(one.message if one else "")
        self.said.setText(one.text if one else self._nothing())
        mark = one.mark if one else None
        self.mark.setVisible(mark is not None)
        if mark is not None and one is not None:
            told = (state_text(desk, one.state), mark.author, mark.at[:16].replace("T", " "))
            self.mark.setText("　".join(filter(None, (*told, mark.remark))))
        self.remark.setText(mark.remark if mark else "")
        self._follow()

    def _nothing(self) -> str:
        if self.jobs.is_busy:
            return self.tr("正在读取…")
        if self._all and self.state.currentData() == "unread" and not self.search.text():
            return self.tr("全部说明都审阅过了。")
        return self.tr("没有符合条件的说明。")

    def _follow(self) -> None:
        one = self._selected()
        signed = one is not None and bool(self.author.text().strip())
        self.accept.setEnabled(signed)
        self.back.setEnabled(signed and bool(self.remark.text().strip()))
        self.undo.setEnabled(one is not None and one.mark is not None)
        row = self.table.currentIndex().row()
        self.previous.setEnabled(row > 0)
        self.next.setEnabled(0 <= row < len(self._shown) - 1)
        self.go.setEnabled(one is not None)

    def focus_first(self) -> None:
        """Begin with the list."""
        self.table.setFocus()

    def _step(self, way: int) -> None:
        self.table.selectRow(self.table.currentIndex().row() + way)

    def _go_unit(self) -> None:
        if one := self._selected():
            self.unit_chosen.emit(one.unit)

    # ------------------------------------------------------------------ what is decided

    def decide(self, mark: Mark) -> None:
        """Accept the explanation that is read, or return it; then the next one is read."""
        one = self._selected()
        if one is None:
            return
        author, remark = self.author.text().strip(), self.remark.text().strip()
        told = remark if mark == "returned" else ""
        try:
            marked = self._desk.mark(one, mark, author=author, remark=told)
        except Fault as fault:
            self.notice.fail(fault)
            return
        self._replace(one, marked)
        if self._selected() is not None and self._selected() is marked:
            self._step(1)
        done = (
            self.tr("已采纳 {unit} 的说明。")
            if mark == "accepted"
            else self.tr("已退回 {unit} 的说明；写退回单时一并带上。")
        )
        self.notice.say(done.format(unit=one.name))

    def take_back(self) -> None:
        """Take the mark on the explanation that is read back."""
        one = self._selected()
        if one is None:
            return
        try:
            self._replace(one, self._desk.unmark(one))
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.notice.say(self.tr("已撤销对 {unit} 这条说明的审阅。").format(unit=one.name))

    def _replace(self, one: Explained, other: Explained) -> None:
        self._all[self._all.index(one)] = other
        self._fill()

"""进度: who has sent what, as a picture and as a table; reminders and returns start here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.words import say
from ui.desk.board_model import BoardModel
from ui.desk.choices import choice, file_to_write, fill_anew
from ui.desk.desk import ProvinceDesk
from ui.desk.page import DeskPage
from ui.desk.picture import Picture
from ui.desk.receipts_dialog import ReceiptsDialog
from ui.desk.remind_dialog import RemindDialog
from ui.desk.return_dialog import ReturnDialog
from ui.desk.states import MARKS, STATES
from ui.widgets.text_view import TextView
from ui.widgets.wrapping_row import WrappingRow

if TYPE_CHECKING:
    from desktop.province.board import Line


SEARCHED = 9
"""Signs of what is searched for that can be seen at once."""


class BoardPage(DeskPage):
    """See the module."""

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("进度"))
        self.title = QLabel()
        self.title.setObjectName("title")
        self.picture = Picture(desk)
        self.picture.unit_chosen.connect(self.show_unit)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.picture)
        split = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False)
        split.addWidget(scroll)
        split.addWidget(self._build_table())
        split.setStretchFactor(1, 1)
        split.setSizes([366, 840])
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        for signal in (desk.received_changed, desk.moved, desk.read_changed):
            signal.connect(self.refresh)
        self.refresh()

    def _build_table(self) -> QWidget:
        self.prefecture = choice(self.tr("市州"))
        self.state = choice(self.tr("状态"), [(self.tr("全部状态"), "")])
        for state in (*STATES, "late"):
            self.state.addItem(f"{MARKS.get(state, '●')} {self._desk.state(state)}", state)
        self.search = QLineEdit(placeholderText=self.tr("单位名称或代码"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("查找单位"))
        self.prefecture.currentIndexChanged.connect(self._fill)
        self.state.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._go_first)
        self.model = BoardModel(self._desk, self.palette())
        self.table = TextView(self.model, self.tr("报送进度"), 0)
        self.table.set_widths(0, 6, 8, 3, 7, 4, 4, 4, *(2 for _ in self._desk.scheme.sections))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(0, header.ResizeMode.Interactive)
        self.table.set_widths(8)
        self.table.row_chosen.connect(lambda _: self.send_back())
        self.table.selectionModel().currentRowChanged.connect(self._follow)
        self.remind_all = QPushButton(self.tr("催报…(&R)"))
        self.remind_all.clicked.connect(self.remind)
        self.back = QPushButton(self.tr("退回…(&B)"))
        self.back.clicked.connect(self.send_back)
        self.receipt = QPushButton(self.tr("回执…(&K)"))
        self.receipt.clicked.connect(self.acknowledge)
        self.export = QPushButton(self.tr("导出…(&E)"))
        self.export.clicked.connect(self.export_shown)
        filters, buttons = QHBoxLayout(), QHBoxLayout()
        filters.addWidget(self.prefecture)
        filters.addWidget(self.state)
        filters.addWidget(self.search, 1)
        for button in (self.remind_all, self.back, self.receipt, self.export):
            buttons.addWidget(button)
        self.search.setMinimumWidth(self.fontMetrics().horizontalAdvance("国") * SEARCHED)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(WrappingRow(filters, buttons))
        column.addWidget(self.table, 1)
        return box

    # ------------------------------------------------------------------ what is shown

    def refresh(self) -> None:
        """Look at the register again."""
        board = self._desk.board()
        counts = board.counts()
        self.title.setText(
            say(
                "province.board-title",
                self._desk.lang,
                period=board.period,
                total=len(board.lines),
                done=sum(group.done for group in board.groups),
                waiting=counts["received"],
                missing=counts["missing"],
            )
        )
        groups = (
            (f"{group.unit.name} {group.done}/{len(group.lines)}", group.unit.code)
            for group in board.groups
        )
        fill_anew(self.prefecture, [(self.tr("全部市州"), ""), *groups])
        self.picture.show_board(board)
        self._fill()

    def shown(self) -> list[Line]:
        """Return the lines that fit filter and search."""
        board = self._desk.board()
        wanted = self.prefecture.currentData() or ""
        state, text = self.state.currentData(), self.search.text().strip()
        lines = board.only(wanted, state).lines
        if not wanted:
            lines += [line for line in board.others if line.is_in(state)]
        return [line for line in lines if text in f"{line.unit.code} {line.unit.bureau}"]

    def _fill(self) -> None:
        before = self._selected()
        self.model.show_lines(self.shown())
        if before is not None and self.model.row_of(before.unit.code) >= 0:
            self.show_unit(before.unit.code)
        self._follow()

    def show_unit(self, unit: str) -> None:
        """Put the cursor on a unit, whatever is filtered."""
        if self.model.row_of(unit) < 0:
            self.prefecture.setCurrentIndex(0)
            self.state.setCurrentIndex(0)
            self.search.clear()
        self.table.setCurrentIndex(self.model.index_of(unit))
        self.table.scrollTo(self.model.index_of(unit))

    def _go_first(self) -> None:
        """Go from the search to the first unit that was found."""
        if self.model.lines:
            self.show_unit(self.model.lines[0].unit.code)
            self.table.setFocus()

    def _selected(self) -> Line | None:
        row = self.table.currentIndex().row()
        return self.model.lines[row] if 0 <= row < len(self.model.lines) else None

    def _follow(self) -> None:
        line = self._selected()
        self.back.setEnabled(line is not None and line.received is not None)
        self.receipt.setEnabled(any(one.received for one in self.model.lines))
        self.export.setEnabled(bool(self.model.lines))

    def changeEvent(self, event: QEvent) -> None:
        """Let the table follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "model"):
            self.model.palette = self.palette()

    # ------------------------------------------------------------------ what is done

    def remind(self) -> None:
        """Write reminders."""
        dialog = RemindDialog(self._desk, self)
        if dialog.exec():
            told = self.tr("已写出 {n} 个市州的催报文稿和邮件草稿：{folder}")
            self.notice.say(told.format(n=dialog.count, folder=dialog.folder))

    def acknowledge(self) -> None:
        """Write receipts for the selected unit, or for all that are shown."""
        line = self._selected()
        unit = line.unit if line and line.received else None
        held = [one.unit for one in self.model.lines if one.received]
        dialog = ReceiptsDialog(self._desk, unit, held, self)
        if not dialog.exec() or (made := dialog.made) is None:
            return
        told = self.tr("已写出 {n} 份回执：{folder}").format(n=made.written, folder=made.folder)
        others = (
            f"{self._desk.units.get(code).name}：{fault.text(self._desk.lang)}"
            for code, fault in made.refused
        )
        self.notice.say("\n".join((told, *others)))

    def send_back(self) -> None:
        """Write a 退回单 for the selected unit."""
        line = self._selected()
        if line is None or line.received is None:
            return
        dialog = ReturnDialog(self._desk, line.unit.code, self)
        if dialog.exec():
            self.notice.say(self.tr("已退回，退回单：{path}").format(path=dialog.path))

    def export_shown(self) -> None:
        """Ask for a file and write the table as it is shown."""
        name = self.tr("{period}_报送进度.csv").format(period=self._desk.period)
        proposed = Path(self._desk.folder) / name
        path = file_to_write(self, self.tr("导出报送进度"), proposed, "CSV (*.csv)")
        if path:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the table as it is shown."""
        try:
            self._desk.export_board(self.model.titles, [row.cells for row in self.model.rows], path)
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.notice.say(self.tr("已导出：{path}").format(path=path))

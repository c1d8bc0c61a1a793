"""台账: the ledgers of all units as one, what they say differently, and what is adopted instead."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.desk.adjust_dialog import AdjustDialog
from ui.desk.choices import choice, fill_anew
from ui.desk.desk import ProvinceDesk
from ui.desk.figure_table import FigureTable
from ui.desk.ledger_rows import (
    ADJUSTED,
    CONFLICT,
    LEFT_OUT,
    Line,
    cell_rows,
    ledger_heads,
    ledgers_with_rows,
    line_row,
    lines_of,
)
from ui.desk.page import DeskPage
from ui.widgets.text_view import TextView

WIDE, NARROW = 11, 6
"""Signs of a column of text, and of numbers."""


class LedgersPage(DeskPage):
    """See the module."""

    shows_totals = True

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("台账"))
        self._lines: list[Line] = []
        self._read = self._read_cell = ""
        """Keys of row and cell that were looked at last: totals go and come back."""
        split = QSplitter()
        split.setOrientation(split.orientation().Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self._build_rows())
        split.addWidget(self._build_cells())
        split.setStretchFactor(0, 1)
        split.setSizes([360, 260])
        column = QVBoxLayout(self)
        column.addLayout(self._build_choices())
        column.addWidget(self.notice)
        column.addWidget(split, 1)
        desk.figures_changed.connect(self.refresh)
        desk.moved.connect(self.refresh)
        self.refresh()

    def _build_choices(self) -> QHBoxLayout:
        self.area, self.ledger = choice(self.tr("汇总范围")), choice(self.tr("台账"))
        self.only = choice(self.tr("显示哪些行"), [(self.tr("全部行"), "")])
        for mark, text in (
            (CONFLICT, self.tr("各单位说法不一")),
            (ADJUSTED, self.tr("有调整")),
            (LEFT_OUT, self.tr("已剔除")),
        ):
            self.only.addItem(f"{mark} {text}", mark)
        self.search = QLineEdit(placeholderText=self.tr("行里的字"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("查找"))
        self.area.currentIndexChanged.connect(self._fill_ledgers)
        for box in (self.ledger, self.only):
            box.currentIndexChanged.connect(self._fill)
        self.search.textChanged.connect(self._fill)
        row = QHBoxLayout()
        for widget in (self.area, self.ledger, self.only):
            row.addWidget(widget)
        row.addWidget(self.search, 1)
        return row

    def _build_rows(self) -> QWidget:
        self.summary = QLabel(wordWrap=True)
        self.summary.setProperty("muted", True)
        self.model = FigureTable((self.tr("状态"), self.tr("单位")), ())
        self.table = TextView(self.model, self.tr("合并台账"), 1)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(header.ResizeMode.Interactive)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_cells())
        self.table.row_chosen.connect(lambda _: self.cells.setFocus())
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.table, 1)
        return box

    def _build_cells(self) -> QWidget:
        heads = (
            self.tr("栏目"),
            self.tr("单位"),
            self.tr("上报"),
            self.tr("调整"),
            self.tr("采用"),
            self.tr("合并后以谁为准"),
        )
        self.parts = FigureTable(heads, ())
        self.cells = TextView(self.parts, self.tr("所选行的各个栏目"), 5)
        self.cells.set_widths(10, 8, 14, 5, 14, 0)
        self.cells.row_chosen.connect(lambda _: self.ask_adjustment())
        self.cells.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.adjust = QPushButton(self.tr("调整这一栏…(&J)"))
        self.adjust.clicked.connect(self.ask_adjustment)
        self.leave = QPushButton(self.tr("剔除这一行…(&X)"))
        self.leave.clicked.connect(self.ask_leaving_out)
        self.undo = QPushButton(self.tr("撤销(&Z)"))
        self.undo.clicked.connect(self.take_back)
        row = QHBoxLayout()
        row.addStretch(1)
        for button in (self.adjust, self.leave, self.undo):
            row.addWidget(button)
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(self.cells, 1)
        column.addLayout(row)
        return box

    # ------------------------------------------------------------------ what is shown

    def refresh(self) -> None:
        """Show what was merged; what was chosen stays while it is merged again."""
        if areas := self._desk.areas():
            fill_anew(self.area, [(area.name, area.code) for area in areas])
            self._fill_ledgers()
        else:
            self._fill()

    def _fill_ledgers(self) -> None:
        part = self._desk.part(self.area.currentData()) if self.area.count() else None
        found = ledgers_with_rows(part) if part else []
        lang = self._desk.lang
        fill_anew(self.ledger, [(f"{one.code} {one.titled(lang)}", one.code) for one in found])
        self._fill()

    def _fill(self) -> None:
        part = self._desk.part(self.area.currentData()) if self.area.count() else None
        ledger = self._desk.scheme.ledgers.get(self.ledger.currentData() or "")
        first = (self.tr("状态"), self.tr("单位"))
        if part is None or ledger is None:
            self._lines = []
            self.model.show_table(first, (), [])
            self.summary.setText(self.tr("没有台账行。") if part else "")
        else:
            lines = lines_of(self._desk, part, ledger)
            rows = [line_row(self._desk, ledger, line) for line in lines]
            only, text = self.only.currentData(), self.search.text().strip().lower()
            shown = [
                (line, row)
                for line, row in zip(lines, rows, strict=True)
                if only in row.cells[0] and text in " ".join(row.cells).lower()
            ]
            self._lines = [line for line, _ in shown]
            heads, numbers = ledger_heads(ledger, first, self._desk.lang)
            self.model.show_table(heads, numbers, [row for _, row in shown])
            widths = (NARROW if n in numbers else WIDE for n in range(2, len(heads)))
            self.table.set_widths(5, 10, *widths)
            self.summary.setText(self._summary(lines))
        if self._lines:
            same = (n for n, row in enumerate(self.model.rows) if row.key == self._read)
            self.table.selectRow(next(same, 0))
        self._show_cells()

    def _summary(self, lines: list[Line]) -> str:
        told = self.tr("合并后 {rows} 行，来自 {parts} 行；说法不一 {conflicts} 处；剔除 {out} 行")
        kept = [line for line in lines if not line.left_out]
        return told.format(
            rows=len(kept),
            parts=sum(len(line.row.origins) for line in kept),
            conflicts=sum(len(line.conflicts) for line in kept),
            out=len(lines) - len(kept),
        )

    def _line(self) -> Line | None:
        row = self.table.currentIndex().row()
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def _show_cells(self) -> None:
        line = self._line()
        part = self._desk.part(self.area.currentData()) if line else None
        ledger = self._desk.scheme.ledgers.get(self.ledger.currentData() or "")
        rows = list(cell_rows(self._desk, part, ledger, line)) if line and part and ledger else []
        wanted = self._read_cell
        self.parts.show_rows(rows)
        if rows:
            self._read = self.model.rows[self.table.currentIndex().row()].key
            differs = (n for n, row in enumerate(rows) if row.cells[-1].startswith(CONFLICT))
            same = (n for n, row in enumerate(rows) if row.key == wanted)
            self.cells.selectRow(next(same, next(differs, 0)))
        self._follow()

    # ------------------------------------------------------------------ what is adopted

    def _cell(self) -> tuple[str, str]:
        """Return unit and key of the selected cell; "" where there is none."""
        row = self.cells.currentIndex().row()
        told = self.parts.rows[row].key if 0 <= row < len(self.parts.rows) else ""
        unit, _, key = told.partition(" ")
        return unit, key

    def _row(self) -> tuple[str, str]:
        """Return unit and key of the unit's row that the selected cell is in."""
        unit, key = self._cell()
        return unit, key.partition(".")[0]

    def _held(self) -> tuple[str, str] | None:
        """Return what holds of the selected cell: its own adjustment, else the row's."""
        held = {(one.unit, one.key) for one in self._desk.adjustments() if not one.undone_at}
        return next((one for one in (self._cell(), self._row()) if one in held), None)

    def _follow(self) -> None:
        line, (unit, key) = self._line(), self._cell()
        self._read_cell = f"{unit} {key}" if unit else self._read_cell
        stands = bool(unit) and line is not None and not line.left_out
        self.adjust.setEnabled(stands)
        self.leave.setEnabled(stands)
        self.undo.setEnabled(self._held() is not None)

    def ask_adjustment(self) -> None:
        """Adopt another value in the selected cell."""
        unit, key = self._cell()
        if self.adjust.isEnabled() and AdjustDialog(self._desk, key, unit, self).exec():
            self.notice.say(self.tr("已调整；合并台账和由它计算的指标随后重新汇总。"))

    def ask_leaving_out(self) -> None:
        """Leave the unit's row out of merging."""
        unit, key = self._row()
        if self.leave.isEnabled() and AdjustDialog(self._desk, key, unit, self).exec():
            self.notice.say(self.tr("已剔除这一行；在“已剔除”里可以撤销。"))

    def take_back(self) -> None:
        """Take the adjustment of the cell back, or let its row in again."""
        held = self._held()
        if held is None:
            return
        try:
            self._desk.undo_adjustment(*held)
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.notice.say(self.tr("已撤销，恢复上报的内容。"))

"""The board as a table: units down, what is known of them and each section across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QPalette

from ui.desk.desk import ProvinceDesk
from ui.desk.states import COLOURS, MARKS
from ui.models.text_table import Index, TextRow, TextTable
from ui.theme import colours

if TYPE_CHECKING:
    from desktop.province.board import Line

STATE = 2
"""The column with the state."""
FIRST_SECTION = 8


class BoardModel(TextTable):
    """Text with a mark in every cell; colours go beside the marks and never alone."""

    def __init__(self, desk: ProvinceDesk, palette: QPalette) -> None:
        self._desk, self.palette = desk, palette
        self.lines: list[Line] = []
        self._sections = tuple(desk.scheme.sections)
        super().__init__(
            (
                self.tr("单位"),
                self.tr("市州"),
                self.tr("状态"),
                self.tr("版本"),
                self.tr("收到"),
                self.tr("待处理"),
                self.tr("已说明"),
                self.tr("未读"),
                *self._sections,
            )
        )

    @property
    def titles(self) -> tuple[str, ...]:
        """The headings."""
        return self._titles

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show other units."""
        self.lines = list(lines)
        self.show_rows([TextRow(line.unit.code, self._cells(line)) for line in lines])

    def _cells(self, line: Line) -> tuple[str, ...]:
        held = line.received
        late = f" · {self._desk.state('late')}" if line.late else ""
        return (
            line.unit.name,
            line.prefecture.name,
            f"{MARKS[line.state]} {self._desk.state(line.state)}{late}",
            f"v{held.version}" if held else "",
            held.received_at[5:16].replace("T", " ") if held else "",
            str(line.count("open") or "") if held else "",
            str(line.count("explained") or "") if held else "",
            str(line.unread or ""),
            *(self._section(line, section) for section in self._sections),
        )

    @staticmethod
    def _section(line: Line, section: str) -> str:
        if line.received is None:
            return "·"
        counts = line.received.sections.get(section, {})
        if counts.get("open"):
            return f"! {counts['open']}"
        return f"○ {counts['explained']}" if counts.get("explained") else "✓"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text, or the colour that goes with its mark."""
        if role == Qt.ItemDataRole.ForegroundRole:
            name = self._colour(index.row(), index.column())
            return colours(self.palette)[name] if name else None
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() >= FIRST_SECTION:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == STATE:
            return self._told(self.lines[index.row()]) or super().data(index, role)
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == STATE:
            late = self._late(self.lines[index.row()])
            return "\n".join(filter(None, (str(super().data(index, role)), late)))
        return super().data(index, role)

    def _told(self, line: Line) -> str:
        """Return what was decided last, and why the unit is late."""
        last = line.last.text(self._desk.lang) if line.last else ""
        return "\n".join(filter(None, (last, self._late(line))))

    def _late(self, line: Line) -> str:
        return self._desk.late_told(line.received.period) if line.received and line.late else ""

    def _colour(self, row: int, column: int) -> str:
        line = self.lines[row]
        if column == STATE:
            return COLOURS[line.state]
        if column < FIRST_SECTION:
            return ""
        mark = self.rows[row].cells[column][0]
        return {"✓": "good", "!": "soft", "○": "hint"}.get(mark, "muted")

    def row_of(self, unit: str) -> int:
        """Return the row of a unit, -1 when it is not shown."""
        return next((n for n, line in enumerate(self.lines) if line.unit.code == unit), -1)

    def index_of(self, unit: str) -> QModelIndex:
        """Return the first cell of a unit's row; invalid when it is not shown."""
        row = self.row_of(unit)
        return self.index(row, 0) if row >= 0 else QModelIndex()

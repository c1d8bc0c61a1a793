"""Code, name and unit of a form, kept in sight while the figures scroll sideways.

A second view of the same model lies over the left edge of the grid and shows the stub columns
alone. It takes no focus and has no life of its own: heights, widths and scrolling follow the grid.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.widgets.grid_header import GridHeader

if TYPE_CHECKING:
    from ui.widgets.grid_view import GridView


class FrozenStub(QTableView):
    """The first ``columns`` columns of ``grid``, visible while these are scrolled away."""

    def __init__(self, grid: GridView, columns: int) -> None:
        super().__init__(grid)
        self._grid, self._columns = grid, columns
        self.setModel(grid.model())
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(grid.itemDelegate())
        self.own_header = GridHeader(self)
        self.setHorizontalHeader(self.own_header)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(grid.verticalHeader().minimumSectionSize())
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(grid.verticalScrollMode())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(grid.verticalScrollBar().setValue)
        grid.horizontalScrollBar().valueChanged.connect(lambda _: self.follow())
        self.hide()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select a row as the grid does: what is being typed there is taken first."""
        if self._grid.finish():
            super().mousePressEvent(event)
            self._grid.setFocus()

    def lay_out(self) -> None:
        """Take columns, heights and headings from the grid."""
        grid, model = self._grid, self._grid.model()
        for column in range(model.columnCount()):
            self.setColumnHidden(column, column >= self._columns)
        self.clearSpans()
        for row in range(model.rowCount()):
            if grid.columnSpan(row, 0) > 1:
                self.setSpan(row, 0, 1, self._columns)
        self.follow()

    def width_needed(self) -> int:
        """Return the pixels that the stub covers, 0 while nothing is scrolled away."""
        if self._grid.horizontalScrollBar().value() == 0:
            return 0
        return sum(self._grid.columnWidth(column) for column in range(self._columns))

    def follow(self) -> None:
        """Lie over the grid, as high and as far down as it is, if something is scrolled away."""
        wide = self.width_needed()
        if not wide:
            self.hide()
            return
        grid = self._grid
        for column in range(self._columns):
            self.setColumnWidth(column, grid.columnWidth(column))
        for row in range(grid.model().rowCount()):
            if self.rowHeight(row) != grid.rowHeight(row):
                self.setRowHeight(row, grid.rowHeight(row))
        self.own_header.set_title_lines(grid.header.title_lines)
        frame, top = grid.frameWidth(), grid.horizontalHeader().height()
        self.setGeometry(frame, frame, wide, grid.viewport().height() + top)
        self.verticalScrollBar().setValue(grid.verticalScrollBar().value())
        self.show()
        self.raise_()

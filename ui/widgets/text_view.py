"""The view of a table that is read and chosen from: whole rows, Enter leads on."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

ROW_SPACE = 10
"""Pixels that a row is higher than its text."""


class TextView(QTableView):
    """``row_chosen`` carries the number of a row, by Enter or a double click."""

    row_chosen = Signal(int)

    def __init__(
        self, model: QAbstractItemModel, name: str, wide: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + ROW_SPACE)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(lambda index: self.row_chosen.emit(index.row()))

    def set_widths(self, *signs: int) -> None:
        """Make each column wide enough for so many Chinese signs and its title; 0 leaves it."""
        sign, header = self.fontMetrics().horizontalAdvance("国"), self.horizontalHeader()
        for column, count in enumerate(signs):
            if count:
                least = header.sectionSizeHint(column)
                self.setColumnWidth(column, max(sign * count + 12, least))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Return choose the row on every platform."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.currentIndex().isValid():
            self.row_chosen.emit(self.currentIndex().row())
            return
        super().keyPressEvent(event)

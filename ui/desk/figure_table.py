"""A table of texts in which some columns are figures: these stand at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.models.text_table import Index, TextRow, TextTable

GAP = "\u2002"
"""Behind a figure, so that it does not touch the text of the next column."""


class FigureTable(TextTable):
    """``figures`` are the numbers of the columns that hold figures."""

    def __init__(self, titles: Sequence[str], figures: Sequence[int]) -> None:
        super().__init__(titles)
        self._figures = frozenset(figures)

    def show_table(
        self, titles: Sequence[str], figures: Sequence[int], rows: Sequence[TextRow]
    ) -> None:
        """Show other columns, and rows that have them."""
        self.beginResetModel()
        self._titles, self.rows = tuple(titles), list(rows)
        self._figures = frozenset(figures)
        self.endResetModel()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what any table of texts does, and where a figure stands."""
        found = super().data(index, role)
        return self._at_the_right(index.column(), role, found)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title; that of figures stands at the right too."""
        found = super().headerData(section, orientation, role)
        is_title = orientation == Qt.Orientation.Horizontal
        return self._at_the_right(section, role, found) if is_title else found

    def _at_the_right(self, column: int, role: int, found: object) -> object:
        if column not in self._figures:
            return found
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return f"{found}{GAP}" if role == Qt.ItemDataRole.DisplayRole and found else found

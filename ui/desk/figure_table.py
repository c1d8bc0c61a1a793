"""A table of texts in which some columns are figures: these stand at the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt

from ui.models.text_table import Index, TextRow, TextTable


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
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._figures:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().data(index, role)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title; that of figures stands at the right too."""
        is_figure = orientation == Qt.Orientation.Horizontal and section in self._figures
        if role == Qt.ItemDataRole.TextAlignmentRole and is_figure:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return super().headerData(section, orientation, role)

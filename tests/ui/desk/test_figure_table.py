"""Figures stand at the right, their titles too."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.desk.figure_table import GAP, FigureTable
from ui.models.text_table import TextRow

ALIGNMENT = Qt.ItemDataRole.TextAlignmentRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@pytest.mark.parametrize(("column", "where"), [(0, None), (1, RIGHT)])
def test_alignment(column: int, where: object) -> None:
    table = FigureTable(("名称", "数"), (1,))
    table.show_rows([TextRow("k", ("里程", "42.5"))])
    assert table.data(table.index(0, column), ALIGNMENT) == where
    assert table.headerData(column, Qt.Orientation.Horizontal, ALIGNMENT) == where
    assert table.data(table.index(0, 1)) == f"42.5{GAP}"
    assert table.headerData(1, Qt.Orientation.Horizontal) == f"数{GAP}"
    assert table.headerData(0, Qt.Orientation.Horizontal) == "名称"


def test_other_columns() -> None:
    table = FigureTable(("名称", "数"), (1,))
    table.show_table(("状态", "里程", "名称"), (1,), [TextRow("k", ("✓", "42.5", "甲路"))])
    assert table.columnCount() == 3
    assert table.headerData(2, Qt.Orientation.Horizontal) == "名称"
    assert table.data(table.index(0, 1), ALIGNMENT) == RIGHT

"""Texts in rows, one line each, with their column for a screen reader."""

from __future__ import annotations

from PySide6.QtCore import Qt

from ui.models.text_table import TextRow, TextTable

ACCESSIBLE = Qt.ItemDataRole.AccessibleTextRole


def test_rows_and_titles(qapp) -> None:
    table = TextTable(("位置", "现在"), [TextRow("T201_01.actual", ("表2-1", "一\n二"))])
    assert (table.rowCount(), table.columnCount()) == (1, 2)
    assert table.headerData(1, Qt.Orientation.Horizontal) == "现在"
    assert table.data(table.index(0, 1)) == "一 ⏎ 二"
    assert table.data(table.index(0, 1), Qt.ItemDataRole.ToolTipRole) == "一\n二"
    assert table.data(table.index(0, 0), ACCESSIBLE) == "位置 表2-1"
    table.show_rows([])
    assert table.rowCount() == 0

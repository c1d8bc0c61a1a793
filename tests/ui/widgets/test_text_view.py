"""Whole rows; Enter chooses, Tab leaves the table."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.models.text_table import TextRow, TextTable
from ui.widgets.text_view import TextView


def test_enter_chooses_the_row(qtbot: QtBot) -> None:
    table = TextTable(("甲", "乙"), [TextRow(str(n), (str(n), "")) for n in range(3)])
    view = TextView(table, "清单", 1)
    qtbot.addWidget(view)
    view.show()
    view.selectRow(1)
    with qtbot.waitSignal(view.row_chosen) as heard:
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert heard.args == [1]
    assert view.accessibleName() == "清单"
    assert not view.tabKeyNavigation()


def test_widths_are_counted_in_signs(qtbot: QtBot) -> None:
    view = TextView(TextTable(("甲", "乙", "丙")), "清单", 1)
    qtbot.addWidget(view)
    view.set_widths(4, 0, 8)
    assert view.columnWidth(2) - view.columnWidth(0) == 4 * view.fontMetrics().horizontalAdvance(
        "国"
    )

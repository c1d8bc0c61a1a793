"""The sentence under a refused cell is always inside the grid."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from ui.widgets.refusal_bar import RefusalBar


@pytest.mark.parametrize(
    ("cell", "above"),
    [
        (QRect(10, 10, 100, 30), False),
        (QRect(550, 10, 100, 30), False),
        (QRect(10, 360, 100, 30), True),
    ],
)
def test_where_it_stands(qtbot, cell, above):
    room = QWidget()
    qtbot.addWidget(room)
    room.resize(600, 400)
    room.show()
    bar = RefusalBar(room)
    bar.show_at(cell, "‘1.2万’ 不是数字，请填以公里为单位的数")
    assert room.rect().contains(bar.geometry())
    assert (bar.geometry().bottom() < cell.top()) is above
    assert not bar.geometry().intersects(cell)

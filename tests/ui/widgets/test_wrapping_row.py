"""Two groups wrap when they do not fit side by side."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.wrapping_row import WrappingRow


@pytest.mark.parametrize(("width", "wrapped"), [(420, False), (300, True)])
def test_it_wraps_when_there_is_no_room(qtbot: QtBot, width: int, wrapped: bool) -> None:
    groups = QHBoxLayout(), QHBoxLayout()
    for group in groups:
        button = QPushButton("x")
        button.setFixedWidth(200)
        group.addWidget(button)
    page = QWidget()
    qtbot.addWidget(page)
    row = WrappingRow(*groups, page)
    page.show()
    row.resize(width, 80)
    assert row.is_wrapped is wrapped
    assert row.minimumSizeHint().width() < 300

"""Notes tell what a cell means."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from ui.panels.notes import NotesPanel
from ui.session import Session

KEY = "T201_06.actual"


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        (KEY, ["普通国省道建成里程", "公里", "T201_06", "小数位数"]),
        ("T201_02.actual", ["由程序计算：T201_01.actual / T201_01.target * 100"]),
        ("L14#1.status", ["已完工", "村道", "必填"]),
        ("N201_01", ["不超过", "字"]),
        ("sign.filler", ["填表人", "必填"]),
        ("", ["选中一个单元格"]),
    ],
)
def test_notes_tell_what_a_cell_means(
    alone: Session, qtbot: QtBot, key: str, expected: list[str]
) -> None:
    panel = NotesPanel(alone)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_key(key)
    QTest.qWait(1)
    text = panel.text.toPlainText()
    assert [part for part in expected if part not in text] == []

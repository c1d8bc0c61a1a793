"""History names what was done and what undo would take back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.colleague import sealed
from ui.exchange import reopen
from ui.panels.history import HistoryPanel
from ui.session import Session

KEY = "T201_06.actual"


def test_history_names_what_undo_would_take_back(alone: Session, qtbot: QtBot) -> None:
    panel = HistoryPanel(alone)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_key(KEY)
    alone.enter({KEY: Decimal("42.5")}, "改正里程")
    alone.enter({KEY: None}, "")
    QTest.qWait(1)
    lines = [panel.list.topLevelItem(n) for n in range(3)]
    assert [line.text(2) for line in lines][:2] == ["空白", "42.500"]
    panel.undo.click()
    QTest.qWait(1)
    assert panel.undo.text() == "撤销 改正里程"
    panel.redo.click()
    assert alone.value(KEY) is None


def test_without_a_cell_each_line_stands_below_its_place(
    alone: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    sealed(alone, tmp_path)
    reopen(alone, "里程更正")
    alone.enter({KEY: Decimal("42.5")}, "")
    alone.insert_rows("L02", 0, [{"check_year": Decimal(2025)}])
    panel = HistoryPanel(alone)
    qtbot.addWidget(panel)
    panel.show()
    QTest.qWait(1)
    lines = [panel.list.topLevelItem(n) for n in range(6)]
    told = [
        line.text(0) if line.isFirstColumnSpanned() else (line.text(1), line.text(2))
        for line in lines
    ]
    assert told[:2] == ["台账L02 第1行 检查年度", ("空白", "2025")]
    assert told[2] == "表2-1 第3行 本年实际"
    assert told[3][1] == "42.500"
    assert told[4:] == ["报表锁定", ("第 1 版报送后锁定", "可以填写")]

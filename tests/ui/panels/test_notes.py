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
        ("T102_02.actual", ["应不大于表1-1 第1行“县（市、区）交通运输局党组会议召开次数”。"]),
        (KEY, ["统计范围\n本单位职责范围内的数"]),
        ("T201_02.actual", ["表2-1 第1行“", "”本年实际 / 表2-1 第1行“", "”年度目标 * 100"]),
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


@pytest.mark.parametrize(("unit", "told"), [("520327", False), ("520000", True)])
def test_scope_and_source_of_the_department_are_for_the_department(
    alone: Session, qtbot: QtBot, unit: str, told: bool
) -> None:
    alone.open(alone.units.get(unit), "2026")
    panel = NotesPanel(alone)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_key("T102_02.actual")
    QTest.qWait(1)
    text = panel.text.toPlainText()
    assert ("厅机关党委" in text) is told
    assert ("数据来源部门" in text) is told


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("T201_06.actual", ["National and provincial highways completed", "km", "handed over"]),
        ("T102_02.actual", ["Not above Form 1-1 row 1 “Party committee meetings held”"]),
        ("L14#1.status", ["Planned, Under construction, Completed", "L14 Village-road safety"]),
        ("L02#1.issue_no", ["Problem no.", "Numbered across the province, no repetition"]),
        ("N102_02", ["Ideology work and handling", "Progress", "not zero"]),
    ],
)
def test_what_the_scheme_says_is_told_in_english(
    alone: Session, qtbot: QtBot, key: str, expected: list[str]
) -> None:
    alone.lang = "en"
    panel = NotesPanel(alone)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_key(key)
    QTest.qWait(1)
    text = panel.text.toPlainText()
    assert [part for part in expected if part not in text] == []

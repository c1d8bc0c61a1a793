"""Figures are clicked, and gone to by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk.test_report_paper import DRAFT
from ui import theme
from ui.desk.report_text import ReportText

FIRST, SECOND, THIRD = "2.1#01", "2.1#02", "T201_01.actual"


@pytest.fixture
def text(qtbot: QtBot) -> ReportText:
    text = ReportText("报告稿")
    qtbot.addWidget(text)
    text.resize(500, 300)
    text.show_draft(DRAFT)
    text.show()
    return text


def chosen(text: ReportText) -> list[str]:
    found: list[str] = []
    text.figure_chosen.connect(found.append)
    return found


def test_a_click_on_a_figure(qtbot: QtBot, text: ReportText) -> None:
    found = chosen(text)
    left = Qt.MouseButton.LeftButton
    qtbot.mouseClick(text.viewport(), left, pos=text.point_of(SECOND))
    assert found == [SECOND]
    assert text.tag == SECOND
    (mark,) = text.extraSelections()
    assert mark.cursor.selectedText() == "【缺数】"
    qtbot.mouseClick(text.viewport(), left, pos=text.viewport().rect().bottomRight())
    assert found == [SECOND]


def test_the_pointer_says_what_can_be_clicked(qtbot: QtBot, text: ReportText) -> None:
    qtbot.mouseMove(text.viewport(), text.point_of(FIRST))
    assert text.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(text.viewport(), text.viewport().rect().topLeft())
    assert text.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor


def test_left_and_right_go_round(qtbot: QtBot, text: ReportText) -> None:
    found = chosen(text)
    for _ in range(4):
        qtbot.keyClick(text, Qt.Key.Key_Right)
    qtbot.keyClick(text, Qt.Key.Key_Left)
    assert found == [FIRST, SECOND, THIRD, FIRST, THIRD]


def test_among_some(text: ReportText) -> None:
    assert text.step(1, {SECOND})
    assert text.tag == SECOND
    assert text.step(1, {SECOND})
    assert text.tag == SECOND
    assert not text.step(1, ())


def test_every_piece_of_a_figure_is_marked(text: ReportText) -> None:
    assert text.go_to(FIRST)
    assert len(text.extraSelections()) == 2
    assert not text.go_to("没有")
    assert text.tag == FIRST


def test_what_is_far_is_brought_to_sight(text: ReportText) -> None:
    text.resize(500, 120)
    text.go_to(THIRD)
    assert text.verticalScrollBar().value() > 0
    text.go_line(1)
    assert text.verticalScrollBar().value() < 60
    text.go_section("2.1")
    text.go_section("没有")
    assert text.cursorRect().isValid()


def test_nothing_to_show(text: ReportText) -> None:
    text.go_to(SECOND)
    text.show_draft(None)
    assert text.toPlainText() == ""
    assert not text.step(1)
    assert text.figure(SECOND) is None
    text.show_draft(DRAFT)
    assert text.tag == SECOND
    assert text.figure(SECOND).text == "【缺数】"


def test_a_figure_that_is_gone_is_not_looked_at(text: ReportText) -> None:
    text.go_to(THIRD)
    text.show_draft(type(DRAFT)("2026", "", DRAFT.parts[:3], DRAFT.figures))
    assert text.tag == ""
    assert not text.extraSelections()


def test_charts_follow_the_width(qtbot: QtBot, text: ReportText) -> None:
    before = text.document()
    text.resize(420, 300)
    qtbot.waitUntil(lambda: text.document() is not before)
    assert not text.horizontalScrollBar().isVisible()


def test_another_theme(qapp: QApplication, text: ReportText) -> None:
    light = text.document()
    try:
        theme.apply(qapp, "dark")
        assert text.document() is not light
    finally:
        theme.apply(qapp, "light")

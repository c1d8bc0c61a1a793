"""The editor of the text: places, colours, faults, numbers."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.scheme.faults import TableFault
from ui import theme
from ui.desk.report_source import SourceEdit, braced, column_of
from ui.theme import colours

TEXT = "# 标题\n\n投资{2.1#01: T201_01.actual | 万元}。\n"


@pytest.fixture
def edit(qtbot: QtBot) -> SourceEdit:
    edit = SourceEdit()
    qtbot.addWidget(edit)
    edit.setPlainText(TEXT)
    edit.resize(500, 300)
    edit.show()
    return edit


@pytest.mark.parametrize(
    ("line", "column", "position"),
    [(1, 1, 0), (3, 3, 8), (3, 99, len(TEXT) - 1), (4, 1, len(TEXT))],
)
def test_places(edit: SourceEdit, line: int, column: int, position: int) -> None:
    edit.go_to(line, column)
    assert edit.textCursor().position() == position
    assert edit.line == line


def test_a_place_that_is_not_there(edit: SourceEdit) -> None:
    edit.go_to(3)
    edit.go_to(99)
    assert edit.line == 3


def test_another_text_can_be_undone(edit: SourceEdit) -> None:
    edit.replace_all("# 别的\n")
    assert edit.toPlainText() == "# 别的\n"
    edit.undo()
    assert edit.toPlainText() == TEXT


def fault(row: int, column: str = "") -> TableFault:
    return TableFault("report-unit", "report", row, column)


def test_faults_are_underlined(edit: SourceEdit) -> None:
    edit.show_faults([fault(3, "12"), fault(1), fault(99, "1"), Fault("records.busy")])
    found = [one.cursor.selectedText() for one in edit.extraSelections()]
    assert found == ["T201_01.actual", "# 标题"]
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    assert edit.extraSelections()[0].format.underlineStyle() == wave
    edit.show_faults([])
    assert not edit.extraSelections()


@pytest.mark.parametrize(("column", "at"), [("", 1), ("7", 7), ("kind", 1)])
def test_columns(column: str, at: int) -> None:
    assert column_of(fault(1, column)) == at


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("甲{乙}丙{丁}", [(1, 4), (5, 8)]),
        ("{甲? 乙 | {丙}}丁", [(0, 12)]),
        ("甲}{乙", [(2, 4)]),
    ],
)
def test_braces(text: str, found: list[tuple[int, int]]) -> None:
    assert braced(text) == found


def formats(edit: SourceEdit, line: int) -> list[tuple[int, int, str]]:
    block = edit.document().findBlockByNumber(line - 1)
    return [
        (one.start, one.length, one.format.foreground().color().name())
        for one in block.layout().formats()
    ]


def test_slots_have_a_colour(qapp: QApplication, edit: SourceEdit) -> None:
    accent = colours(edit.palette())["accent"].name()
    start, end = braced(TEXT.split("\n")[2])[0]
    assert formats(edit, 3) == [(start, end - start, accent)]
    try:
        theme.apply(qapp, "dark")
        assert formats(edit, 3)[0][2] != accent
    finally:
        theme.apply(qapp, "light")


def test_numbers_stand_beside_the_lines(edit: SourceEdit) -> None:
    assert edit.viewport().x() >= edit.room > 0
    bare = edit.grab().toImage()
    edit.setPlainText(TEXT * 40)
    edit.verticalScrollBar().setValue(30)
    assert edit.grab().toImage() != bare


def test_larger_letters_need_more_room(edit: SourceEdit) -> None:
    before, font = edit.room, edit.font()
    font.setPointSize(30)
    edit.setFont(font)
    assert edit.viewportMargins().left() == edit.room > before

"""The picture: a square each, marks beside colours, mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from ui.desk.desk import ProvinceDesk
from ui.desk.picture import LATE, Picture
from ui.desk.states import COLOURS, COUNTED, MARKS, STATES, ground_of
from ui.theme import colours


@pytest.fixture
def picture(qtbot: QtBot, desk: ProvinceDesk) -> Picture:
    picture = Picture(desk)
    qtbot.addWidget(picture)
    picture.show_board(desk.board())
    picture.resize(360, picture.heightForWidth(360))
    picture.show()
    return picture


def test_every_unit_has_its_square(picture: Picture) -> None:
    found = [n for y in range(0, picture.height(), 4) for x in range(0, 360, 4)
             if (n := picture.square_at(QPoint(x, y))) >= 0]  # fmt: skip
    assert len(set(found)) == 98


def test_the_narrower_the_higher(picture: Picture) -> None:
    assert picture.heightForWidth(180) > picture.heightForWidth(360)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        ("", "520000"),
        ("→", "520100"),
        ("→→←", "520100"),
        ("↓", "520100"),
        ("↓→↓", "520200"),
        ("↓↑", "520000"),
        ("→→⇤", "520000"),
        ("←", "520000"),
    ],
)
def test_keys(qtbot: QtBot, picture: Picture, keys: str, code: str) -> None:
    named = {"→": Qt.Key.Key_Right, "←": Qt.Key.Key_Left, "↓": Qt.Key.Key_Down,
             "↑": Qt.Key.Key_Up, "⇤": Qt.Key.Key_Home}  # fmt: skip
    for key in keys:
        qtbot.keyClick(picture, named[key])
    if keys == "↓→↓":
        assert picture.current.startswith("5202")
    else:
        assert picture.current == code
    with qtbot.waitSignal(picture.unit_chosen) as chosen:
        qtbot.keyClick(picture, Qt.Key.Key_Return)
    assert chosen.args == [picture.current]
    assert picture.accessibleDescription()


def test_a_click_chooses(qtbot: QtBot, picture: Picture) -> None:
    point = next(
        QPoint(x, y)
        for y in range(picture.height())
        for x in range(360)
        if picture.square_at(QPoint(x, y)) == 3
    )
    with qtbot.waitSignal(picture.unit_chosen) as chosen:
        qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=point)
    assert chosen.args == [picture.current]
    assert picture.accessibleDescription() == "云岩区 · 审核通过 · v1"


def test_states_differ_in_marks_and_have_colours(picture: Picture) -> None:
    assert len({MARKS[state] for state in STATES}) == len(STATES)
    tints = colours(picture.palette())
    assert all(COLOURS[s] in tints and ground_of(s) in tints for s in STATES)


@pytest.mark.parametrize("width", [200, 360, 900])
def test_the_legend_adds_up(picture: Picture, width: int) -> None:
    told = {state: text for _, state, text in picture._legend(width)}
    assert told[""] == "已接收 13："
    counts = {state: int(text.split()[-1]) for state, text in told.items() if state}
    assert sum(counts[state] for state in COUNTED) == 13
    assert sum(counts[state] for state in STATES) == 98
    assert counts[LATE] == 0
    assert all(rect.right() < width for rect, _, _ in picture._legend(width))


def test_another_width_that_was_asked_for_leaves_the_squares_in_place(picture: Picture) -> None:
    before = [square.rect for square in picture._squares]
    picture.heightForWidth(180)
    picture.grab()
    assert [square.rect for square in picture._squares] == before

"""The page of a form: head, live figures, notes, room for every figure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ui.models.grid_model import ACCESSIBLE
from ui.models.indicator_model import NAME
from ui.widgets.indicator_page import NARROWEST_NAME

D = Decimal


def test_computed_cells_are_read_only_and_live(form, session, type_):
    form.reveal("T201_01.completion")
    type_("5", "Return")
    assert session.value("T201_01.completion").quantize(D("0.01")) == D("101.34")
    form.reveal("T201_01.actual")
    type_("7500", "Return")
    row, column = form.model.position("T201_01.completion")
    assert form.model.text(row, column) == "50.00"


@pytest.mark.parametrize(
    ("key", "spoken"),
    [
        ("T201_01.actual", "表2-1 第1行 本年实际 15,200.50 万元"),
        ("T201_06.actual", "表2-1 第3行 本年实际 尚未填写"),
        ("T201_01.completion", "表2-1 第1行 完成率（%） 101.34 % （只读）"),
    ],
)
def test_cells_say_where_they_are(form, key, spoken):
    index = form.model.index(*form.model.position(key))
    assert index.data(ACCESSIBLE) == spoken


def test_current_key_is_told(form, qtbot):
    with qtbot.waitSignal(form.current_key_changed) as told:
        form.reveal("T201_07.target")
    assert told.args == ["T201_07.target"]


def test_the_head_is_that_of_the_official_form(form):
    assert form.head.title.text() == "表2-1　年度目标任务完成情况"
    assert "凤冈县交通运输局" in form.head.unit.text()
    assert "交年2-1表" in form.head.furniture.text()


def test_headings_span_the_form(form):
    for row in form.model.headings():
        assert form.view.columnSpan(row, 0) == form.model.columnCount()


@pytest.mark.parametrize("width", [700, 1100, 1900])
def test_names_take_the_room_that_is_left(form, qapp, width):
    form.resize(width, 640)
    qapp.processEvents()
    view = form.view
    taken = sum(view.columnWidth(column) for column in range(form.model.columnCount()))
    wide = view.columnWidth(NAME)
    assert wide == NARROWEST_NAME or taken == view.viewport().width()


def test_a_column_widens_for_a_long_figure(form, session):
    _, column = form.model.position("T201_01.actual")
    session.enter({"T201_01.actual": D("123456789012.34")})
    needed = form.view.fontMetrics().horizontalAdvance("123,456,789,012.34")
    assert form.view.columnWidth(column) > needed


def test_the_note_of_the_current_row_is_shown(form, session):
    form.reveal("T201_12.actual")
    assert session.scheme.indicators["T201_12"].notes in form.note.text()


def test_the_texts_of_the_section_are_one_click_away(form, session, qtbot):
    with qtbot.waitSignal(session.jump_requested) as told:
        form.texts.click()
    assert session.scheme.narratives[told.args[0]].section == "2.1"

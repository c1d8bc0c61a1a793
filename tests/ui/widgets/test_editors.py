"""Editors of one cell: choices, dates, texts of several lines."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ui.widgets.editors import ChoiceEditor, DateEditor, TextEditor

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups

NAME, STATUS, DONE = 1, 6, 7


def at(page, row, column):
    page.view.setCurrentIndex(page.model.index(row, column))


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["已", "Return"], "已完工"),
        (["已完工", "Return"], "已完工"),
        (["计", "Tab"], "计划"),
        (["完工", "Down", "Return"], "已完工"),
        (["F2", "Alt+Down", "Down", "Return"], "已完工"),
        (["F2", "Down", "Return"], "已完工"),
        (["Alt+Down", "Up", "Return"], "计划"),
        # initials, in the list or without looking at it
        (["yw", "Down", "Return"], "已完工"),
        (["jh", "Tab"], "计划"),
        (["WG", "Return"], "已完工"),
        (["Delete"], None),
    ],
)
def test_choices(ledger, session, type_, keys, value):
    at(ledger, 0, STATUS)
    type_(*keys)
    assert session.rows("L14")[0].cells.get("status") == value


@pytest.mark.parametrize(
    ("row", "then"), [(0, (1, STATUS)), (1, (2, STATUS)), (2, (2, STATUS + 1))]
)
def test_a_choice_leads_down_but_into_no_new_row(ledger, type_, row, then):
    at(ledger, row, STATUS)
    type_("F2", "Return")
    assert ledger.view.current_cell == then


def test_the_arrow_of_a_choice_opens_its_list(ledger, qapp):
    rect = ledger.view.visualRect(ledger.model.index(0, STATUS))
    where = rect.center()
    where.setX(rect.right() - 5)
    QTest.mouseClick(ledger.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    editor = ledger.view.editor()
    assert isinstance(editor, ChoiceEditor)
    assert editor.list_open()
    ledger.view.abandon()


def test_alt_down_opens_the_calendar(ledger, type_):
    at(ledger, 0, DONE)
    type_("Alt+Down")
    editor = ledger.view.editor()
    assert isinstance(editor, DateEditor)
    assert editor.calendar is not None
    editor.calendar.close()
    ledger.view.abandon()


def test_a_choice_that_is_none_is_refused(ledger, session, type_, qapp):
    at(ledger, 0, STATUS)
    type_("停工", "Return")
    assert isinstance(qapp.focusWidget(), ChoiceEditor)
    assert session.rows("L14")[0].cells["status"] == "在建"
    type_("Escape")


@pytest.mark.parametrize(
    "text", ["2026-3-5", "2026.3.5", "2026年3月5日", "２０２６／３／５", "20260305"]
)
def test_dates_as_people_type_them(ledger, session, type_, text):
    at(ledger, 0, DONE)
    type_(text, "Return")
    assert session.rows("L14")[0].cells["finish_date"] == dt.date(2026, 3, 5)
    assert ledger.model.text(0, DONE) == "2026-03-05"


def test_a_day_from_the_calendar(ledger, session, type_, qapp):
    session.enter({ledger.model.key_at(0, DONE): dt.date(2026, 3, 5)})
    at(ledger, 0, DONE)
    type_("F2")
    editor = qapp.focusWidget()
    assert isinstance(editor, DateEditor)
    type_("Alt+Down")
    assert editor.calendar is not None
    calendar = editor.calendar.calendar
    calendar.clicked.emit(calendar.selectedDate().addDays(2))
    type_("Return")
    assert session.rows("L14")[0].cells["finish_date"] == dt.date(2026, 3, 7)


def test_a_text_may_have_lines(ledger, session, type_, qapp):
    at(ledger, 0, NAME)
    type_("甲", "Alt+Return", "乙")
    assert isinstance(qapp.focusWidget(), TextEditor)
    type_("Return")
    assert session.rows("L14")[0].cells["route_name"] == "甲\n乙"


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["comp", "Return"], "已完工"),
        (["Planned", "Return"], "计划"),
        (["F2", "Alt+Down", "Down", "Return"], "已完工"),
        (["已", "Return"], "已完工"),
        (["jh", "Tab"], "计划"),
        (["F2", "Return"], "在建"),
    ],
)
def test_an_english_window_keeps_the_chinese_choice(ledger, session, type_, keys, value):
    session.lang = "en"
    shown = {"已完工": "Completed", "计划": "Planned", "在建": "Under construction"}[value]
    at(ledger, 0, STATUS)
    type_(*keys)
    assert session.rows("L14")[0].cells.get("status") == value
    assert ledger.model.text(0, STATUS) == shown
    assert ledger.model.edit_text(0, STATUS) == value

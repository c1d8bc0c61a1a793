"""A ledger: rows come, go, are sorted, filtered and pasted."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from ui.widgets.ledger_page import LedgerPage

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # popups

D = Decimal
CODE, NAME, TOWN, START, END, KM, STATUS, DONE, COST = range(9)


def towns(session):
    return [row.cells.get("township") for row in session.rows("L14")]


def seen(page):
    return [page.model.text(row, TOWN) for row in range(page.model.new_row_at())]


def at(page, row, column):
    page.view.setCurrentIndex(page.model.index(row, column))


def test_typing_on_the_last_line_makes_a_row(ledger, session, type_):
    at(ledger, 3, TOWN)
    type_("蜂岩镇", "Tab")
    assert towns(session) == ["天河镇", "土溪镇", "永和镇", "蜂岩镇"]
    assert ledger.view.current_cell == (3, START)
    assert ledger.model.rowCount() == 5
    session.undo()
    assert ledger.model.rowCount() == 4


def test_a_refused_text_makes_no_row(ledger, session, type_):
    at(ledger, 3, KM)
    type_("三公里", "Return")
    assert len(session.rows("L14")) == 3
    assert ledger.view.refusal()
    type_("Escape")


def test_new_rows_have_their_defaults(session, shown, type_):
    page = shown(LedgerPage(session, "L02"))
    columns = {column.code: column.default for column in page.model.columns if column.default}
    at(page, 0, 0)
    type_("X-1", "Return")
    cells = session.rows("L02")[0].cells
    assert {code: str(cells[code]) for code in columns} == columns


def test_insert_above_the_current_row(ledger, session):
    at(ledger, 1, KM)
    ledger.insert_row()
    assert towns(session) == ["天河镇", None, "土溪镇", "永和镇"]
    assert ledger.view.current_cell == (1, CODE)


def test_delete_rows_and_bring_them_back(ledger, session, type_):
    at(ledger, 0, KM)
    type_("Shift+Down")
    ledger.delete_rows()
    assert towns(session) == ["永和镇"]
    type_("Control+Z")
    assert towns(session) == ["天河镇", "土溪镇", "永和镇"]
    assert seen(ledger) == ["天河镇", "土溪镇", "永和镇"]


@pytest.mark.parametrize(
    ("clicks", "order"),
    [
        (1, ["土溪镇", "永和镇", "天河镇"]),
        (2, ["天河镇", "永和镇", "土溪镇"]),
        (3, ["天河镇", "土溪镇", "永和镇"]),
    ],
)
def test_a_heading_sorts_what_is_seen_and_nothing_else(ledger, session, clicks, order):
    for _ in range(clicks):
        ledger.grid_view.sort_by(KM)
    assert seen(ledger) == order
    assert towns(session) == ["天河镇", "土溪镇", "永和镇"]


def test_the_order_that_is_seen_can_be_kept(ledger, session):
    ledger.grid_view.sort_by(KM)
    ledger.save_order()
    assert towns(session) == ["土溪镇", "永和镇", "天河镇"]
    session.undo()
    assert seen(ledger) == ["天河镇", "土溪镇", "永和镇"]


def test_editing_a_sorted_ledger_moves_no_row(ledger, session, type_):
    ledger.grid_view.sort_by(KM)
    at(ledger, 0, KM)
    type_("9", "Return")
    assert seen(ledger) == ["土溪镇", "永和镇", "天河镇"]
    assert session.rows("L14")[1].cells["km"] == D(9)
    assert ledger.view.current_cell == (1, KM)


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [
        ("土溪", -1, ["土溪镇"]),
        ("镇", TOWN, ["天河镇", "土溪镇", "永和镇"]),
        ("土溪", STATUS, []),
        ("C003", -1, ["永和镇"]),
        ("c003", CODE, ["永和镇"]),
        ("", -1, ["天河镇", "土溪镇", "永和镇"]),
    ],
)
def test_filter(ledger, text, column, found):
    ledger.filter_text.setText(text)
    ledger.filter_column.setCurrentIndex(column + 1)
    ledger._filter()
    assert seen(ledger) == found


def test_a_hidden_row_is_shown_when_somebody_jumps_to_it(ledger, session):
    ledger.filter_text.setText("土溪")
    ledger._filter()
    key = f"L14#{session.rows('L14')[2].id}.km"
    ledger.reveal(key)
    assert ledger.view.current_key() == key
    assert ledger.filter_text.text() == ""


def test_paste_past_the_end_makes_rows_in_one_step(ledger, session):
    at(ledger, 2, TOWN)
    block = "永安镇\t1\t3\t2\t在建\t\r\n进化镇\t0\t5\t５．５公里\t已完工\t2026年3月5日\r\n"
    QGuiApplication.clipboard().setText(block)
    ledger.view.paste()
    assert towns(session) == ["天河镇", "土溪镇", "永安镇", "进化镇"]
    last = session.rows("L14")[3].cells
    assert (last["km"], last["status"], last["finish_date"]) == (
        D("5.5"),
        "已完工",
        dt.date(2026, 3, 5),
    )
    session.undo()
    assert towns(session) == ["天河镇", "土溪镇", "永和镇"]


def test_paste_into_a_filtered_ledger_touches_what_is_seen(ledger, session):
    ledger.filter_text.setText("镇")
    ledger.model.filter("永和")
    at(ledger, 0, KM)
    QGuiApplication.clipboard().setText("7")
    ledger.view.paste()
    assert [row.cells["km"] for row in session.rows("L14")] == [D(3), D(1), D(7)]


def test_none_this_year(session, shown, type_):
    page = shown(LedgerPage(session, "L14"))
    page.nil.click()
    assert session.value("L14.nil") == "是"
    # a row takes the declaration back, in the same step
    at(page, 0, TOWN)
    type_("蜂岩镇", "Return")
    assert session.value("L14.nil") is None
    assert not page.nil.isEnabled()
    session.undo()
    assert session.value("L14.nil") == "是"
    assert page.nil.isChecked()


def test_counts(ledger, session):
    assert "3" in ledger.count.text()
    ledger.model.filter("土溪")
    ledger._show_count()
    assert ledger.count.text() == "筛选出 1 行，共 3 行"


def test_row_numbers_and_new_line(ledger):
    vertical = Qt.Orientation.Vertical
    ledger.grid_view.sort_by(KM)
    assert [ledger.model.headerData(row, vertical) for row in range(4)] == ["2", "3", "1", "＊"]


def test_place_of_a_cell(ledger):
    assert ledger.model.place(1, KM) == "台账L14 第2行 实施里程"

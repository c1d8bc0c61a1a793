"""Explanations are read one by one: accepted or returned, taken back, counted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk.conftest import EXPLAINED, settled
from ui.desk.desk import ProvinceDesk
from ui.desk.explanations_page import ExplanationsPage


@pytest.fixture
def page(qtbot: QtBot, explained_desk: ProvinceDesk) -> ExplanationsPage:
    explained_desk.sign("综合处")
    page = ExplanationsPage(explained_desk)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    settled(qtbot, page.jobs)
    only = page.search
    only.setText("年内未实施")
    return page


def states(page: ExplanationsPage) -> list[tuple[str, str]]:
    page.state.setCurrentIndex(0)
    return [(row.cells[1], row.cells[0]) for row in page.model.rows]


def test_what_is_read(page: ExplanationsPage) -> None:
    assert [row.key.split()[0] for row in page.model.rows] == list(EXPLAINED)
    assert page.title.text().startswith("南明区　v2　")
    assert "表2-1 第1行 本年实际" in page.title.text()
    assert "还没有填" in page.finding.text()
    assert page.said.text() == "南明区年内未实施"
    assert not page.undo.isEnabled()


def test_accepted_and_the_next_one_comes(
    page: ExplanationsPage, explained_desk: ProvinceDesk
) -> None:
    before = explained_desk.unread()
    page.accept.click()
    assert page.said.text() == "云岩区年内未实施"
    page.accept.click()
    assert not page.model.rows
    assert explained_desk.unread() == before - 2
    assert states(page) == [("南明区", "✓ 已采纳"), ("云岩区", "✓ 已采纳")]


def test_by_keyboard_alone(qtbot: QtBot, page: ExplanationsPage) -> None:
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.focus_first()
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    qtbot.waitUntil(page.accept.hasFocus)
    qtbot.keyClick(page.accept, Qt.Key.Key_Return)
    assert page.said.text() == "云岩区年内未实施"
    page.remark.setFocus()
    qtbot.keyClicks(page.remark, "qingfujian")
    qtbot.keyClick(page.remark, Qt.Key.Key_Return)
    assert states(page) == [("南明区", "✓ 已采纳"), ("云岩区", "↩ 已退回")]


def test_a_return_needs_a_remark_and_a_name(page: ExplanationsPage) -> None:
    assert not page.back.isEnabled()
    page.remark.setText("请附证明")
    assert page.back.isEnabled()
    page.author.clear()
    assert not page.back.isEnabled()
    assert not page.accept.isEnabled()
    page.author.setText("综合处")
    page.back.click()
    assert "写退回单时一并带上" in page.notice.text()
    page.state.setCurrentIndex(page.state.findData("returned"))
    assert page.mark.text().startswith("↩ 已退回　综合处　")
    assert page.mark.text().endswith("请附证明")
    page.undo.click()
    assert not page.model.rows
    assert states(page) == [("南明区", "● 未读"), ("云岩区", "● 未读")]


def test_filters(page: ExplanationsPage) -> None:
    page.unit.setCurrentIndex(page.unit.findData("520103"))
    assert [row.cells[1] for row in page.model.rows] == ["云岩区"]
    page.search.setText("无此")
    assert page.said.text() == "没有符合条件的说明。"
    assert not page.accept.isEnabled()


def test_the_tab_counts_what_is_unread(
    page: ExplanationsPage, explained_desk: ProvinceDesk
) -> None:
    assert page.windowTitle() == f"说明 {explained_desk.unread()}"
    page.accept.click()
    assert page.windowTitle() == f"说明 {explained_desk.unread()}"


def test_what_arrives_is_read_when_the_page_is_seen(
    qtbot: QtBot, page: ExplanationsPage, explained_desk: ProvinceDesk
) -> None:
    page.hide()
    explained_desk.log_moved()
    assert not page.jobs.is_busy
    page.show()
    assert page.jobs.is_busy
    settled(qtbot, page.jobs)
    assert len(page.model.rows) == 2


def test_a_unit_is_shown_on_the_board(qtbot: QtBot, page: ExplanationsPage) -> None:
    with qtbot.waitSignal(page.unit_chosen) as shown:
        page.go.click()
    assert shown.args == ["520102"]


def test_who_signed_elsewhere_need_not_sign_again(page: ExplanationsPage) -> None:
    page.author.clear()
    assert not page.accept.isEnabled()
    page.hide()
    page._desk.sign("综合处")
    page.show()
    assert page.author.text() == "综合处"
    assert page.accept.isEnabled()

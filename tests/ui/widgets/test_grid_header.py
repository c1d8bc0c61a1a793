"""Headings in one line or in two."""

from __future__ import annotations

import pytest

from ui.widgets.grid_header import two_lines


@pytest.mark.parametrize(
    ("title", "broken"),
    [
        ("完成率（%）", "完成率\n（%）"),
        ("Completion (%)", "Completion\n(%)"),
        ("状态", "状态"),
        ("上年上报累计", "上年\n上报累计"),
        ("上年同期", "上年同期"),
        ("Cumulative", "Cumulative"),
        ("是否纳入本年度报告", "是否纳入本\n年度报告"),
        ("Reported last year", "Reported\nlast year"),
    ],
)
def test_two_lines(title, broken):
    assert two_lines(title) == broken


def test_two_lines_are_higher_and_need_less_width(ledger):
    header = ledger.view.header
    header.set_title_lines(1)
    low = header.sizeHint().height()
    header.set_title_lines(2)
    assert header.sizeHint().height() > low
    assert header.title_width("完成率（%）", 2) < header.title_width("完成率（%）", 1)


def test_a_sorted_column_shows_its_arrow(ledger):
    def picture():
        return ledger.view.header.grab().toImage()

    plain = picture()
    ledger.grid_view.sort_by(5)
    up = picture()
    ledger.grid_view.sort_by(5)
    assert plain != up != picture()

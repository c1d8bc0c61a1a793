"""The head of a form, and when its scheme has run out."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QWidget

from ui.widgets.form_head import FormHead, has_expired


@pytest.mark.parametrize(
    ("until", "today", "expired"),
    [
        ("2027-12", dt.date(2027, 12, 31), False),
        ("2027-12", dt.date(2028, 1, 1), True),
        ("2027-12", dt.date(2026, 1, 1), False),
        ("", dt.date(2099, 1, 1), False),
    ],
)
def test_has_expired(until, today, expired):
    assert has_expired(until, today) is expired


def test_what_a_form_has_not_is_left_out(session, qtbot):
    head = FormHead(session, "台账", "")
    qtbot.addWidget(head)
    assert [line.partition("：")[0] for line in head.furniture.text().splitlines()] == [
        "制定机关",
        "有效期至",
    ]
    assert head.year.text() == "2026年"


def test_a_narrow_head_puts_the_furniture_below_a_title_that_is_smaller(session, qtbot):
    head = FormHead(session, "表2-1　年度目标任务完成情况及其说明", "交年2-1表")
    page = QWidget()
    qtbot.addWidget(page)
    head.setParent(page)
    page.show()
    head.resize(1400, 120)
    assert not head.is_narrow
    head.layout().activate()
    large = head.title.font().pointSizeF()
    assert head.furniture.x() > head.title.x()
    head.resize(head.minimumSizeHint().width(), 200)
    head.layout().activate()
    assert head.is_narrow
    assert head.title.font().pointSizeF() < large
    assert head.furniture.y() > head.unit.y()
    head.resize(1400, 120)
    assert head.title.font().pointSizeF() == large

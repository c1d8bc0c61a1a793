"""The cover: who signs, when, and how far the report is."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ui.widgets.cover_page import CoverPage


@pytest.fixture
def page(session, qtbot):
    page = CoverPage(session)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    page.activateWindow()
    page.reveal("sign.filler")
    qtbot.waitUntil(page.signs["sign.filler"].edit.hasFocus)
    return page


@pytest.mark.parametrize(
    ("key", "text", "value", "shown"),
    [
        ("sign.filler", "填表同志", "填表同志", "填表同志"),
        ("sign.phone", "0851-25220000", "0851-25220000", "0851-25220000"),
        ("sign.date", "2027年1月15日", dt.date(2027, 1, 15), "2027-01-15"),
    ],
)
def test_fields(page, session, type_, key, text, value, shown):
    page.reveal(key)
    type_(text, "Return")
    assert session.value(key) == value
    assert page.signs[key].edit.text() == shown
    session.undo()
    assert page.signs[key].edit.text() == ""


def test_a_refused_date_stays(page, session, type_):
    page.reveal("sign.date")
    type_("明天", "Return")
    field = page.signs["sign.date"]
    assert field.edit.text() == "明天"
    assert field.fault.isVisible()
    assert not page.finish()
    field.edit.clear()
    assert page.finish()
    assert session.value("sign.date") is None


def test_progress_follows(page, session):
    before = page.bar.value()
    session.enter({"T101_01.actual": Decimal(12)})
    assert page.bar.value() == before + 1


def test_findings_are_summed_up(page, session):
    assert page.findings.text() == "正在审核…"
    session.check_all()
    found = [finding.audit_class for finding in session.findings()]
    assert f"强制 {found.count('force')}" in page.findings.text()
    waiting = sum(finding.blocks for finding in session.findings())
    assert str(waiting) in page.advice.text()


def test_the_current_key_is_told(page, qtbot):
    with qtbot.waitSignal(page.current_key_changed) as told:
        page.reveal("sign.head")
    assert told.args == ["sign.head"]

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


@pytest.mark.parametrize(("gives_up", "left"), [(True, ""), (False, "明天")])
def test_leaving_the_page_asks_about_a_refused_date(
    page, session, type_, monkeypatch, gives_up, left
):
    asked = []
    monkeypatch.setattr(
        "ui.widgets.cover_page.asks_to_give_up", lambda *what: asked.append(what[1:]) or gives_up
    )
    page.reveal("sign.date")
    type_("明天", "Return")
    field = page.signs["sign.date"]
    assert (field.edit.text(), field.fault.isVisible()) == ("明天", True)
    reason = field.fault.text()
    assert page.finish() is gives_up
    assert asked == [("明天", reason)]
    assert field.edit.text() == left
    assert field.fault.isVisible() is not gives_up
    assert session.value("sign.date") is None


def test_a_mended_date_is_not_asked_about(page, type_):
    page.reveal("sign.date")
    type_("明天", "Return")
    page.signs["sign.date"].edit.clear()
    assert page.finish()


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

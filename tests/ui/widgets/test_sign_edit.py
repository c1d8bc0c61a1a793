"""A field of the cover: what was typed can be taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from ui.widgets.sign_edit import SignEdit

DAY = dt.date(2027, 1, 15)


@pytest.fixture
def field(session, qtbot):
    session.enter({"sign.date": DAY})
    field = SignEdit(session, session.scheme.signs["date"])
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    return field


@pytest.mark.parametrize("keys", [("明天",), ("明天", "Return"), ("2027-02-01",)])
def test_esc_takes_back_what_was_typed(field, session, type_, keys):
    field.edit.selectAll()
    type_(*keys)
    assert field.edited
    type_("Escape")
    assert field.edit.text() == "2027-01-15"
    assert not field.edited
    assert not field.fault.isVisible()
    assert session.value("sign.date") == DAY

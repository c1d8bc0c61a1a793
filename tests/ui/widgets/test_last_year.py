"""A figure of last year, entered with its reason where no report has it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ui.widgets.last_year import LastYearDialog

KEY = "T201_06.last"


@pytest.mark.parametrize(
    ("figure", "reason", "value"),
    [
        ("40", "据上年纸质报表补录", Decimal(40)),
        ("４０．５公里", "据上年纸质报表补录", Decimal("40.5")),
        ("40", "", None),
        ("四十", "据上年纸质报表补录", None),
    ],
)
def test_figure_and_reason(form, session, qtbot, figure, reason, value):
    dialog = LastYearDialog(session, KEY, form)
    qtbot.addWidget(dialog)
    dialog.figure.setText(figure)
    dialog.reason.setText(reason)
    dialog.enter()
    assert session.value(KEY) == value
    assert bool(dialog.result()) is (value is not None)
    assert bool(dialog.fault.text()) is (value is None)


def test_f2_opens_it(form, type_, monkeypatch):
    opened = []
    monkeypatch.setattr(LastYearDialog, "exec", lambda self: opened.append(self.windowTitle()))
    form.reveal(KEY)
    type_("F2")
    assert opened == ["上年上报数"]


@pytest.mark.parametrize(("typed", "figure"), [("7", "7"), ("７", "７"), ("k", "")])
def test_typing_opens_it_with_the_digit(form, type_, monkeypatch, typed, figure):
    opened = []
    monkeypatch.setattr(LastYearDialog, "exec", lambda self: opened.append(self.figure))
    form.reveal(KEY)
    type_(typed)
    assert [line.text() for line in opened] == [figure]
    assert not opened[0].hasSelectedText()


def test_what_last_years_report_says_is_not_entered(form, session, type_, monkeypatch):
    monkeypatch.setattr(type(session.report), "carried", frozenset((KEY,)))
    monkeypatch.setattr(LastYearDialog, "exec", lambda self: pytest.fail("must not open"))
    form.reveal(KEY)
    type_("F2")
    assert form.view.editor() is None

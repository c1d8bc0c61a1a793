"""Typing, moving, refusing: what a person does in a form with the keyboard alone."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.scheme.values import NA

D = Decimal


@pytest.mark.parametrize(
    ("at", "keys", "key", "value", "then"),
    [
        # typing overwrites, the first letter is kept; Enter goes down
        ("T201_01.actual", ["42", "Return"], "T201_01.actual", D(42), "T201_02.actual"),
        ("T201_01.actual", ["F2", "1", "Return"], "T201_01.actual", D(1), "T201_02.actual"),
        ("T201_06.actual", ["7.5", "Shift+Return"], "T201_06.actual", D("7.5"), "T201_02.actual"),
        # Tab goes right past last year's and computed cells, then to the next row
        ("T201_01.actual", ["42", "Tab"], "T201_01.actual", D(42), "T201_01.target"),
        ("T201_01.target", ["42", "Tab"], "T201_01.target", D(42), "T201_01.prior"),
        ("T201_01.prior", ["42", "Tab"], "T201_01.prior", D(42), "T201_06.actual"),
        ("T201_06.actual", ["42", "Backtab"], "T201_06.actual", D(42), "T201_01.prior"),
        # after some Tabs, Enter returns to where they began, one row on
        ("T201_06.actual", ["1", "Tab", "2", "Return"], "T201_06.target", D(2), "T201_07.actual"),
        # an arrow leaves a cell that is typed into
        ("T201_06.actual", ["3", "Down"], "T201_06.actual", D(3), "T201_07.actual"),
        # full-width digits and separators as people type them
        ("T201_06.actual", ["１２．５", "Return"], "T201_06.actual", D("12.5"), "T201_07.actual"),
        ("T201_01.actual", ["1,234.5", "Return"], "T201_01.actual", D("1234.5"), "T201_02.actual"),
        # Esc leaves the cell as it was; Backspace begins with nothing; Delete blanks
        ("T201_01.actual", ["9", "Escape"], "T201_01.actual", D("15200.5"), "T201_01.actual"),
        ("T201_01.actual", ["Backspace", "Return"], "T201_01.actual", None, "T201_02.actual"),
        ("T201_01.actual", ["Delete"], "T201_01.actual", None, "T201_01.actual"),
        # 不涉及, and back
        ("T201_06.actual", ["F4"], "T201_06.actual", NA, "T201_06.actual"),
        ("T201_06.actual", ["F4", "F4"], "T201_06.actual", None, "T201_06.actual"),
        ("T201_06.actual", ["不涉及", "Return"], "T201_06.actual", NA, "T201_07.actual"),
        # zero is not blank
        ("T201_06.actual", ["0", "Return"], "T201_06.actual", D(0), "T201_07.actual"),
    ],
)
def test_keys(form, session, type_, at, keys, key, value, then):
    form.reveal(at)
    type_(*keys)
    assert session.value(key) == value
    assert form.view.current_key() == then


def test_refused_text_stays_until_mended(form, session, type_, qapp):
    form.reveal("T201_06.actual")
    type_("1.2万", "Return")
    editor = qapp.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "1.2万"
    assert form.view.refusal()
    assert editor.accessibleDescription() == form.view.refusal()
    assert session.value("T201_06.actual") is None
    # a click elsewhere in the grid does not lose it
    there = form.view.visualRect(form.model.index(1, 3)).center()
    QTest.mouseClick(form.view.viewport(), Qt.MouseButton.LeftButton, pos=there)
    assert qapp.focusWidget() is editor
    # the next key takes the complaint away, a good text is taken
    editor.selectAll()
    type_("12", "Return")
    assert session.value("T201_06.actual") == D(12)
    assert not form.view.refusal()


def test_typing_replaces_what_was_refused(form, session, type_):
    form.reveal("T201_06.actual")
    type_("1.2万", "Return", "12", "Return")
    assert session.value("T201_06.actual") == D(12)


@pytest.mark.parametrize(
    ("row_of", "column", "note"),
    [
        ("T201_01", 4, "上年上报数取自上年的报表，不用填。"),
        ("T201_01", 1, "这一格不用填。"),
        ("T201_01.completion", None, "这一格由程序计算，不用填。"),
    ],
)
def test_a_cell_that_takes_nothing_says_so(form, session, type_, monkeypatch, row_of, column, note):
    monkeypatch.setattr(type(session.report), "carried", frozenset(("T201_01.last",)))
    row, at = form.model.position(row_of)
    form.view.setCurrentIndex(form.model.index(row, at if column is None else column))
    type_("5")
    assert form.view.refusal() == note
    assert form.view.editor() is None
    type_("Down")
    assert not form.view.refusal()


def test_refused_text_can_be_given_up(form, session, type_):
    form.reveal("T201_01.actual")
    type_("abc", "Return", "Escape")
    assert session.value("T201_01.actual") == D("15200.5")
    assert form.view.hasFocus()
    assert not form.view.pending()


def test_losing_the_focus_takes_what_is_typed(form, session, type_):
    form.reveal("T201_06.actual")
    type_("12")
    form.texts.setFocus()
    assert session.value("T201_06.actual") == D(12)


def send(target, preedit, commit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(target, event)


def test_first_letter_of_an_input_method_is_kept(ledger, session, qapp):
    ledger.view.setCurrentIndex(ledger.model.index(0, 2))
    for preedit in ("n", "ni", "nih", "nihe"):
        send(qapp.focusWidget(), preedit)
    send(qapp.focusWidget(), "", "泥河镇")
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    assert ledger.model.text(0, 2) == "泥河镇"
    assert [row.cells["township"] for row in session.rows("L14")] == ["泥河镇", "土溪镇", "永和镇"]


def test_a_sign_committed_at_once_is_kept(ledger, qapp):
    ledger.view.setCurrentIndex(ledger.model.index(0, 2))
    send(qapp.focusWidget(), "", "《")
    send(qapp.focusWidget(), "h")
    send(qapp.focusWidget(), "", "河")
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    assert ledger.model.text(0, 2) == "《河"


def test_an_input_method_over_a_number(form, session, qapp):
    form.reveal("T201_06.actual")
    send(qapp.focusWidget(), "", "８")
    send(qapp.focusWidget(), "", "．５")
    QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Return)
    assert session.value("T201_06.actual") == D("8.5")


def test_an_input_method_over_a_computed_cell_does_nothing(form, qapp):
    form.reveal("T201_01.completion")
    send(qapp.focusWidget(), "n")
    send(qapp.focusWidget(), "", "你")
    assert qapp.focusWidget() is form.view


def test_headings_and_absent_cells_are_passed_over(form, type_):
    form.reveal("T201_02.actual")
    rows = [form.view.currentIndex().row()]
    for _ in range(3):
        type_("Down")
        rows.append(form.view.currentIndex().row())
    assert not set(rows) & set(form.model.headings())


def test_double_click_edits(form, qapp, qtbot):
    index = form.model.index(*form.model.position("T201_01.actual"))
    where: QPoint = form.view.visualRect(index).center()
    viewport = form.view.viewport()
    QTest.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseDClick(viewport, Qt.MouseButton.LeftButton, pos=where)
    editor = qapp.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.text() == "15200.50"
    form.view.abandon()

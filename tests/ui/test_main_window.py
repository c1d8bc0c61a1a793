"""The window by keyboard alone, on a filled report."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.dialogs.search import SearchDialog
from ui.main_window import FINDINGS, HISTORY, MainWindow
from ui.program import Program
from ui.session import Session
from ui.theme import is_dark

KEY = "T201_06.actual"
CONTROLS = (QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit)


def press(window: QWidget, keys: str) -> None:
    """Press a shortcut such as Ctrl+PgDown on what has the focus."""
    *modifiers, name = keys.split("+")
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        name_ = {"Ctrl": "Control"}.get(modifier, modifier)
        held |= Qt.KeyboardModifier[f"{name_}Modifier"]
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key[f"Key_{name}"], held)


Dialog = TypeVar("Dialog", bound=QWidget)


def focused() -> QWidget:
    """Return what has the focus: keys go there."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def type_text(text: str) -> None:
    """Type sign by sign: the first opens the editor, which gets the rest."""
    for sign in text:
        QTest.keyClicks(focused(), sign)


def in_dialog(kind: type[Dialog], act: Callable[[Dialog], None]) -> None:
    """Do something in the dialog that is about to open."""

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, kind)
        act(dialog)

    QTimer.singleShot(0, look)


def test_it_opens_on_the_first_form_with_what_is_open_and_saved(window: MainWindow) -> None:
    assert window.pages.current == "T1.1"
    assert window.windowTitle().startswith("凤冈县 2026")
    assert window.status.saved.text().startswith("已保存 ")
    assert window.focusWidget() is not None


def test_pages_turn_by_keyboard_and_the_navigator_follows(window: MainWindow) -> None:
    press(window, "Ctrl+PageDown")
    assert window.pages.current == "T1.2"
    assert window.navigator.currentItem().text(0).startswith("1.2")
    press(window, "Ctrl+PageUp")
    press(window, "Ctrl+PageUp")
    press(window, "Ctrl+PageUp")
    assert window.pages.current == "cover"


def test_the_navigator_turns_pages_too(window: MainWindow) -> None:
    press(window, "Ctrl+1")
    assert window.navigator.hasFocus()
    QTest.keyClick(window.navigator, Qt.Key.Key_Down)
    assert window.pages.current == "T1.2"


def test_typing_into_a_cell_is_saved_and_can_be_undone(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    window.pages.reveal(KEY)
    before = session.value(KEY)
    with qtbot.waitSignal(session.saved):
        type_text("42.5")
        QTest.keyClick(focused(), Qt.Key.Key_Return)
    assert session.value(KEY) == Decimal("42.5")
    assert window.status.saved.text() == f"已保存 {session.last_saved()}"
    press(window, "Ctrl+Z")
    assert session.value(KEY) == before
    press(window, "Ctrl+Y")
    assert session.value(KEY) == Decimal("42.5")


def test_f8_shows_the_findings_and_enter_goes_to_the_cell(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.enter({KEY: None}, "")
    window.findings.where.setCurrentIndex(0)
    press(window, "F8")
    qtbot.waitUntil(window.findings.list.hasFocus)
    assert window.side.currentIndex() == FINDINGS
    row = next(n for n, f in enumerate(session.findings()) if KEY in f.keys)
    window.findings.list.setCurrentIndex(window.findings.model.index(row))
    QTest.keyClick(window.findings.list, Qt.Key.Key_Return)
    assert window.pages.current == "T2.1"
    assert window.pages.current_key == KEY


def test_search_by_initials_and_enter_goes_to_the_cell(window: MainWindow) -> None:
    def act(dialog: SearchDialog) -> None:
        QTest.keyClicks(dialog.text, "gsdjclc")
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)

    in_dialog(SearchDialog, act)
    press(window, "Ctrl+F")
    assert (window.pages.current, window.pages.current_key) == ("T2.1", KEY)


def test_search_for_a_ledger_opens_it(window: MainWindow) -> None:
    def act(dialog: SearchDialog) -> None:
        QTest.keyClicks(dialog.text, "L14")
        QTest.keyClick(dialog.text, Qt.Key.Key_Return)

    in_dialog(SearchDialog, act)
    press(window, "Ctrl+F")
    assert window.pages.current == "L14"


def test_the_history_of_the_cell_under_the_cursor(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.enter({KEY: Decimal("42.5")}, "")
    window.pages.reveal(KEY)
    press(window, "Ctrl+4")
    assert window.side.currentIndex() == HISTORY
    qtbot.waitUntil(lambda: window.history.list.topLevelItemCount() == 2)
    assert window.history.list.topLevelItem(0).text(2) == "42.500"
    assert window.history.heading.text() == "表2-1 第3行 本年实际"


def test_every_page_opens_and_every_control_has_a_name(window: MainWindow) -> None:
    nameless = set()
    for page in list(window.navigator._items):
        window.pages.show_page(page)
        assert window.pages.current == page
    for widget in window.findChildren(QWidget):
        if isinstance(widget.parent(), CONTROLS) or widget.window() is not window:
            continue  # a part of a control, or its list, speaks with its voice
        if isinstance(widget, QAbstractButton):
            spoken = widget.text() or widget.accessibleName()
        elif isinstance(widget, CONTROLS):
            spoken = widget.accessibleName()
        else:
            continue
        if not spoken and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
            nameless.add(f"{type(widget.parent()).__name__} / {type(widget).__name__}")
    assert not nameless


def test_no_two_actions_share_a_key(window: MainWindow) -> None:
    keys = [s.toString() for a in window.actions() for s in a.shortcuts()]
    assert sorted(keys) == sorted(set(keys))


@pytest.mark.parametrize(("theme", "dark"), [("dark", True), ("light", False)])
def test_the_theme_changes_at_once_and_is_remembered(
    window: MainWindow, theme: str, dark: bool
) -> None:
    action = next(a for a in window.actions_.themes.actions() if a.data() == theme)
    action.trigger()
    assert is_dark(window.palette()) is dark
    assert window.settings.theme == theme


def test_the_side_can_be_put_away(window: MainWindow) -> None:
    press(window, "F9")
    assert not window.side.isVisible()
    press(window, "Ctrl+3")
    assert window.side.isVisible()


def test_a_side_pushed_together_or_put_away_is_remembered_and_comes_back(
    window: MainWindow,
) -> None:
    window.split.setSizes([200, 800, 0])
    assert window.split.sizes()[-1] == 0
    press(window, "Ctrl+4")
    assert window.split.sizes()[-1] > 0
    press(window, "F9")
    window.leave()
    assert not window.settings.side_shown
    press(window, "F9")
    window.leave()
    assert window.settings.side_shown


def test_large_letters_fit_a_small_screen(window: MainWindow, session: Session) -> None:
    try:
        window.set_look(size=16)
        for page in ("T2.1", "L02", "narratives"):
            window.pages.show_page(page)
        assert window.minimumSizeHint().width() <= 1024
    finally:
        window.set_look(size=10)


def test_another_language_gives_a_window_in_it(program: Program, qtbot: QtBot) -> None:
    before = program.window
    try:
        program.window.language_chosen.emit("en")
        assert program.window is not before
        titles = [action.text() for action in program.window.menuBar().actions()]
        assert titles == ["&File", "&Edit", "&View", "&Help"]
        assert program.session.lang == "en"
        before_edit = program.session.value(KEY)
        program.session.enter({KEY: Decimal(7)}, "")
        qtbot.wait(20)  # nothing that has gone listens any more
        program.session.undo()
        assert program.session.value(KEY) == before_edit
    finally:
        program.window.language_chosen.emit("zh")
    assert program.window.menuBar().actions()[0].text() == "文件(&F)"


def test_what_is_typed_but_refused_keeps_the_window_open(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.pages.reveal(KEY)
    type_text("1.2.3")
    page = window.pages.page_widget()
    monkeypatch.setattr(page, "gives_up", lambda *_: False)
    assert not window.close()
    assert not window.pages.finish()
    monkeypatch.setattr(page, "gives_up", lambda *_: True)
    assert window.close()


def test_a_check_says_what_it_found(window: MainWindow) -> None:
    window.check()
    assert window.banner.isVisible()
    assert window.banner.label.text() == window.findings.result()

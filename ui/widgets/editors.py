"""Editors of one cell: numbers and short text, choices, dates, long text.

Each keeps what was typed until it is taken: a refused text stays, in a red frame. Texts are turned
into values by the model alone, so that ‘1.2万’ or ‘２０２６．３．１’ may be typed as people type it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QDate, QEvent, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QCalendarWidget,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colours
from ui.widgets.choice_list import ChoiceList, choice_meant


class Editing:
    """What belongs to one editor while it is open, and whom it asks.

    ``on_key`` is asked before the editor about each key and returns True when it took the key;
    ``on_leave`` is told when the text is to be taken: the focus went, or a choice was clicked.
    """

    def __init__(
        self,
        index: QPersistentModelIndex,
        on_key: Callable[[CellEditor, QKeyEvent], bool],
        on_leave: Callable[[CellEditor], object],
    ) -> None:
        self.index = index
        self.on_key = on_key
        self.on_leave = on_leave
        self.original = ""
        self.filled = False
        self.closed = False
        self.typed = False
        """Opened by typing: arrow keys leave the cell, as in a spreadsheet."""

    def left(self, editor: CellEditor, event: QFocusEvent) -> None:
        """Tell that the focus went; a popup of the editor or another window does not count."""
        passing = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if not self.closed and event.reason() not in passing:
            self.on_leave(editor)


class LineEditor(QLineEdit):
    """Editor of a number or of anything that is one line."""

    def __init__(self, parent: QWidget, editing: Editing) -> None:
        super().__init__(parent)
        self.editing = editing
        self.setFrame(False)
        self.setAutoFillBackground(True)
        show_refused(self, False)

    def event(self, event: QEvent) -> bool:
        """Ask the view about a key first; a list of choices hands keys on by this way too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.editing.on_key(self, event) or super().event(event)
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the view, which takes the text."""
        super().focusOutEvent(event)
        self.editing.left(self, event)

    def content(self) -> str:
        """Return the text to be taken."""
        return self.text()

    def fill(self, text: str) -> None:
        """Show ``text``, all of it selected."""
        self.setText(text)
        self.selectAll()


class ChoiceEditor(LineEditor):
    """Editor of a choice: typing narrows the list, Alt+Down opens it.

    Any part of the text will do, and the initials of its pinyin. ``shown`` are the choices in the
    language of the window; what is taken is always one of ``choices``.
    """

    def __init__(
        self,
        parent: QWidget,
        editing: Editing,
        choices: tuple[str, ...],
        shown: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent, editing)
        self._choices = choices
        self._shown = shown or choices
        completer = ChoiceList(self._shown, self, choices)
        completer.popup().clicked.connect(lambda index: self._clicked(str(index.data())))
        completer.popup().installEventFilter(self)
        self.setCompleter(completer)
        self._open = QAction("▾", self)
        self._open.setToolTip(self.tr("全部选项（Alt+↓）"))
        self._open.triggered.connect(self.open_list)
        add_button(self, self._open)

    def content(self) -> str:
        """Return the choice begun with, when only one goes on like that; else the text."""
        text = self.text().strip()
        popup = self.completer().popup()
        if popup.isVisible() and popup.currentIndex().isValid():
            text = str(popup.currentIndex().data())
        meant = choice_meant(self._shown, text)
        if meant in self._shown:
            return self._choices[self._shown.index(meant)]
        return choice_meant(self._choices, text)

    def fill(self, text: str) -> None:
        """Show the choice ``text``, all of it selected."""
        known = text in self._choices
        super().fill(self._shown[self._choices.index(text)] if known else text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep Alt+Down from moving in a list that is open already."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            down, alt = event.key() == Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier
            return down and bool(event.modifiers() & alt)
        return False

    def _clicked(self, choice: str) -> None:
        self.setText(choice)
        self.editing.on_leave(self)

    def list_open(self) -> bool:
        """Say whether the list of choices is on the screen."""
        return self.completer().popup().isVisible()

    def open_list(self) -> None:
        """Show all choices, the present one marked."""
        completer = self.completer()
        completer.setCompletionPrefix("")
        completer.complete()
        if self.text() in self._shown:
            at = completer.completionModel().index(self._shown.index(self.text()), 0)
            completer.popup().setCurrentIndex(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list on Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_list()
        else:
            super().keyPressEvent(event)


class DateEditor(LineEditor):
    """Editor of a date: any usual form may be typed, Alt+Down opens a calendar."""

    def __init__(self, parent: QWidget, editing: Editing) -> None:
        super().__init__(parent, editing)
        self.setPlaceholderText("2026-03-01")
        self._open = QAction("▾", self)
        self._open.setToolTip(self.tr("日历（Alt+↓）"))
        self._open.triggered.connect(self.open_calendar)
        add_button(self, self._open)
        self.calendar: CalendarPopup | None = None

    def open_calendar(self) -> None:
        """Show a calendar under the cell; the day chosen becomes the text."""
        self.calendar = CalendarPopup(self, self.text())
        self.calendar.chosen.connect(self._take)
        self.calendar.move(self.mapToGlobal(self.rect().bottomLeft()))
        self.calendar.show()

    def _take(self, day: str) -> None:
        self.setText(day)
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the calendar on Alt+Down."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)


class CalendarPopup(QWidget):
    """A month to choose a day from."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.calendar = QCalendarWidget(self)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        try:
            day = dt.date.fromisoformat(text)
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        except ValueError:  # nothing, or a date still being typed: the calendar opens on today
            self.calendar.setSelectedDate(QDate.currentDate())
        self.calendar.activated.connect(self._take)
        self.calendar.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.calendar)
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        self.chosen.emit(day.toString(Qt.DateFormat.ISODate))
        self.close()


class TextEditor(QPlainTextEdit):
    """Editor of a text that may have several lines: Enter takes it, Alt+Enter makes a line."""

    def __init__(self, parent: QWidget, editing: Editing) -> None:
        super().__init__(parent)
        self.editing = editing
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        show_refused(self, False)

    def event(self, event: QEvent) -> bool:
        """Ask the view about a key first; a list of choices hands keys on by this way too."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self.editing.on_key(self, event) or super().event(event)
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell the view, which takes the text."""
        super().focusOutEvent(event)
        self.editing.left(self, event)

    def content(self) -> str:
        """Return the text to be taken."""
        return self.toPlainText()

    def fill(self, text: str) -> None:
        """Show ``text``, all of it selected."""
        self.setPlainText(text)
        self.selectAll()


CellEditor = LineEditor | TextEditor


def add_button(editor: QLineEdit, action: QAction) -> None:
    """Put a small arrow at the right end of ``editor``."""
    from ui.widgets.arrow import arrow_icon

    action.setIcon(arrow_icon(editor.palette().color(QPalette.ColorRole.Text)))
    editor.addAction(action, QLineEdit.ActionPosition.TrailingPosition)


def show_refused(editor: CellEditor, refused: bool) -> None:
    """Draw the frame: red round a text that was not taken, the accent round any other."""
    found = colours(editor.palette())
    colour = (found["force"] if refused else found["accent"]).name()
    name = "QLineEdit" if isinstance(editor, QLineEdit) else "QPlainTextEdit"
    editor.setStyleSheet(f"{name} {{ border: 2px solid {colour}; padding: 0 2px; }}")

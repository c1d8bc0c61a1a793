"""One field of the sign-off line on the cover: a name, a number, the date of the report."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.faults import Fault
from desktop.scheme.model import SignField
from ui.session import Session
from ui.theme import colours
from ui.widgets.editors import CalendarPopup, add_button


class SignEdit(QWidget):
    """One field of the sign-off line; a text that cannot be taken stays, with the reason below."""

    entered = Signal(str)

    def __init__(self, session: Session, sign: SignField) -> None:
        super().__init__()
        self._session = session
        self.key = f"sign.{sign.code}"
        self.edit = _Line(self)
        self.edit.setAccessibleName(session.place(self.key))
        self.edit.setMaximumWidth(320)
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.hide()
        if sign.kind == "date":
            self.edit.setPlaceholderText("2027-01-15")
            action = QAction(self.tr("日历（Alt+↓）"), self)
            action.triggered.connect(self.open_calendar)
            add_button(self.edit, action)
            shortcut = QShortcut(QKeySequence("Alt+Down"), self.edit)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(self.open_calendar)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.edit)
        layout.addWidget(self.fault)
        self.setFocusProxy(self.edit)
        self.follow_lock()
        session.lock_changed.connect(self.follow_lock)
        self._saved = ""
        self.show_saved()
        self.edit.editingFinished.connect(self.save)
        self.dress()

    def follow_lock(self) -> None:
        """Nothing can be typed in a locked report."""
        self.edit.setReadOnly(bool(self._session.locked))

    def text(self) -> str:
        """Return the text as the report has it."""
        return self._session.text_of(self.key, self._session.value(self.key))

    @property
    def edited(self) -> bool:
        """Whether the text is another than the report has."""
        return self.edit.text() != self._saved

    def show_saved(self) -> None:
        """Show what the report has, unless something is being typed."""
        if self.edit.text() == self._saved:
            self._saved = self.text()
            self.edit.setText(self._saved)

    def save(self) -> bool:
        """Enter the text; False when it is refused."""
        text = self.edit.text()
        if text != self._saved:
            before, self._saved = self._saved, text
            try:
                self._session.enter_text(self.key, text)
            except Fault as fault:
                self._saved = before
                self._refuse(fault.text(self._session.lang))
                return False
            self.show_saved()
        self._refuse("")
        return True

    def restore(self) -> None:
        """Show what the report has; what was typed is given up."""
        self._saved = self.text()
        self.edit.setText(self._saved)
        self._refuse("")

    def _refuse(self, sentence: str) -> None:
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))
        self.edit.setAccessibleDescription(sentence)
        self.dress()

    def dress(self) -> None:
        """Draw the frame: the colours are those of the present palette."""
        found = colours(self.palette())
        red, accent = found["force"].name(), found["accent"].name()
        line = found["force" if self.fault.text() else "muted"].name()
        self.fault.setStyleSheet(f"color: {red}")
        self.edit.setStyleSheet(
            f"QLineEdit {{ border: 1px solid {line}; border-radius: 3px; padding: 3px 6px; }}"
            f"QLineEdit:focus {{ border: 2px solid {accent}; padding: 2px 5px; }}"
        )

    def open_calendar(self) -> None:
        """Let a day be chosen."""
        if self._session.refuse_locked():
            return
        popup = CalendarPopup(self.edit, self.edit.text())
        popup.chosen.connect(self._take_day)
        popup.move(self.edit.mapToGlobal(self.edit.rect().bottomLeft()))
        popup.show()

    def _take_day(self, day: str) -> None:
        self.edit.setText(day)
        self.save()


class _Line(QLineEdit):
    """Tells its field when the cursor comes; Esc takes back what was typed."""

    def __init__(self, field: SignEdit) -> None:
        super().__init__(field)
        self._field = field

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the cursor is here."""
        super().focusInEvent(event)
        self._field.entered.emit(self._field.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take back what was typed on Esc; with nothing typed the window has the key."""
        if event.key() == Qt.Key.Key_Escape and self._field.edited:
            self._field.restore()
            return
        super().keyPressEvent(event)

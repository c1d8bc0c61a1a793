"""The page of all text fields, section by section, each with its count of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.model import Narrative, in_language
from ui.session import Session
from ui.theme import colours

if TYPE_CHECKING:
    from desktop.records.operations import Changes

SAVE_MS = 400
"""Long text is saved when no key has come for so long, and whenever the field is left."""
SHORT_TEXT = 300
"""Characters up to which a field shows four lines; longer ones show seven."""


class TextField(QPlainTextEdit):
    """The editor of one text. ``left`` tells that the focus went, ``entered`` that it came."""

    left = Signal()
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the cursor is here."""
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the cursor is gone."""
        super().focusOutEvent(event)
        self.left.emit()


class NarrativeField(QWidget):
    """One text field: title, kind, notes, editor, count."""

    entered = Signal(str)

    def __init__(self, session: Session, narrative: Narrative) -> None:
        super().__init__()
        self._session = session
        self.narrative = narrative
        self.title = QLabel(narrative.titled(session.lang))
        self.title.setObjectName("title")
        self.title.setWordWrap(True)
        self.kind = QLabel(narrative.kind_in(session.lang))
        self.count = QLabel()
        told = in_language(narrative.notes, narrative.notes_en, session.lang)
        self.notes = QLabel(told)
        self.notes.setWordWrap(True)
        if not told:
            self.notes.hide()
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.hide()
        self.editor = TextField()
        self.editor.setTabChangesFocus(True)
        self.editor.setAccessibleName(session.place(narrative.code))
        self.editor.setPlaceholderText(
            self.tr("不超过 {0} 字；没有可写的内容可以留空。").format(narrative.max_chars)
        )
        lines = 4 if narrative.max_chars <= SHORT_TEXT else 7
        self.editor.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)
        self.title.setBuddy(self.editor)
        self._later = QTimer(self, interval=SAVE_MS, singleShot=True)
        self._later.timeout.connect(self.save)
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.kind)
        top.addStretch(1)
        top.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 10)
        layout.setSpacing(4)
        layout.addLayout(top)
        for widget in (self.notes, self.editor, self.fault):
            layout.addWidget(widget)
        self.follow_lock()
        session.lock_changed.connect(self.follow_lock)
        self._saved = ""
        self.show_saved()
        self.editor.textChanged.connect(self._typed)
        self.editor.left.connect(self.save)
        self.editor.entered.connect(lambda: self.entered.emit(narrative.code))
        self._dress()

    def follow_lock(self) -> None:
        """Nothing can be typed in a locked report."""
        self.editor.setReadOnly(bool(self._session.locked))

    def show_saved(self) -> None:
        """Show the text as the report has it, unless something is being typed."""
        value = self._session.value(self.narrative.code)
        text = value if isinstance(value, str) else ""
        if self.pending() or text == self.editor.toPlainText():
            return
        self._saved = text
        cursor = self.editor.textCursor().position()
        self.editor.blockSignals(True)
        self.editor.setPlainText(text)
        self.editor.blockSignals(False)
        moved = self.editor.textCursor()
        moved.setPosition(min(cursor, len(text)))
        self.editor.setTextCursor(moved)
        self._show_count()

    def pending(self) -> bool:
        """Say whether the editor holds what the report has not."""
        return self.editor.toPlainText() != self._saved

    def save(self) -> bool:
        """Enter the text now; False when it cannot be taken: it stays, with the reason below."""
        self._later.stop()
        text = self.editor.toPlainText()
        if text == self._saved:
            return True
        before, self._saved = self._saved, text
        try:
            self._session.enter({self.narrative.code: text if text.strip() else None})
        except Fault as fault:
            self._saved = before
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            return False
        self.fault.hide()
        return True

    def _typed(self) -> None:
        self._later.start()
        self._show_count()

    def _show_count(self) -> None:
        count, limit = len(self.editor.toPlainText()), self.narrative.max_chars
        over = count > limit
        text = f"{count}/{limit}"
        if over:
            text = self.tr("{0}，超出 {1} 字").format(text, count - limit)
        self.count.setText(text)
        found = colours(self.palette())
        self.count.setStyleSheet(f"color: {found['force' if over else 'muted'].name()}")

    def _dress(self) -> None:
        found = colours(self.palette())
        accent, soft = found["accent"].name(), found["accent_soft"].name()
        self.kind.setStyleSheet(
            f"color: {accent}; background: {soft}; border-radius: 3px; padding: 1px 6px;"
        )
        self.notes.setStyleSheet(f"color: {found['muted'].name()}")
        self.fault.setStyleSheet(f"color: {found['force'].name()}")
        self._show_count()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_saved"):
            self._dress()


class NarrativePage(QWidget):
    """See the module."""

    current_key_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.fields: dict[str, NarrativeField] = {}
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(20, 8, 20, 16)
        column.setSpacing(0)
        self.heading = QLabel(self.tr("文字说明"))
        self._enlarge(self.heading, 1.5)
        column.addWidget(self.heading)
        for section in session.scheme.sections.values():
            narratives = session.scheme.narratives_of(session.level, section.code)
            if narratives:
                title = section.title if session.lang == "zh" else section.title_en
                label = QLabel(f"{section.code}　{title}")
                self._enlarge(label, 1.15)
                label.setContentsMargins(0, 14, 0, 2)
                column.addWidget(label)
            for narrative in narratives:
                field = NarrativeField(session, narrative)
                field.entered.connect(self.current_key_changed)
                self.fields[narrative.code] = field
                column.addWidget(field)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        if self.fields:
            self.setFocusProxy(next(iter(self.fields.values())).editor)
        session.changed.connect(self._follow)

    @staticmethod
    def _enlarge(label: QLabel, scale: float) -> None:
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(True)
        label.setFont(font)

    def _follow(self, changes: Changes) -> None:
        for key in changes.keys & self.fields.keys():
            self.fields[key].show_saved()

    def reveal(self, key: str) -> None:
        """Scroll to the text field ``key`` and put the cursor there."""
        if field := self.fields.get(key):
            self.area.ensureWidgetVisible(field, 0, 40)
            field.editor.setFocus()

    def finish(self) -> bool:
        """Save what is being typed; False while a text cannot be taken, and its field is shown."""
        refused = [code for code, field in self.fields.items() if not field.save()]
        if refused:
            self.reveal(refused[0])
        return not refused

    def hideEvent(self, event: QHideEvent) -> None:
        """Save before the page goes."""
        super().hideEvent(event)
        for field in self.fields.values():
            field.save()

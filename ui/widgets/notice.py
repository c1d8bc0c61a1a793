"""One line that says what was done, or what was wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.faults import Fault
from desktop.words import Language


class Notice(QLabel):
    """Hidden while there is nothing to say; ``keeps_room`` leaves a line empty then.

    With it nothing below moves when something is said, or no longer: the next click hits.
    """

    _keeps_room = False  # Qt may tell of a font before the rest is there

    def __init__(
        self, lang: Language, parent: QWidget | None = None, *, keeps_room: bool = False
    ) -> None:
        super().__init__(parent)
        self._lang = lang
        self._keeps_room = keeps_room
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(keeps_room)
        self.setSizePolicy(policy)
        self._reserve()
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAccessibleName(self.tr("消息"))
        self.hide()

    def say(self, text: str) -> None:
        """Say what was done; "" says nothing any more."""
        self._show(text, "")

    def fail(self, fault: Fault) -> None:
        """Say what was wrong."""
        self._show(fault.text(self._lang), "fault")

    def _show(self, text: str, name: str) -> None:
        self.setObjectName(name)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(text)
        self.setVisible(bool(text))

    def _reserve(self) -> None:
        """Be one line high at least: an empty label would be none."""
        if self._keeps_room:
            self.setMinimumHeight(self.fontMetrics().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the size of the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._reserve()

"""One line that says what was done, or what was wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from desktop.faults import Fault
from desktop.words import Language


class Notice(QLabel):
    """Hidden while there is nothing to say."""

    def __init__(self, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = lang
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

"""The sentence under a cell whose text was refused."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import colours

WIDEST = 420
GAP = 2


class RefusalBar(QLabel):
    """Says why a text cannot be entered, below the editor or above it where there is no room."""

    def __init__(self, viewport: QWidget) -> None:
        super().__init__(viewport)
        self._room = viewport
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def dress(self) -> None:
        """Take the colours of the present palette."""
        found = colours(self._room.palette())  # its own has the colours below
        red, soft = found["force"].name(), found["force_soft"].name()
        self.setStyleSheet(
            f"QLabel {{ background: {soft}; color: {red}; border: 1px solid {red};"
            " border-radius: 3px; padding: 3px 8px; }"
        )

    def show_at(self, cell: QRect, sentence: str) -> None:
        """Show ``sentence`` beside the editor that covers ``cell``."""
        self.setText(sentence)
        self.dress()
        room = self._room.rect()
        metrics = self.fontMetrics()
        wide = min(metrics.horizontalAdvance(sentence) + 28, WIDEST, max(room.width(), 120))
        self.resize(wide, self.heightForWidth(wide))
        left = max(0, min(cell.left(), room.right() - wide))
        top = cell.bottom() + GAP
        if top + self.height() > room.bottom() and cell.top() - GAP - self.height() >= 0:
            top = cell.top() - GAP - self.height()
        self.move(left, top)
        self.show()
        self.raise_()

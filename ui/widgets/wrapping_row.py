"""Two groups side by side while there is room, one above the other when there is not."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget


class WrappingRow(QWidget):
    """Asks only for the width of the wider group, so that it never widens the window."""

    def __init__(self, left: QLayout, right: QLayout, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._left, self._right = left, right
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addLayout(left)
        self._box.addLayout(right)

    @property
    def is_wrapped(self) -> bool:
        """Whether the second group stands below the first."""
        return self._box.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Return the size of the wider group, and of what stands now."""
        widest = max(part.minimumSize().width() for part in (self._left, self._right))
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap or unwrap."""
        super().resizeEvent(event)
        needed = sum(part.minimumSize().width() for part in (self._left, self._right))
        fits = needed + self._box.spacing() <= event.size().width()
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if fits else direction.TopToBottom)

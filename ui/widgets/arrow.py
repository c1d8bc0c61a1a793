"""A small arrow that points down, drawn in the colour of the text."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

SIZE = 32


def arrow_icon(colour: QColor) -> QIcon:
    """Return the arrow as an icon."""
    pixmap = QPixmap(SIZE, SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF([QPointF(7, 12), QPointF(25, 12), QPointF(16, 22)]))
    painter.end()
    return QIcon(pixmap)

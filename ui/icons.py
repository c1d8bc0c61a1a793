"""Icons: line drawings in the colour of the text, sharp at every scaling.

QtSvg is loaded with the first icon, which the window asks for after it has been painted.
"""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from desktop.resources import resource_path

SIZES = (16, 20, 32, 40)
"""Pixels drawn ahead: 16 and 20 at one and at two device pixels."""


def icon(name: str, colour: QColor) -> QIcon:
    """Return ``resources/icons/<name>.svg`` drawn in ``colour``."""
    from PySide6.QtSvg import QSvgRenderer

    text = resource_path("icons", f"{name}.svg").read_text(encoding="utf-8")
    renderer = QSvgRenderer(QByteArray(text.replace("currentColor", colour.name()).encode()))
    drawn = QIcon()
    for size in SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        renderer.render(painter, QRectF(0, 0, size, size))
        painter.end()
        drawn.addPixmap(pixmap)
    return drawn


def program_icon() -> QIcon:
    """Return the icon of the program itself."""
    return icon("jiaobao", QColor("#ffffff"))

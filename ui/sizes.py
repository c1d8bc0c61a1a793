"""Sizes of a window that nobody has given another size yet."""

from __future__ import annotations

from PySide6.QtCore import QSize

FIRST_SIZE, LEAST_SIZE = QSize(1280, 800), QSize(1000, 640)
FRAME = QSize(0, 40)
"""What the system draws around a window."""
NAVIGATOR_WIDTH, SIDE_WIDTH = 260, 290


def first_size(available: QSize) -> QSize:
    """Return the size of a window that has none yet, on a screen with so much room."""
    return (available - FRAME).boundedTo(FIRST_SIZE).expandedTo(LEAST_SIZE)


def first_widths(width: int) -> list[int]:
    """Return the widths of navigator, page and side: the page has more than half."""
    navigator, side = min(NAVIGATOR_WIDTH, width // 5), min(SIDE_WIDTH, width // 4)
    return [navigator, width - navigator - side, side]

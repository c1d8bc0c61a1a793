"""The small arrow of choices and dates."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from ui.widgets.arrow import arrow_icon


@pytest.mark.parametrize("colour", ["#1c2529", "#e3e8ea"])
def test_the_arrow_has_the_colour_of_the_text(qapp, colour):
    image = arrow_icon(QColor(colour)).pixmap(QSize(32, 32)).toImage()
    middle = image.pixelColor(image.width() // 2, image.height() // 2)
    assert middle.name() == colour
    assert image.pixelColor(0, 0).alpha() == 0

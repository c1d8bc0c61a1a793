"""Icons are drawn in the colour asked for."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from desktop.resources import resource_path
from ui.icons import icon, program_icon


@pytest.mark.parametrize("name", sorted(p.stem for p in resource_path("icons").glob("*.svg")))
@pytest.mark.parametrize("size", [16, 40])
def test_an_icon_is_drawn(qapp: QApplication, name: str, size: int) -> None:
    image = icon(name, QColor("#11616b")).pixmap(size, size).toImage()
    seen = [image.pixelColor(x, y) for x in range(size) for y in range(size)]
    drawn = [colour for colour in seen if colour.alpha() > 200]
    assert len(drawn) > size
    assert any(abs(c.red() - 0x11) + abs(c.green() - 0x61) < 24 for c in drawn)


def test_the_program_has_an_icon(qapp: QApplication) -> None:
    assert not program_icon().isNull()

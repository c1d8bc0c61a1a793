"""The first size of the window fits the screen."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize

from ui.sizes import first_size, first_widths


@pytest.mark.parametrize(
    ("screen", "window"),
    [
        ((1920, 1080), (1280, 800)),
        ((1366, 728), (1280, 688)),
        ((1280, 720), (1280, 680)),
        ((800, 600), (1000, 640)),
    ],
)
def test_the_first_window_fits_the_screen(screen: tuple[int, int], window: tuple[int, int]) -> None:
    assert first_size(QSize(*screen)) == QSize(*window)


@pytest.mark.parametrize("width", [1000, 1280, 2560])
def test_the_page_has_more_than_half(width: int) -> None:
    widths = first_widths(width)
    assert sum(widths) == width
    assert widths[1] > width / 2

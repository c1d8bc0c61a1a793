"""Charts painted: every bar as long as its figure, none where nobody gave it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtGui import QFont, QImage, QPalette
from PySide6.QtWidgets import QApplication

from desktop.narrative.charts import Chart
from ui.desk.report_chart import label_of, paint_chart
from ui.theme import palette_of


def chart(*values: str | None) -> Chart:
    numbers = tuple(None if one is None else Decimal(one) for one in values)
    return Chart(tuple(f"市{n}" for n in range(len(values))), ("本年",), (numbers,), 1, False)


def coloured(image: QImage, palette: QPalette, y: int) -> int:
    """Return how many pixels of a line have the colour of bars."""
    accent = palette.color(QPalette.ColorRole.Accent).rgb()
    return sum(image.pixel(x, y) == accent for x in range(image.width()))


def rows_of(image: QImage, groups: int) -> list[int]:
    step = image.height() / (groups + 0.3)
    return [round(step * (n + 0.5)) for n in range(groups)]


@pytest.fixture
def palette(qapp: QApplication) -> QPalette:
    return palette_of("light")


def test_bars_are_as_long_as_their_figures(palette: QPalette) -> None:
    image = paint_chart(chart("10", "5", None), QFont(), palette, 400, 1)
    lengths = [coloured(image, palette, y) for y in rows_of(image, 3)]
    assert lengths[0] > 200
    assert lengths[1] == pytest.approx(lengths[0] / 2, abs=3)
    assert lengths[2] == 0


def test_all_zero_is_no_fault(palette: QPalette) -> None:
    image = paint_chart(chart("0", "0"), QFont(), palette, 400, 1)
    assert coloured(image, palette, rows_of(image, 2)[0]) <= 3


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_sharp_on_a_fine_screen(qapp: QApplication, theme: str) -> None:
    image = paint_chart(chart("1"), QFont(), palette_of(theme), 300, 2)
    assert image.width() == 600
    assert image.devicePixelRatio() == 2


def test_series_have_a_legend(palette: QPalette) -> None:
    one = chart("1", "2")
    two = Chart(one.categories, ("上年", "本年"), one.values * 2, 1, False)
    bare = paint_chart(one, QFont(), palette, 300, 1).height()
    assert paint_chart(two, QFont(), palette, 300, 1).height() > bare * 1.5


@pytest.mark.parametrize(
    ("value", "text"), [(Decimal("1234.5"), "1,234.5"), (Decimal(0), "0.0"), (None, "")]
)
def test_labels(value: Decimal | None, text: str) -> None:
    assert label_of(value, 1) == text

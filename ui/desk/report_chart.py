"""A chart of the draft, painted as it will stand in the document: lying bars with their figures."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QFont, QFontMetricsF, QImage, QPainter, QPalette, QPen

from desktop.checks.amounts import number_text
from desktop.narrative.charts import Chart
from ui.theme import colours

PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.NoBrush,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
)
"""Of the first series, the second …: they are told apart without colours too."""
WIDEST_NAME = 0.25
"""Share of the width that names of groups may take."""
GAP = 0.4
"""Between groups, in heights of a bar."""


def paint_chart(chart: Chart, font: QFont, palette: QPalette, width: float, ratio: float) -> QImage:
    """Return a picture ``width`` wide, for a screen with ``ratio`` pixels to the unit."""
    metrics = QFontMetricsF(font)
    bar = metrics.height() + 2
    groups = len(chart.categories)
    legend = bar * 1.4 if len(chart.names) > 1 else 0.0
    height = bar * groups * (len(chart.names) + GAP) + legend + bar * GAP
    image = QImage(
        round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setFont(font)
    _paint(painter, chart, palette, width, bar)
    painter.end()
    return image


def _paint(painter: QPainter, chart: Chart, palette: QPalette, width: float, bar: float) -> None:
    metrics = QFontMetricsF(painter.font())
    text = palette.color(QPalette.ColorRole.Text)
    longest = max((metrics.horizontalAdvance(name) for name in chart.categories), default=0.0)
    left = min(longest, width * WIDEST_NAME) + 8
    labels = [[label_of(value, chart.decimals) for value in row] for row in chart.values]
    right = max((metrics.horizontalAdvance(one) for row in labels for one in row), default=0) + 8
    numbers = [abs(value) for row in chart.values for value in row if value is not None]
    largest = float(max(numbers, default=Decimal(1)) or 1)
    room = max(width - left - right, 1.0)
    top = bar * GAP / 2
    for group, name in enumerate(chart.categories):
        middle = QRectF(0, top, left - 8, bar * len(chart.names))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, left - 8)
        painter.setPen(text)
        painter.drawText(middle, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
        for series in range(len(chart.names)):
            value = chart.values[series][group]
            if value is not None:
                look = group if chart.apart else series
                length = max(room * abs(float(value)) / largest, 1.0)
                _bar(painter, palette, look, QRectF(left, top + 2, length, bar - 4))
                painter.setPen(text)
                at = QRectF(left + length + 4, top, right, bar)
                painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, labels[series][group])
            top += bar
        top += bar * GAP
    if len(chart.names) > 1:
        _legend(painter, chart, palette, left, top + bar * GAP / 2, bar)


def _bar(painter: QPainter, palette: QPalette, look: int, area: QRectF) -> None:
    colour = colours(palette)["accent"]
    painter.setPen(QPen(colour, 1))
    painter.setBrush(QBrush(colour, PATTERNS[look % len(PATTERNS)]))
    painter.drawRect(area)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _legend(
    painter: QPainter, chart: Chart, palette: QPalette, left: float, top: float, bar: float
) -> None:
    metrics = QFontMetricsF(painter.font())
    for number, name in enumerate(chart.names):
        _bar(painter, palette, number, QRectF(left, top + 3, bar, bar - 6))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        wide = metrics.horizontalAdvance(name)
        at = QRectF(left + bar + 6, top, wide + 2, bar)
        painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, name)
        left += bar + 6 + wide + 24


def label_of(value: Decimal | None, decimals: int) -> str:
    """Return the figure beside a bar; nothing of what nobody gave: it has no bar either."""
    return "" if value is None else number_text(value, decimals)

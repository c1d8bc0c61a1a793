"""Column headings of a form: the title, and under a line the number 甲 乙 丙 1 2 3."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QHeaderView, QWidget

from ui.models.grid_model import COLUMN_NUMBER, DISPLAY
from ui.theme import colours

PADDING = 5
LONG = 8
LAST_YEAR = "上年"
ARROWS = {Qt.SortOrder.AscendingOrder: "▲", Qt.SortOrder.DescendingOrder: "▼"}


def two_lines(title: str) -> str:
    """Break ``title`` before its unit, or where it can best be broken; a word stays whole."""
    if "（" in title:
        return title.replace("（", "\n（", 1)
    if " (" in title:
        return title.replace(" (", "\n(", 1)
    middle = (len(title) + 1) // 2
    if " " in title:
        spaces = [at for at, sign in enumerate(title) if sign == " "]
        middle = min(spaces, key=lambda at: abs(at - middle))
        return title[:middle] + "\n" + title[middle + 1 :]
    if title.startswith(LAST_YEAR) and len(title) > len(LAST_YEAR) + 2:
        middle = len(LAST_YEAR)
    elif len(title) < LONG or title.isascii():
        return title
    return title[:middle] + "\n" + title[middle:]


class GridHeader(QHeaderView):
    """Draws title and number of each column; ``title_lines`` is how many lines titles may take."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.title_lines = 1
        self.setSectionsMovable(False)
        self.setHighlightSections(False)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self._dress()

    def _dress(self) -> None:
        found = colours(self.palette())
        self._line, self._muted, self._accent = found["line"], found["muted"], found["accent"]
        self._back = found["derived"]

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
            self.viewport().update()

    def set_title_lines(self, lines: int) -> None:
        """Give the titles room for so many lines."""
        if lines != self.title_lines:
            self.title_lines = lines
            self.updateGeometry()
            self.geometriesChanged.emit()

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def title_width(self, title: str, lines: int) -> int:
        """Return the pixels that a column needs for ``title`` in one line or in two."""
        metrics = QFontMetrics(self._bold())
        parts = two_lines(title).split("\n") if lines > 1 else [title]
        return max(map(metrics.horizontalAdvance, parts)) + 2 * PADDING + 2

    def sizeHint(self) -> QSize:
        """Return room for the titles and the line of numbers."""
        return QSize(super().sizeHint().width(), self._title_height() + self._number_height())

    def _title_height(self) -> int:
        return self.fontMetrics().lineSpacing() * self.title_lines + 2 * PADDING

    def _number_height(self) -> int:
        return self.fontMetrics().lineSpacing() + 2

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Draw one heading."""
        painter.save()
        painter.fillRect(rect, self._back)
        title, number = QRect(rect), QRect(rect)
        title.setHeight(rect.height() - self._number_height())
        number.setTop(title.bottom() + 1)
        painter.setPen(self._line)
        painter.drawLine(number.topLeft(), number.topRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._write(painter, title, number, logicalIndex)
        painter.restore()

    def _write(self, painter: QPainter, title: QRect, number: QRect, at: int) -> None:
        model = self.model()
        text = str(model.headerData(at, Qt.Orientation.Horizontal, DISPLAY) or "")
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == at:
            text = f"{text} {ARROWS[self.sortIndicatorOrder()]}"
        if self.title_lines > 1:
            text = two_lines(text)
        painter.setFont(self._bold())
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        inside = title.adjusted(PADDING, 0, -PADDING, 0)
        centre = int(Qt.AlignmentFlag.AlignCenter)
        painter.drawText(inside, centre | int(Qt.TextFlag.TextWordWrap), text)
        painter.setFont(self.font())
        painter.setPen(self._muted)
        column_number = str(model.headerData(at, Qt.Orientation.Horizontal, COLUMN_NUMBER) or "")
        painter.drawText(number, centre, column_number)

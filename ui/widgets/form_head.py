"""The head of an official form: title, year, unit; 表号, 制定机关, 批准文号, 有效期至 at the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.session import Session
from ui.theme import colours

TITLE_SCALE = 1.5
NARROW_TITLE_SCALE = 1.15
SMALL_SCALE = 0.9
NARROWEST = 16
"""Least width in Chinese characters."""
MARGINS = 16
"""Pixels beside the title."""


class FormHead(QWidget):
    """Drawn once per form; the colours follow the theme."""

    def __init__(self, session: Session, title: str, form_no: str) -> None:
        super().__init__()
        self.title = QLabel(title)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scale(self.title, TITLE_SCALE, bold=True)
        self.unit = QLabel(self.tr("填报单位：") + session.unit.bureau)
        self.year = QLabel(self.tr("{0}年").format(session.period))
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lines = self._furniture(session, form_no)
        self.furniture = QLabel("\n".join(self._lines))
        self._scale(self.furniture, SMALL_SCALE)
        today = dt.datetime.now(dt.UTC).astimezone().date()
        self.expired = QLabel(self.tr("本制度已过有效期"))
        self._scale(self.expired, SMALL_SCALE)
        self.expired.setVisible(has_expired(session.scheme.valid_until, today))
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(4, 2, 4, 4)
        self._grid.setVerticalSpacing(2)
        self.is_narrow = False
        self._place()
        self._dress()

    def _place(self) -> None:
        """Put the furniture at the right of the title, or below everything when it is narrow."""
        grid, narrow = self._grid, self.is_narrow
        right, bottom = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignBottom
        for widget in (self.title, self.furniture, self.unit, self.year, self.expired):
            grid.removeWidget(widget)
        self.furniture.setText(("　　" if narrow else "\n").join(self._lines))
        for label in (self.title, self.furniture, self.unit):
            label.setWordWrap(narrow)
        if narrow:
            grid.addWidget(self.title, 0, 0, 1, 3)
            grid.addWidget(self.unit, 1, 0, 1, 2, bottom)
            grid.addWidget(self.year, 1, 2, right | bottom)
            grid.addWidget(self.furniture, 2, 0, 1, 3)
            grid.addWidget(self.expired, 3, 0, 1, 3)
        else:
            grid.addWidget(self.title, 0, 1)
            grid.addWidget(self.furniture, 0, 2, 2, 1, right)
            grid.addWidget(self.unit, 1, 0, bottom)
            grid.addWidget(self.year, 1, 1, bottom)
            grid.addWidget(self.expired, 2, 2, right)
        for column, stretch in enumerate((1, 1, 0) if narrow else (2, 3, 2)):
            grid.setColumnStretch(column, stretch)

    def minimumSizeHint(self) -> QSize:
        """Ask for the width that the narrow form needs at least; the height as it stands."""
        narrowest = self.fontMetrics().horizontalAdvance("表") * NARROWEST
        return QSize(narrowest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        self._fit(event.size().width())

    def _fit(self, width: int) -> None:
        """Change between wide and narrow; a title too long for its line gets smaller letters."""
        self._scale(self.title, TITLE_SCALE, bold=True)
        title = self.title.fontMetrics().horizontalAdvance(self.title.text())
        beside = self.title.fontMetrics().horizontalAdvance("表") + max(
            2 * self._text_width(self.furniture, self._lines),
            2 * self._text_width(self.unit, [self.unit.text()]),
        )
        narrow = title + beside > width
        if narrow and title > width - MARGINS:
            self._scale(self.title, NARROW_TITLE_SCALE, bold=True)
        if narrow != self.is_narrow:
            self.is_narrow = narrow
            self._place()

    @staticmethod
    def _text_width(label: QLabel, lines: list[str]) -> int:
        return max(map(label.fontMetrics().horizontalAdvance, lines), default=0)

    def _furniture(self, session: Session, form_no: str) -> list[str]:
        scheme = session.scheme
        lines = (
            (self.tr("表　　号："), form_no),
            (self.tr("制定机关："), scheme.authority),
            (self.tr("批准文号："), scheme.approval),
            (self.tr("有效期至："), scheme.valid_until),
        )
        return [name + text for name, text in lines if text]

    def _scale(self, label: QLabel, scale: float, *, bold: bool = False) -> None:
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(bold)
        label.setFont(font)

    def _dress(self) -> None:
        found = colours(self.palette())
        self.furniture.setStyleSheet(f"color: {found['muted'].name()}")
        self.expired.setStyleSheet(f"color: {found['force'].name()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme or text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for label in (self.furniture, self.expired):
                self._scale(label, SMALL_SCALE)
            self._fit(self.width())
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()


def has_expired(valid_until: str, today: dt.date) -> bool:
    """Say whether ``today`` is past the last month of ``valid_until`` ("2027-12"; "" never)."""
    return bool(valid_until) and f"{today:%Y-%m}" > valid_until[:7]

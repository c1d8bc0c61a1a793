"""The head of an official form: title, year, unit; 表号, 制定机关, 批准文号, 有效期至 at the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from ui.session import Session
from ui.theme import colours

TITLE_SCALE = 1.5
SMALL_SCALE = 0.9


class FormHead(QWidget):
    """Drawn once per form; the colours follow the theme."""

    def __init__(self, session: Session, title: str, form_no: str) -> None:
        super().__init__()
        self.title = QLabel(title)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.title.setWordWrap(True)
        self._scale(self.title, TITLE_SCALE, bold=True)
        self.unit = QLabel(self.tr("填报单位：") + session.unit.bureau)
        self.year = QLabel(self.tr("{0}年").format(session.period))
        self.year.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.furniture = QLabel("\n".join(self._furniture(session, form_no)))
        self._scale(self.furniture, SMALL_SCALE)
        today = dt.datetime.now(dt.UTC).astimezone().date()
        self.expired = QLabel(self.tr("本制度已过有效期"))
        self._scale(self.expired, SMALL_SCALE)
        if not has_expired(session.scheme.valid_until, today):
            self.expired.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(4, 2, 4, 4)
        grid.setVerticalSpacing(2)
        grid.addWidget(self.title, 0, 1)
        grid.addWidget(self.furniture, 0, 2, 2, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.unit, 1, 0, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.year, 1, 1, Qt.AlignmentFlag.AlignBottom)
        grid.addWidget(self.expired, 2, 2, Qt.AlignmentFlag.AlignRight)
        for column, stretch in enumerate((2, 3, 2)):
            grid.setColumnStretch(column, stretch)
        self._dress()

    def _furniture(self, session: Session, form_no: str) -> list[str]:
        scheme = session.scheme
        lines = (
            (self.tr("表　　号："), form_no),
            (self.tr("制定机关："), scheme.authority),
            (self.tr("批准文号："), scheme.approval),
            (self.tr("有效期至："), scheme.valid_until),
        )
        return [name + text for name, text in lines if text]

    @staticmethod
    def _scale(label: QLabel, scale: float, *, bold: bool = False) -> None:
        font = label.font()
        font.setPointSizeF(font.pointSizeF() * scale)
        font.setBold(bold)
        label.setFont(font)

    def _dress(self) -> None:
        found = colours(self.palette())
        self.furniture.setStyleSheet(f"color: {found['muted'].name()}")
        self.expired.setStyleSheet(f"color: {found['force'].name()}")

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()


def has_expired(valid_until: str, today: dt.date) -> bool:
    """Say whether ``today`` is past the last month of ``valid_until`` ("2027-12"; "" never)."""
    return bool(valid_until) and f"{today:%Y-%m}" > valid_until[:7]

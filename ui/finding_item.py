"""How one finding is drawn: class chip, place, sentence in as many lines as it needs."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from desktop.checks.findings import Finding
from ui.audit import MARKS, class_title
from ui.theme import colours

FINDING_ROLE = Qt.ItemDataRole.UserRole
PAD = 8
NARROWEST = 120
WRAP = Qt.TextFlag.TextWordWrap


class FindingDelegate(QStyledItemDelegate):
    """Draws findings; heights follow the width of the list."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self._view = parent
        self._heights: dict[tuple[str, int, str], int] = {}
        """(sentence, width, font) → height: a list may hold thousands."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height that the sentence needs at the list's width."""
        drawn: Any = option  # its fields are missing from the library's stubs
        finding: Finding = index.data(FINDING_ROLE)
        width = max(self._view.viewport().width(), NARROWEST)
        known = (finding.message, width, drawn.font.key())
        if known not in self._heights:
            metrics = QFontMetrics(drawn.font)
            room = QRect(0, 0, width - 2 * PAD, 10_000)
            text = metrics.boundingRect(room, WRAP, finding.message)
            self._heights[known] = PAD + metrics.height() + 6 + text.height() + PAD
        return QSize(width, self._heights[known])

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one finding."""
        finding: Finding = index.data(FINDING_ROLE)
        drawn: Any = option  # its fields are missing from the library's stubs
        tints = colours(drawn.palette)
        box = QRect(drawn.rect)
        metrics = QFontMetrics(drawn.font)
        painter.save()
        selected = bool(drawn.state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(box, tints["accent_soft"])
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), tints["accent"])
        painter.setPen(QPen(tints["line"]))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        chip_text = f"{MARKS[finding.audit_class]} {class_title(finding.audit_class)}"
        chip = QRect(
            box.left() + PAD,
            box.top() + PAD - 2,
            metrics.horizontalAdvance(chip_text) + 12,
            metrics.height() + 4,
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tints[f"{finding.audit_class}_soft"])
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(tints[finding.audit_class])
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, chip_text)
        if finding.explained:
            painter.setPen(tints["good"])
            right = QRect(chip.right() + 8, chip.top(), box.width(), chip.height())
            painter.drawText(right, Qt.AlignmentFlag.AlignVCenter, "✓ " + self.tr("已说明"))
        painter.setPen(drawn.palette.color(QPalette.ColorRole.Text))
        body = box.adjusted(PAD, PAD + metrics.height() + 6, -PAD, -2)
        painter.drawText(body, WRAP, finding.message)
        painter.restore()

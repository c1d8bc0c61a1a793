"""The picture of completeness: a small square for every unit, a row for every prefecture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.desk.desk import ProvinceDesk
from ui.desk.states import COLOURS, COUNTED, MARKS, STATES, ground_of
from ui.theme import colours

if TYPE_CHECKING:
    from desktop.province.board import Board, Line

GAP = 3
LATE = "late"
"""Goes beside any state: a dot in the corner."""


class Square(NamedTuple):
    """A unit and where it is drawn."""

    rect: QRect
    line: Line


class Picture(QWidget):
    """``unit_chosen`` carries a code: a click, or Enter on the square that has the cursor."""

    unit_chosen = Signal(str)

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._board: Board | None = None
        self._squares: list[Square] = []
        self._titles: list[tuple[QRect, str, str]] = []
        self._counts: dict[str, int] = {}
        self._laid_out = (-1, -1, 0)
        """Width and height of a sign that everything was placed for; the height needed."""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("报送完成情况图"))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def current(self) -> str:
        """Code of the unit that has the cursor, "" when there is none."""
        return self._squares[self._at].line.unit.code if self._at < len(self._squares) else ""

    def show_board(self, board: Board) -> None:
        """Draw another board."""
        self._board = board
        self._counts = {str(state): count for state, count in board.counts().items()}
        self._counts[LATE] = sum(line.late for line in board.lines)
        self._laid_out = (-1, -1, 0)
        self._lay_out(self.width())
        self.updateGeometry()
        self._tell()
        self.update()

    # ------------------------------------------------------------------ layout

    def _side(self) -> int:
        return self.fontMetrics().height() + 4

    def _lay_out(self, width: int) -> int:
        """Place every square; return the height needed. Qt asks for it again and again."""
        side, line = self._side(), self.fontMetrics().height()
        if self._laid_out[:2] == (width, line):
            return self._laid_out[2]
        columns = max(1, (width - GAP) // (side + GAP))
        self._squares, self._titles, y = [], [], self._legend_height(width)
        for group in self._board.groups if self._board else ():
            share = f"{group.done}/{len(group.lines)}"
            self._titles.append((QRect(GAP, y, width - 2 * GAP, line), group.unit.name, share))
            y += line + GAP
            for number, one in enumerate(group.lines):
                row, column = divmod(number, columns)
                x = GAP + column * (side + GAP)
                self._squares.append(Square(QRect(x, y + row * (side + GAP), side, side), one))
            y += -(-len(group.lines) // columns) * (side + GAP) + 2 * GAP
        self._at = min(self._at, max(0, len(self._squares) - 1))
        self._laid_out = (width, line, y)
        return y

    def _legend(self, width: int) -> list[tuple[QRect, str, str]]:
        """Return (square, state, text): what is in with what it is made of, then the others.

        The first has no state: it is the sum of those behind it.
        """
        side, metrics = self._side(), self.fontMetrics()
        inside = sum(self._counts.get(state, 0) for state in COUNTED)
        told = [("", self.tr("已接收 {n}：").format(n=inside))]
        for state in (*STATES, LATE):
            told.append((state, f"{self._desk.state(state)} {self._counts.get(state, 0)}"))
        found, x, y, margin = [], GAP, GAP, GAP
        for state, text in told:
            box = side + 6 if state else 0
            wide = box + metrics.horizontalAdvance(text) + 12
            if state == STATES[len(COUNTED)]:
                margin = GAP
            if x > GAP and (x + wide > width or state == STATES[len(COUNTED)]):
                x, y = margin, y + side + GAP
            found.append((QRect(x, y, side if state else 0, side), state, text))
            x += wide
            if not state and x + wide < width // 2:
                margin = x  # what it is the sum of stands below each other
        return found

    def _legend_height(self, width: int) -> int:
        return self._legend(width)[-1][0].bottom() + 4 * GAP

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all rows."""
        return self._lay_out(width)

    def sizeHint(self) -> QSize:
        """Return room for all rows at the width that is there."""
        width = max(self.width(), 200)
        return QSize(width, self._lay_out(width))

    def minimumSizeHint(self) -> QSize:
        """Return what must be seen; the rest is scrolled."""
        return QSize(160, self._lay_out(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything anew."""
        super().resizeEvent(event)
        self._lay_out(event.size().width())
        self.updateGeometry()

    # ------------------------------------------------------------------ painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw titles, squares and the legend."""
        self._lay_out(self.width())  # another width may have been asked for meanwhile
        painter = QPainter(self)
        tints = colours(self.palette())
        seen = event.rect().adjusted(-GAP, -GAP, GAP, GAP)
        for rect, name, share in self._titles:
            if not seen.intersects(rect):
                continue
            painter.setPen(self.palette().windowText().color())
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft, name)
            painter.setPen(tints["muted"])
            painter.drawText(rect, Qt.AlignmentFlag.AlignRight, share)
        for number, square in enumerate(self._squares):
            if not seen.intersects(square.rect):
                continue
            self._square(painter, square.rect, square.line.state, late=square.line.late)
            if number == self._at and self.hasFocus():
                painter.setPen(QPen(self.palette().windowText().color(), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(square.rect.adjusted(-1, -1, 1, 1), 4, 4)
        width = self.width()
        for rect, state, text in self._legend(width):
            if state:
                self._square(painter, rect, state, late=state == LATE)
            painter.setPen(self.palette().windowText().color())
            left = rect.right() + 6 if state else rect.left()
            beside = QRect(left, rect.top(), width, rect.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, text)

    def _square(self, painter: QPainter, rect: QRect, state: str, *, late: bool) -> None:
        tints = colours(self.palette())
        ink = tints[COLOURS.get(state, "muted")]
        painter.setPen(QPen(ink, 1))
        painter.setBrush(tints[ground_of(state)])
        painter.drawRoundedRect(rect, 3, 3)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, MARKS.get(state, ""))
        if late:
            corner = rect.topRight()
            painter.setBrush(tints["force"])
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(corner + QPoint(-3, 3), 3, 3)

    # ------------------------------------------------------------------ mouse and keys

    def square_at(self, point: QPoint) -> int:
        """Return the number of the square under a point, -1 for none."""
        return next((n for n, s in enumerate(self._squares) if s.rect.contains(point)), -1)

    def words(self, line: Line) -> str:
        """Return what a square says."""
        late = f" · {self._desk.state('late')}" if line.late else ""
        version = f" · v{line.received.version}" if line.received else ""
        return f"{line.unit.name} · {self._desk.state(line.state)}{version}{late}"

    def event(self, event: QEvent) -> bool:
        """Name the square under the pointer."""
        if isinstance(event, QHelpEvent):
            number = self.square_at(event.pos())
            if number >= 0:
                QToolTip.showText(event.globalPos(), self.words(self._squares[number].line), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the unit under the pointer."""
        number = self.square_at(event.position().toPoint())
        if number >= 0:
            self._go(number)
            self.unit_chosen.emit(self.current)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the cursor, Enter chooses."""
        keys = Qt.Key
        steps = {keys.Key_Left: -1, keys.Key_Right: 1, keys.Key_Home: -self._at}
        if event.key() in steps:
            self._go(self._at + steps[keys(event.key())])
        elif event.key() in (keys.Key_Up, keys.Key_Down):
            self._go(self._beside(-1 if event.key() == keys.Key_Up else 1))
        elif event.key() in (keys.Key_Return, keys.Key_Enter, keys.Key_Space) and self.current:
            self.unit_chosen.emit(self.current)
        else:
            super().keyPressEvent(event)

    def _beside(self, way: int) -> int:
        """Return the nearest square of the next row above or below."""
        if not self._squares:
            return 0
        here = self._squares[self._at].rect
        rows = [
            (abs(s.rect.y() - here.y()), abs(s.rect.x() - here.x()), number)
            for number, s in enumerate(self._squares)
            if (s.rect.y() - here.y()) * way > 0
        ]
        return min(rows)[2] if rows else self._at

    def _go(self, number: int) -> None:
        self._at = max(0, min(number, len(self._squares) - 1))
        self._tell()
        self.update()

    def _tell(self) -> None:
        said = self.words(self._squares[self._at].line) if self._squares else ""
        self.setAccessibleDescription(said)
        self.setToolTip("")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cursor."""
        super().focusInEvent(event)
        self.update()

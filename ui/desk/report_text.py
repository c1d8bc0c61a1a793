"""The draft as it will read; every figure can be clicked, and gone to by key."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from desktop.narrative.draft import Draft, Figure
from ui.desk.report_paper import Look, Paper, lay_out

PAUSE = 150
"""Milliseconds after which a new width counts."""
NARROWEST = 300
"""Pixels for which a chart is painted at least."""


class ReportText(QTextEdit):
    """``figure_chosen`` carries the tag of a figure that was clicked or gone to."""

    figure_chosen = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.tag = ""
        """The figure that is looked at."""
        self._draft: Draft | None = None
        self._paper: Paper | None = None
        self._room = 0
        """Width that it was laid out for."""
        self._later = QTimer(self, interval=PAUSE, singleShot=True)
        self._later.timeout.connect(self._lay_out)

    def show_draft(self, draft: Draft | None) -> None:
        """Show a draft, or none; what is looked at stays where it is."""
        was_empty, self._draft = self._draft is None, draft
        self._lay_out()
        if was_empty and self.tag and self._paper is not None:
            self._show_position(self._paper.of(self.tag)[0].start)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return self._draft is None

    def figure(self, tag: str) -> Figure | None:
        """Return a figure of what is shown."""
        return self._draft.figures.get(tag) if self._draft else None

    def _lay_out(self) -> None:
        old, at = self._paper, self.verticalScrollBar().value()
        if self._draft is None:
            self._paper = None
            self.setExtraSelections([])
            self.setDocument(QTextDocument(self))
            self._let_go(old)
            return
        self._room = self.viewport().width()
        room = max(self._room, NARROWEST)
        look = Look(self.font(), self.palette(), self.devicePixelRatioF(), room)
        self._paper = lay_out(self._draft, look)
        self._paper.document.setParent(self)
        self.setDocument(self._paper.document)
        self._let_go(old)
        if not self._paper.of(self.tag):
            self.tag = ""
        self._mark()
        self.verticalScrollBar().setValue(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Charts follow the width when it has come to rest."""
        super().resizeEvent(event)
        if self._paper is not None and self.viewport().width() != self._room:
            self._later.start()

    @staticmethod
    def _let_go(paper: Paper | None) -> None:
        """The widget deletes only a document that it made itself."""
        if paper is not None:
            paper.document.deleteLater()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme or text size."""
        super().changeEvent(event)
        kinds = (QEvent.Type.PaletteChange, QEvent.Type.FontChange)
        if event.type() in kinds and getattr(self, "_paper", None) is not None:
            self._lay_out()

    # ------------------------------------------------------------------ going to places

    def go_to(self, tag: str) -> bool:
        """Look at a figure; False, and nothing moves, when it is printed nowhere."""
        spots = self._paper.of(tag) if self._paper else []
        if not spots:
            return False
        self.tag = tag
        self._mark()
        self._show_position(spots[0].start)
        self.figure_chosen.emit(tag)
        return True

    def step(self, way: int, among: Collection[str] | None = None) -> bool:
        """Go to the next figure (1) or the one before (-1), of those ``among`` if given.

        From the last one it goes to the first. False when there is none.
        """
        order = self._paper.order() if self._paper else []
        wanted = [tag for tag in order if among is None or tag in among]
        if not wanted:
            return False
        here = order.index(self.tag) if self.tag in order else -1 if way > 0 else len(order)
        ahead = [tag for tag in wanted if (order.index(tag) - here) * way > 0]
        if way > 0:
            return self.go_to(ahead[0] if ahead else wanted[0])
        return self.go_to(ahead[-1] if ahead else wanted[-1])

    def go_line(self, line: int) -> None:
        """Show what a line of the template says."""
        if self._paper is not None:
            self._show_position(self._paper.position_of_line(line))

    def go_section(self, section: str) -> None:
        """Show where a section begins."""
        if self._paper is not None and section in self._paper.sections:
            self._show_position(self._paper.sections[section], top=True)

    def _show_position(self, position: int, *, top: bool = False) -> None:
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        area = self.cursorRect(cursor)
        bar = self.verticalScrollBar()
        height = self.viewport().height()
        if top:
            bar.setValue(bar.value() + area.top() - area.height() // 2)
        elif area.top() < 0 or area.bottom() > height:
            bar.setValue(bar.value() + area.top() - height // 3)

    def _mark(self) -> None:
        found = []
        look = QTextCharFormat()
        look.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        look.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        for spot in self._paper.of(self.tag) if self._paper and self.tag else ():
            cursor = QTextCursor(self.document())
            cursor.setPosition(spot.start)
            cursor.setPosition(spot.end, QTextCursor.MoveMode.KeepAnchor)
            one = QTextEdit.ExtraSelection()
            one.cursor = cursor  # type: ignore[attr-defined]  # a public field the stubs leave out
            one.format = look  # type: ignore[attr-defined]  # likewise
            found.append(one)
        self.setExtraSelections(found)

    # ------------------------------------------------------------------ Qt's calls

    def point_of(self, tag: str) -> QPoint:
        """Return the middle of the first sign of a figure, in the viewport."""
        spot = self._paper.of(tag)[0] if self._paper else None
        cursor = QTextCursor(self.document())
        cursor.setPosition(spot.start + 1 if spot else 0)
        area = self.cursorRect(cursor)
        return area.center() - QPoint(3, 0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show by the pointer what can be clicked."""
        super().mouseMoveEvent(event)
        over = bool(self.anchorAt(event.position().toPoint()))
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Look at the figure that was clicked; what was dragged over is only selected."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            tag = self.anchorAt(event.position().toPoint())
            if tag:
                self.go_to(tag)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right go from figure to figure."""
        ways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        way = ways.get(Qt.Key(event.key()))
        if way is not None and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.step(way)
            return
        super().keyPressEvent(event)

"""The editor of the report's text: numbered lines, slots in colour, faults underlined."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop.faults import Fault
from desktop.scheme.faults import TableFault
from ui.theme import colours

UNDERLINED = 12
"""Signs that are underlined at least where a fault begins."""
WORD = re.compile(r"[\w.]*", re.ASCII)
"""A key, underlined to its end."""


class SourceEdit(QPlainTextEdit):
    """A plain text editor that can be sent to a line and a column."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("报告文本"))
        self.setTabChangesFocus(True)
        self._numbers = _Numbers(self)
        self._colours = SlotColours(self.document())
        self._faults: Sequence[Fault] = ()
        self.blockCountChanged.connect(lambda _: self._make_room())
        self.updateRequest.connect(self._follow)
        self._make_room()
        self._dress()

    @property
    def line(self) -> int:
        """The line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def go_to(self, line: int, column: int = 1) -> None:
        """Put the cursor on a place, both counted from 1, and into this editor."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            cursor = QTextCursor(block)
            right = QTextCursor.MoveOperation.Right
            cursor.movePosition(right, n=min(column - 1, max(block.length() - 1, 0)))
            self.setTextCursor(cursor)
            self.centerCursor()
        self.setFocus()

    def replace_all(self, text: str) -> None:
        """Write another text as one step that can be undone."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def show_faults(self, faults: Sequence[Fault]) -> None:
        """Underline where something is wrong."""
        self._faults = faults
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(colours(self.palette())["force"])
        look.setBackground(colours(self.palette())["force_soft"])
        found = []
        for fault in faults:
            if not isinstance(fault, TableFault) or not fault.row:
                continue
            block = self.document().findBlockByNumber(fault.row - 1)
            if not block.isValid():
                continue
            cursor = QTextCursor(block)
            start = min(max(column_of(fault) - 1, 0), block.length() - 1)
            word = WORD.match(block.text(), start)
            marked = max(UNDERLINED, len(word[0]) if word else 0)
            end = min(start + marked, block.length() - 1)
            cursor.setPosition(block.position() + start)
            cursor.setPosition(block.position() + end, QTextCursor.MoveMode.KeepAnchor)
            one = QTextEdit.ExtraSelection()
            one.cursor = cursor  # type: ignore[attr-defined]  # a public field the stubs leave out
            one.format = look  # type: ignore[attr-defined]  # likewise
            found.append(one)
        self.setExtraSelections(found)

    # ------------------------------------------------------------------ the numbers

    @property
    def room(self) -> int:
        """Width of the numbers."""
        digits = len(str(max(self.blockCount(), 100)))
        return self.fontMetrics().horizontalAdvance("9") * digits + 14

    def _make_room(self) -> None:
        self.setViewportMargins(self.room, 0, 0, 0)

    def _follow(self, area: QRect, scrolled: int) -> None:
        if scrolled:
            self._numbers.scroll(0, scrolled)
        else:
            self._numbers.update(0, area.y(), self._numbers.width(), area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the numbers beside the text."""
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._numbers.setGeometry(inside.left(), inside.top(), self.room, inside.height())

    def paint_numbers(self, event: QPaintEvent) -> None:
        """Paint the numbers of the lines that are seen."""
        painter = QPainter(self._numbers)
        found = colours(self.palette())
        painter.fillRect(event.rect(), found["derived"])
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        here = self.line
        while block.isValid() and top <= event.rect().bottom():
            number = block.blockNumber() + 1
            painter.setPen(found["accent"] if number == here else found["muted"])
            area = QRect(0, round(top), self._numbers.width() - 6, self.fontMetrics().height())
            painter.drawText(area, Qt.AlignmentFlag.AlignRight, str(number))
            top += self.blockBoundingRect(block).height()
            block = block.next()
        painter.end()

    def _dress(self) -> None:
        self._colours.dress(self.palette())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme or text size."""
        super().changeEvent(event)
        if not hasattr(self, "_faults"):
            return
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()
            self.show_faults(self._faults)
        elif event.type() == QEvent.Type.FontChange:
            self._make_room()


def column_of(fault: TableFault) -> int:
    """Return the column of a fault of the report's text, 1 when it says none."""
    return int(fault.column) if fault.column.isdecimal() else 1


class _Numbers(QWidget):
    """The strip in which the numbers stand."""

    def __init__(self, edit: SourceEdit) -> None:
        super().__init__(edit)
        self._edit = edit

    def sizeHint(self) -> QSize:
        """As wide as the largest number."""
        return QSize(self._edit.room, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Let the editor paint: it knows the lines."""
        self._edit.paint_numbers(event)


class SlotColours(QSyntaxHighlighter):
    """Headings bold, what stands in braces in colour; braces may nest."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._heading, self._slot = QTextCharFormat(), QTextCharFormat()
        self._heading.setFontWeight(QFont.Weight.DemiBold)

    def dress(self, palette: QPalette) -> None:
        """Use the colours of a theme."""
        self._slot.setForeground(colours(palette)["accent"])
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Colour one line; called by Qt."""
        if text.startswith("#"):
            self.setFormat(0, len(text), self._heading)
        for start, end in braced(text):
            self.setFormat(start, end - start, self._slot)


def braced(text: str) -> list[tuple[int, int]]:
    """Return where the outermost braces of a line begin and end; open ones end with the line."""
    found, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign == "{":
            if depth == 0:
                start = at
            depth += 1
        elif sign == "}" and depth:
            depth -= 1
            if depth == 0:
                found.append((start, at + 1))
    if depth:
        found.append((start, len(text)))
    return found

"""How a cell looks, and which editor it gets.

Everything drawn comes from the cell's state and the theme, so that light and dark need no word in
the models. Qt's own drawing would ask the model for nine roles per cell; this asks for its state
and its text, and a full page repaints in a third of the time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QBrush, QColor, QKeyEvent, QPainter, QPalette, QPen, QPolygon
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.checks.order import CLASSES
from desktop.scheme.model import choice_text
from ui.models.grid_model import RIGHT, State
from ui.theme import colours
from ui.widgets.editors import (
    CellEditor,
    ChoiceEditor,
    DateEditor,
    Editing,
    LineEditor,
    TextEditor,
)

if TYPE_CHECKING:
    from ui.widgets.grid_view import GridView

MARGIN = 6
"""Pixels between the text and the edge of its cell."""
WRAP = int(Qt.TextFlag.TextWordWrap)
CORNER = 8
"""Pixels of the corner mark of a finding."""
ARROW_ROOM = 18
"""Pixels at the right of a cell that open its list."""
MORE_LINES = 4
"""A text editor shows this many lines, also where the cell has one."""
NARROWEST_TEXT = 260


class CellDelegate(QStyledItemDelegate):
    """Draws the cells of a :class:`ui.widgets.grid_view.GridView` and opens their editors."""

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view
        self.dress()

    def dress(self) -> None:
        """Take the colours of the present palette."""
        palette = self._view.palette()
        found = colours(palette)
        self._accent = found["accent"]
        self._marks = {name: found[name] for name in CLASSES}
        self._tints = {name: QBrush(found[f"{name}_soft"]) for name in self._marks}
        self._text = palette.color(QPalette.ColorRole.Text)
        self._muted = found["muted"]
        self._line = found["line"]
        base = palette.color(QPalette.ColorRole.Base)
        self._base = QBrush(base)
        self._derived = QBrush(found["derived"])
        self._group = QBrush(blended(found["accent_soft"], base, 0.55))
        self._waiting = QBrush(blended(found["accent_soft"], base, 0.6))
        self._hatch = QBrush(found["line"], Qt.BrushStyle.BDiagPattern)
        self._selected = QColor(self._accent)
        self._selected.setAlphaF(0.16)

    # ------------------------------------------------------------------ looks

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw ground, text, selection, the mark of a finding and the frame of the current cell."""
        drawn: Any = option  # its fields are missing from the library's stubs
        rect: QRect = drawn.rect
        row, column = index.row(), index.column()
        model = self._view.grid
        state = model.state(row, column)
        mark = None
        if model.marks and not state & State.LABEL:
            mark = model.marks.get(model.key_at(row, column))
        painter.save()
        painter.fillRect(rect, self._base)
        ground = self._tints[mark.audit_class] if mark else self._ground(state)
        if ground is not self._base:
            painter.fillRect(rect, ground)
        current = self._view.current_cell == (row, column)
        if not current and drawn.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._selected)
        painter.setPen(self._line)
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        self._write(painter, drawn, row, column, state)
        hovered = bool(drawn.state & QStyle.StateFlag.State_MouseOver)
        if (current or hovered) and self.has_arrow(row, column):
            self._arrow(painter, rect, ground)
        if mark:
            self._corner(painter, rect, self._marks[mark.audit_class])
        if current:
            painter.setPen(QPen(self._accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def _ground(self, state: int) -> QBrush:
        if state & State.GROUP:
            return self._group
        if state & State.ABSENT:
            return self._hatch
        if state & (State.COMPUTED | State.CARRIED):
            return self._derived
        return self._waiting if state & State.WAITING else self._base

    def _write(self, painter: QPainter, drawn: Any, row: int, column: int, state: int) -> None:
        """Draw the text; a figure that does not fit is never cut off but shown as ####."""
        model = self._view.grid
        text = model.text(row, column)
        if state & State.NEW and not text:
            text = self._view.new_row_hint(column)
        if not text:
            return
        faint = state & (State.CARRIED | State.NOT_APPLICABLE | State.NEW)
        painter.setPen(self._muted if faint else self._text)
        font = drawn.font
        if state & State.GROUP:
            font.setBold(True)
        painter.setFont(font)
        alignment = model.alignment(row, column)
        inside: QRect = drawn.rect.adjusted(MARGIN, 0, -MARGIN, 0)
        if column in self._view.wrapped:
            painter.drawText(inside, alignment | WRAP, text)
            return
        metrics = drawn.fontMetrics
        if metrics.horizontalAdvance(text) > inside.width():
            if alignment == RIGHT:
                text = "#" * max(1, inside.width() // metrics.horizontalAdvance("#"))
            else:
                line = text.replace("\n", " ⏎ ")
                text = metrics.elidedText(line, Qt.TextElideMode.ElideRight, inside.width())
        elif "\n" in text:
            text = text.replace("\n", " ⏎ ")
        painter.drawText(inside, alignment, text)

    def has_arrow(self, row: int, column: int) -> bool:
        """Say whether the cell is filled in from a list."""
        model = self._view.grid
        if row < 0 or not model.editable(row, column):
            return False
        return model.field(row, column).kind == "choice"

    def _arrow(self, painter: QPainter, rect: QRect, ground: QBrush) -> None:
        """Draw the arrow that opens the list, over what of the text reaches so far."""
        room = QRect(rect)
        room.setLeft(rect.right() - ARROW_ROOM)
        painter.fillRect(room.adjusted(0, 1, -1, -1), ground)
        middle = room.center()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._accent)
        left, right = middle + QPoint(-4, -2), middle + QPoint(4, -2)
        painter.drawPolygon(QPolygon([left, right, middle + QPoint(0, 3)]))

    def _corner(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        corner = rect.topRight()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        left, below = (
            QPoint(corner.x() - CORNER, corner.y()),
            QPoint(corner.x(), corner.y() + CORNER),
        )
        painter.drawPolygon(QPolygon([left, corner + QPoint(1, 0), below + QPoint(1, 1)]))

    # ------------------------------------------------------------------ editors

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Make the editor that goes with the field of the cell."""
        model = self._view.grid
        field = model.field(index.row(), index.column())
        kept = Editing(QPersistentModelIndex(index), self._view.editor_key, self._view.editor_left)
        editor: CellEditor
        if field.kind == "choice":
            lang = model.session.lang
            shown = [
                choice_text(choice, field.choices, field.choices_en, lang)
                for choice in field.choices
            ]
            editor = ChoiceEditor(parent, kept, field.choices, tuple(shown))
        elif field.kind == "date":
            editor = DateEditor(parent, kept)
        elif field.kind == "text":
            editor = TextEditor(parent, kept)
        else:
            editor = LineEditor(parent, kept)
            editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        editor.setAccessibleName(model.place(index.row(), index.column()))
        self._view.editor_opened(editor)
        return editor

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Keep Qt's own handling of keys and focus away: the editor asks the view instead."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # it ends the edit, not a dialog round the grid
            return True
        return False

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Fill the editor once; what is typed is not replaced by a repaint of the cell."""
        if isinstance(editor, LineEditor | TextEditor) and not editor.editing.filled:
            editor.editing.filled = True
            editor.editing.original = self._view.grid.edit_text(index.row(), index.column())
            editor.fill(editor.editing.original)

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Lay the editor over the cell; one for text may reach further."""
        laid: Any = option  # its fields are missing from the library's stubs
        rect = QRect(laid.rect)
        if isinstance(editor, TextEditor):
            lines = max(MORE_LINES, 1 + editor.content().count("\n"))
            rect.setWidth(max(rect.width(), NARROWEST_TEXT))
            rect.setHeight(max(rect.height(), editor.fontMetrics().lineSpacing() * lines + 10))
            inside = self._view.viewport().rect()
            rect.moveRight(min(rect.right(), max(inside.right(), rect.width())))
            if rect.bottom() > inside.bottom() > rect.height():
                rect.moveBottom(inside.bottom())
        editor.setGeometry(rect)


def blended(over: QColor, under: QColor, share: float) -> QColor:
    """Return ``share`` of one colour laid over another."""
    parts = zip(over.getRgb()[:3], under.getRgb()[:3], strict=True)  # type: ignore[index]  # four numbers
    return QColor(*(round(a * share + b * (1 - share)) for a, b in parts))

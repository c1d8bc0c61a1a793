"""How a cell looks, and which editor it gets.

Everything drawn comes from the cell's state and the theme, so that light and dark need no word in
the models. The option is filled in here and not by Qt: Qt asks the model for nine roles per cell,
this asks for two things, and a full page repaints in a third of the time.
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

from ui.models.grid_model import State
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

CORNER = 8
"""Pixels of the corner mark of a finding."""
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
        self._marks = {name: found[name] for name in ("force", "soft", "verify", "hint")}
        self._tints = {name: QBrush(found[f"{name}_soft"]) for name in self._marks}
        self._text = palette.color(QPalette.ColorRole.Text)
        self._muted = found["muted"]
        base = palette.color(QPalette.ColorRole.Base)
        self._base = QBrush(base)
        self._derived = QBrush(found["derived"])
        self._group = QBrush(blended(found["accent_soft"], base, 0.55))
        self._waiting = QBrush(blended(found["accent_soft"], base, 0.4))
        self._hatch = QBrush(found["line"], Qt.BrushStyle.BDiagPattern)
        self._selected = QColor(self._accent)
        self._selected.setAlphaF(0.16)

    # ------------------------------------------------------------------ looks

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Fill in what Qt's style draws: text, alignment, colours."""
        drawn: Any = option  # its fields are missing from the library's stubs
        model = self._view.grid
        row, column = index.row(), index.column()
        state = model.state(row, column)
        text = model.text(row, column)
        colour = self._text
        brush = self._base
        if state & State.GROUP:
            brush = self._group
            drawn.font.setBold(True)
        elif state & State.ABSENT:
            brush = self._hatch
        elif state & (State.COMPUTED | State.CARRIED):
            brush = self._derived
            colour = self._muted if state & State.CARRIED else self._text
        elif state & State.WAITING:
            brush = self._waiting
        elif state & State.NEW:
            colour = self._muted
            text = self._view.new_row_hint(column)
        if state & State.NOT_APPLICABLE:
            colour = self._muted
        mark = model.marks.get(model.key_at(row, column))
        if mark and not state & State.LABEL:
            brush = self._tints[mark.audit_class]
        drawn.backgroundBrush = brush
        drawn.state &= ~(QStyle.StateFlag.State_HasFocus | QStyle.StateFlag.State_Selected)
        palette = drawn.palette
        palette.setColor(QPalette.ColorRole.Text, colour)
        drawn.palette = palette
        drawn.displayAlignment = Qt.AlignmentFlag(model.alignment(row, column))
        features = QStyleOptionViewItem.ViewItemFeature.HasDisplay
        if column in self._view.wrapped:
            features |= QStyleOptionViewItem.ViewItemFeature.WrapText
        elif "\n" in text:
            text = text.replace("\n", " ⏎ ")
        drawn.features = features
        drawn.text = text

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the cell, its selection, the mark of a finding, the frame of the current cell."""
        drawn: Any = option  # its fields are missing from the library's stubs
        selected = drawn.state & QStyle.StateFlag.State_Selected
        super().paint(painter, option, index)
        rect: QRect = drawn.rect
        row, column = index.row(), index.column()
        current = self._view.current_cell == (row, column)
        if selected and not current:
            painter.fillRect(rect, self._selected)
        model = self._view.grid
        mark = model.marks.get(model.key_at(row, column))
        if mark and not model.state(row, column) & State.LABEL:
            self._corner(painter, rect, self._marks[mark.audit_class])
        if current:
            painter.setPen(QPen(self._accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _corner(self, painter: QPainter, rect: QRect, colour: QColor) -> None:
        corner = rect.topRight()
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        left, below = (
            QPoint(corner.x() - CORNER, corner.y()),
            QPoint(corner.x(), corner.y() + CORNER),
        )
        painter.drawPolygon(QPolygon([left, corner + QPoint(1, 0), below + QPoint(1, 1)]))
        painter.restore()

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
            editor = ChoiceEditor(parent, kept, field.choices)
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

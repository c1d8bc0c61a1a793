"""A grid that behaves like a spreadsheet: typing overwrites, Enter goes down, Tab goes right.

The view moves and edits; blocks (copy, paste, fill down …) are in :mod:`ui.widgets.grid_blocks`.
A text that is refused stays in its editor, and nothing leads away from it but taking it back.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QApplication,
    QTableView,
    QWidget,
)

from desktop.faults import Fault
from ui.models.grid_model import GridModel
from ui.widgets.delegate import ARROW_ROOM, CellDelegate
from ui.widgets.editors import (
    CellEditor,
    ChoiceEditor,
    DateEditor,
    LineEditor,
    TextEditor,
    show_refused,
)
from ui.widgets.grid_blocks import GridBlocks
from ui.widgets.grid_header import GridHeader
from ui.widgets.grid_steps import GridSteps
from ui.widgets.refusal_bar import RefusalBar

Key = Qt.Key
Triggers = QAbstractItemView.EditTrigger
ALT = Qt.KeyboardModifier.AltModifier
KEYPAD = Qt.KeyboardModifier.KeypadModifier
COMMANDS = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
"""A key held with one of these types nothing."""
ROW_SPACE = 12
"""Pixels that a row is higher than its text."""


class GridView(QTableView):
    """Shows one :class:`GridModel`; see the module for what it does with keys."""

    current_key_changed = Signal(str)

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        model.setParent(self)
        self.grid = model
        self.wrapped: frozenset[int] = frozenset()
        """Columns whose text may take several lines."""
        self.current_cell = (-1, -1)
        self._editor: CellEditor | None = None
        self._typing = False
        self._steps = GridSteps(self)
        self.header = GridHeader(self)
        self.setHorizontalHeader(self.header)
        self._cells = CellDelegate(self)
        self.setItemDelegate(self._cells)
        self.setModel(model)
        self.blocks = GridBlocks(self)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_Hover)  # arrows under the mouse
        self._bar = RefusalBar(self.viewport())
        self.setEditTriggers(
            Triggers.DoubleClicked | Triggers.AnyKeyPressed | Triggers.EditKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setShowGrid(False)  # the cells draw their lines, in a colour seen on dark too
        self.setWordWrap(True)
        rows = self.verticalHeader()
        rows.setDefaultSectionSize(self.fontMetrics().height() + ROW_SPACE)
        rows.setMinimumSectionSize(self.fontMetrics().height() + ROW_SPACE)

    def new_row_hint(self, column: int) -> str:
        """Return what stands on the line for a new row."""
        return self.tr("在此填写新的一行") if column == 0 else ""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._cells.dress()
            self.viewport().update()

    # ------------------------------------------------------------------ editing

    def editor_opened(self, editor: CellEditor) -> None:
        """Keep the editor that the delegate has made."""
        self._editor = editor
        editor.editing.typed = self._typing

    def editor(self) -> CellEditor | None:
        """Return the open editor."""
        return self._editor

    def _forget(self) -> None:
        if self._editor is not None:
            self._editor.editing.closed = True
            self._editor = None
            self._bar.hide()

    def reset(self) -> None:
        """Let go of the editor with everything else: another report is shown."""
        self._forget()
        super().reset()

    def rowsAboutToBeRemoved(
        self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int
    ) -> None:
        """Let go of an editor whose row is going."""
        if self._editor is not None and start <= self._editor.editing.index.row() <= end:
            self._forget()
        super().rowsAboutToBeRemoved(parent, start, end)

    def editor_left(self, editor: CellEditor) -> None:
        """Take the text of an editor that lost the focus; refused, it stays and shows why."""
        self.take(editor)

    def finish(self) -> bool:
        """Take what is being typed; return False when it is refused and stays in its editor."""
        return self._editor is None or self.take(self._editor)

    def abandon(self) -> None:
        """Let go of what is being typed: the cell keeps its value."""
        if self._editor is not None:
            self._close(self._editor)

    def pending(self) -> str:
        """Return the text that stands in an open editor and is not taken yet, "" for none."""
        if self._editor is None or self._editor.content() == self._editor.editing.original:
            return ""
        return self._editor.content()

    def refusal(self) -> str:
        """Return why the text in the open editor was refused; "" when it was not."""
        return self._bar.text() if self._bar.isVisibleTo(self.viewport()) else ""

    def take(self, editor: CellEditor, move: tuple[int, int] | None = None) -> bool:
        """Enter the text of ``editor``, close it and go on by ``move`` (rows, columns).

        Returns False when the text is refused: the editor stays with the text and the reason.
        """
        index = editor.editing.index
        row, column = index.row(), index.column()
        text = editor.content()
        if index.isValid() and text != editor.editing.original:
            try:
                self.grid.commit(row, column, text)
            except Fault as fault:
                self._refuse(editor, fault.text(self.grid.session.lang))
                return False
        self._close(editor)
        if move is not None and row >= 0:
            if move == (1, 0) and isinstance(editor, ChoiceEditor):
                self._steps.after_choice(row, column)
            else:
                self.step(row, column, move)
        return True

    def _refuse(self, editor: CellEditor, sentence: str) -> None:
        show_refused(editor, True)
        editor.setAccessibleDescription(sentence)
        editor.setToolTip(sentence)
        editor.selectAll()  # the next figure typed replaces the one that was refused
        self._bar.show_at(editor.geometry(), sentence)

    def _close(self, editor: CellEditor) -> None:
        if editor.editing.closed:
            return
        editor.editing.closed = True
        if isinstance(editor, ChoiceEditor):
            editor.completer().popup().hide()
        self._editor = None
        self._bar.hide()
        self.closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)

    def editor_key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        """Take the keys that end an edit; return False for those that the editor keeps."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key == Key.Key_Escape:
            self._close(editor)
        elif key in (Key.Key_Return, Key.Key_Enter):
            if alt and isinstance(editor, TextEditor):
                editor.insertPlainText("\n")
            else:
                self.take(editor, (-1 if shift else 1, 0))
        elif key == Key.Key_Tab:
            self.take(editor, (0, 1))
        elif key == Key.Key_Backtab:
            self.take(editor, (0, -1))
        elif key in (Key.Key_Up, Key.Key_Down) and not alt and self._leaves(editor):
            self.take(editor, (1 if key == Key.Key_Down else -1, 0))
        else:
            if self._bar.isVisible():  # being mended
                show_refused(editor, False)
                self._bar.hide()
            return False
        return True

    def _leaves(self, editor: CellEditor) -> bool:
        """Say whether an arrow key leaves the editor."""
        if isinstance(editor, ChoiceEditor) and editor.list_open():
            return False
        return editor.editing.typed and isinstance(editor, LineEditor)

    # ------------------------------------------------------------------ moving

    def step(self, row: int, column: int, move: tuple[int, int]) -> bool:
        """Make the cell ``move`` away from row and column current; False when there is none."""
        return self._steps.step(row, column, move)

    def go_first(self) -> None:
        """Make the first cell to fill in current, or the first cell of all."""
        to = self._steps.input_from(0, 0, 1)
        if to is None and self.grid.rowCount():
            to = (0, 0)
        if to is not None:
            self.setCurrentIndex(self.grid.index(*to))

    def reveal(self, key: str) -> bool:
        """Scroll to ``key``, make it current and take the focus; False when it is not shown."""
        found = self.grid.position(key)
        if found is None:
            return False
        index = self.grid.index(*found)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtCenter)
        self.setFocus()
        return True

    def current_key(self) -> str:
        """Return the key of the current cell, "" where there is none."""
        index = self.currentIndex()
        return self.grid.key_at(index.row(), index.column()) if index.isValid() else ""

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which key is current."""
        super().currentChanged(current, previous)
        self.current_cell = (current.row(), current.column())
        self._steps.forget_tabs()
        if self._editor is None:
            self._bar.hide()
        self.current_key_changed.emit(self.current_key())

    # ------------------------------------------------------------------ what menus ask for

    def copy(self) -> None:
        """Copy the selection."""
        self.blocks.copy()

    def paste(self) -> None:
        """Paste over the selection."""
        self.blocks.paste()

    def fill_down(self) -> None:
        """Fill the selection down."""
        self.blocks.fill_down()

    def not_applicable(self) -> None:
        """Make the selection 不涉及, or blank again."""
        self.blocks.toggle_na()

    # ------------------------------------------------------------------ events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does with a key."""
        if self._editor is not None:
            # With the focus it has had the key already. Without, an input method's first
            # composition goes on: until then the focus stays here.
            if not self._editor.hasFocus():
                self._editor.setFocus()
                QApplication.sendEvent(self._editor, event)
            return
        self._bar.hide()
        if self.blocks.key(event) or self._moving_key(event):
            event.accept()
            return
        if event.key() in (Key.Key_Tab, Key.Key_Backtab):
            event.ignore()  # past the last cell the focus goes on
            return
        if event.key() == Key.Key_F2:
            self._typing = False
            row, column = self.current_cell
            if row >= 0 and self.grid.editable(row, column):
                self.edit(self.currentIndex())
                editor = self.editor()
                if isinstance(editor, ChoiceEditor):
                    editor.open_list()
            else:
                self.open_read_only(row, column)
            return
        typed = event.text() if not event.modifiers() & COMMANDS else ""
        if typed.strip() and typed.isprintable() and self._shut(typed):
            return
        self._typing = True
        super().keyPressEvent(event)
        self._typing = False

    def unfold(self) -> bool:
        """Open the list or the calendar of the current cell; False when it has none."""
        row, column = self.current_cell
        if not self.grid.editable(row, column):
            return False
        if self.grid.field(row, column).kind not in ("choice", "date"):
            return False
        self.edit(self.currentIndex())
        editor = self.editor()
        if isinstance(editor, ChoiceEditor):
            editor.open_list()
        elif isinstance(editor, DateEditor):
            editor.open_calendar()
        return True

    def _shut(self, typed: str) -> bool:
        """Say why the current cell does not take what is typed; False when it takes it."""
        row, column = self.current_cell
        if row < 0 or self.grid.editable(row, column):
            return False
        if self.grid.session.refuse_locked():
            return True
        if not self.open_read_only(row, column, typed):
            index = self.grid.index(row, column)
            self._bar.show_at(self.visualRect(index), self.grid.why_shut(row, column))
        return True

    def _moving_key(self, event: QKeyEvent) -> bool:
        key, index = event.key(), self.currentIndex()
        if not index.isValid():
            return False
        if key == Key.Key_Down and event.modifiers() & ~KEYPAD == ALT:
            return self.unfold()
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Key.Key_Return, Key.Key_Enter):
            self.step(index.row(), index.column(), (-1 if back else 1, 0))
            return True
        if key == Key.Key_Tab:
            return self.step(index.row(), index.column(), (0, 1))
        if key == Key.Key_Backtab:
            return self.step(index.row(), index.column(), (0, -1))
        if key in (Key.Key_Up, Key.Key_Down) and not event.modifiers() & ~KEYPAD:
            self._steps.forget_tabs()
            self.step(index.row(), index.column(), (1 if key == Key.Key_Down else -1, 0))
            return True
        if key == Key.Key_Backspace and self.grid.editable(index.row(), index.column()):
            self._typing = True
            self.edit(index)
            self._typing = False
            if editor := self.editor():
                editor.fill("")
            return True
        return False

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the editor with the first letter that an input method sends, and lose none."""
        if self._editor is None and event.commitString() and self._shut(event.commitString()):
            return
        self._typing = True
        index = self.currentIndex()
        if self._editor is None and event.commitString() and not event.preeditString():
            # whole at once: a sign of punctuation, a word of handwriting
            if self.edit(index, Triggers.AnyKeyPressed, event) and (editor := self.editor()):
                editor.setFocus()
                editor.fill("")
                QApplication.sendEvent(editor, event)
        else:
            super().inputMethodEvent(event)
        self._typing = False

    def keyboardSearch(self, search: str) -> None:
        """Search for nothing: what is typed is never a search."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Stay with a text that was refused; anything else is taken first."""
        if self._editor is not None and not self.finish():
            self._editor.setFocus()
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the list of a choice when its arrow was pressed."""
        super().mouseReleaseEvent(event)
        where = event.position().toPoint()
        at = self.currentIndex()
        if (
            event.button() == Qt.MouseButton.LeftButton
            and self._editor is None
            and self.indexAt(where) == at
            and self._cells.has_arrow(at.row(), at.column())
            and where.x() > self.visualRect(at).right() - ARROW_ROOM
        ):
            self.unfold()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edit the cell, or open what is behind a read-only one."""
        super().mouseDoubleClickEvent(event)
        if self._editor is None and event.button() == Qt.MouseButton.LeftButton:
            self.open_read_only(*self.current_cell)

    def open_read_only(self, row: int, column: int, typed: str = "") -> bool:
        """Open what is behind a cell that is not typed into; False when there is nothing.

        ``typed`` is what was typed over the cell.
        """
        return False

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what may be done to the selection."""
        if self.finish():
            where = event.globalPos()
            if event.reason() == QContextMenuEvent.Reason.Keyboard:
                below = self.visualRect(self.currentIndex()).bottomLeft()
                where = self.viewport().mapToGlobal(below + QPoint(4, 0))
            self.blocks.menu().popup(where)

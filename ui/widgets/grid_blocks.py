"""What is done to a block of cells: copy, cut, paste, blank, fill down, 不涉及.

Each is one operation and one step of undo. Texts that a cell cannot take are shown with place and
reason before anything is entered.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QObject, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu

from desktop.faults import Fault
from desktop.scheme.values import NA, Value
from ui.models.grid_model import State
from ui.models.paste import Headings, Plan, Target, block_targets, headings_in, plan, tiled
from ui.widgets.clipboard import Block, read_block, write_block
from ui.widgets.paste_report import PasteReport, asks_headings

if TYPE_CHECKING:
    from ui.widgets.grid_view import GridView

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
OWN = "application/x-jiaobao-cells"
"""On the clipboard beside a text copied from a grid here: it has no lines for headings."""


class GridBlocks(QObject):
    """The block operations of one view."""

    def __init__(self, view: GridView) -> None:
        super().__init__(view)
        self._view = view
        self._grid = view.grid
        self.more: list[QAction] = []
        """Further entries of the menu, of the page that the view stands on."""

    # ------------------------------------------------------------------ what is selected

    def selected(self) -> list[tuple[int, int]]:
        """Return the selected cells that have a value or may have one, row by row as seen."""
        view = self._view
        cells: list[tuple[int, int]] = []
        for part in view.selectionModel().selection().toList():
            columns = [
                column
                for column in self._grid.block_columns()
                if part.left() <= column <= part.right() and not view.isColumnHidden(column)
            ]
            cells += [
                (row, column)
                for row in range(part.top(), part.bottom() + 1)
                for column in columns
                if not self._grid.state(row, column) & State.GROUP
            ]
        return cells

    def _inputs(self) -> list[tuple[int, int]]:
        return [cell for cell in self.selected() if self._grid.editable(*cell)]

    def select(self, cells: Iterable[tuple[int, int]]) -> None:
        """Select the block that reaches round ``cells``; the current cell stays."""
        found = list(cells)
        if not found:
            return
        rows, columns = [row for row, _ in found], [column for _, column in found]
        last = self._grid.rowCount() - 1
        first = self._grid.index(min(rows), min(columns))
        end = self._grid.index(min(max(rows), last), max(columns))
        block = QItemSelection(first, end)
        self._view.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    # ------------------------------------------------------------------ operations

    def run(self, operation: Callable[[], object]) -> bool:
        """Call ``operation``; a fault is shown by the window. Returns whether it went well."""
        try:
            operation()
        except Fault as fault:
            self._grid.session.faulted.emit(fault)
            return False
        return True

    def copy(self) -> bool:
        """Put the selection on the clipboard as Excel and WPS do."""
        cells = self.selected()
        if not cells:
            return False
        rows = sorted({row for row, _ in cells})
        columns = list(dict.fromkeys(column for _, column in cells))
        block = [[self._grid.edit_text(row, column) for column in columns] for row in rows]
        copied = QMimeData()
        copied.setText(write_block(block))
        copied.setData(OWN, b"1")
        QGuiApplication.clipboard().setMimeData(copied)
        return True

    def cut(self) -> None:
        """Copy the selection and blank it."""
        if self.copy() and not self._grid.session.locked:
            self.clear()

    def clear(self) -> None:
        """Blank the selected cells."""
        grid = self._grid
        if grid.session.refuse_locked():
            return
        keys = {
            grid.key_at(*cell): None for cell in self._inputs() if grid.value(*cell) is not None
        }
        if keys:
            label = self.tr("清除 {0} 格").format(len(keys))
            self.run(lambda: grid.session.enter(keys, label))

    def paste(self) -> None:
        """Enter the block on the clipboard from the upper left selected cell on."""
        if self._grid.session.refuse_locked():
            return
        index = self._view.currentIndex()
        block = read_block(QGuiApplication.clipboard().text())
        if not block or not index.isValid():
            return
        cells = self.selected() or [(index.row(), index.column())]
        if len(cells) > 1 and len(block) == len(block[0]) == 1:
            targets = [Target(*cell, block[0][0]) for cell in self._inputs()]
        else:
            laid = self._targets(block, cells)
            if laid is None:
                return
            targets = laid
        self._enter(plan(self._grid, targets), self.tr("粘贴 {0} 格"))

    def _targets(self, block: Block, cells: list[tuple[int, int]]) -> list[Target] | None:
        """Lay the block over the grid; None when it is not to be laid at all."""
        rows = sorted({row for row, _ in cells})
        columns = list(dict.fromkeys(column for _, column in cells))
        if len(cells) > 1:
            block = tiled(block, len(rows), len(columns))
        index = self._view.currentIndex()
        # a heading is no cell, yet a copied form may be laid from there
        top = index.row() if self._is_heading(index.row()) else rows[0]
        own = QGuiApplication.clipboard().mimeData().hasFormat(OWN)
        found = Headings.WITHOUT if own else headings_in(self._grid, block, top)
        with_headings: bool | None = found is Headings.WITH
        if found is Headings.UNCLEAR:
            with_headings = self.ask_headings()
        if with_headings is None:
            return None
        return block_targets(self._grid, block, top, self._columns_from(columns[0]), with_headings)

    def _columns_from(self, first: int) -> list[int]:
        order = self._grid.block_columns()
        order = order[order.index(first) :]
        return [column for column in order if not self._view.isColumnHidden(column)]

    def fill_down(self) -> None:
        """Fill the uppermost selected cells down; one row alone takes what stands above it."""
        cells = self.selected()
        rows = sorted({row for row, _ in cells})
        if not rows or self._grid.session.refuse_locked():
            return
        source = rows[0]
        if len(rows) == 1:
            above = [row for row in range(source) if not self._is_heading(row)]
            if not above:
                return
            source = above[-1]
        targets = [
            Target(row, column, self._grid.edit_text(source, column))
            for row, column in cells
            if row != source and self._grid.editable(row, column)
        ]
        self._enter(plan(self._grid, targets), self.tr("向下填充 {0} 格"))

    def _is_heading(self, row: int) -> bool:
        return bool(self._grid.state(row, 0) & State.GROUP)

    def toggle_na(self) -> None:
        """Make the selected cells 不涉及, or blank if they all are."""
        grid = self._grid
        if grid.session.refuse_locked():
            return
        cells = [cell for cell in self._inputs() if grid.takes_na(*cell)]
        if not cells:
            return
        to: Value | None = None if all(grid.value(*cell) is NA for cell in cells) else NA
        label = self.tr("取消不涉及") if to is None else self.tr("不涉及 {0} 格")
        keys = {grid.key_at(*cell): to for cell in cells}
        self.run(lambda: grid.session.enter(keys, label.format(len(keys))))

    def _enter(self, made: Plan, label: str) -> None:
        """Carry out a plan; what is refused is shown and asked about first."""
        if made.refused and not self.ask(made):
            return
        if made:
            session = self._grid.session
            words = label.format(made.count)
            if not self.run(lambda: session.paste(made.changes, made.new_rows, words)):
                return
        self.select(made.cells)

    def ask(self, made: Plan) -> bool:
        """Show what is refused; return whether the others are to be entered."""
        report = PasteReport(made.refused, made.count, self._view)
        return bool(report.exec())

    def ask_headings(self) -> bool | None:
        """Ask whether blank lines are the headings of the form; None gives the paste up."""
        return asks_headings(self._view)

    # ------------------------------------------------------------------ keys and menu

    def key(self, event: QKeyEvent) -> bool:
        """Carry out the operation that the key stands for; False when it is none."""
        standard = QKeySequence.StandardKey
        if event.matches(standard.Copy):
            self.copy()
        elif event.matches(standard.Cut):
            self.cut()
        elif event.matches(standard.Paste):
            self.paste()
        elif event.key() == Key.Key_Delete and not event.modifiers():
            self.clear()
        elif event.key() == Key.Key_D and event.modifiers() == CTRL:
            self.fill_down()
        elif event.key() == Key.Key_F4 and not event.modifiers():
            self.toggle_na()
        else:
            return self._undo_key(event)
        return True

    def _undo_key(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.run(self._grid.session.undo)
        elif event.matches(QKeySequence.StandardKey.Redo) or (
            event.key() == Key.Key_Y and event.modifiers() == CTRL
        ):
            self.run(self._grid.session.redo)
        else:
            return False
        return True

    def menu(self) -> QMenu:
        """Return the context menu for the present selection."""
        menu = QMenu(self._view)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        inputs = self._inputs()
        grid = self._grid

        def add(text: str, shortcut: str, called: Callable[[], object], enabled: bool) -> None:
            action = menu.addAction(f"{text}\t{shortcut}")
            action.triggered.connect(lambda _checked: called())
            action.setEnabled(enabled)

        add(self.tr("复制"), "Ctrl+C", self.copy, bool(self.selected()))
        add(self.tr("剪切"), "Ctrl+X", self.cut, bool(inputs))
        add(self.tr("粘贴"), "Ctrl+V", self.paste, bool(QGuiApplication.clipboard().text()))
        menu.addSeparator()
        add(self.tr("清除"), "Del", self.clear, bool(inputs))
        add(self.tr("向下填充"), "Ctrl+D", self.fill_down, bool(inputs))
        takes_na = any(grid.takes_na(*cell) for cell in inputs)
        add(self.tr("不涉及"), "F4", self.toggle_na, takes_na)
        menu.addSeparator()
        add(self.tr("撤销"), "Ctrl+Z", lambda: self.run(grid.session.undo), True)
        add(self.tr("重做"), "Ctrl+Y", lambda: self.run(grid.session.redo), True)
        if self.more:
            menu.addSeparator()
            menu.addActions(self.more)
        return menu

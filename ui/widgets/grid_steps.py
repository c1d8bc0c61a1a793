"""Where Enter, Tab and the arrows lead in a grid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.models.grid_model import READ_ONLY, State

if TYPE_CHECKING:
    from ui.widgets.grid_view import GridView

SKIPPED = State.GROUP | State.ABSENT


class GridSteps:
    """Moves the current cell of one view; after some Tabs, Enter returns to where they began."""

    def __init__(self, view: GridView) -> None:
        self._view = view
        self._tab_from: int | None = None
        """Column in which a run of Tabs began."""

    def forget_tabs(self) -> None:
        """Let Enter go straight down again."""
        self._tab_from = None

    def step(self, row: int, column: int, move: tuple[int, int]) -> bool:
        """Make the cell ``move`` (rows, columns) away current; False when there is none."""
        down, right = move
        if right:
            if self._tab_from is None:
                self._tab_from = column
            to = self._next_input(row, column, right)
        else:
            to = self._next_row(row, column if self._tab_from is None else self._tab_from, down)
            self._tab_from = None
        if to is None:
            return False
        kept = self._tab_from
        self._go(to)
        self._tab_from = kept
        return True

    def after_choice(self, row: int, column: int) -> None:
        """Go down as ever; in the last row of a ledger go right, not into a row yet to be made."""
        if row + 1 != self._view.grid.new_row_at():
            self.step(row, column, (1, 0))
            return
        to = self._next_input(row, column, 1)
        if to is not None and to[0] == row:
            self._go(to)

    def input_from(self, row: int, at: int, right: int) -> tuple[int, int] | None:
        """Return the first cell to fill in from place ``at`` on, row by row as they are seen."""
        view, header = self._view, self._view.header
        order = [header.logicalIndex(place) for place in range(header.count())]
        while 0 <= row < view.grid.rowCount():
            while 0 <= at < len(order):
                if not view.isColumnHidden(order[at]) and self._is_input(row, order[at]):
                    return row, order[at]
                at += right
            row += 1 if right > 0 else -1
            at = 0 if right > 0 else len(order) - 1
        return None

    def _go(self, to: tuple[int, int]) -> None:
        self._view.setCurrentIndex(self._view.grid.index(*to))
        self._view.scrollTo(self._view.currentIndex())

    def _next_row(self, row: int, column: int, down: int) -> tuple[int, int] | None:
        grid, at = self._view.grid, row + down
        while 0 <= at < grid.rowCount():
            if not grid.state(at, column) & SKIPPED:
                return at, column
            at += down
        return None

    def _next_input(self, row: int, column: int, right: int) -> tuple[int, int] | None:
        return self.input_from(row, self._view.header.visualIndex(column) + right, right)

    def _is_input(self, row: int, column: int) -> bool:
        """Say whether Tab stops here: the same cells while the report is locked."""
        return not self._view.grid.state(row, column) & READ_ONLY

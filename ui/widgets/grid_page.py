"""What the pages with a grid have in common: finding a cell, leaving with nothing half typed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from ui.widgets.giving_up import asks_to_give_up
from ui.widgets.grid_view import GridView


class GridPage(QWidget):
    """A page round one :class:`GridView`. ``current_key_changed`` carries the key of the cell."""

    current_key_changed = Signal(str)

    def __init__(self, view: GridView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.setFocusProxy(view)
        view.current_key_changed.connect(self.current_key_changed)

    def reveal(self, key: str) -> None:
        """Scroll to the cell ``key``, select it and put the cursor there."""
        self.view.reveal(key)

    def finish(self) -> bool:
        """Take what is being typed before the page is left.

        A refused text is asked about: back to it, or give it up. False means: stay on the page.
        """
        if self.view.finish():
            return True
        if self.gives_up(self.view.pending(), self.view.refusal()):
            self.view.abandon()
            return True
        self.view.setFocus()
        return False

    def gives_up(self, text: str, reason: str) -> bool:
        """Ask whether the refused ``text`` may be given up."""
        return asks_to_give_up(self, text, reason)

    def showEvent(self, event: QShowEvent) -> None:
        """Mark findings from now on; put the cursor on the first cell to fill in."""
        super().showEvent(event)
        self.view.grid.watch(True)
        if not self.view.currentIndex().isValid():
            self.view.go_first()
        elif key := self.view.current_key():
            self.current_key_changed.emit(key)

    def hideEvent(self, event: QHideEvent) -> None:
        """Put no more findings into words for a page that nobody sees."""
        super().hideEvent(event)
        self.view.grid.watch(False)

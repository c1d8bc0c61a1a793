"""A page of the desk: what every one of them has, and what the window asks of it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.desk.desk import ProvinceDesk
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice


class DeskPage(QWidget):
    """A page is made of the desk alone, ``Page(desk)``; its window title is the word on its tab.

    ``wanted`` asks for totals to be worked out; ``unit_chosen`` carries the code of a unit that is
    to be shown on the board. ``jobs`` and ``notice`` are the page's to place and to use.
    """

    wanted = Signal()
    unit_chosen = Signal(str)
    shows_totals = False
    """Whether totals are worked out when the page is looked at."""

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._title = ""
        self.jobs = JobBar()
        self.notice = Notice(desk.lang, keeps_room=True)

    def name_tab(self, title: str, count: int = 0) -> None:
        """Put a word on the tab; ``count`` says how much waits for somebody there."""
        self._title = title
        self.count_on_tab(count)

    def count_on_tab(self, count: int) -> None:
        """Say how much waits for somebody."""
        self.setWindowTitle(f"{self._title} {count}" if count else self._title)

    def focus_first(self) -> None:
        """Put the cursor where work begins; called when the page comes to the front by key."""
        self.setFocus()

    def focus_search(self) -> None:
        """Put the cursor where the page is searched, its ``search`` if it has one."""
        search = getattr(self, "search", None)
        if isinstance(search, QLineEdit):
            search.setFocus()
            search.selectAll()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what the page needs when it is seen."""
        super().showEvent(event)
        if self.shows_totals and self._desk.figures is None:
            self.wanted.emit()

    def stop(self) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()

"""Pages: the form, ledger, text or cover in the middle, each made when it is first asked for."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QSignalBlocker, Signal, SignalInstance
from PySide6.QtWidgets import QStackedWidget, QWidget

from ui.places import COVER, NARRATIVES, page_of
from ui.session import Session


class Page(Protocol):
    """What every page can do."""

    current_key_changed: SignalInstance

    def reveal(self, key: str) -> None:
        """Scroll to the cell ``key``, select it and put the cursor there."""

    def finish(self) -> bool:
        """Take what is being typed; False means that the clerk wants to stay."""


def make_page(session: Session, page: str) -> QWidget:
    """Return a new page; the widgets of the other kinds are not even imported."""
    if page == COVER:
        from ui.widgets.cover_page import CoverPage

        return CoverPage(session)
    if page == NARRATIVES:
        from ui.widgets.narrative_page import NarrativePage

        return NarrativePage(session)
    if page.startswith("T"):
        from ui.widgets.indicator_page import IndicatorPage

        return IndicatorPage(session, page[1:])
    from ui.widgets.ledger_page import LedgerPage

    return LedgerPage(session, page)


class Pages(QStackedWidget):
    """The stack in the middle. ``page_shown`` carries a page id, ``current_key_changed`` a key."""

    page_shown = Signal(str)
    current_key_changed = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._made: dict[str, QWidget] = {}
        self.current = ""
        """Id of the page that is shown."""
        self.current_key = ""
        """Key of the cell that has the cursor, "" when none has."""
        session.opened.connect(self.forget)

    def forget(self) -> None:
        """Throw all pages away: another report is open."""
        with QSignalBlocker(self):
            for page in self._made.values():
                self.removeWidget(page)
                page.deleteLater()
        self._made.clear()
        self.current = ""
        self._on_key("")

    def finish(self) -> bool:
        """Take what is being typed on the page; False means that the clerk wants to stay."""
        page = self._made.get(self.current)
        return page is None or cast("Page", page).finish()

    def show_page(self, page: str) -> None:
        """Show ``page``, unless what is being typed on the current one keeps the clerk there."""
        if page == self.current:
            return
        if not self.finish():
            self.page_shown.emit(self.current)
            return
        if page not in self._made:
            widget = make_page(self._session, page)
            cast("Page", widget).current_key_changed.connect(self._on_key)
            self._made[page] = widget
            self.addWidget(widget)
        self.current = page
        self._on_key("")
        self.setCurrentWidget(self._made[page])
        self.page_shown.emit(page)

    def reveal(self, key: str) -> None:
        """Show the page of ``key`` and put the cursor on its cell."""
        if page := page_of(self._session.scheme, key):
            self.show_page(page)
        if page and page == self.current:
            cast("Page", self._made[page]).reveal(key)

    def page_widget(self) -> QWidget | None:
        """Return the page that is shown, None before the first."""
        return self._made.get(self.current)

    def _on_key(self, key: str) -> None:
        if key != self.current_key:
            self.current_key = key
            self.current_key_changed.emit(key)

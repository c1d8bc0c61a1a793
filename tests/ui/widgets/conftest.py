"""Pages on a real session: the built-in scheme, a county, a store of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.units import Units
from ui import theme
from ui.session import Session
from ui.widgets.grid_page import GridPage
from ui.widgets.indicator_page import IndicatorPage
from ui.widgets.ledger_page import LedgerPage

COUNTY = "520327"


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return load_built_in()


@pytest.fixture
def session(qapp: QApplication, scheme: Scheme, tmp_path: Path) -> Iterator[Session]:
    """An open, empty report of a county for 2026."""
    theme.apply(qapp, "light")
    units = Units()
    with Store.open(tmp_path) as store:
        opened = Session(store, scheme, units)
        opened.open(units.get(COUNTY), "2026")
        yield opened


Shown = Callable[[GridPage], GridPage]


@pytest.fixture
def shown(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Shown:
    """Show a page with the focus in its grid; no page may ask anything unannounced."""

    def unasked(*_: object) -> bool:
        raise AssertionError("a question that no test announced")

    monkeypatch.setattr(GridPage, "gives_up", unasked)
    monkeypatch.setattr("ui.widgets.grid_blocks.GridBlocks.ask", unasked)

    def show(page: GridPage) -> GridPage:
        qtbot.addWidget(page)
        page.resize(1100, 640)
        page.show()
        page.activateWindow()
        page.view.setFocus()
        qtbot.waitUntil(page.view.hasFocus)
        return page

    return show


@pytest.fixture
def form(session: Session, shown: Shown) -> GridPage:
    """Form 2-1 of the county: a filled row T201_01 (万元) and blank ones."""
    session.enter({"T201_01.actual": Decimal("15200.5"), "T201_01.target": Decimal(15000)})
    return shown(IndicatorPage(session, "2.1"))


@pytest.fixture
def ledger(session: Session, shown: Shown) -> LedgerPage:
    """Ledger L14 of the county with three rows."""
    rows = [
        {"route_code": f"C00{n}520327", "township": town, "km": Decimal(km), "status": "在建"}
        for n, (town, km) in enumerate((("天河镇", 3), ("土溪镇", 1), ("永和镇", 2)), 1)
    ]
    session.insert_rows("L14", 0, rows)
    page = shown(LedgerPage(session, "L14"))
    assert isinstance(page, LedgerPage)
    return page


@pytest.fixture
def type_(qapp: QApplication) -> Callable[..., None]:
    """Type into whatever has the focus: texts, and keys by name ("Enter", "Shift+Tab")."""

    def typed(*keys: str) -> None:
        for key in keys:
            *modifiers, name = key.split("+")
            code = getattr(Qt.Key, f"Key_{name}", None)
            if code is not None and (modifiers or len(name) > 1):
                held = Qt.KeyboardModifier.NoModifier
                for modifier in modifiers:
                    held |= getattr(Qt.KeyboardModifier, f"{modifier}Modifier")
                press(code, held, "")
            else:
                for sign in key:
                    press(0, Qt.KeyboardModifier.NoModifier, sign)

    def press(code: int, held: Qt.KeyboardModifier, text: str) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            # as the window system does it: an open list has the keys
            target = qapp.activePopupWidget() or qapp.focusWidget()
            assert target is not None
            qapp.sendEvent(target, QKeyEvent(kind, code, held, text))

    return typed

"""Switching to the largest forms, and working in a ledger of 5,000 rows.

Each is compared with what a person notices: 100 ms for a switch, 50 ms for an edit, a frame of
60 Hz and a half for a step of scrolling. The first switch includes making the page.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.units import Units
from desktop.scheme.values import Value
from tests.benchmarks.conftest import Measure
from ui import theme
from ui.panels.pages import Pages
from ui.session import Session
from ui.widgets.grid_page import GridPage

ROWS = 5000
WIDEST_LEDGER = "L02"
FORM_ROWS = 300
SWITCH_MS, EDIT_MS, SCROLL_MS = 100.0, 50.0, 25.0


def long_form(scheme: Scheme) -> Scheme:
    """Return the scheme with a form of 300 rows in place of 2.1, all measures in each."""
    pattern = scheme.indicators["T201_07"]
    rows = {
        f"T201_{number:03d}": replace(
            pattern,
            code=f"T201_{number:03d}",
            topic=f"第{number // 10}类",
            levels=("county",),
        )
        for number in range(FORM_ROWS)
    }
    others = {code: i for code, i in scheme.indicators.items() if i.section != "2.1"}
    return replace(scheme, indicators={**others, **rows}, rules={})


def ledger_rows(scheme: Scheme) -> list[dict[str, Value]]:
    """Return 5,000 full rows of the widest ledger."""
    kinds: dict[str, Value] = {
        "integer": Decimal(12),
        "decimal": Decimal("12.5"),
        "percent": Decimal(50),
        "date": dt.date(2026, 3, 5),
    }
    columns = scheme.ledgers[WIDEST_LEDGER].columns
    return [
        {
            c.code: c.choices[n % len(c.choices)] if c.choices else kinds.get(c.kind, f"第{n}项")
            for c in columns
        }
        for n in range(ROWS)
    ]


@pytest.fixture(scope="module")
def session(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    """A county with a form of 300 rows and a ledger of 5,000."""
    theme.apply(qapp, "light")
    scheme = long_form(load_built_in())
    directory: Path = tmp_path_factory.mktemp("grid")
    with Store.open(directory) as store:
        units = Units()
        opened = Session(store, scheme, units)
        opened.open(units.get("520327"), "2026")
        opened.enter({f"T201_{n:03d}.actual": Decimal(n) for n in range(FORM_ROWS)})
        opened.insert_rows(WIDEST_LEDGER, 0, ledger_rows(scheme))
        yield opened


@pytest.fixture
def pages(session: Session, qapp: QApplication) -> Iterator[Pages]:
    """The middle of the window, at the size of a screen, showing the smallest form."""
    made = Pages(session)
    made.resize(1600, 900)
    made.show_page("T2.5")
    made.show()
    qapp.processEvents()
    yield made
    made.close()
    made.deleteLater()


def elapsed(called: Callable[[], object], qapp: QApplication) -> float:
    """Return the milliseconds until ``called`` is done and everything is painted."""
    start = time.perf_counter()
    called()
    qapp.processEvents()
    return (time.perf_counter() - start) * 1000


Report = Callable[[str, list[float], float], None]


@pytest.fixture
def report(benchmark: BenchmarkFixture, measured: Measure) -> Report:
    """Take down the median beside the limit."""
    benchmark.pedantic(lambda: None)  # so that it runs with the other benchmarks

    def told(what: str, times: list[float], limit: float) -> None:
        benchmark.extra_info[what] = median = statistics.median(times)
        measured(what, median, limit, unit="ms", details=f"worst {max(times):.1f} ms")

    return told


@pytest.mark.parametrize("page", ["T2.1", "T1.3", WIDEST_LEDGER])
def test_switch(
    page: str, session: Session, qapp: QApplication, pages: Pages, report: Report
) -> None:
    times = []
    for _ in range(5):
        pages.forget()
        pages.show_page("T2.5")
        qapp.processEvents()
        times.append(elapsed(lambda: pages.show_page(page), qapp))
    report(f"first switch to {page}", times, SWITCH_MS)
    again = []
    for _ in range(5):
        pages.show_page("T2.5")
        qapp.processEvents()
        again.append(elapsed(lambda: pages.show_page(page), qapp))
    report(f"switch back to {page}", again, SWITCH_MS)


def shown_grid(pages: Pages, page: str, qapp: QApplication) -> GridPage:
    pages.show_page(page)
    qapp.processEvents()
    widget = pages.page_widget()
    assert isinstance(widget, GridPage)
    return widget


def test_scroll_a_ledger(
    session: Session, qapp: QApplication, pages: Pages, report: Report
) -> None:
    view = shown_grid(pages, WIDEST_LEDGER, qapp).view
    bar = view.verticalScrollBar()
    times = [elapsed(lambda at=at: bar.setValue(at), qapp) for at in range(0, ROWS - 100, 250)]
    report("a step of scrolling through 5,000 rows", times, SCROLL_MS)


def test_edit_a_ledger(session: Session, qapp: QApplication, pages: Pages, report: Report) -> None:
    grid = shown_grid(pages, WIDEST_LEDGER, qapp)
    text = [c.kind for c in session.scheme.ledgers[WIDEST_LEDGER].columns].index("integer")

    grid.view.setFocus()

    def edit(row: int) -> None:
        grid.view.setCurrentIndex(grid.view.grid.index(row, text))
        no = Qt.KeyboardModifier.NoModifier
        for code, sign in ((Qt.Key.Key_7, "7"), (Qt.Key.Key_Return, "")):
            target = qapp.focusWidget() or grid.view
            if not sign:
                target = grid.view.editor() or target
            qapp.sendEvent(target, QKeyEvent(QEvent.Type.KeyPress, code, no, sign))

    times = [elapsed(lambda row=row: edit(row), qapp) for row in range(2000, 2020)]
    assert session.rows(WIDEST_LEDGER)[2000].cells["check_year"] == Decimal(7)
    report("an edit among 5,000 rows", times, EDIT_MS)


def test_sort_and_filter_a_ledger(
    session: Session, qapp: QApplication, pages: Pages, report: Report
) -> None:
    grid = shown_grid(pages, WIDEST_LEDGER, qapp)
    model = grid.view.grid
    report("sorting 5,000 rows", [elapsed(lambda: model.sort(4), qapp) for _ in range(3)], 150.0)
    page = pages.page_widget()
    times = [elapsed(lambda t=t: page.model.filter(t), qapp) for t in ("第4", "项", "")]
    report("filtering 5,000 rows", times, 300.0)

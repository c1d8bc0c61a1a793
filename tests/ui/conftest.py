"""The whole window on the demo report of one county, copied fresh for each test."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.demo.fill import Plan, Task, fill
from desktop.records.carry import carried
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from ui.main_window import MainWindow
from ui.program import Program
from ui.session import Session

COUNTY = "520327"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the county's filled reports of 2025 and 2026."""
    directory = tmp_path_factory.mktemp("demo")
    scheme, units, plan = load_built_in(), Units(), Plan.read()
    unit = units.get(COUNTY)
    with Store.open(directory) as store:
        for year in (2025, 2026):
            last = carried(scheme, store, unit, str(year))
            snapshot = fill(Task(scheme, plan, unit, year, 1, (COUNTY,), last, defaultdict()))
            entered = {k: v for k, v in snapshot.values.items() if ".last" not in k}
            rows = {code: [row.cells for row in rows] for code, rows in snapshot.ledgers.items()}
            store.open_report(scheme, unit, str(year)).paste(entered, rows, "演示数据")
        store.set_setting("unit", COUNTY)
        store.set_setting("period", "2026")
    return directory


@pytest.fixture
def alone(qapp: QApplication, demo: Path, tmp_path: Path) -> Iterator[Session]:
    """The county's report of 2026, open and checked, without a window."""
    directory = tmp_path / "alone"
    shutil.copytree(demo, directory)
    units = Units()
    with Store.open(directory) as store:
        session = Session(store, load_built_in(), units)
        session.open(units.get(COUNTY), "2026")
        session.check_all()
        yield session


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, demo: Path, tmp_path: Path) -> Iterator[Program]:
    """The program with the county's report of 2026 open, painted and checked."""
    directory = tmp_path / "window"
    shutil.copytree(demo, directory)
    program = Program(qapp, directory)
    program.window.show()
    qtbot.waitUntil(lambda: hasattr(program, "session") and program.session.checker is not None)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    yield program
    program.window.pages.forget()
    program.window.close()
    program.close()
    program.window.deleteLater()
    program.deleteLater()
    # What is left alive would be dressed again by every theme that follows.
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(program: Program) -> MainWindow:
    return program.window


@pytest.fixture
def session(program: Program) -> Session:
    return program.session

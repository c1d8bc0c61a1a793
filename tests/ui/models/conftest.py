"""Models on a real session: the built-in scheme, a county, a store of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.units import Units
from ui.session import Session

COUNTY = "520327"


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    return load_built_in()


@pytest.fixture
def session(qapp: QApplication, scheme: Scheme, tmp_path: Path) -> Iterator[Session]:
    """An open, empty report of a county for 2026."""
    units = Units()
    with Store.open(tmp_path) as store:
        opened = Session(store, scheme, units)
        opened.open(units.get(COUNTY), "2026")
        yield opened

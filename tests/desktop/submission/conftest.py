"""A county's report with every kind of gap, sealed; a small report in a store of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.records.report import Report
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.submission.keys import own_key
from desktop.submission.seal import make_seal
from desktop.workbook.export import workbook
from desktop.workbook.sealing import Sealing
from tests.desktop.records.conftest import COUNTY, SCHEME
from tests.desktop.workbook.fills import random_fill

MADE_AT = "2027-01-05T09:00:00+08:00"
Seal = Callable[[Snapshot], bytes]


@pytest.fixture(scope="session")
def scheme() -> Scheme:
    """Return the built-in scheme."""
    return load_built_in()


@pytest.fixture(scope="session")
def snapshot(scheme: Scheme) -> Snapshot:
    """Return a county's report."""
    return random_fill(scheme, "county", 1)


@pytest.fixture(scope="session")
def key_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data directory with a key."""
    folder = tmp_path_factory.mktemp("unit")
    own_key(folder)
    return folder


@pytest.fixture(scope="session")
def sealed_bytes(scheme: Scheme, key_folder: Path) -> Seal:
    """Return what seals a report as version 1 and gives the file's bytes."""
    key = own_key(key_folder)

    def seal(snapshot: Snapshot) -> bytes:
        sealing = Sealing("", "", lambda records: make_seal(records, key, MADE_AT))
        figures = Figures(scheme, snapshot)
        return workbook(scheme, snapshot, figures, (), draft=False, sealing=sealing)

    return seal


@pytest.fixture(scope="session")
def sealed(sealed_bytes: Seal, snapshot: Snapshot) -> bytes:
    """Return the county's report as a sealed workbook."""
    return sealed_bytes(snapshot)


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    """Return an open store in the test's own directory."""
    data_dir.mkdir()
    with Store.open(data_dir) as opened:
        yield opened


@pytest.fixture
def report(store: Store) -> Report:
    """Return a county's empty report under a scheme of six indicators."""
    return store.open_report(SCHEME, COUNTY, "2026")

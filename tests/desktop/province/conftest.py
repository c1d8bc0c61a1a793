"""The province's store, and the computer of a county."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.records.store import Store
from tests.desktop.province.sealed_files import Sender


@pytest.fixture(scope="session")
def sender(tmp_path_factory: pytest.TempPathFactory) -> Sender:
    """Return a county's computer."""
    return Sender(tmp_path_factory.mktemp("county"))


@pytest.fixture(scope="session")
def other_sender(tmp_path_factory: pytest.TempPathFactory) -> Sender:
    """Return another computer, with another key."""
    return Sender(tmp_path_factory.mktemp("other"))


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    """Return the province's open store."""
    data_dir.mkdir()
    with Store.open(data_dir) as opened:
        yield opened

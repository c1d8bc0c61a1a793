"""The province's store, and the computer of a county."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.province.register import Decision, Register
from desktop.records.store import Store
from tests.desktop.province.sealed_files import Sender
from tests.desktop.province.test_register import DECISION, taken


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


@pytest.fixture
def filled(store: Store) -> Register:
    """Return a register with one unit in each state."""
    register = Register(store)
    run = register.begin([], "2026").id

    def take(unit: str, **more: object) -> None:
        decision = replace(DECISION, file=unit, sha256=unit, unit=unit)
        register.decide(run, decision, taken(**{"blocking": 0, "late": False, **more}))

    take("520327", late=True)
    take("520324", blocking=2)
    take("520302", zero=True)
    take("520300")
    take("110101")
    refused = Decision("x", "x", "refused", "province.altered", {}, "520303", "2026", 1)
    register.decide(run, replace(refused, fields={**DECISION.fields, "count": 3}))
    register.add_return(register.accepted("2026")["520300"], "r.xlsx", "r", 1)
    return register

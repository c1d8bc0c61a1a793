"""A desk at which the demo's department, prefectures and a few counties have reported."""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.records.snapshot import Row
from desktop.records.store import Store
from desktop.scheme.units import Units
from tests.desktop.province.accepted import accept, demo_snapshots
from tests.desktop.province.sealed_files import Sender
from ui.desk.desk import ProvinceDesk
from ui.desk.work import Figures, work_out

COUNTIES = 3


@pytest.fixture(scope="session")
def received(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data directory with the reports in its register."""
    directory = tmp_path_factory.mktemp("received")
    with Store.open(directory) as store:
        accept(store, demo_snapshots(COUNTIES))
    return directory


@pytest.fixture(scope="session")
def sender(tmp_path_factory: pytest.TempPathFactory) -> Sender:
    """A county's computer."""
    return Sender(tmp_path_factory.mktemp("county"))


@pytest.fixture
def desk(qapp: QApplication, received: Path, tmp_path: Path) -> Iterator[ProvinceDesk]:
    """The desk over a fresh copy."""
    directory = tmp_path / "data"
    shutil.copytree(received, directory)
    with Store.open(directory) as store:
        yield ProvinceDesk(store, Units(), "zh")


@pytest.fixture
def new_desk(qapp: QApplication, tmp_path: Path) -> Iterator[ProvinceDesk]:
    """A desk at which nothing has arrived."""
    directory = tmp_path / "new"
    directory.mkdir()
    with Store.open(directory) as store:
        desk = ProvinceDesk(store, Units(), "zh")
        desk.move("2026", desk.scope)
        yield desk


def worked_out(desk: ProvinceDesk) -> Figures:
    """Work out the totals, here and at once."""
    figures: Figures = result(work_out(desk.office))
    desk.take_figures(figures)
    return figures


def result(steps: Generator[object, None, Any]) -> Any:
    """Do long work here and at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


def settled(qtbot: QtBot, jobs: object) -> None:
    """Wait until a job bar has nothing to do."""
    qtbot.waitUntil(lambda: not jobs.is_busy, timeout=30_000)


CELL = "T201_01.actual"
EXPLAINED = ("520102", "520103")
"""Units of :func:`explained_desk` that explain why a figure is missing."""


@pytest.fixture
def explained_desk(desk: ProvinceDesk) -> ProvinceDesk:
    """A desk at which two units say something to a finding."""
    found = []
    for snapshot in demo_snapshots(COUNTIES):
        if snapshot.unit.code in EXPLAINED:
            values = {key: value for key, value in snapshot.values.items() if key != CELL}
            said = {f"required@{CELL}": f"{snapshot.unit.name}年内未实施"}
            found.append(replace(snapshot, values=values, explanations=said))
    accept(desk.store, found, version=2)
    desk.log_moved()
    return desk


LEDGER, SHARED = "L13", ("520102", "520103")
"""Units that tell of one project otherwise: :func:`shared_desk`."""


@pytest.fixture
def shared_desk(desk: ProvinceDesk) -> ProvinceDesk:
    """A desk at which two units have the same project, and totals are there."""
    first, second = (s for s in demo_snapshots(COUNTIES) if s.unit.code in SHARED)
    rows = second.ledgers[LEDGER]
    cells = {**rows[0].cells, "proj_code": first.ledgers[LEDGER][0].cells["proj_code"]}
    rows = (Row(rows[0].id, {**cells, "proj_name": "另一个名称"}), *rows[1:])
    accept(desk.store, [replace(second, ledgers={**second.ledgers, LEDGER: rows})], version=2)
    desk.log_moved()
    worked_out(desk)
    return desk

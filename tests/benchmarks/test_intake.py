"""Intake beside its floor and beside what people do today; the board and the register at scale."""

from __future__ import annotations

import io
import os
import subprocess
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.demo.fill import Plan, Task, fill
from desktop.province.board import make_board
from desktop.province.intake import intake
from desktop.province.register import Register, pack
from desktop.records.store import Store
from desktop.submission.seal import holds, read_seal
from desktop.workbook.plan import MACHINE
from tests.benchmarks.conftest import Measure
from tests.desktop.province.sealed_files import Sender, desk, scheme, units
from tests.desktop.province.test_register import DECISION, taken

FILES = 12
UNITS = 3_000
MOST_TIMES_FLOOR = 3.0
MOST_OF_TODAY = 1 / 20
"""Of the time that pandas takes to read all sheets and to put them together."""
ROOT = Path(__file__).resolve().parents[2]
PEER = ROOT / ".build" / "peers" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
"""Made by build/peers.py; without it the row is left out."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of counties' reports, each another one."""
    sender, found = Sender(tmp_path_factory.mktemp("key")), tmp_path_factory.mktemp("letters")
    counties = [unit for unit in units().below("520000") if unit.level == "county"]
    plan = Plan.read()
    for unit in counties[:FILES]:
        snapshot = fill(Task(scheme(), plan, unit, 2026, 1, (unit.code,), {}))
        path = found / f"2026_{unit.code}_v1.xlsx"
        path.write_bytes(sender.seal(snapshot, 1, scheme()))
    return found


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def floor(folder: Path) -> None:
    """Unpack each file, parse its machine sheet and verify its seal: what nobody gets round."""
    for path in folder.iterdir():
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                archive.read(name)
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            rows = book.get_sheet_by_name(MACHINE).to_python()
        records = [(key, state, "".join(texts)) for key, state, *texts in rows]
        seal = read_seal(records)
        assert seal
        assert holds(seal, records)


def today(folder: Path) -> float:
    """Return the seconds that pandas takes for a workbook, in a process of its own."""
    command = [str(PEER), str(Path(__file__).with_name("peer_pandas.py")), str(folder), "2"]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return min(map(float, told.stdout.split()))


@pytest.mark.parametrize("workers", [0, 2])
def test_intake(folder: Path, tmp_path: Path, measured: Measure, workers: int):
    times: list[float] = []

    def everything(name: str) -> None:
        data = tmp_path / name
        data.mkdir()
        with Store.open(data) as store:
            steps = intake(desk(store, data), [folder], workers)
            next(steps)  # the first one waits for schemes and processes
            start = time.perf_counter()
            verdicts = [step.decision.verdict for step in steps]
            times.append(time.perf_counter() - start)
        assert verdicts == ["accepted"] * (FILES - 1)

    everything("warm")
    everything("again")
    each = min(times) / (FILES - 1)
    lowest = min(timed(lambda: floor(folder)) for _ in range(3)) / FILES
    told = f"{each * 1000:.0f} ms a workbook, {workers} processes"
    measured(
        f"intake, {workers or 'no'} other processes",
        each / lowest,
        MOST_TIMES_FLOOR,
        details=f"{told}; floor (unzip, machine sheet, seal) {lowest * 1000:.0f} ms",
    )
    if PEER.exists():
        by_pandas = today(folder)
        measured(
            f"intake beside pandas, {workers or 'no'} other processes",
            each / by_pandas,
            MOST_OF_TODAY,
            details=f"{told}; read_excel of all sheets and concat {by_pandas * 1000:.0f} ms, "
            f"{by_pandas / each:.1f} times as long",
        )


def test_register_and_board_at_scale(tmp_path: Path, measured: Measure):
    records, places = pack([(f"T{n}.actual", "number", "1") for n in range(2_000)], [])
    content = b"x" * 20_000
    counties = [unit for unit in units() if unit.level == "county"][:UNITS]
    with Store.open(tmp_path) as store:
        register = Register(store)
        run = register.begin([], "2026").id
        with store.reading() as connection:
            connection.execute("PRAGMA synchronous = OFF")  # only to prepare
        for unit in counties:
            decision = replace(DECISION, file=unit.code, sha256=unit.code, unit=unit.code)
            register.decide(run, decision, taken(records=records, places=places, content=content))
        tracemalloc.start()
        seconds = timed(lambda: register.accepted("2026"))
        for held in register.accepted("2026").values():
            assert len(held.records) == 2_000
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        board = min(
            timed(lambda: make_board(register, scheme(), units(), "2026", "520000"))
            for _ in range(3)
        )
    measured("the register of 3,000 units", seconds * 1000, 1000, unit="ms", details="traced")
    measured("the board, 3,000 units held", board * 1000, 100, unit="ms", details="98 expected")
    measured("figures of 3,000 units, peak", peak / 2**20, 500, unit="MB", details="one by one")

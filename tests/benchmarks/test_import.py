"""Reading a county's workbook and comparing it, beside what no reader gets round."""

from __future__ import annotations

import io
import statistics
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.units import Units
from desktop.submission.incoming import compare
from desktop.workbook.blank import blank_workbook
from desktop.workbook.plan import MACHINE
from desktop.workbook.reader import read_workbook
from tests.benchmarks.conftest import Measure
from tests.desktop.workbook.fills import random_fill, random_rows

ROUNDS, MOST = 7, 3.0


@pytest.fixture
def report(data_dir: Path) -> Iterator[Report]:
    """A county's report with ten ledgers of 200 rows."""
    scheme: Scheme = load_built_in()
    snapshot = random_fill(scheme, "county", 1)
    full = list(snapshot.ledgers)[:10]
    snapshot = replace(
        snapshot,
        ledgers={code: random_rows(scheme.ledgers[code], 200, seed=1) for code in full},
    )
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        opened = store.open_report(scheme, Units().get("520327"), "2026")
        values = {k: v for k, v in snapshot.values.items() if ".last" not in k and k[0] != "s"}
        opened.paste(
            values, {code: [r.cells for r in rows] for code, rows in snapshot.ledgers.items()}
        )
        yield opened


def floor(path: Path) -> None:
    """Unpack the file, read its machine sheet and every other sheet."""
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            archive.read(name)
    with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
        machine = book.get_sheet_by_name(MACHINE).to_python()
        dict(row[:2] for row in machine)
        for name in book.sheet_names:
            if name != MACHINE:
                book.get_sheet_by_name(name).to_python()


def test_import(report: Report, tmp_path: Path, measured: Measure):
    path = tmp_path / "报表.xlsx"
    path.write_bytes(blank_workbook(report.scheme, report.snapshot(), filled=True))
    works = {"floor": lambda: floor(path), "import": lambda: compare(report, read_workbook(path))}
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            start = time.perf_counter()
            work()
            times[name].append(time.perf_counter() - start)
    median = {name: statistics.median(found) for name, found in times.items()}
    measured(
        "Import of a county's workbook with 2,000 ledger rows: read and compared",
        median["import"] / median["floor"],
        MOST,
        details=f"{median['import'] * 1000:.0f} ms beside {median['floor'] * 1000:.0f} ms "
        "for unpacking it and a calamine read of every sheet",
    )
    assert not compare(report, read_workbook(path)).of("new", "changed", "removed", "conflict")

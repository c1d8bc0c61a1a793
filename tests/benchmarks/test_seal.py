"""A sealed final export beside the draft export; verification beside its floor."""

from __future__ import annotations

import io
import statistics
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture
from python_calamine import CalamineWorkbook

from desktop.records.report import Report
from desktop.records.snapshot import Snapshot
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.units import Units
from desktop.submission.canonical import digest
from desktop.submission.keys import own_key
from desktop.submission.verify import verify
from desktop.submission.versions import export_final
from desktop.workbook.export import export
from desktop.workbook.plan import MACHINE
from desktop.workbook.reader import read_bytes
from tests.benchmarks.conftest import Measure
from tests.desktop.workbook.fills import random_fill, random_rows

ROUNDS = 3
MOST_SEALED, MOST_VERIFY = 1.3, 3.0
COUNTY = "520327"


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    data_dir.mkdir()
    with Store.open(data_dir) as opened:
        yield opened


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    return load_built_in()


@pytest.fixture
def report(store: Store, scheme: Scheme) -> Report:
    """A county's report with ten ledgers of 200 rows."""
    snapshot = county(scheme)
    opened = store.open_report(scheme, Units().get(COUNTY), "2026")
    entered = {k: v for k, v in snapshot.values.items() if ".last" not in k and k[0] != "s"}
    rows = {code: [row.cells for row in rows] for code, rows in snapshot.ledgers.items()}
    opened.paste(entered, rows)
    return opened


def county(scheme: Scheme) -> Snapshot:
    snapshot = random_fill(scheme, "county", 1)
    full = list(snapshot.ledgers)[:10]
    ledgers = {
        code: random_rows(scheme.ledgers[code], 200 if code in full else 0, seed=1)
        for code in snapshot.ledgers
    }
    return replace(snapshot, ledgers=ledgers)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def in_turns(
    benchmark: BenchmarkFixture, works: dict[str, Callable[[], object]]
) -> dict[str, float]:
    """Return the median time of each; all take turns, so that what else happens meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}

    def everyone() -> None:
        for name, work in works.items():
            times[name].append(timed(work))

    benchmark.pedantic(everyone, rounds=ROUNDS, warmup_rounds=1)
    for _ in range(ROUNDS if benchmark.disabled else 0):
        everyone()
    return {name: statistics.median(found) for name, found in times.items()}


def test_sealed_export(
    benchmark: BenchmarkFixture,
    report: Report,
    scheme: Scheme,
    data_dir: Path,
    tmp_path: Path,
    measured: Measure,
):
    figures = Figures(scheme, report.snapshot())
    number = iter(range(100))

    def draft() -> None:
        export(scheme, figures.snapshot, figures, (), tmp_path, draft=True)

    def final() -> None:
        export_final(
            report,
            Figures(scheme, report.snapshot()),
            (),
            tmp_path,
            data_dir,
            reason="更正",
            with_internal=True,
        )

    def reopened() -> None:
        """Change something, which is no part of what is timed."""
        if report.locked:
            report.reopen("更正")
        report.enter({"N201_01": f"第{next(number)}次"})

    own_key(data_dir)
    median = in_turns(benchmark, {"between": reopened, "draft": draft, "final": final})
    ratio = median["final"] / median["draft"]
    benchmark.extra_info.update(**median, ratio=ratio)
    measured(
        "sealed final export with kept copy beside the draft",
        ratio,
        MOST_SEALED,
        details=", ".join(f"{name} {value * 1000:.0f} ms" for name, value in median.items()),
    )


def floor(path: Path) -> int:
    """Unpack the file, read its machine sheet and every visible cell: what nobody gets round."""
    with zipfile.ZipFile(path) as archive:
        size = sum(len(archive.read(name)) for name in archive.namelist())
    with CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes())) as book:
        rows = book.get_sheet_by_name(MACHINE).to_python()
        {key: (state, "".join(map(str, parts))) for key, state, *parts in rows}
        for name in book.sheet_names:
            if name != MACHINE:
                book.get_sheet_by_name(name).to_python()
    return size


def test_verify(
    benchmark: BenchmarkFixture,
    report: Report,
    scheme: Scheme,
    data_dir: Path,
    tmp_path: Path,
    measured: Measure,
):
    figures = Figures(scheme, report.snapshot())
    path = export_final(report, figures, (), tmp_path, data_dir, with_internal=True).path
    records = read_bytes(path.read_bytes(), path.name).records
    works: dict[str, Callable[[], object]] = {
        "verify": lambda: verify(path, data_dir),
        "floor": lambda: floor(path),
        "digest": lambda: digest(records),
    }
    assert verify(path, data_dir).intact
    median = in_turns(benchmark, works)
    ratio = median["verify"] / median["floor"]
    benchmark.extra_info.update(**median, ratio=ratio)
    measured(
        "verifying a workbook beside unzip, machine sheet and visible cells",
        ratio,
        MOST_VERIFY,
        details=", ".join(f"{name} {value * 1000:.0f} ms" for name, value in median.items()),
    )

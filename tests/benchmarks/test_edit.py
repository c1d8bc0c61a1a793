"""One edit, durable against power loss, beside the same rows committed by raw sqlite3."""

from __future__ import annotations

import datetime as dt
import itertools
import sqlite3
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.checks.engine import Checker
from desktop.records.fields import NUMBER_KINDS, Field, column_field
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import Value
from tests.benchmarks.conftest import Measure

EDITS = 400
MOST = 2.0
ROWS = 5000
"""Rows of the ledger that opens in less than LONGEST_OPENING seconds."""
LONGEST_OPENING = 0.1

COUNTY = Unit("520327", "凤冈县", "凤冈县交通运输局", "county", "520300")
LEDGER_ROWS = 20
"""Rows of every ledger of the report that is edited."""


@pytest.fixture(scope="module")
def scheme() -> Scheme:
    """Return the built-in scheme."""
    return load_built_in()


def sample(field: Field, number: int) -> Value:
    """Return a value that may stand in ``field``."""
    if field.kind in NUMBER_KINDS:
        return Decimal(number)
    if field.kind == "choice":
        return field.choices[number % len(field.choices)]
    return dt.date(2026, 3, 5) if field.kind == "date" else f"国道G{number}线"


def filled(store: Store, scheme: Scheme) -> Report:
    """Return a report with every figure and with rows in every ledger."""
    report = store.open_report(scheme, COUNTY, "2026")
    values: dict[str, Value | None] = {
        f"{indicator.code}.{measure}": sample(report.field(f"{indicator.code}.{measure}"), 7)
        for section in scheme.sections
        for indicator in scheme.shown(section, "county", "2026")
        for measure in indicator.inputs()
    }
    rows = {
        ledger.code: [
            {column.code: sample(column_field(column), n) for column in ledger.columns}
            for n in range(LEDGER_ROWS)
        ]
        for ledger in scheme.ledgers_of("county")
    }
    report.paste(values, rows)
    return report


def raw_edit(connection: sqlite3.Connection) -> Callable[[str, str], None]:
    """Return what commits one operation row and one cell row, and does nothing else."""
    numbers = itertools.count(2)

    def edit(key: str, value: str) -> None:
        changes = f'[["{key}",null,["number","{value}"]]]'
        at = "2026-03-05T14:03:22.123+08:00"
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO operations VALUES (?, 1, ?, '', 'enter', '', NULL, ?, ?)",
            (next(numbers), at, changes, "0" * 64),
        )
        connection.execute("INSERT OR REPLACE INTO cells VALUES (1, ?, 'number', ?)", (key, value))
        connection.execute("COMMIT")

    return edit


def opened(directory: Path) -> Store:
    directory.mkdir()
    return Store.open(directory)


def test_one_edit(
    benchmark: BenchmarkFixture,
    tmp_path: Path,
    scheme: Scheme,
    measured: Measure,
):
    """The edit, its row of history, the figures and the rules that hang on it."""
    ours: list[float] = []
    writes: list[float] = []
    floor: list[float] = []
    with opened(tmp_path / "ours") as store, opened(tmp_path / "floor") as floor_store:
        report, _ = filled(store, scheme), filled(floor_store, scheme)
        figures = Figures(scheme, report.snapshot())
        checker = Checker(scheme, figures)
        checker.run()
        numbers = [key for key, value in report.values.items() if isinstance(value, Decimal)]
        edits = zip(itertools.cycle(numbers), itertools.count(8))
        with floor_store.reading() as connection:
            floor_edit = raw_edit(connection)

            def both() -> None:
                """Take turns, so that what else the machine does meets both alike."""
                key, number = next(edits)
                start = time.perf_counter()
                changes = report.enter({key: Decimal(number)})
                written = time.perf_counter()
                checker.update(figures.update(changes.values, {}) | changes.keys)
                middle = time.perf_counter()
                floor_edit(key, str(number))
                floor.append(time.perf_counter() - middle)
                ours.append(middle - start)
                writes.append(written - start)

            benchmark.pedantic(both, rounds=EDITS, warmup_rounds=20)
            for _ in range(EDITS - len(ours)):  # the benchmark is switched off
                both()
    whole, write, raw = (statistics.median(times) for times in (ours, writes, floor))
    benchmark.extra_info.update(floor=raw, write_ratio=write / raw, ratio=whole / raw)
    measured(
        "one edit, durable, with history row, figures and dependent rules",
        whole / raw,
        MOST,
        details=f"{whole * 1e6:.0f} µs, written alone {write * 1e6:.0f} µs; the same rows by raw"
        f" sqlite3 {raw * 1e6:.0f} µs",
    )


def test_opening_a_report_with_a_large_ledger(
    benchmark: BenchmarkFixture,
    tmp_path: Path,
    scheme: Scheme,
    measured: Measure,
):
    with opened(tmp_path / "large") as store:
        report = store.open_report(scheme, COUNTY, "2026")
        ledger = max(scheme.ledgers_of("county"), key=lambda ledger: len(ledger.columns))
        cells = {column.code: sample(column_field(column), 7) for column in ledger.columns}
        report.insert_rows(ledger.code, 0, [cells] * ROWS)
        best = min(timed(lambda: store.open_report(scheme, COUNTY, "2026")) for _ in range(3))
        again = benchmark.pedantic(lambda: store.open_report(scheme, COUNTY, "2026"), rounds=5)
    assert len(again.rows[ledger.code]) == ROWS
    measured(
        "opening a report with a large ledger",
        best * 1000,
        LONGEST_OPENING * 1000,
        unit="ms",
        details=f"{ROWS} rows of {len(cells)} cells",
    )


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

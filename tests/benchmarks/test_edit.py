"""One edit, durable against power loss, beside the same rows committed by raw sqlite3."""

from __future__ import annotations

import itertools
import sqlite3
import statistics
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.model import LEVELS, Column, Indicator, Ledger, Scheme, Section
from desktop.scheme.units import Unit

EDITS = 400
MOST = 2.0
ROWS = 5000
"""Rows of the ledger that opens in less than LONGEST_OPENING seconds."""
LONGEST_OPENING = 0.1

COUNTY = Unit("520327", "凤冈县", "凤冈县交通运输局", "county", "520300")
COLUMNS = tuple(
    Column("L02", f"c{n}", f"c{n}", kind, "", 2, (), False, None, None, "", "")
    for n, kind in enumerate(("text", "text", "decimal", "decimal", "date", "text"))
)
SCHEME = Scheme(
    id="bench", version="2026", title="", title_en="", form_prefix="", authority="", approval="",
    valid_until="", deadline="", instructions=(),
    sections={"2.1": Section("2.1", "", "", "")},
    indicators={
        f"T201_{n:02d}": Indicator(
            f"T201_{n:02d}", "2.1", "", "", "", "", "公里", "decimal", 2, ("actual",), LEVELS,
            ("county",), "A", "sum", "", "", "", "annual", "", "", "", "", None, None, False, "",
        )
        for n in range(1, 41)
    },
    ledgers={"L02": Ledger("L02", "", ("2.1",), LEVELS, (), "", False, "", COLUMNS)},
    narratives={}, rules={}, renames=(), signs={}, built_in={},
)  # fmt: skip


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


def opened(directory: Path) -> tuple[Store, Report]:
    directory.mkdir()
    store = Store.open(directory)
    report = store.open_report(SCHEME, COUNTY, "2026")
    report.enter({"T201_01.actual": Decimal(0)})
    return store, report


def test_one_edit(benchmark: BenchmarkFixture, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    store, report = opened(tmp_path / "ours")
    floor_store, _ = opened(tmp_path / "floor")
    with store, floor_store, floor_store.reading() as connection:
        floor_edit = raw_edit(connection)
        ours: list[float] = []
        floor: list[float] = []
        number = itertools.count(1)

        def both() -> None:
            """Take turns, so that what else the machine does meets both alike."""
            n = next(number)
            key = f"T201_{n % 40 + 1:02d}.actual"
            start = time.perf_counter()
            report.enter({key: Decimal(n)})
            middle = time.perf_counter()
            floor_edit(key, str(n))
            ours.append(middle - start)
            floor.append(time.perf_counter() - middle)

        benchmark.pedantic(both, rounds=EDITS, warmup_rounds=20)
        if benchmark.disabled:
            for _ in range(EDITS):
                both()
    mine, raw = statistics.median(ours), statistics.median(floor)
    benchmark.extra_info.update(floor=raw, ratio=mine / raw)
    with capsys.disabled():
        print(
            f"\none edit: {mine * 1e6:.0f} µs, raw sqlite3 {raw * 1e6:.0f} µs, ratio {mine / raw:.2f}"
        )
    assert mine / raw <= MOST


def test_opening_a_report_with_a_large_ledger(
    benchmark: BenchmarkFixture, tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    store, report = opened(tmp_path / "large")
    cells = {"c0": "国道G326线路面改造", "c1": "凤冈县", "c2": Decimal("12.50"), "c3": Decimal(7)}
    report.insert_rows("L02", 0, [cells] * ROWS)
    with store:
        best = min(timed(lambda: store.open_report(SCHEME, COUNTY, "2026")) for _ in range(3))
        again = benchmark(lambda: store.open_report(SCHEME, COUNTY, "2026"))
    assert len(again.rows["L02"]) == ROWS
    with capsys.disabled():
        print(f"\nopening a report with {ROWS} ledger rows: {best * 1000:.0f} ms")
    assert best < LONGEST_OPENING


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start

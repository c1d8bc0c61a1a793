"""Measurements beside their floors: collected, told at the end, kept in docs/performance.md.

A measurement never fails a test: a slow machine is no defect. What misses its target is marked.

    make benchmark        measure, and write docs/performance.md anew
"""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from desktop.records.store import Store
from tests.desktop.province.accepted import accept, demo_snapshots

ROUNDS = 3
COUNTIES = 88
"""Of the province that is measured."""


class Measured(NamedTuple):
    """One line of the table; ``target`` is the most that ``value`` should be."""

    what: str
    value: float
    target: float
    unit: str
    """× for a ratio to a floor measured in the same run, otherwise ms."""
    details: str

    @property
    def met(self) -> bool:
        return self.value <= self.target


Measure = Callable[..., None]
ROWS = pytest.StashKey[list[Measured]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Know where the table is to be kept."""
    parser.addoption("--keep-performance", metavar="FILE", help="write the table of measurements")


def pytest_configure(config: pytest.Config) -> None:
    """Begin with an empty table."""
    config.stash[ROWS] = []


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Measure:
    """Return the function that takes a measurement down."""
    rows = request.config.stash[ROWS]

    def take(what: str, value: float, target: float, *, unit: str = "×", details: str) -> None:
        rows.append(Measured(what, value, target, unit, details))

    return take


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell the table, and write it where it was asked for."""
    rows = terminalreporter.config.stash[ROWS]
    if not rows:
        return
    terminalreporter.section("measured beside its floor")
    for row in rows:
        mark = "" if row.met else "  over"
        terminalreporter.line(
            f"{row.what}: {row.value:.2f} {row.unit} (target {row.target:g}){mark}; {row.details}"
        )
    if target := terminalreporter.config.getoption("--keep-performance"):
        Path(target).write_text(page(rows), encoding="utf-8")


def page(rows: list[Measured]) -> str:
    """Return docs/performance.md."""
    lines = [
        "# Performance",
        "",
        "Made by `make benchmark`: each figure beside its floor, both measured in the same run, "
        f"here on {os.cpu_count()} cores with Python {platform.python_version()}.",
        "",
        "| what | measured | target | | beside |",
        "|---|---:|---:|---|---|",
    ]
    lines += [
        f"| {r.what} | {r.value:.2f} {r.unit} | {r.target:g} {r.unit} "
        f"| {'' if r.met else 'over'} | {r.details} |"
        for r in rows
    ]
    return "\n".join(lines) + "\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder in which the report of everyone in a province is accepted."""
    made = tmp_path_factory.mktemp("province")
    with Store.open(made) as store:
        accept(store, demo_snapshots(COUNTIES))
    return made


def fastest(work: Callable[[], object]) -> float:
    """Return the milliseconds of the fastest of some rounds, after one that warms up."""
    work()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times) * 1000

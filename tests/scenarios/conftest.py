"""Whole flows by command line: what a unit enters in a year, as the file it would be entered from."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop import cli
from desktop.demo.fill import Plan, Task, fill
from desktop.demo.make import demo_units
from desktop.records.snapshot import Snapshot
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from desktop.scheme.values import NA, Value


@dataclass(frozen=True)
class Answer:
    """What one command did."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Answer]
Year = Callable[..., Path]


def command(*words: str) -> Answer:
    """Run a command of the command line in this process."""
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        status = cli.main(list(words))
    return Answer(status, out.getvalue(), err.getvalue())


@pytest.fixture
def run() -> Run:
    """Return what runs a command of the command line in this process."""
    return command


@dataclass(frozen=True)
class Sent:
    """A whole province's own computer: the demo, and the final export of every unit."""

    data: Path
    files: Mapping[str, Path]
    """By unit: its report of 2026."""
    spoiled: Mapping[str, Path]
    """What a unit may send by mistake, by the verdict that it gets."""


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Sent:
    """Let all 98 units export their reports; once for all scenarios, to be read only."""
    room = tmp_path_factory.mktemp("units")
    data, folder = room / "data", room / "报送"
    own = ("--data", str(data))
    assert command(*own, "demo").status == 0

    def made(*words: str) -> Path:
        done = command(*own, *words, "--out", str(folder), "--json")
        assert done.status == 0, done.err or done.out
        return Path(done.records[0]["path"])

    spoiled = {
        "wrong-year": made("export", "520327", "2025"),
        "draft": made("export", "520328", "2026", "--draft"),
        "blank": made("blank", "520329", "2026"),
    }
    files = {unit.code: made("export", unit.code, "2026") for unit in demo_units(Units(), 88)}
    spoiled["receipt"] = made("receipt", str(files["520330"]))
    return Sent(data, files, spoiled)


def pairs(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Yield what would be entered to make ``snapshot``: keys and texts, ledger rows as #newN."""
    for key, value in snapshot.values.items():
        if not key.endswith((".last", ".last_cumulative")):
            yield key, text(value)
    for ledger, rows in snapshot.ledgers.items():
        for number, row in enumerate(rows, 1):
            for column, value in row.cells.items():
                yield f"{ledger}#new{number}.{column}", text(value)


def text(value: Value) -> str:
    """Return what a person types for ``value``."""
    return "不涉及" if value is NA else str(value)


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """Return what writes a CSV file with a plausible year of a unit."""
    scheme, units, plan = load_built_in(), Units(), Plan.read()
    folder = tmp_path_factory.mktemp("years")

    def write(code: str, period: int, last: Mapping[str, Value] | None = None) -> Path:
        unit = units.get(code)
        below = tuple(u.code for u in units.below(code) if u.level == "county")
        snapshot = fill(Task(scheme, plan, unit, period, 1, below or (code,), last or {}))
        told = io.StringIO()
        csv.writer(told).writerows([("key", "value"), *pairs(snapshot)])
        path = folder / f"{code}-{period}.csv"
        path.write_text(told.getvalue(), "utf-8")
        return path

    return write

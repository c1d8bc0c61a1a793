"""What three thousand units, and twenty years of one province, ask of the machine.

    .venv/bin/python build/scale.py docs/scale.md            everything, some twenty minutes
    .venv/bin/python build/scale.py --units 30,60 --years 2 docs/scale.md

Sealed workbooks go through the real intake into a store of their own; each measurement is a process
of its own, so that its peak of memory is its own too. Nothing here decides about a test.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop.records.store import Store
    from desktop.scheme.units import Units

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(Path(__file__).resolve().parent)]

TOP = "520000"
YEAR = 2026
TOTAL = "T201_01.actual"
ROUNDS = 3
MOST_MEMORY, MOST_SHOWN = 500, 100
"""MB at 3,000 units; ms until a board or a trace is there."""

Result = dict[str, Any]


def main(arguments: list[str]) -> int:
    """Measure everything and write the page; return 0."""
    parser = argparse.ArgumentParser(description="units and years at scale")
    parser.add_argument("page", type=Path)
    parser.add_argument("--units", default="300,1000,3000")
    parser.add_argument("--years", type=int, default=20)
    options = parser.parse_args(arguments)
    sizes = [int(size) for size in options.units.split(",")]
    room = Path(tempfile.mkdtemp(prefix="scale-", dir=_room()))
    told: Result = {"sizes": []}
    try:
        for one in many_units(room / "units", sizes):
            told["sizes"].append(one)
            options.page.write_text(page(told), encoding="utf-8")
        shutil.rmtree(room / "units")
        if options.years:
            told["years"] = many_years(room / "years", options.years)
            options.page.write_text(page(told), encoding="utf-8")
    finally:
        shutil.rmtree(room, ignore_errors=True)
    return 0


def _room() -> Path:
    """Return the folder for the files that are made: several gigabytes."""
    room = ROOT / ".build"
    room.mkdir(exist_ok=True)
    return room


def many_units(room: Path, sizes: list[int]) -> Iterator[Result]:
    """Yield what was measured each time so many units were held."""
    room.mkdir()
    held = 0
    for size in sizes:
        folder = room / f"mail{size}"
        made = apart("make", room=room, folder=folder, first=held, last=size, years=[YEAR])
        taken = apart("take", data=room, folder=folder, year=YEAR)
        shutil.rmtree(folder)
        shown = [apart(name, data=room, year=YEAR) for name in ("board", "totals", "book")]
        found: Result = {"units": size, "files": size - held, "make": made, "take": taken}
        found |= dict(zip(("board", "totals", "book"), shown, strict=True))
        found["store"] = _megabytes_of(room)
        held = size
        sys.stderr.write(f"{json.dumps(found)}\n")
        yield found


def many_years(room: Path, years: int) -> Result:
    """Return what was measured of one province when it held so many years."""
    room.mkdir()
    folder = room / "mail"
    first = YEAR - years + 1
    found: Result = {"years": years, "taken": []}
    for year in range(first, YEAR + 1):
        apart("make", room=room, folder=folder, first=0, last=98, years=[year])
        found["taken"].append(apart("take", data=room, folder=folder, year=year))
        shutil.rmtree(folder)
        if year in (first, YEAR):
            shown = {name: apart(name, data=room, year=year) for name in ("board", "totals")}
            found["first" if year == first else "last"] = shown | {"store": _megabytes_of(room)}
            sys.stderr.write(f"{json.dumps(shown)}\n")
    return found


def _megabytes_of(room: Path) -> float:
    return sum(path.stat().st_size for path in room.glob("*.db*")) / 2**20


# ------------------------------------------------------------------ one measurement


def apart(step: str, **options: object) -> Result:
    """Run one step in a process of its own and return what it says, with its peak of memory."""
    command = [sys.executable, __file__, "--step", step, json.dumps(options, default=str)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result: Result = json.loads(done.stdout)
    return result


def step(name: str, options: Result) -> int:
    """Do one step and print what was measured."""
    steps: dict[str, Callable[..., Result]] = {
        "make": make,
        "take": take,
        "board": board,
        "totals": totals,
        "book": book,
    }
    found = steps[name](**options)
    found["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    found["workers"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(json.dumps(found))
    return 0


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that ``work`` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def make(room: str, folder: str, first: int, last: int, years: Iterable[int]) -> Result:
    """Write the sealed files of some units."""
    from scale_files import write_files

    result: Result = write_files(Path(room), Path(folder), first, last, list(years))
    return result


def opened(data: str) -> AbstractContextManager[tuple[Store, Units]]:
    """Open the store, with all units."""
    from scale_files import open_store

    found: AbstractContextManager[tuple[Store, Units]] = open_store(Path(data))
    return found


def take(data: str, folder: str, year: int) -> Result:
    """Take a folder in as the window and the command line do."""
    from desktop.province.deciding import Desk
    from desktop.province.intake import intake
    from desktop.province.register import Register
    from desktop.scheme.loader import load_built_in

    with opened(data) as (store, units):
        desk = Desk(Register(store), units, load_built_in(), Path(data), str(year), TOP)
        start = time.perf_counter()
        verdicts: dict[str, int] = {}
        for one in intake(desk, [Path(folder)]):
            verdict = one.decision.verdict
            verdicts[verdict] = verdicts.get(verdict, 0) + 1
        seconds = time.perf_counter() - start
    if list(verdicts) != ["accepted"]:
        raise SystemExit(f"not everything was accepted: {verdicts}")
    count = sum(verdicts.values())
    return {"seconds": seconds, "files": count, "each": seconds / count * 1000}


def board(data: str, year: int) -> Result:
    """Open the board."""
    from desktop.province.board import make_board
    from desktop.province.register import Register
    from desktop.scheme.loader import load_built_in

    scheme = load_built_in()
    with opened(data) as (store, units):
        units.below(TOP)  # the list of divisions is read once, at the start

        def shown() -> None:
            make_board(Register(store), scheme, units, str(year), TOP)

        first = timed(shown) * 1000
        return {"first": first, "again": min(timed(shown) for _ in range(ROUNDS)) * 1000}


def totals(data: str, year: int) -> Result:
    """Consolidate everything, and trace one total to its cells."""
    from desktop.province.gathered import gather
    from desktop.province.provenance import trace
    from desktop.scheme.loader import load_built_in

    scheme = load_built_in()
    with opened(data) as (store, units):
        start = time.perf_counter()
        gathered = gather(store, scheme, units, str(year), TOP)
        whole = gathered.consolidation()
        count = len(list(whole.totals()))
        seconds = time.perf_counter() - start
        cells = len(list(trace(whole, gathered.received, TOTAL)))

        def traced() -> None:
            list(trace(whole, gathered.received, TOTAL))

        trace_ms = min(timed(traced) for _ in range(ROUNDS)) * 1000
    return {"seconds": seconds, "count": count, "cells": cells, "trace": trace_ms}


def book(data: str, year: int) -> Result:
    """Make the consolidated workbook."""
    from desktop.province.consolidated_sheets import consolidated_workbook
    from desktop.province.gathered import gather
    from desktop.scheme.loader import load_built_in

    scheme = load_built_in()
    with opened(data) as (store, units):
        start = time.perf_counter()
        content = consolidated_workbook(gather(store, scheme, units, str(year), TOP))
        return {"seconds": time.perf_counter() - start, "size": len(content) / 2**20}


# ------------------------------------------------------------------ the page


def page(told: Result) -> str:
    """Return docs/scale.md."""
    lines = [
        "# Scale",
        "",
        f"Made by `make scale` on {os.cpu_count()} cores with Python {platform.python_version()}.",
        "Every figure comes from a process of its own; memory is the most that it ever had: resident,",
        "the interpreter and its libraries with it.",
        "",
        *_how(told["sizes"][0]["make"]),
        "",
        "## One year of many units",
        "",
    ]
    lines += _table(
        ["units held", *(f"{one['units']:,}" for one in told["sizes"])],
        [
            ("intake, ms a file", lambda one: f"{one['take']['each']:.0f}"),
            ("intake, peak MB of the program", lambda one: f"{one['take']['peak']:.0f}"),
            ("intake, peak MB of a worker", lambda one: f"{one['take']['workers']:.0f}"),
            ("board, ms (target 100)", lambda one: f"{one['board']['again']:.0f}"),
            ("board, peak MB", lambda one: f"{one['board']['peak']:.0f}"),
            ("consolidation, s", lambda one: f"{one['totals']['seconds']:.1f}"),
            ("a total traced, cells", lambda one: f"{one['totals']['cells']:,}"),
            ("a total traced, ms (target 100)", lambda one: f"{one['totals']['trace']:.0f}"),
            ("both, peak MB (target 500)", lambda one: f"{one['totals']['peak']:.0f}"),
            ("consolidated workbook, s", lambda one: f"{one['book']['seconds']:.0f}"),
            ("consolidated workbook, MB", lambda one: f"{one['book']['size']:.1f}"),
            ("consolidated workbook, peak MB", lambda one: f"{one['book']['peak']:.0f}"),
            ("store, MB", lambda one: f"{one['store']:.0f}"),
        ],
        told["sizes"],
    )
    return "\n".join(lines + (_years(told["years"]) if "years" in told else [])) + "\n"


def _years(years: Result) -> list[str]:
    taken = years["taken"]
    lines = ["", f"## {years['years']} years of one province", ""]
    lines += _table(
        ["", "first year", "last year"],
        [
            ("intake, ms a file", lambda one: f"{one[0]['each']:.0f}"),
            ("intake, peak MB of the program", lambda one: f"{one[0]['peak']:.0f}"),
            ("board, ms", lambda one: f"{one[1]['board']['again']:.0f}"),
            ("consolidation, s", lambda one: f"{one[1]['totals']['seconds']:.1f}"),
            ("a total traced, ms", lambda one: f"{one[1]['totals']['trace']:.0f}"),
            ("consolidation, peak MB", lambda one: f"{one[1]['totals']['peak']:.0f}"),
            ("store, MB", lambda one: f"{one[1]['store']:.0f}"),
        ],
        [(taken[0], years["first"]), (taken[-1], years["last"])],
    )
    files = sum(one["files"] for one in taken)
    return [
        *lines,
        "",
        f"{files:,} files were accepted in {sum(one['seconds'] for one in taken):.0f} s. The last year",
        "is consolidated beside the year before it, which is read too; the first has none.",
    ]


def _how(made: Result) -> list[str]:
    return [
        "The files are real sealed workbooks. Not every one was filled anew:",
        f"{made['templates']} different reports were filled and exported whole; the others are these",
        "under the code, name and superior of another unit, or of another year, sealed again. Units:",
        "Guizhou's own 98, then divisions of other provinces as own units below it, 3,000 expected.",
    ]


def _table(
    head: list[str], rows: list[tuple[str, Callable[[Any], str]]], columns: list[Any]
) -> list[str]:
    lines = [f"| {' | '.join(head)} |", "|---|" + "---:|" * (len(head) - 1)]
    for title, text in rows:
        lines.append(f"| {title} | {' | '.join(text(one) for one in columns)} |")
    return lines


if __name__ == "__main__":
    if sys.argv[1:2] == ["--step"]:
        sys.exit(step(sys.argv[2], json.loads(sys.argv[3])))
    sys.exit(main(sys.argv[1:]))

"""Sealed workbooks by the thousand, for build/scale.py: few are filled, many are readdressed."""

from __future__ import annotations

import io
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from desktop.demo.fill import Plan, Task, fill
from desktop.records.store import Store
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import Level, Scheme
from desktop.scheme.units import Unit, Units
from desktop.submission.keys import own_key
from desktop.submission.seal import make_seal
from desktop.workbook.canvas import escape
from desktop.workbook.export import workbook
from desktop.workbook.plain_machine import plain_rows
from desktop.workbook.sealing import SEAL, Record, Sealing

TOP = "520000"
MOST_UNITS = 3_000
TEMPLATES = 40
"""Reports of counties that are filled; of prefectures and the department all."""
FILLED = 2026
MADE_AT = "2027-01-05T09:00:00+08:00"
PROCESSES = 2
_ELSEWHERE = "X"
"""Before the code of a division of another province, as the own unit that it is here."""


def all_units() -> list[Unit]:
    """Return everyone who may report: a province, then divisions of all others put under it."""
    real = Units()
    province = [real.get(TOP), *real.below(TOP)]
    inside = {unit.code for unit in province}
    others = []
    for unit in real:
        if unit.code in inside or unit.level not in ("prefecture", "county"):
            continue
        above = real.get(unit.superior)
        superior = _ELSEWHERE + above.code if above.level == "prefecture" else TOP
        others.append(Unit(_ELSEWHERE + unit.code, unit.name, unit.bureau, unit.level, superior))
    return (province + others)[:MOST_UNITS]


@contextmanager
def open_store(data: Path) -> Iterator[tuple[Store, Units]]:
    """Open the store in ``data``, with the divisions of other provinces as own units."""
    with Store.open(data) as store:
        if not store.own_units():
            with store.transaction() as connection:
                connection.executemany(
                    "INSERT INTO own_units (code, name, bureau, level, superior)"
                    " VALUES (?, ?, ?, ?, ?)",
                    [astuple(u) for u in all_units() if u.code.startswith(_ELSEWHERE)],
                )
        yield store, Units(store.own_units())


def write_files(
    room: Path, folder: Path, first: int, last: int, years: list[int]
) -> dict[str, Any]:
    """Write the files of the units from ``first`` to ``last`` for each year into ``folder``."""
    start = time.perf_counter()
    folder.mkdir(parents=True)
    work = [(room, folder, unit, n, year) for year in years
            for n, unit in enumerate(all_units()[first:last], first)]  # fmt: skip
    with ProcessPoolExecutor(PROCESSES) as pool:
        sizes = list(pool.map(_write, work, chunksize=max(1, len(work) // (8 * PROCESSES))))
    return {
        "files": len(sizes),
        "seconds": time.perf_counter() - start,
        "megabytes": sum(sizes) / 2**20,
        "templates": TEMPLATES + 10,
    }


def _write(work: tuple[Path, Path, Unit, int, int]) -> int:
    room, folder, unit, number, year = work
    content = template(room, unit.level, number).readdressed(unit, year)
    (folder / f"{year}_{unit.code}_{unit.name}_交通年报_v1.xlsx").write_bytes(content)
    return len(content)


def template(room: Path, level: Level, number: int) -> Template:
    """Return one of the reports of a level that are filled."""
    kept = room / "templates"
    same = [unit for unit in _province() if unit.level == level][:TEMPLATES]
    unit = same[number % len(same)]
    path = kept / f"{unit.code}.xlsx"
    if not path.exists():
        kept.mkdir(exist_ok=True)
        own = kept / f"{unit.code}.{id(path)}.new"
        own.write_bytes(_filled(room, unit))
        own.replace(path)
    return _opened(path, room)


@cache
def _opened(path: Path, room: Path) -> Template:
    rest = io.BytesIO()
    with (
        zipfile.ZipFile(path) as archive,
        zipfile.ZipFile(rest, "w", zipfile.ZIP_DEFLATED) as kept,
    ):
        parts = {name: archive.read(name) for name in archive.namelist()}
        machine = next(name for name, part in parts.items() if b">identity:unit<" in part)
        for name, part in parts.items():
            if name != machine:
                kept.writestr(name, part)
    return Template(rest.getvalue(), machine, parts[machine], room)


@cache
def _scheme() -> Scheme:
    return load_built_in()


@cache
def _province() -> tuple[Unit, ...]:
    return tuple(all_units()[:98])


def _filled(room: Path, unit: Unit) -> bytes:
    regions = tuple(u.code for u in _province() if u.superior == unit.code) or (unit.code,)
    snapshot = fill(Task(_scheme(), Plan.read(), unit, FILLED, 1, regions, {}))
    key = own_key(room)
    sealing = Sealing("", "", lambda records: make_seal(records, key, MADE_AT))
    figures = Figures(_scheme(), snapshot)
    return workbook(_scheme(), snapshot, figures, (), draft=False, version=1, sealing=sealing)


@dataclass(frozen=True, eq=False)
class Template:
    """A sealed workbook, taken apart into its machine sheet and the rest, which is packed."""

    rest: bytes
    name: str
    machine: bytes
    room: Path

    def readdressed(self, unit: Unit, year: int) -> bytes:
        """Return the same report as that of ``unit`` for ``year``, sealed again.

        The bureau's name on its forms stays; nothing that is read stands there.
        """
        out = io.BytesIO(self.rest)
        with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(self.name, self._machine(self.machine, unit, year))
        return out.getvalue()

    def _machine(self, part: bytes, unit: Unit, year: int) -> bytes:
        told = {
            "identity:unit": unit.code,
            "identity:name": unit.name,
            "identity:bureau": unit.bureau,
            "identity:superior": unit.superior,
            "identity:period": str(year),
        }
        rows = plain_rows(part)
        if rows is None:
            raise SystemExit("a machine sheet is not written as it was")
        records: list[Record] = [
            (key, state, told.get(key, text))
            for key, state, text in rows
            if not key.startswith(SEAL)
        ]
        records += make_seal(records, own_key(self.room), MADE_AT).records()
        cells = "".join(
            f'<row r="{n}">{_cell("A", n, key)}{_cell("B", n, state)}{_cell("C", n, text)}</row>'
            for n, (key, state, text) in enumerate(records, 1)
        )
        before, _, rest = part.decode().partition("<sheetData>")
        return f"{before}<sheetData>{cells}</sheetData>{rest.partition('</sheetData>')[2]}".encode()


def _cell(column: str, row: int, text: str) -> str:
    inside = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
    return f'<c r="{column}{row}" s="0" t="inlineStr">{inside}</c>'

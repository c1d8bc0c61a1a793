"""Ledgers of many units as one: rows with the same key are one row, and nothing is counted twice.

``dedupe_scope`` says where a key is unique. In the province: rows of two units with the same key
are one; what the department says stands, then the prefecture, then the county, and what is blank
is taken from the others. In the unit: the same key in two units means two things. A row without
a key, or of a ledger that has none, stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.records.snapshot import Row
from desktop.scheme.model import LEVELS, Ledger
from desktop.scheme.units import Unit
from desktop.scheme.values import Value

Source = tuple[Unit, Sequence[Row]]
"""A unit and its rows of one ledger."""


class Origin(NamedTuple):
    """Where a merged row comes from."""

    unit: str
    row: str


class Conflict(NamedTuple):
    """Two units that say different things in one cell of one thing."""

    ledger: str
    key: tuple[Value, ...]
    column: str
    kept: Value
    kept_unit: str
    dropped: Value
    dropped_unit: str


@dataclass(frozen=True, slots=True)
class MergedRow:
    """One thing, with every unit that has it; the first one's cells stand."""

    cells: Mapping[str, Value]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class MergedLedger:
    """One ledger over many units."""

    code: str
    rows: tuple[MergedRow, ...]
    conflicts: tuple[Conflict, ...]


class _Thing:
    """A merged row in the making: its cells, each with the unit that said it."""

    __slots__ = ("cells", "origins", "said_by")

    def __init__(self, unit: Unit, row: Row) -> None:
        self.cells: Mapping[str, Value] = row.cells
        self.origins = [Origin(unit.code, row.id)]
        self.said_by: dict[str, str] = {}

    def add(self, ledger: str, key: tuple[Value, ...], unit: Unit, row: Row) -> Iterable[Conflict]:
        """Take another row of the same thing; yield what it says otherwise."""
        first = self.origins[0].unit
        if len(self.origins) == 1:
            self.cells = dict(self.cells)
        self.origins.append(Origin(unit.code, row.id))
        cells = dict(self.cells)
        for column, value in row.cells.items():
            if column not in cells:
                cells[column] = value
                self.said_by[column] = unit.code
            elif cells[column] != value:
                kept_by = self.said_by.get(column, first)
                yield Conflict(ledger, key, column, cells[column], kept_by, value, unit.code)
        self.cells = cells


def row_key(ledger: Ledger, row: Row) -> tuple[Value, ...]:
    """Return what makes a row one thing; () when the ledger has no key or a part of it is blank."""
    found = [row.cells.get(column) for column in ledger.dedupe_key]
    return tuple(value for value in found if value is not None) if None not in found else ()


def merge(ledger: Ledger, sources: Iterable[Source]) -> MergedLedger:
    """Return the rows of ``sources`` as one ledger.

    Rows come out in the order in which their first one was met: units of a higher level first,
    within a level in the order of codes, and a unit's rows as it has them.
    """
    ordered = sorted(sources, key=lambda source: (-LEVELS.index(source[0].level), source[0].code))
    things: dict[tuple[object, ...], _Thing] = {}
    conflicts: list[Conflict] = []
    for unit, rows in ordered:
        for number, row in enumerate(rows):
            key = row_key(ledger, row) if ledger.dedupe_scope else ()
            if not key:
                place: tuple[object, ...] = ("row", unit.code, number)
            elif ledger.dedupe_scope == "unit":
                place = (unit.code, key)
            else:
                place = ("", key)
            known = things.get(place)
            if known is None:
                things[place] = _Thing(unit, row)
            else:
                conflicts.extend(known.add(ledger.code, key, unit, row))
    merged = tuple(MergedRow(thing.cells, tuple(thing.origins)) for thing in things.values())
    return MergedLedger(ledger.code, merged, tuple(conflicts))

"""Find the values of a workbook by the hidden stamps beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from desktop.scheme.keys import ROW_ID, parse_key
from desktop.words import say
from desktop.workbook.canvas import column_letter
from desktop.workbook.grids import Grid, VisibleCell, typed_text
from desktop.workbook.names_in import Structure
from desktop.workbook.stamps import SIGN, Stamp, read_stamp

LONGEST_ID = 200
_MARK = re.compile(r"[0-9]{1,3}")
_CODE = re.compile(r"T[0-9]+_[0-9]+")


class LedgerRow(NamedTuple):
    """One row of a ledger: its id or "", its cells by column code, where it stands."""

    id: str
    cells: Mapping[str, VisibleCell]
    sheet: str
    row: int


class Spot(NamedTuple):
    """A stamp and where it stands; what it speaks of ends before ``until``."""

    stamp: Stamp
    grid: Grid
    row: int
    column: int
    until: int


@dataclass
class Found:
    """What was found so far."""

    cells: dict[str, VisibleCell] = field(default_factory=dict)
    ledgers: dict[str, list[LedgerRow]] = field(default_factory=dict)
    explanations: dict[str, VisibleCell] = field(default_factory=dict)
    taken: set[tuple[str, int, int]] = field(default_factory=set)
    """Sheet, row and column of every cell that a stamp speaks for."""
    unsure: dict[str, list[str]] = field(default_factory=dict)
    """Keys that stand in several places with different values, and these places."""


def read_stamped(grids: Mapping[str, Grid], structure: Structure) -> Found:
    """Return the values that stamps lead to.

    A value that stands twice, because somebody copied a sheet or a row, is the one that its
    defined name means; without a name it must be the same in all places, or it is left out.
    """
    found = Found()
    places: dict[str, list[tuple[VisibleCell, int, int]]] = {}
    for spot in _spots(grids):
        if spot.stamp.kind == "ledger":
            _read_ledger(spot, found, structure)
            nil = f"{spot.stamp.name}.nil"
            found_nil = _nil(spot)
            pairs = [(nil, *found_nil)] if found_nil else []
        elif spot.stamp.kind == "form":
            pairs = list(_form(spot))
        else:
            pairs = list(_list(spot))
        for key, row, column in pairs:
            found.taken.add((spot.grid.name, row, column))
            if spot.stamp.name == "explanations":
                found.explanations.setdefault(key, spot.grid.cell(row, column))
            else:
                places.setdefault(key, []).append((spot.grid.cell(row, column), row, column))
    for key, cells in places.items():
        _choose(found, structure, key, cells)
    return found


def _choose(
    found: Found, structure: Structure, key: str, places: list[tuple[VisibleCell, int, int]]
) -> None:
    if len(places) == 1:
        found.cells[key] = places[0][0]
        return
    if target := structure.names.get(key):
        meant = [place for place in places if (place[0].sheet, *place[1:]) == target[:3]]
        places = meant or places
    if len({typed_text(cell.value) for cell, *_ in places}) == 1:
        found.cells[key] = places[0][0]
    else:
        found.unsure[key] = [f"{cell.sheet}!{cell.address}" for cell, *_ in places]


def _spots(grids: Mapping[str, Grid]) -> Iterator[Spot]:
    for grid in grids.values():
        by_column: dict[int, list[tuple[int, Stamp | None]]] = {}
        for row, column, text in grid.starting_with(SIGN + " "):
            by_column.setdefault(column, []).append((row, read_stamp(text.strip())))
        for column, stamps in by_column.items():
            for (row, stamp), (until, _) in pairwise([*stamps, (grid.last_row + 1, None)]):
                if stamp:
                    yield Spot(stamp, grid, row, column, until)


def _columns(spot: Spot) -> dict[str, int]:
    """Return code → column, by the marks 1, 2 … in the row of the stamp; the first of each."""
    found: dict[str, int] = {}
    for column, value in spot.grid.row(spot.row):
        mark = typed_text(value).strip()
        if column != spot.column and _MARK.fullmatch(mark):
            index = int(mark) - 1
            if 0 <= index < len(spot.stamp.columns):
                found.setdefault(spot.stamp.columns[index], column)
    return found


def _form(spot: Spot) -> Iterator[tuple[str, int, int]]:
    columns = _columns(spot)
    for row in range(spot.row + 1, spot.until):
        code = spot.grid.text(row, spot.column)
        if _CODE.fullmatch(code):
            for measure, column in columns.items():
                yield f"{code}.{measure}", row, column


def _list(spot: Spot) -> Iterator[tuple[str, int, int]]:
    column = spot.column + spot.stamp.offset
    for row in range(spot.row + 1, spot.until):
        key = spot.grid.text(row, spot.column)
        is_id = spot.stamp.name == "explanations" and 0 < len(key) < LONGEST_ID
        if column > 0 and (is_id or parse_key(key)):
            yield key, row, column


def _read_ledger(spot: Spot, found: Found, structure: Structure) -> None:
    """Add the rows of a ledger; of a sheet that stands twice, those of the sheet that is named."""
    code, grid = spot.stamp.name, spot.grid
    target = structure.names.get(f"{code}.data")
    if code in found.ledgers and not (target and target.sheet == grid.name):
        return
    found.ledgers[code] = list(_rows(spot, _columns(spot), spot.until))


def _rows(spot: Spot, columns: Mapping[str, int], until: int) -> Iterator[LedgerRow]:
    grid = spot.grid
    places = [
        (name, column - grid.first_column, column_letter(column))
        for name, column in columns.items()
    ]
    for row in range(spot.row + 1, until):
        values = grid.rows[row - grid.first_row] if row <= grid.last_row else ()
        width, number = len(values), str(row)
        cells = {
            name: VisibleCell(
                (values[index] if 0 <= index < width and values[index] != "" else None),
                grid.name,
                letter + number,
            )
            for name, index, letter in places
        }
        identity = grid.text(row, spot.column)
        identity = identity if ROW_ID.match(identity) else ""
        if identity or any(not _is_blank(cell) for cell in cells.values()):
            yield LedgerRow(identity, cells, grid.name, row)


def read_named_ledgers(
    found: Found, grids: Mapping[str, Grid], structure: Structure, known: Mapping[str, set[str]]
) -> None:
    """Add the ledgers that have lost their stamps: their columns are named, to the last row.

    ``known`` holds the ids that the rows of each ledger may have; they stand left of the columns.
    """
    areas = {
        key.code: target
        for name, target in structure.names.items()
        if (key := parse_key(name)) and key.field == "data" and key.code.startswith("L")
    }
    for code, area in areas.items():
        grid = grids.get(area.sheet)
        if code in found.ledgers or grid is None:
            continue
        columns = {
            key.field: target.column
            for name, target in structure.names.items()
            if (key := parse_key(name))
            and (key.code, key.row, target.sheet) == (code, "", area.sheet)
            and (target.row, target.last_row) == (area.row, area.last_row)
            and key.field not in ("data", "no")
        }
        columns = dict(sorted(columns.items(), key=lambda pair: pair[1]))
        spot = Spot(Stamp("ledger", code, (), 0), grid, area.row - 1, area.column - 1, 0)
        found.ledgers[code] = [
            row if row.id in known.get(code, ()) else row._replace(id="")
            for row in _rows(spot, columns, max(area.last_row, grid.last_row) + 1)
        ]


def _is_blank(cell: VisibleCell) -> bool:
    return cell.value is None or (isinstance(cell.value, str) and not cell.value.strip())


def _nil(spot: Spot) -> tuple[int, int] | None:
    """Return where the declaration 本年无此项 stands: beside its words, above the stamp."""
    words = {say("workbook.nil", "zh"), say("workbook.nil", "en")}
    for row in range(spot.row - 1, spot.grid.first_row - 1, -1):
        for column, value in spot.grid.row(row):
            if value in words:
                return row, column + 1
    return None

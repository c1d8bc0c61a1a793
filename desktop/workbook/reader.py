"""Read a workbook that was filled in somewhere else, by stamps and names, never by position.

People insert and delete rows, rename, copy and reorder sheets, take the protection off and save
with other programs. Each value is found by the hidden stamp beside it (see
:mod:`desktop.workbook.stamps`), which moves with its row, and else by its defined name. What the
machine sheet says is the report as it was when the file was written; it is returned as it stands
and proves nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from desktop.faults import Fault
from desktop.scheme.keys import parse_key
from desktop.workbook.grids import Grid, VisibleCell, grids_of
from desktop.workbook.names_in import Structure
from desktop.workbook.plan import MACHINE
from desktop.workbook.safe_zip import read_file
from desktop.workbook.sealing import Record
from desktop.workbook.stamped import Found, read_named_ledgers, read_stamped

EXPLAIN = "explain."
"""Beginning of the name of an explanation's cell; the id of the finding follows."""
_FIRST_RECORD = "format:version"
_IDENTITY = "identity:"
LONGEST_KEY = 200
_PLAIN = 3
"""Cells of a record whose text fits one of them."""


class VisibleRow(NamedTuple):
    """One row of a ledger as it is seen; ``id`` is "" for one that was typed in."""

    id: str
    cells: Mapping[str, VisibleCell]
    """Column code → cell, the blank ones too."""
    sheet: str
    row: int


@dataclass(frozen=True)
class ReadBook:
    """What a workbook holds, nothing of it interpreted."""

    file: str
    """Name of the file, without its folder."""
    identity: Mapping[str, str] = field(default_factory=dict)
    """Whose report it says it is: scheme, scheme_version, unit, period, level, kind, section …
    Empty when the machine sheet is gone."""
    records: Sequence[Record] = ()
    """(key, state, text) of the machine sheet, exactly as written."""
    cells: Mapping[str, VisibleCell] = field(default_factory=dict)
    """Every scalar value found, blank ones too: key → cell."""
    ledgers: Mapping[str, Sequence[VisibleRow]] = field(default_factory=dict)
    """Each ledger found → its rows that hold anything, from top to bottom."""
    explanations: Mapping[str, VisibleCell] = field(default_factory=dict)
    """Finding id → 说明 on the audit sheet."""
    notes: Sequence[Fault] = ()
    """What a reader should know: a sheet is missing, a value stands in two places."""

    @cached_property
    def base(self) -> dict[str, tuple[str, str]]:
        """Return key → (state, text) as the machine sheet has it."""
        return {key: (state, text) for key, state, text in self.records}


def read_workbook(path: Path) -> ReadBook:
    """Return what the workbook at ``path`` holds.

    Raises Fault ``reader.…``: no file, no workbook, password, damaged, too large, or
    ``reader.foreign`` when nothing in it is of this program.
    """
    return read_bytes(read_file(path), path.name)


def read_bytes(content: bytes, file: str) -> ReadBook:
    """Return the same for the ``content`` of a workbook; ``file`` is its name."""
    try:
        grids, structure = grids_of(content, file)
    except Fault as fault:
        fault.fields["file"] = file
        raise
    machine = _machine(grids)
    records = tuple(read_records(machine)) if machine else ()
    identity = {
        key.removeprefix(_IDENTITY): text for key, _, text in records if key.startswith(_IDENTITY)
    }
    shown = {name: grid for name, grid in grids.items() if grid is not machine}
    found = read_stamped(shown, structure)
    _add_named(found, shown, structure)
    read_named_ledgers(found, shown, structure, _row_ids(records))
    if not identity and not found.cells and not found.ledgers:
        raise Fault("reader.foreign", file=file)
    return ReadBook(
        file,
        identity,
        records,
        found.cells,
        {code: [VisibleRow(*row) for row in rows] for code, rows in found.ledgers.items()},
        found.explanations,
        tuple(_notes(file, machine, structure, found)),
    )


def read_records(machine: Grid) -> Iterator[Record]:
    """Yield the records of the machine sheet as they stand."""
    if machine.first_column != 1:
        return  # keys stand in the first column
    for row in machine.rows:
        key = row[0]
        if isinstance(key, str) and key:
            if len(row) == _PLAIN:
                yield key, str(row[1]), str(row[2])
                continue
            state = str(row[1]) if len(row) > 1 else ""
            yield key, state, "".join(map(str, row[2:]))


def _machine(grids: Mapping[str, Grid]) -> Grid | None:
    """Return the machine sheet; under another name too, if it is the only one that looks so."""
    if MACHINE in grids:
        return grids[MACHINE]
    alike = [grid for grid in grids.values() if grid.value(1, 1) == _FIRST_RECORD]
    return alike[0] if len(alike) == 1 else None


def _add_named(found: Found, grids: Mapping[str, Grid], structure: Structure) -> None:
    """Add the values that have a name and no stamp; a cell that is taken is another value's."""
    for name, target in structure.names.items():
        grid = grids.get(target.sheet)
        if grid is None or (target.row, target.column) != (target.last_row, target.last_column):
            continue
        if (target.sheet, target.row, target.column) in found.taken:
            continue
        if name.startswith(EXPLAIN):
            cell = grid.cell(target.row, target.column)
            found.explanations.setdefault(name.removeprefix(EXPLAIN), cell)
        elif name not in found.cells and name not in found.unsure and is_scalar(name):
            found.cells[name] = grid.cell(target.row, target.column)


def _row_ids(records: Sequence[Record]) -> dict[str, set[str]]:
    """Return the ids of each ledger's rows when the file was written."""
    found: dict[str, set[str]] = {}
    for key, _, _ in records:
        if key.startswith("row:"):
            code, _, row = key.removeprefix("row:").partition("#")
            found.setdefault(code, set()).add(row)
    return found


def is_scalar(name: str) -> bool:
    """Say whether a defined name is the key of a single value."""
    key = parse_key(name) if len(name) < LONGEST_KEY else None
    if key is None or key.row or key.code == "PERIOD":
        return False
    return not key.code.startswith("L") or key.field == "nil"


def _notes(file: str, machine: Grid | None, structure: Structure, found: Found) -> Iterator[Fault]:
    if machine is None:
        yield Fault("reader.no-machine", file=file)
    if not found.cells and not found.ledgers:
        yield Fault("reader.no-forms", file=file)
    for key, places in found.unsure.items():
        yield Fault("reader.key-twice", key=key, places=places)
    if structure.lost:
        yield Fault("reader.names-lost", count=structure.lost)

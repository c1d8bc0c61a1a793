"""The sheets of somebody's workbook as tables of values, read by calamine."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from desktop.faults import Fault
from desktop.workbook.bounds import check_bounds
from desktop.workbook.canvas import address
from desktop.workbook.names_in import Structure, read_structure
from desktop.workbook.percents import percent_cells, percent_looks
from desktop.workbook.plain_machine import plain_rows
from desktop.workbook.plan import MACHINE
from desktop.workbook.safe_zip import Parts, read_file, repacked, unpack_bytes

CellValue = str | float | int | bool | dt.date | dt.time | dt.timedelta | None
SPREADSHEET_DIGITS = 15
_ERROR = re.compile(rb'(<(?:\w+:)?c\s[^<>]*?)\bt="e"')


class VisibleCell(NamedTuple):
    """What a person sees in a cell, and where it stands."""

    value: CellValue
    """As the file has it; None for a blank."""
    sheet: str
    address: str

    @property
    def text(self) -> str:
        """Return what one would type to get it: ``15200.5``, ``2026-03-05``; "" for a blank.

        A number has at most the 15 digits that a spreadsheet keeps, without an exponent.
        """
        return typed_text(self.value)


def typed_text(value: CellValue) -> str:
    """Return what one would type to get ``value``."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return format(Decimal(f"{value:.{SPREADSHEET_DIGITS}g}"), "f")
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return str(value) if isinstance(value, dt.timedelta) else value.isoformat()


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet. Rows and columns count from 1, as the addresses do."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    first_row: int
    first_column: int

    @property
    def last_row(self) -> int:
        """Return the number of the last row that has content."""
        return self.first_row + len(self.rows) - 1

    def value(self, row: int, column: int) -> CellValue:
        """Return what stands in a cell; None when it is blank or not there."""
        row, column = row - self.first_row, column - self.first_column
        if row < 0 or column < 0 or row >= len(self.rows) or column >= len(self.rows[row]):
            return None
        value = self.rows[row][column]
        return None if value == "" else value

    def text(self, row: int, column: int) -> str:
        """Return a cell as text without blanks at its ends."""
        return typed_text(self.value(row, column)).strip()

    def cell(self, row: int, column: int) -> VisibleCell:
        """Return a cell with its address."""
        return VisibleCell(self.value(row, column), self.name, address(row, column))

    def row(self, row: int) -> Iterator[tuple[int, CellValue]]:
        """Yield column and value of the cells of a row that are not blank."""
        index = row - self.first_row
        if 0 <= index < len(self.rows):
            for column, value in enumerate(self.rows[index], self.first_column):
                if value is not None and value != "":
                    yield column, value

    def starting_with(self, beginning: str) -> Iterator[tuple[int, int, str]]:
        """Yield row, column and text of the cells whose text starts with ``beginning``."""
        for row, values in enumerate(self.rows, self.first_row):
            for value in values:
                if type(value) is str and value.startswith(beginning):
                    break
            else:
                continue
            for column, value in enumerate(values, self.first_column):
                if type(value) is str and value.startswith(beginning):
                    yield row, column, value


def read_grids(path: Path) -> tuple[Mapping[str, Grid], Structure]:
    """Return every worksheet of the workbook at ``path`` by name, and its names.

    Raises Fault ``reader.…`` for what is no workbook, damaged, or larger than a report can be.
    """
    return grids_of(read_file(path), path.name)


def grids_of(content: bytes, file: str) -> tuple[Mapping[str, Grid], Structure]:
    """Return the same for the ``content`` of a workbook; ``file`` is its name for a Fault."""
    parts = unpack_bytes(content, file)
    structure = read_structure(parts, file)
    machine = _plain_machine(parts, structure)
    check_bounds(parts, structure, file)
    try:
        return {**_calamine(parts, structure, file, machine.keys()), **machine}, structure
    except BaseException as error:
        # Its Rust code tells a contradiction in the file by a panic, which is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise Fault("reader.damaged", file=file) from None
    finally:
        parts.clear()


def _plain_machine(parts: Parts, structure: Structure) -> dict[str, Grid]:
    """Return the machine sheet where it stands as it was written; its part is done with then."""
    part = structure.sheets.get(MACHINE, "")
    is_shared = list(structure.sheets.values()).count(part) > 1
    rows = None if is_shared or part not in parts else plain_rows(parts[part])
    if rows is None:
        return {}
    del parts[part]
    return {MACHINE: Grid(MACHINE, rows, 1, 1)}


def _errors_as_text(parts: Parts) -> Parts:
    """Return ``parts`` with ``#DIV/0!`` and its like as texts; the reader would make them blank."""
    return {
        name: _ERROR.sub(rb'\1t="str"', content) if b't="e"' in content else content
        for name, content in parts.items()
    }


def _calamine(
    parts: Parts, structure: Structure, file: str, known: Collection[str]
) -> dict[str, Grid]:
    """Return the worksheets but those ``known`` already."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

    looks = percent_looks(parts, file)
    try:
        with CalamineWorkbook.from_filelike(repacked(_errors_as_text(parts))) as book:
            found: dict[str, Grid] = {}
            for metadata in book.sheets_metadata:
                if metadata.typ != SheetTypeEnum.WorkSheet or metadata.name in known:
                    continue
                sheet = book.get_sheet_by_name(metadata.name)
                row, column = sheet.start or (0, 0)
                rows = sheet.to_python(skip_empty_area=True)
                part = structure.sheets.get(metadata.name, "")
                for line, place in percent_cells(parts, part, looks):
                    _show_percent(rows, line - row - 1, place - column - 1)
                found[metadata.name] = Grid(metadata.name, rows, row + 1, column + 1)
            return found
    except (CalamineError, OSError, ValueError) as error:
        raise Fault("reader.damaged", file=file) from error


def _show_percent(rows: list[list[Any]], row: int, column: int) -> None:
    """Put what is seen, ``85%``, in the place of what is kept, 0.85."""
    if 0 <= row < len(rows) and 0 <= column < len(rows[row]):
        value = rows[row][column]
        if type(value) is float:
            rows[row][column] = typed_text(float(Decimal(typed_text(value)) * 100)) + "%"

"""A scheme's workbook read back: sheets → the files of the scheme.

What cannot be taken over as it stands is a fault with sheet, row and column; nothing is guessed.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.parsers import expat

from desktop.faults import Fault, Faults
from desktop.scheme.faults import TableFault
from desktop.scheme.info import FILE as INFO_FILE
from desktop.scheme.info import gather, write_info
from desktop.scheme.tables import (
    GUIDE_SHEET,
    INFO,
    INFO_SHEET,
    REPORT,
    REPORT_FILE,
    REPORT_SHEET,
    TABLES,
    Table,
)
from desktop.workbook.names_in import read_structure
from desktop.workbook.plan import MACHINE
from desktop.workbook.safe_zip import Parts, repacked, unpack

Rows = list[list[Any]]
Formulas = Mapping[str, list[tuple[int, int]]]
"""Sheet → row and column, from 1, of the cells that hold a live formula."""

_ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")


def files_of(source: Path) -> dict[str, str]:
    """Return the files of the scheme that the workbook ``source`` holds: name → text.

    Raises Fault ``reader.…`` for what is no workbook, ``scheme.book-report`` for a report,
    ``scheme.book-other`` for any other workbook, and Faults for sheets and cells that cannot be
    taken over as they stand.
    """
    sheets, formulas = _read(source)
    faults: list[Fault] = []
    names = [INFO_SHEET, *(table.sheet for table in TABLES.values()), REPORT_SHEET]
    if not any(name in sheets for name in names):
        kind = "report" if MACHINE in sheets else "other"
        raise Fault(f"scheme.book-{kind}", path=source.name)
    for name in sheets:
        if name not in (*names, GUIDE_SHEET):
            faults.append(TableFault("book-stranger", INFO, value=name))
    for name in names:
        if name not in sheets:
            faults.append(TableFault("book-sheet", INFO, value=name))
    if faults:
        raise Faults(faults)
    files = {INFO_FILE: _info_text(sheets[INFO_SHEET], formulas.get(INFO_SHEET, []), faults)}
    for table in TABLES.values():
        live = formulas.get(table.sheet, [])
        files[table.file] = _csv(_texts(table, sheets[table.sheet], live, faults))
    live = formulas.get(REPORT_SHEET, [])
    files[REPORT_FILE] = _report_text(sheets[REPORT_SHEET], live, faults)
    if faults:
        raise Faults(faults)
    return files


def _read(source: Path) -> tuple[dict[str, Rows], Formulas]:
    from python_calamine import CalamineError, CalamineWorkbook

    parts = unpack(source)
    structure = read_structure(parts, source.name)
    try:
        book = CalamineWorkbook.from_filelike(repacked(parts))
        sheets = {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    except CalamineError as error:
        raise Fault("scheme.book-unreadable", path=str(source), reason=error) from error
    live = {name: _formulas(parts, part, source.name) for name, part in structure.sheets.items()}
    return sheets, live


def _formulas(parts: Parts, part: str, file: str) -> list[tuple[int, int]]:
    """Return where a sheet has formulas; a reader of values sees nothing, or what they gave."""
    found: list[tuple[int, int]] = []
    address = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal address
        name = tag.rpartition(":")[2]
        if name == "c":
            address = attributes.get("r", "")
        elif name == "f" and (place := _ADDRESS.match(address)):
            found.append((int(place[2]), _column(place[1])))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(parts.get(part, b"<none/>"), True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Fault("reader.damaged", file=file) from error
    return found


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _texts(
    table: Table, rows: Rows, live: list[tuple[int, int]], faults: list[Fault]
) -> list[list[str]]:
    """Return the cells of a sheet as texts; what is no text adds to ``faults``."""
    width = max((n for row in rows for n, cell in enumerate(row, 1) if cell != ""), default=0)
    header = [str(cell) for cell in rows[0][:width]] if rows else []
    kinds = {field.name: field.kind for field in table.fields}
    found = [header]
    for place, column in live:
        name = header[column - 1] if column <= width else ""
        faults.append(TableFault("book-formula", table.name, place, name))
    for number, row in enumerate(rows[1:], 2):
        cells = []
        for index, value in enumerate(row[:width]):
            name = header[index]
            if (number, index + 1) in live:
                cells.append("")
            elif isinstance(value, str):
                cells.append(value)
            elif isinstance(value, int | float) and kinds.get(name) in ("integer", "decimal"):
                cells.append(_number(value))
            else:
                cells.append("")
                faults.append(TableFault("book-cell", table.name, number, name, value=value))
        found.append(cells + [""] * (width - len(cells)))
    while len(found) > 1 and not any(found[-1]):
        found.pop()
    return found


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _info_text(rows: Rows, live: list[tuple[int, int]], faults: list[Fault]) -> str:
    for row, _ in live:
        name = rows[row - 1][0] if row <= len(rows) and rows[row - 1] else ""
        faults.append(TableFault("book-formula", INFO, row, str(name)))
    live_rows = {row for row, _ in live}
    values: dict[str, str] = {}
    for number, cells in enumerate(rows, 1):
        name, value = (*cells, "", "")[:2]
        if number == 1 or (not name and not value) or number in live_rows:
            continue
        if not (isinstance(name, str) and isinstance(value, str)):
            faults.append(TableFault("book-cell", INFO, number, str(name), value=value))
        elif name in values:
            first = [*values].index(name) + 2
            faults.append(TableFault("duplicate-code", INFO, number, name, value=name, first=first))
        else:
            values[name] = value
    return write_info(gather(values)) if not faults else ""


def _report_text(rows: Rows, live: list[tuple[int, int]], faults: list[Fault]) -> str:
    """Return the report's text: the first cell of each row is a line."""
    for row, column in live:
        faults.append(TableFault("book-formula", REPORT, row, str(column)))
    lines: list[str] = []
    for number, cells in enumerate(rows, 1):
        line, *others = (*cells, "")
        for value in [*([] if isinstance(line, str) else [line]), *filter(None, others)]:
            if number not in {row for row, _ in live}:
                faults.append(TableFault("book-line", REPORT, number, value=value))
        lines.append(line if isinstance(line, str) else "")
    while lines and not lines[-1]:
        lines.pop()
    return "".join(f"{line}\n" for line in lines)


def _csv(rows: list[list[str]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()

"""The strict linter: every fault of a scheme directory, each with sheet, row, column, suggestion.

Nothing is ignored silently. What is looked at, in this order: the files; the cells one by one;
what they refer to; how the cells of a row fit together; how the report's text is written; the
formulas, those of the text among them. A later stage runs only
when the earlier ones left a scheme that can be built, so that one slip is not told ten times.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from desktop.faults import Fault, Faults
from desktop.scheme.faults import TableFault, nearest
from desktop.scheme.formulas import lint_formulas
from desktop.scheme.info import FILE as INFO_FILE
from desktop.scheme.info import lint_info
from desktop.scheme.loader import load_scheme
from desktop.scheme.model import Scheme
from desktop.scheme.rows import lint_rows
from desktop.scheme.tables import (
    INFO,
    REPORT,
    REPORT_FILE,
    TABLES,
    YES,
    Field,
    Table,
    file_of,
    split,
)
from desktop.scheme.template_check import in_order, lint_template
from desktop.scheme.template_parser import read_template

NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?\Z", re.ASCII)
INTEGER = re.compile(r"\d{1,9}\Z", re.ASCII)
CONTROL = re.compile(r"[\x00-\x1f\x7f\u2028\u2029\ufeff]")
LONGEST_CELL = 32_000
"""A cell of a workbook holds 32,767 characters."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table as text; ``number`` is the row that Excel shows (header = 1)."""

    number: int
    cells: Mapping[str, str]


Sheets = dict[str, list[Line]]


def lint(directory: Path) -> list[Fault]:
    """Return every fault of the scheme in ``directory``, in the order of its tables."""
    faults: list[Fault] = []
    sheets: Sheets = {}
    for table in TABLES.values():
        sheets[table.name] = _read(directory, table, faults)
    text = _text(directory / INFO_FILE, INFO, faults)
    if text is not None:
        faults += lint_info(text)
    report = _text(directory / REPORT_FILE, REPORT, faults)
    faults += _strangers(directory)
    if faults or report is None:
        return faults
    for table in TABLES.values():
        faults += _cells(table, sheets[table.name])
    for table in TABLES.values():
        faults += _references(table, sheets)
    if not faults:
        faults += lint_rows(
            {name: [(r.number, r.cells) for r in rows] for name, rows in sheets.items()}
        )
    template, slips = read_template(report)
    if not faults:
        rows = {
            (t, key): r.number for t in TABLES for r in sheets[t] for key in [_key(TABLES[t], r)]
        }
        scheme = load_scheme(directory)
        faults += _levels(scheme, sheets)
        faults += lint_formulas(scheme, rows)
        slips = in_order([*slips, *lint_template(template, scheme)])
    return [*faults, *slips]


def checked(directory: Path) -> Scheme:
    """Return the scheme in ``directory``; raises Faults with every fault when it has any."""
    if faults := lint(directory):
        raise Faults(faults)
    return load_scheme(directory)


def _strangers(directory: Path) -> Iterator[Fault]:
    known = [file_of(name) for name in (INFO, *TABLES, REPORT)]
    for path in sorted(directory.iterdir()) if directory.is_dir() else []:
        if path.name not in known:
            hint = nearest(path.name, known)
            yield TableFault("unknown-file", INFO, 0, "", hint, value=path.name)


def _text(path: Path, table: str, faults: list[Fault]) -> str | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        faults.append(TableFault("no-file", table, reason=error))
        return None
    if data.startswith(b"\xef\xbb\xbf"):
        faults.append(TableFault("bom", table, 1))
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        faults.append(TableFault("encoding", table, data.count(b"\n", 0, error.start) + 1))
        return None


def _read(directory: Path, table: Table, faults: list[Fault]) -> list[Line]:
    text = _text(directory / table.file, table.name, faults)
    if text is None:
        return []
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        faults.append(TableFault("bad-csv", table.name, reason=str(error)))
        return []
    header = rows[0] if rows else []
    wrong = [*_header(table, header)]
    if wrong:
        faults += wrong
        return []
    lines = []
    blank = dict.fromkeys(table.header, "")
    for number, row in enumerate(rows[1:], 2):
        if not any(row):
            lines.append(Line(number, blank))
        elif len(row) != len(header):
            faults.append(
                TableFault("ragged", table.name, number, found=len(row), wanted=len(header))
            )
        else:
            lines.append(Line(number, blank | dict(zip(header, row, strict=True))))
    return lines


def _header(table: Table, header: list[str]) -> Iterator[Fault]:
    for index, name in enumerate(header):
        if name not in table.header:
            missing = [n for n in table.header if n not in header]
            hint = nearest(name, missing)
            yield TableFault("unknown-column", table.name, 1, name or f"#{index + 1}", hint)
        elif name in header[:index]:
            yield TableFault("duplicate-column", table.name, 1, name)
    for field in table.fields:
        if field.name not in header and not field.may_lack:
            yield TableFault("missing-column", table.name, 1, field.name)


def _key(table: Table, line: Line) -> tuple[str, ...]:
    return tuple(line.cells[name] for name in table.key)


def _cells(table: Table, lines: list[Line]) -> Iterator[Fault]:
    seen: dict[tuple[str, ...], int] = {}
    for line in lines:
        if not any(line.cells.values()):
            yield TableFault("blank-row", table.name, line.number)
            continue
        for field in table.fields:
            yield from _cell(table, field, line)
        key = _key(table, line)
        if key in seen:
            yield TableFault(
                "duplicate-code",
                table.name,
                line.number,
                table.key[-1],
                value=" ".join(key),
                first=seen[key],
            )
        seen.setdefault(key, line.number)


def _cell(table: Table, field: Field, line: Line) -> Iterator[Fault]:
    text = line.cells[field.name]
    place = (table.name, line.number, field.name)
    if CONTROL.search(text) or text != text.strip():
        yield TableFault("untidy", *place, CONTROL.sub(" ", text).strip())
    elif len(text) > LONGEST_CELL:
        yield TableFault("too-long", *place, found=len(text), limit=LONGEST_CELL)
    elif not text:
        if field.required:
            yield TableFault("blank-cell", *place)
    elif field.kind == "integer" and not INTEGER.match(text):
        yield TableFault("bad-integer", *place, value=text)
    elif field.kind == "decimal" and not NUMBER.match(text):
        yield TableFault("bad-number", *place, value=text)
    elif field.kind == "flag" and text != YES:
        yield TableFault("bad-flag", *place, YES, value=text)
    elif field.kind == "enum" and text not in field.allowed:
        yield _bad_enum(field, text, place)
    elif field.kind == "list":
        yield from _elements(field, text, place)


def _elements(field: Field, text: str, place: tuple[str, int, str]) -> Iterator[Fault]:
    parts = split(text)
    for index, part in enumerate(parts):
        if not part.strip() or part in parts[:index]:
            tidy = ";".join(dict.fromkeys(p.strip() for p in parts if p.strip()))
            yield TableFault("bad-list", *place, tidy, value=text)
            return
        if field.allowed and part not in field.allowed:
            yield _bad_enum(field, part, place)


def _levels(scheme: Scheme, sheets: Sheets) -> Iterator[Fault]:
    for name, lines in sheets.items():
        for line in lines:
            for level in split(line.cells.get("levels", "")):
                if level not in scheme.levels:
                    hint = ";".join(scheme.levels)
                    yield TableFault(
                        "level-not-reporting", name, line.number, "levels", hint, value=level
                    )


def _bad_enum(field: Field, text: str, place: tuple[str, int, str]) -> TableFault:
    hint = nearest(text, field.allowed)
    return TableFault("bad-enum", *place, hint, value=text, allowed=field.allowed)


def _references(table: Table, sheets: Sheets) -> Iterator[Fault]:
    for field in table.fields:
        if not field.refers:
            continue
        target = TABLES[field.refers]
        known = {line.cells[target.key[0]] for line in sheets[target.name]}
        for line in sheets[table.name]:
            for part in split(line.cells[field.name]):
                if part not in known:
                    yield TableFault(
                        "unknown-reference",
                        table.name,
                        line.number,
                        field.name,
                        nearest(part, known),
                        value=part,
                        target=target.sheet,
                    )

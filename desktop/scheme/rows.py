"""How the cells of one row, and rows of different tables, must fit together (for the linter).

Every function here may rely on cells that are well formed one by one and on references that hold.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from desktop.scheme.faults import TableFault, nearest
from desktop.scheme.tables import RESERVED_COLUMNS, split

Cells = Mapping[str, str]
Rows = Mapping[str, list[tuple[int, Cells]]]
"""Table name → its rows: number as Excel shows it, cells by column."""

SHAPES = {
    "sections": (re.compile(r"\d+(\.\d+)?\Z", re.ASCII), "2.1"),
    "indicators": (re.compile(r"T\d+_\d+\Z", re.ASCII), "T201_01"),
    "ledgers": (re.compile(r"L\d+\Z", re.ASCII), "L02"),
    "ledger_columns": (re.compile(r"[a-z][a-z0-9_]*\Z"), "done_date"),
    "narratives": (re.compile(r"N\d+_\d+\Z", re.ASCII), "N201_01"),
    "rules": (re.compile(r"R[A-Z0-9_]+\Z"), "R201_01"),
    "variables": (re.compile(r"V\d+\Z", re.ASCII), "V01"),
}
YEAR = re.compile(r"\d{4}\Z", re.ASCII)
INTEGER = re.compile(r"-?\d{1,15}\Z", re.ASCII)
NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,9})?\Z", re.ASCII)
MOST_DECIMALS = 9


def lint_rows(rows: Rows) -> Iterator[TableFault]:
    """Yield the faults of rows whose cells do not fit together, table by table."""
    for table, (shape, example) in SHAPES.items():
        for number, cells in rows[table]:
            if not shape.match(cells["code"]):
                yield TableFault("bad-shape", table, number, "code", example, value=cells["code"])
    for number, cells in rows["indicators"]:
        yield from _indicator(number, cells)
    columns: dict[str, dict[str, Cells]] = {}
    for _number, cells in rows["ledger_columns"]:
        columns.setdefault(cells["ledger"], {})[cells["code"]] = cells
    choices: dict[str, list[str]] = {}
    for _number, cells in rows["choices"]:
        choices.setdefault(cells["list"], []).append(cells["value"])
    for number, cells in rows["ledgers"]:
        yield from _ledger(number, cells, columns.get(cells["code"], {}))
    for number, cells in rows["ledger_columns"]:
        yield from _column(number, cells, choices)
    yield from _unused(rows, choices)
    yield from _renames(rows)
    yield from _switches(rows)


def _indicator(number: int, cells: Cells) -> Iterator[TableFault]:
    def fault(code: str, column: str, suggestion: str = "", **fields: str) -> TableFault:
        return TableFault(code, "indicators", number, column, suggestion, **fields)

    measures = split(cells["measures"])
    needs = {"yoy": "prior", "completion": "target"}
    for measure in ("actual", *(other for had, other in needs.items() if had in measures)):
        if measure not in measures:
            yield fault(
                "measure-missing", "measures", f"{measure};{cells['measures']}", value=measure
            )
    if cells["kind"] == "integer" and cells["decimals"] != "0":
        yield fault("decimals-of-integer", "decimals", "0", value=cells["decimals"])
    elif int(cells["decimals"]) > MOST_DECIMALS:
        yield fault("bad-integer", "decimals", str(MOST_DECIMALS), value=cells["decimals"])
    yield from _bounds("indicators", number, cells)
    if cells["aggregate"] == "mean" and not cells["weight"]:
        yield fault("weight-missing", "weight")
    if cells["weight"] and cells["aggregate"] != "mean":
        yield fault("weight-unused", "weight", value=cells["weight"])
    if cells["aggregate"] in ("ratio", "count-from-ledger") and not cells["formula"]:
        yield fault("formula-missing", "formula", value=cells["aggregate"])
    levels = split(cells["levels"])
    for level in split(cells["merge_levels"]):
        if level not in levels:
            yield fault("merge-level", "merge_levels", cells["levels"], value=level)


def _bounds(table: str, number: int, cells: Cells) -> Iterator[TableFault]:
    low, high = cells["minimum"], cells["maximum"]
    if low and high and Decimal(low) > Decimal(high):
        yield TableFault("bounds", table, number, "minimum", high, low=low, high=high)


def _ledger(number: int, cells: Cells, columns: Mapping[str, Cells]) -> Iterator[TableFault]:
    if not columns:
        yield TableFault("no-columns", "ledgers", number, "code", value=cells["code"])
    for part in split(cells["dedupe_key"]):
        if part not in columns:
            yield TableFault(
                "unknown-reference",
                "ledgers",
                number,
                "dedupe_key",
                nearest(part, columns),
                value=part,
                target=cells["title"],
            )
    if bool(cells["dedupe_key"]) != bool(cells["dedupe_scope"]):
        column = "dedupe_key" if cells["dedupe_scope"] else "dedupe_scope"
        yield TableFault("dedupe-half", "ledgers", number, column)


def _column(number: int, cells: Cells, choices: Mapping[str, list[str]]) -> Iterator[TableFault]:
    def fault(code: str, column: str, suggestion: str = "", **fields: str) -> TableFault:
        return TableFault(code, "ledger_columns", number, column, suggestion, **fields)

    kind = cells["kind"]
    if cells["code"] in RESERVED_COLUMNS:
        hint = f"{cells['code']}_"
        yield fault("reserved", "code", hint, value=cells["code"])
    if (kind == "choice") != bool(cells["choices"]):
        yield fault("choices-half", "choices", value=kind)
    if kind in ("decimal", "percent"):
        if not cells["decimals"]:
            yield fault("decimals-missing", "decimals", "2")
        elif int(cells["decimals"]) > MOST_DECIMALS:
            yield fault("bad-integer", "decimals", str(MOST_DECIMALS), value=cells["decimals"])
    elif cells["decimals"] not in ("", "0"):
        yield fault("decimals-of-integer", "decimals", "0", value=cells["decimals"])
    yield from _bounds("ledger_columns", number, cells)
    default = cells["default"]
    if default and not _fits(default, kind, choices.get(cells["choices"], [])):
        hint = nearest(default, choices.get(cells["choices"], []))
        yield fault("bad-default", "default", hint, value=default, kind=kind)


def _fits(default: str, kind: str, choices: list[str]) -> bool:
    if kind == "choice":
        return default in choices
    if kind == "text":
        return True
    if kind == "date":
        return _is_date(default)
    pattern = INTEGER if kind == "integer" else NUMBER
    return bool(pattern.match(default))


def _is_date(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _unused(rows: Rows, choices: Iterable[str]) -> Iterator[TableFault]:
    used = {cells["choices"] for _number, cells in rows["ledger_columns"]}
    for name in choices:
        if name not in used:
            first = next(n for n, cells in rows["choices"] if cells["list"] == name)
            yield TableFault(
                "unused-list", "choices", first, "list", nearest(name, used), value=name
            )


def _codes(rows: Rows) -> set[str]:
    codes = {c["code"] for t in ("indicators", "ledgers", "narratives") for _n, c in rows[t]}
    return codes | {f"{c['ledger']}.{c['code']}" for _n, c in rows["ledger_columns"]}


def _renames(rows: Rows) -> Iterator[TableFault]:
    codes = _codes(rows)
    for number, cells in rows["renames"]:
        if cells["old"] in codes:
            yield TableFault("rename-alive", "renames", number, "old", value=cells["old"])
        if cells["new"] and cells["new"] not in codes:
            yield TableFault(
                "unknown-reference",
                "renames",
                number,
                "new",
                nearest(cells["new"], codes),
                value=cells["new"],
                target="—",
            )
        if not YEAR.match(cells["since"]):
            yield TableFault("bad-shape", "renames", number, "since", "2026", value=cells["since"])


def _switches(rows: Rows) -> Iterator[TableFault]:
    events = {c["code"] for _n, c in rows["indicators"] if c["recurrence"] == "event"}
    for number, cells in rows["switches"]:
        if not YEAR.match(cells["period"]):
            yield TableFault(
                "bad-shape", "switches", number, "period", "2026", value=cells["period"]
            )
        if cells["code"] not in events:
            yield TableFault("not-an-event", "switches", number, "code", value=cells["code"])

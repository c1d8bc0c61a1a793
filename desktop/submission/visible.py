"""From a cell that somebody sees in a workbook to the value that it means in a report."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.records.report import Report
from desktop.scheme.model import Scheme
from desktop.scheme.values import EPOCH, NA, Value
from desktop.workbook.canvas import clean
from desktop.workbook.grids import VisibleCell
from desktop.workbook.reader import ReadBook

_FIRST_DAY, _LAST_DAY = 36526, 73050
"""Serial numbers of the days from 2000 to 2099: what a date is when its format was lost."""


Rows = Mapping[str, Mapping[str, Value]]
"""Row id → column → value, blanks absent."""


@dataclass(frozen=True, slots=True)
class Renames:
    """Old code → new code; to "" for what is retired."""

    moves: Mapping[str, str]

    def code(self, code: str) -> str:
        """Return the code that ``code`` has now; "" when it is retired."""
        return self.moves.get(code, code)

    def key(self, key: str) -> str:
        """Return the key under which a value stands now; "" when it is retired."""
        if not self.moves:
            return key
        if key in self.moves:
            return self.moves[key]
        code, dot, rest = key.partition(".")
        code, hash_sign, row = code.partition("#")
        new = self.code(code)
        if hash_sign and dot and (column := self.moves.get(f"{code}.{rest}")) is not None:
            rest = column.rpartition(".")[2]
            return f"{new}#{row}.{rest}" if new and rest else ""
        return f"{new}{hash_sign}{row}{dot}{rest}" if new else ""

    def column(self, ledger: str, column: str) -> str:
        """Return the code that a ledger's column has now; "" when it is retired."""
        return self.key(f"{ledger}.{column}").rpartition(".")[2]


def renames_of(scheme: Scheme) -> Renames:
    """Return the renames that a scheme declares."""
    return Renames({rename.old: rename.new for rename in scheme.renames})


def base_values(book: ReadBook, moves: Renames) -> dict[str, Value | None]:
    """Return what the machine sheet has under the keys of now; computed figures are left out."""
    found: dict[str, Value | None] = {}
    for key, state, text in book.records:
        if ":" not in key and state != "computed" and (new := moves.key(key)):
            found[new] = decoded(state, text)
    return found


def base_rows(base: Mapping[str, Value | None]) -> dict[str, Rows]:
    """Return ledger → row id → column → value, of the ledger cells among ``base``."""
    found: dict[str, dict[str, dict[str, Value]]] = {}
    for key, value in base.items():
        ledger, hash_sign, rest = key.partition("#")
        if hash_sign and value is not None:
            row, _, column = rest.partition(".")
            found.setdefault(ledger, {}).setdefault(row, {})[column] = value
    return {ledger: dict(rows) for ledger, rows in found.items()}


def decoded(state: str, text: str) -> Value | None:
    """Return the value of a record; a text that is no number or date of its state is a text."""
    try:
        match state:
            case "number" | "computed":
                number = Decimal(text)
                return number if number.is_finite() else text
            case "date":
                return dt.date.fromisoformat(text)
            case "na":
                return NA
    except (ArithmeticError, ValueError):
        return text or None
    return clean(text) or None


def untouched(was: Value | None, cell: VisibleCell) -> bool:
    """Say whether a cell holds exactly what was written there."""
    seen = cell.value
    if isinstance(was, Decimal):
        return type(seen) is float and float(was) == seen
    if was is NA:
        return seen == NA.value
    return type(seen) is type(was) and seen == was


def value_of(report: Report, key: str, cell: VisibleCell) -> Value | None:
    """Return what ``cell`` says for ``key``; Fault when it cannot be read without guessing."""
    value, field = cell.value, report.field(key)
    if field.kind == "date" and isinstance(value, int | float) and _FIRST_DAY <= value <= _LAST_DAY:
        return EPOCH + dt.timedelta(days=int(value))
    return report.parse(key, cell.text)

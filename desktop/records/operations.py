"""Operations: what one edit is made of, how it is written down, undone and proved.

An operation is a list of changes ``[key, before, after]``, applied one after the other, so that
the same list backwards with before and after exchanged takes it back exactly:

==========================  ====================================================================
``T201_03.actual``          a value: null (blank) or ``[state, text]``
``L02#k3.status``           a ledger cell, likewise
``L02#k3``                  a row comes or goes: null or ``[index, {column: [state, text]}]``
``L02``                     the order of all rows: ``[row id, …]``
``explanation:RC_01``       the 说明 given for a finding: null or text
``reason:T201_03.last``     why a carried figure was entered by hand: null or text
``lock:version``            the sealed version that locks the report: null or its number
``submission:2``            what was sealed as version 2: null, then both its digests
``answer:return@3@T2…``     a remark of a 退回单, or a 回执 (``answer:receipt@1``): null or JSON text
==========================  ====================================================================

The state of a value is ``number``, ``text``, ``date`` or ``na`` (不涉及); numbers are kept as exact
decimal text. The states make each operation readable without the scheme it was made under.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from desktop.scheme.values import NA, Value

Change = tuple[str, Any, Any]
"""(key, before, after) in the written form described above."""

EXPLANATION = "explanation:"
REASON = "reason:"
LOCK = "lock:"
SUBMISSION = "submission:"
ANSWER = "answer:"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
LOCKED_BY = LOCK + "version"


@dataclass(frozen=True, slots=True)
class Changes:
    """What one operation touched: all that figures, grids and panels need to follow."""

    operation: int
    """Its number; the number of the last operation when nothing was different."""
    at: str
    """ISO local time of the operation, with offset."""
    keys: frozenset[str] = frozenset()
    """Scalar keys and ledger cell keys whose value is another one now."""
    values: Mapping[str, Value | None] = field(default_factory=dict)
    """The scalar ones among them, with their value after it."""
    ledgers: frozenset[str] = frozenset()
    """Ledgers of which rows or cells changed."""
    inserted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ledger → ids of the rows that came."""
    deleted: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ledger → ids of the rows that went."""
    moved: frozenset[str] = frozenset()
    """Ledgers whose rows stand in another order."""
    label: str = ""
    explanations: bool = False
    """Whether an explanation or a reason changed."""
    answers: bool = False
    """Whether remarks of the level above, or its receipts, came or went."""

    def __bool__(self) -> bool:
        touched = self.keys or self.inserted or self.deleted or self.moved
        return bool(touched or self.explanations or self.answers)


def encode(value: Value | None) -> list[str] | None:
    """Return the written form of a value."""
    if value is None:
        return None
    if value is NA:
        return ["na", ""]
    if isinstance(value, Decimal):
        return ["number", format(value, "f")]
    if isinstance(value, dt.date):
        return ["date", value.isoformat()]
    return ["text", str(value)]


def decode(written: Sequence[str] | None) -> Value | None:
    """Return the value of a written form; raises ValueError for a state that does not exist."""
    if written is None:
        return None
    state, text = written
    if state == "number":
        return Decimal(text)
    return text if state == "text" else _decode_rare(state, text)


def _decode_rare(state: str, text: str) -> Value:
    if state == "na":
        return NA
    if state == "date":
        return dt.date.fromisoformat(text)
    raise ValueError(state)


def encode_cells(cells: Mapping[str, Value]) -> dict[str, list[str]]:
    """Return the written form of a row's cells."""
    found = ((column, encode(value)) for column, value in cells.items())
    return {column: written for column, written in found if written is not None}


def decode_cells(written: Mapping[str, Sequence[str]]) -> dict[str, Value]:
    """Return the cells of a written row, which has no blank ones.

    Written out for the two common states: a ledger of 5,000 rows has 100,000 cells to read.
    """
    return {
        column: text
        if state == "text"
        else Decimal(text)
        if state == "number"
        else _decode_rare(state, text)
        for column, (state, text) in written.items()
    }


def inverse(changes: Iterable[Change]) -> list[Change]:
    """Return the changes that take ``changes`` back."""
    return [(key, after, before) for key, before, after in reversed(list(changes))]


def to_json(written: object) -> str:
    """Return the one text under which written changes and cells are stored."""
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def digest(previous: str, row: Sequence[int | str | None], changes: str) -> str:
    """Return the link of the chain: SHA-256 over the previous link and the whole operation.

    ``row`` is id, report, at, author, kind, label, undoes.
    """
    return hashlib.sha256(to_json([previous, *row, changes]).encode()).hexdigest()


def different(*changes: Change) -> list[Change]:
    """Return the changes that change something."""
    return [change for change in changes if change[1] != change[2]]


def row_id(number: int) -> str:
    """Return a row number in the digits of row ids, base 36."""
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = _DIGITS[rest] + digits
    return digits

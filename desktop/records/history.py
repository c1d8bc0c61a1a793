"""History: the operations of one report, for undo, for people and for the audit."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.records.operations import ANSWER, LOCKED_BY, SUBMISSION, Change, decode
from desktop.scheme.keys import parse_key
from desktop.scheme.values import Value
from desktop.words import Language, say


class Cell(NamedTuple):
    """What one operation did to one key; None is blank."""

    key: str
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation as people read it."""

    operation: int
    at: str
    """ISO local time with offset."""
    author: str
    kind: str
    """enter, insert, delete, sort, paste, explain, last, start, submit, reopen,
    receipt, return, import, undo or redo."""
    label: str
    undoes: int | None
    """The operation that an undo or redo takes back."""
    cells: tuple[Cell, ...]
    inserted: tuple[str, ...]
    """Rows that came, such as ``L02#k3``."""
    deleted: tuple[str, ...]

    undone_kind: str = ""
    """The kind of the operation that was undone or done again; its label is in ``label``."""

    def title(self, lang: Language = "zh") -> str:
        """Return what was done, in words; an undo names what it took back."""
        if not self.undone_kind:
            return title(self.kind, self.label, lang)
        subject = title(self.undone_kind, self.label, lang)
        return say(f"records.did-{self.kind}", lang, label=subject)


def title(kind: str, label: str, lang: Language = "zh") -> str:
    """Return the words for an operation of ``kind`` that is no undo or redo."""
    if kind in (*BEYOND_UNDO, "receipt", "return", "import"):  # the label says which, or why
        return say(f"records.did-{kind}", lang, label=label)
    return label or say(f"records.did-{kind}", lang)


def cell_title(key: str, place: Callable[[str], str], lang: Language = "zh") -> str:
    """Return what a changed cell is, in words.

    ``place`` says where a value stands; what stands beside the values (an explanation, a remark,
    a version, the lock) is named by what it belongs to.
    """
    kind, colon, rest = key.partition(":")
    if not colon:
        return place(key)
    if key.startswith(ANSWER):
        kind, rest = ("receipt", rest) if rest.startswith("receipt@") else ("return", rest)
    subject = rest.rpartition("@")[2]
    where = place(subject) if parse_key(subject) else rest
    return say(f"records.told-{kind}", lang, where=where, version=subject)


def cell_text(key: str, value: Value | None, lang: Language = "zh") -> str | None:
    """Return what people read of a version or of the lock; None for what is shown as it is."""
    if key == LOCKED_BY:
        state = "open" if value is None else "locked"
        return say(f"records.told-{state}", lang, version=value)
    if key.startswith(SUBMISSION):
        return say(f"records.told-{'unsent' if value is None else 'sent'}", lang)
    return None


BEYOND_UNDO = ("submit", "reopen")
"""Kinds that undo passes by: what was sent stays sent, and reopening is told with its reason."""

_READER = json.JSONDecoder()

# An undo undoes an edit; a redo undoes an undo, whose edit is what it does again.
_HISTORY = (
    "SELECT o.id, o.at, o.author, o.kind, o.label, o.undoes, coalesce(e.kind, u.kind, ''),"
    " o.changes FROM operations o LEFT JOIN operations u ON u.id = o.undoes"
    " LEFT JOIN operations e ON e.id = u.undoes WHERE o.report = ?"
)


def read_history(connection: sqlite3.Connection, report: int, key: str | None) -> list[Entry]:
    """Return the operations of a report, newest first; with ``key`` those that touched it.

    ``key`` may be a scalar, a ledger cell or a row (``L02#k3``).
    """
    row = key.partition(".")[0] if key and "#" in key else ""
    query = _HISTORY
    parameters: list[int | str] = [report]
    if key:
        query += " AND instr(o.changes, ?)"
        parameters.append(f'["{row or key}')
    found = []
    for number, at, author, kind, label, undoes, undone, text in connection.execute(
        query + " ORDER BY o.id DESC", parameters
    ):
        changes = _changes_of(text, key, row) if key else json.loads(text)
        cells = tuple(c for c in _cells(changes) if key in (None, c.key, c.key.partition(".")[0]))
        rows = [c for c in changes if _is_row(c[0]) and (not key or row == c[0])]
        if key and not cells and not rows:
            continue
        inserted = tuple(c[0] for c in rows if c[2] is not None)
        deleted = tuple(c[0] for c in rows if c[2] is None)
        found.append(
            Entry(number, at, author, kind, label, undoes, cells, inserted, deleted, undone)
        )
    return found


def _changes_of(text: str, key: str, row: str) -> list[Change]:
    """Return the changes of ``key`` out of a written list, without reading the rest of it.

    A paste of a ledger is half a megabyte of text. ``["KEY"`` can stand only where a change
    begins: inside a text its quotation mark would be escaped.
    """
    found: dict[int, Change] = {}
    starts = [f'["{key}",', f'["{key}.', *([f'["{row}",'] if row else [])]
    for start in starts:
        position = text.find(start)
        while position >= 0:
            found[position] = _READER.raw_decode(text, position)[0]
            position = text.find(start, position + 1)
    return [found[position] for position in sorted(found)]


def _cells(changes: list[Change]) -> Iterator[Cell]:
    """Yield the cells, also those of rows that came or went."""
    for key, before, after in changes:
        if key.startswith(ANSWER):
            yield Cell(key, _answer_text(before), _answer_text(after))
        elif ":" in key:
            yield Cell(key, before, after)
        elif "#" in key and "." not in key:
            old, new = (before or [0, {}])[1], (after or [0, {}])[1]
            for column in {**old, **new}:
                yield Cell(f"{key}.{column}", decode(old.get(column)), decode(new.get(column)))
        elif not _is_order(key):
            yield Cell(key, decode(before), decode(after))


def _answer_text(written: str | None) -> str | None:
    """Return what people read of a remark (its text) or a receipt (the code)."""
    if written is None:
        return None
    answer = json.loads(written)
    return str(answer.get("text") or answer["code"])


def _is_row(key: str) -> bool:
    return "#" in key and "." not in key and ":" not in key


def _is_order(key: str) -> bool:
    return key.startswith("L") and "." not in key


class Step(NamedTuple):
    """An operation that can be undone, or the undo of it that can be redone."""

    operation: int
    kind: str
    label: str
    undone_by: int = 0
    """The undo that a redo takes back."""


@dataclass(slots=True)
class Steps:
    """What undo and redo would do next: two stacks that follow from the operations."""

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)

    def follow(self, number: int, kind: str, label: str) -> None:
        """Take one more operation into account."""
        if kind == "undo":
            step = self.done.pop()
            self.undone.append(step._replace(undone_by=number))
        elif kind == "redo":
            self.done.append(self.undone.pop()._replace(undone_by=0))
        elif kind not in BEYOND_UNDO:
            self.done.append(Step(number, kind, label))
            self.undone.clear()


def read_steps(connection: sqlite3.Connection, report: int) -> Steps:
    """Return the stacks of a report as its operations have left them."""
    steps = Steps()
    for number, kind, label in connection.execute(
        "SELECT id, kind, label FROM operations WHERE report = ? ORDER BY id", (report,)
    ):
        steps.follow(number, kind, label)
    return steps


def read_changes(connection: sqlite3.Connection, operation: int) -> list[Change]:
    """Return the changes of one operation in their written form."""
    (text,) = connection.execute(
        "SELECT changes FROM operations WHERE id = ?", (operation,)
    ).fetchone()
    return [(key, before, after) for key, before, after in json.loads(text)]

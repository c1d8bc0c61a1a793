"""The current state of one report in memory, and what an operation makes of it.

Pure: no database. The store writes an :class:`Effect` in the transaction of its operation; only
when that is committed does the state take it over, so memory never knows more than the disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from desktop.records.operations import (
    ANSWER,
    EXPLANATION,
    LOCK,
    REASON,
    SUBMISSION,
    Change,
    decode,
    decode_cells,
)
from desktop.records.snapshot import Row
from desktop.scheme.keys import parse_key
from desktop.scheme.values import Value

_T = TypeVar("_T")


@dataclass(slots=True)
class State:
    """Values, ledger rows in their order, explanations and reasons of one report."""

    values: dict[str, Value] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    explanations: dict[str, str] = field(default_factory=dict)
    reasons: dict[str, str] = field(default_factory=dict)
    answers: dict[str, str] = field(default_factory=dict)
    """What the level above answered, see :mod:`desktop.records.answers`: id → JSON text."""
    locks: dict[str, str] = field(default_factory=dict)
    """``version`` → the number of the sealed version that locks the report; empty when open."""
    indexes: dict[str, dict[str, int]] = field(default_factory=dict)
    """Ledger → row id → index; made when asked for, dropped when rows come, go or move."""

    def index(self, ledger: str, row: str) -> int | None:
        """Return where the row stands in its ledger, from 0; None when it is not there."""
        found = self.indexes.get(ledger)
        if found is None:
            rows = self.rows.get(ledger, ())
            found = self.indexes[ledger] = {r.id: i for i, r in enumerate(rows)}
        return found.get(row)

    def get(self, key: str) -> Value | None:
        """Return the value of a scalar or a ledger cell; None when it is blank or not there."""
        if "#" not in key:
            return self.values.get(key)
        parts = parse_key(key)
        if parts is None:
            return None
        index = self.index(parts.code, parts.row)
        return None if index is None else self.rows[parts.code][index].cells.get(parts.field)

    def adopt(self, effect: Effect) -> None:
        """Take over what an operation made. Lists keep their identity: grids look at them."""
        _merge(self.values, effect.values)
        _merge(self.explanations, effect.explanations)
        _merge(self.reasons, effect.reasons)
        _merge(self.answers, effect.answers)
        _merge(self.locks, effect.locks)
        for ledger, rows in effect.rows.items():
            self.rows.setdefault(ledger, [])[:] = rows
        for ledger in effect.restructured:
            self.indexes.pop(ledger, None)


@dataclass(slots=True)
class Effect:
    """What a list of changes does to a state that has not taken it over yet."""

    state: State
    values: dict[str, Value | None] = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    """Touched ledgers with all their rows afterwards."""
    cells: dict[str, Value | None] = field(default_factory=dict)
    """Touched ledger cells of rows that stay."""
    edited: dict[str, dict[str, Row]] = field(default_factory=dict)
    """Rows that stay and have other cells: ledger → id → row afterwards."""
    inserted: dict[str, dict[str, None]] = field(default_factory=dict)
    deleted: dict[str, dict[str, None]] = field(default_factory=dict)
    moved: set[str] = field(default_factory=set)
    explanations: dict[str, str | None] = field(default_factory=dict)
    reasons: dict[str, str | None] = field(default_factory=dict)
    answers: dict[str, str | None] = field(default_factory=dict)
    locks: dict[str, str | None] = field(default_factory=dict)

    @property
    def restructured(self) -> set[str]:
        """Ledgers in which rows came, went or moved."""
        return {*self.inserted, *self.deleted, *self.moved}

    def ledger(self, code: str) -> list[Row]:
        """Return the rows of a ledger as they are at this point of the operation."""
        if code not in self.rows:
            self.rows[code] = list(self.state.rows.get(code, ()))
        return self.rows[code]


def effect_of(state: State, changes: Iterable[Change]) -> Effect:
    """Return what ``changes`` make of ``state``, which stays as it is."""
    effect = Effect(state)
    for key, _, after in changes:
        if key.startswith(EXPLANATION):
            effect.explanations[key[len(EXPLANATION) :]] = after
        elif key.startswith(REASON):
            effect.reasons[key[len(REASON) :]] = after
        elif key.startswith(ANSWER):
            effect.answers[key[len(ANSWER) :]] = after
        elif key.startswith(LOCK):
            effect.locks[key[len(LOCK) :]] = after
        elif key.startswith(SUBMISSION):
            continue  # a fact for history and proof; it changes no value
        elif "#" in key:
            ledger, _, rest = key.partition("#")
            row, _, column = rest.partition(".")
            if column:
                _set_cell(effect, ledger, row, column, decode(after))
            elif after is None:
                _delete(effect, ledger, row)
            else:
                effect.ledger(ledger).insert(after[0], Row(row, decode_cells(after[1])))
                effect.inserted.setdefault(ledger, {})[row] = None
        elif "." not in key and isinstance(after, list) and key.startswith("L"):
            by_id = {r.id: r for r in effect.ledger(key)}
            effect.rows[key] = [by_id[row] for row in after]
            effect.moved.add(key)
        else:
            effect.values[key] = decode(after)
    return effect


def _set_cell(effect: Effect, ledger: str, row: str, column: str, value: Value | None) -> None:
    rows = effect.ledger(ledger)
    index = _index(effect, ledger, row)
    cells = dict(rows[index].cells)
    if value is None:
        cells.pop(column, None)
    else:
        cells[column] = value
    rows[index] = Row(row, cells)
    effect.cells[f"{ledger}#{row}.{column}"] = value
    effect.edited.setdefault(ledger, {})[row] = rows[index]


def _delete(effect: Effect, ledger: str, row: str) -> None:
    del effect.ledger(ledger)[_index(effect, ledger, row)]
    effect.deleted.setdefault(ledger, {})[row] = None


def _index(effect: Effect, ledger: str, row: str) -> int:
    """Return where the row stands now; the state's own index helps while no row has moved."""
    rows = effect.ledger(ledger)
    guess = effect.state.index(ledger, row)
    if guess is not None and guess < len(rows) and rows[guess].id == row:
        return guess
    return next(i for i, r in enumerate(rows) if r.id == row)


def _merge(into: dict[str, _T], changes: dict[str, _T | None]) -> None:
    for key, value in changes.items():
        if value is None:
            into.pop(key, None)
        else:
            into[key] = value

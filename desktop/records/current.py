"""The current state of a report in the database: read when it is opened, written with each edit."""

from __future__ import annotations

import itertools
import json
import sqlite3
from collections.abc import Mapping, Sequence

from desktop.records.operations import (
    ANSWER,
    EXPLANATION,
    LOCK,
    REASON,
    decode,
    decode_cells,
    encode,
    encode_cells,
    to_json,
)
from desktop.records.snapshot import Row
from desktop.records.state import Effect, State

GAP = 1 << 20
"""Between the positions of two neighbours, so that a row put between them moves no other."""

_SET_CELL = "INSERT OR REPLACE INTO cells VALUES (?, ?, ?, ?)"
_CLEAR_CELL = "DELETE FROM cells WHERE report = ? AND key = ?"
_SET_NOTE = "INSERT OR REPLACE INTO notes VALUES (?, ?, ?)"
_CLEAR_NOTE = "DELETE FROM notes WHERE report = ? AND key = ?"
_ROW = "report = ? AND ledger = ? AND row = ?"


def read_state(connection: sqlite3.Connection, report: int) -> State:
    """Return what the tables hold of a report."""
    state = State()
    for key, kind, text in connection.execute(
        "SELECT key, state, value FROM cells WHERE report = ?", (report,)
    ):
        value = decode((kind, text))
        if value is not None:
            state.values[key] = value
    for ledger, row, cells in connection.execute(
        "SELECT ledger, row, cells FROM ledger_rows WHERE report = ? ORDER BY ledger, position",
        (report,),
    ):
        state.rows.setdefault(ledger, []).append(Row(row, decode_cells(json.loads(cells))))
    for key, text in connection.execute("SELECT key, text FROM notes WHERE report = ?", (report,)):
        prefix, _, name = key.partition(":")
        notes = {EXPLANATION: state.explanations, ANSWER: state.answers, LOCK: state.locks}
        notes.get(f"{prefix}:", state.reasons)[name] = text
    return state


def write_effect(connection: sqlite3.Connection, report: int, effect: Effect) -> None:
    """Write what an operation made, in the transaction that is open."""
    for key, value in effect.values.items():
        written = encode(value)
        if written is None:
            connection.execute(_CLEAR_CELL, (report, key))
        else:
            connection.execute(_SET_CELL, (report, key, *written))
    for prefix, notes in (
        (EXPLANATION, effect.explanations),
        (REASON, effect.reasons),
        (ANSWER, effect.answers),
        (LOCK, effect.locks),
    ):
        for key, text in notes.items():
            if text is None:
                connection.execute(_CLEAR_NOTE, (report, prefix + key))
            else:
                connection.execute(_SET_NOTE, (report, prefix + key, text))
    for ledger, edited in effect.edited.items():
        connection.executemany(
            f"UPDATE ledger_rows SET cells = ? WHERE {_ROW}",
            [(_cells(row), report, ledger, row.id) for row in edited.values()],
        )
    for ledger in effect.restructured:
        _write_rows(connection, report, ledger, effect)


def _cells(row: Row) -> str:
    return to_json(encode_cells(row.cells))


def _write_rows(connection: sqlite3.Connection, report: int, ledger: str, effect: Effect) -> None:
    """Write which rows a ledger has and in which order; rows that stay are not written again."""
    rows = effect.rows[ledger]
    ids = {row.id for row in rows}
    stored: dict[str, int] = dict(
        connection.execute(
            "SELECT row, position FROM ledger_rows WHERE report = ? AND ledger = ?",
            (report, ledger),
        ).fetchall()
    )
    connection.executemany(
        f"DELETE FROM ledger_rows WHERE {_ROW}",
        [(report, ledger, row) for row in stored if row not in ids],
    )
    placed = positions([row.id for row in rows], stored)
    connection.executemany(
        f"UPDATE ledger_rows SET position = ? WHERE {_ROW}",
        [(position, report, ledger, row) for row, position in placed.items() if row in stored],
    )
    connection.executemany(
        "INSERT INTO ledger_rows VALUES (?, ?, ?, ?, ?)",
        [
            (report, ledger, row.id, placed[row.id], _cells(row))
            for row in rows
            if row.id not in stored
        ],
    )


def positions(order: Sequence[str], stored: Mapping[str, int]) -> dict[str, int]:
    """Return the positions that must be written so that sorting by position gives ``order``.

    ``stored`` are the positions of now. New rows find room between their neighbours; only when
    there is none, or rows have moved, all are numbered afresh.
    """
    known = [stored[row] for row in order if row in stored]
    if any(a >= b for a, b in itertools.pairwise(known)):
        return _afresh(order)
    written: dict[str, int] = {}
    waiting: list[str] = []
    previous: int | None = None
    for row in order:
        if row not in stored:
            waiting.append(row)
            continue
        here = stored[row]
        if waiting:
            start = here - GAP * (len(waiting) + 1) if previous is None else previous
            step = (here - start) // (len(waiting) + 1)
            if step < 1:
                return _afresh(order)
            written.update((r, start + step * n) for n, r in enumerate(waiting, 1))
            waiting = []
        previous = here
    written.update((r, (previous or 0) + GAP * n) for n, r in enumerate(waiting, 1))
    return written


def _afresh(order: Sequence[str]) -> dict[str, int]:
    return {row: GAP * n for n, row in enumerate(order, 1)}

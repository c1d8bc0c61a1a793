"""Proof that the records are what was entered: the chain of digests, and the state rebuilt.

SQLite's own checks do not notice a changed figure, an emptied table or a foreign write-ahead log;
the chain does. The stored current state must follow from the operations.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator

from desktop.faults import Fault
from desktop.records.current import read_state
from desktop.records.operations import SUBMISSION, digest
from desktop.records.state import State, effect_of
from desktop.records.submissions import sha256

_COLUMNS = "id, report, at, author, kind, label, undoes, changes, digest"


def verify_chain(connection: sqlite3.Connection, last: int | None = None) -> int:
    """Return how many operations were checked: all, or the ``last`` ones.

    Raises Fault ``records.chain-broken`` with the first operation that is not what was written.
    """
    first = 0
    if last is not None:
        (highest,) = connection.execute("SELECT coalesce(max(id), 0) FROM operations").fetchone()
        first = max(0, highest - last)
    before = connection.execute("SELECT digest FROM operations WHERE id = ?", (first,)).fetchone()
    previous = before[0] if before else ""
    count = 0
    for *row, changes, found in connection.execute(
        f"SELECT {_COLUMNS} FROM operations WHERE id > ? ORDER BY id", (first,)
    ):
        if row[0] != first + count + 1 or digest(previous, row, changes) != found:
            raise Fault("records.chain-broken", operation=first + count + 1)
        previous = found
        count += 1
    return count


def rebuilt(connection: sqlite3.Connection, report: int) -> State:
    """Return the state of a report as its operations, from the first to the last, make it."""
    state = State()
    for (changes,) in connection.execute(
        "SELECT changes FROM operations WHERE report = ? ORDER BY id", (report,)
    ):
        state.adopt(effect_of(state, json.loads(changes)))
    return state


def first_difference(one: State, other: State) -> str:
    """Return the first key, row or finding in which two states differ, "" when they are equal."""
    for mine, theirs in (
        (one.values, other.values),
        (one.explanations, other.explanations),
        (one.reasons, other.reasons),
        (one.answers, other.answers),
        (one.locks, other.locks),
    ):
        for key in sorted(mine.keys() | theirs.keys()):
            # As text too: 12.5 and 12.50 are equal numbers, but only one of them was typed.
            if mine.get(key) != theirs.get(key) or str(mine.get(key)) != str(theirs.get(key)):
                return key
    for ledger in sorted(one.rows.keys() | other.rows.keys()):
        if one.rows.get(ledger, []) != other.rows.get(ledger, []):
            return ledger
    return ""


def verify_states(connection: sqlite3.Connection) -> None:
    """Raise Fault ``records.state-differs`` when a stored state does not follow from operations."""
    for report, unit, period in connection.execute(
        "SELECT id, name, period FROM reports ORDER BY id"
    ).fetchall():
        key = first_difference(rebuilt(connection, report), read_state(connection, report))
        if key:
            raise Fault("records.state-differs", unit=unit, period=period, key=key)


def verify_submissions(connection: sqlite3.Connection) -> None:
    """Raise Fault ``records.submission-damaged`` when a kept file is not the one that was sealed.

    The operation that sealed it tells what it must be, and the operations prove each other.
    """
    for report, unit, period in connection.execute(
        "SELECT id, name, period FROM reports ORDER BY id"
    ).fetchall():
        kept: dict[str, tuple[str, bytes]] = {
            f"{SUBMISSION}{version}": (digest, content)
            for version, digest, content in connection.execute(
                "SELECT version, digest, content FROM submissions WHERE report = ?", (report,)
            )
        }
        sealed = dict(_sealed(connection, report))
        for key in sorted(kept.keys() | sealed.keys()):
            found, content = kept.get(key, ("", b""))
            if sealed.get(key) != f"{found} {sha256(content)}":
                number = key.removeprefix(SUBMISSION)
                raise Fault("records.submission-damaged", unit=unit, period=period, version=number)


def verify_answers(connection: sqlite3.Connection) -> None:
    """Raise Fault ``records.answer-damaged`` when a kept receipt or return is not what came."""
    for name, period, version, file, expected, content in connection.execute(
        "SELECT r.name, r.period, a.version, a.file, a.sha256, a.content FROM answers a"
        " JOIN reports r ON r.id = a.report ORDER BY a.report, a.sha256"
    ):
        if sha256(content) != expected:
            raise Fault(
                "records.answer-damaged", unit=name, period=period, version=version, file=file
            )


def _sealed(connection: sqlite3.Connection, report: int) -> Iterator[tuple[str, str]]:
    """Yield what the operations say was sealed: ``submission:1`` → its two digests."""
    for (changes,) in connection.execute(
        "SELECT changes FROM operations WHERE report = ? AND kind = 'submit' ORDER BY id", (report,)
    ):
        for key, _, after in json.loads(changes):
            if key.startswith(SUBMISSION):
                yield key, after

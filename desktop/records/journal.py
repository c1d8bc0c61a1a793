"""The journal of one report: how an operation is committed, and the state that follows from it."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktop.faults import Fault
from desktop.records.current import read_state, write_effect
from desktop.records.history import Steps, read_steps
from desktop.records.operations import Change, Changes, digest, to_json
from desktop.records.state import Effect, effect_of
from desktop.scheme.values import Value

if TYPE_CHECKING:
    from desktop.records.store import Store

_LAST = (
    "SELECT id, digest, (SELECT max(id) FROM operations WHERE report = ?) "
    "FROM operations ORDER BY id DESC LIMIT 1"
)
_APPEND = (
    "INSERT INTO operations (id, report, at, author, kind, label, undoes, changes, digest) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """An operation about to be committed."""

    kind: str
    label: str
    changes: Sequence[Change]
    undoes: int | None = None


@dataclass(slots=True)
class _Missed:
    """What another program or window did to the same report, still to be told."""

    keys: set[str] = field(default_factory=set)
    ledgers: set[str] = field(default_factory=set)
    notes: bool = False
    answers: bool = False


class Journal:
    """The operations of one report: ``state`` is what they have made so far."""

    def __init__(self, store: Store, report: int) -> None:
        self._store = store
        self._report = report
        self._carried: Mapping[str, Value] = {}
        self._steps: Steps | None = None
        self._missed = _Missed()
        with store.reading() as connection:
            # One transaction: state and number of the last operation belong together.
            connection.execute("BEGIN")
            try:
                self.state = read_state(connection, report)
                self.operation, self.at = self._read_last(connection)
            finally:
                connection.execute("ROLLBACK")

    def _read_last(self, connection: sqlite3.Connection) -> tuple[int, str]:
        last = connection.execute(
            "SELECT id, at FROM operations WHERE report = ? ORDER BY id DESC LIMIT 1",
            (self._report,),
        ).fetchone()
        return last or (0, "")

    @property
    def carried(self) -> Mapping[str, Value]:
        """上年数 that comes from last year's report: part of the state, not of the operations."""
        return self._carried

    def carry(self, values: Mapping[str, Value]) -> None:
        """Lay last year's figures over the state; they win over those entered by hand."""
        self._carried = values
        self.state.values.update(values)

    def steps(self) -> Steps:
        """Return what undo and redo would do next."""
        if self._steps is None:
            with self._store.reading() as connection:
                self._steps = read_steps(connection, self._report)
        return self._steps

    def commit(
        self, build: Callable[[sqlite3.Connection], Plan | None], *, locked_too: bool = False
    ) -> Changes:
        """Commit the operation that ``build`` plans; durable on return.

        A report that a sealed version locks takes none but those meant for it (``locked_too``):
        Fault ``records.locked``.

        ``build`` runs inside the write transaction, when the state is what the database holds. A
        Fault out of it leaves everything as it was. A plan without a change appends nothing.
        """
        with self._store.transaction() as connection:
            number, previous = self._catch_up(connection)
            if self.state.locks and not locked_too:
                raise Fault("records.locked", version=self.state.locks["version"])
            plan = build(connection)
            if plan is None or not plan.changes:
                effect, at = Effect(self.state), ""
            else:
                effect, at = effect_of(self.state, plan.changes), _now()
                self._append(connection, number + 1, previous, at, plan)
                write_effect(connection, self._report, effect)
        if plan is not None and at:
            self._adopt(effect, number + 1, at, plan)
        return self._changes(effect, plan.label if plan else "")

    def _append(
        self, connection: sqlite3.Connection, number: int, previous: str, at: str, plan: Plan
    ) -> None:
        author = self._store.setting("author")
        row = (number, self._report, at, author, plan.kind, plan.label, plan.undoes)
        text = to_json(plan.changes)
        connection.execute(_APPEND, (*row, text, digest(previous, row, text)))

    def _adopt(self, effect: Effect, number: int, at: str, plan: Plan) -> None:
        self.state.adopt(effect)
        for key in effect.values:
            if key in self._carried:
                self.state.values[key] = self._carried[key]
        self.operation, self.at = number, at
        if self._steps is not None:
            self._steps.follow(number, plan.kind, plan.label)

    def _catch_up(self, connection: sqlite3.Connection) -> tuple[int, str]:
        """Return the end of the chain; first read again what somebody else has written."""
        last = connection.execute(_LAST, (self._report,)).fetchone()
        if last is None:
            return 0, ""
        number, previous, own = last
        if (own or 0) != self.operation:
            self._refresh(connection)
        return number, previous

    def _refresh(self, connection: sqlite3.Connection) -> None:
        old, new = self.state, read_state(connection, self._report)
        new.values.update(self._carried)
        touched = old.values.keys() | new.values.keys()
        self._missed.keys |= {k for k in touched if old.values.get(k) != new.values.get(k)}
        self._missed.notes |= (old.explanations, old.reasons) != (new.explanations, new.reasons)
        self._missed.answers |= old.answers != new.answers
        for ledger in old.rows.keys() | new.rows.keys():
            if old.rows.get(ledger, []) != new.rows.get(ledger, []):
                self._missed.ledgers.add(ledger)
        # The dictionaries and lists stay the same ones: somebody may be looking at them.
        for kept, fresh in (
            (old.values, new.values),
            (old.explanations, new.explanations),
            (old.reasons, new.reasons),
            (old.answers, new.answers),
            (old.locks, new.locks),
        ):
            kept.clear()
            kept.update(fresh)  # type: ignore[arg-type]  # each pair is of one type
        for ledger in old.rows.keys() | new.rows.keys():
            old.rows.setdefault(ledger, [])[:] = new.rows.get(ledger, [])
        old.indexes.clear()
        self._steps = None
        self.operation, self.at = self._read_last(connection)

    def _changes(self, effect: Effect, label: str) -> Changes:
        missed, self._missed = self._missed, _Missed()
        scalars = {*effect.values, *missed.keys}
        return Changes(
            operation=self.operation,
            at=self.at,
            keys=frozenset({*scalars, *effect.cells}),
            values={key: self.state.values.get(key) for key in scalars},
            ledgers=frozenset({*effect.rows, *missed.ledgers}),
            inserted={ledger: tuple(rows) for ledger, rows in effect.inserted.items()},
            deleted={ledger: tuple(rows) for ledger, rows in effect.deleted.items()},
            moved=frozenset({*effect.moved, *missed.ledgers}),
            label=label,
            explanations=bool(effect.explanations or effect.reasons or missed.notes),
            answers=bool(effect.answers or missed.answers),
        )


def _now() -> str:
    return dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="milliseconds")

"""An open report: one unit's answers to one scheme for one period.

The current values are in memory, so reading costs nothing. Every write is one operation in one
transaction, durable when the call returns, and gives back what it touched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from desktop.faults import Fault
from desktop.records.answers import Answer, Receipt, plan_of, read_receipts, read_remarks
from desktop.records.arrival import Arrival
from desktop.records.entry import parse_entry
from desktop.records.fields import (
    Field,
    NotAsked,
    PlacedFault,
    UnknownKey,
    checked,
    checked_text,
    field_of,
)
from desktop.records.history import Entry, read_changes, read_history, title
from desktop.records.journal import Journal, Plan
from desktop.records.operations import (
    EXPLANATION,
    LOCKED_BY,
    REASON,
    SUBMISSION,
    Change,
    Changes,
    different,
    encode,
    encode_cells,
    inverse,
    row_id,
)
from desktop.records.snapshot import Remark, Row, Snapshot
from desktop.records.submissions import (
    Submission,
    append_submission,
    read_content,
    read_submissions,
)
from desktop.scheme.keys import cell_key, parse_key
from desktop.scheme.model import Level, Scheme
from desktop.scheme.places import place
from desktop.scheme.units import Unit
from desktop.scheme.values import Value
from desktop.words import Language

if TYPE_CHECKING:
    from desktop.records.store import Store

SHORTEST_REASON = 2


class Report:
    """See the module. Opened by :meth:`desktop.records.store.Store.open_report`."""

    def __init__(self, store: Store, number: int, scheme: Scheme, unit: Unit, period: str) -> None:
        self.scheme = scheme
        self.unit = unit
        self.period = period
        self._store = store
        self._number = number
        self._fields: dict[str, Field] = {}
        self._journal = Journal(store, number)
        self._state = self._journal.state
        for ledger in scheme.ledgers_of(unit.level):
            self._state.rows.setdefault(ledger.code, [])

    # Reading

    @property
    def level(self) -> Level:
        """Level of the unit: county, prefecture or dept."""
        return self.unit.level

    @property
    def values(self) -> dict[str, Value]:
        """Scalar key → value, blanks absent, 上年数 included. To be read, never written."""
        return self._state.values

    @property
    def rows(self) -> dict[str, list[Row]]:
        """Ledger → rows in their order. To be read, never written; the lists stay the same ones."""
        return self._state.rows

    @property
    def explanations(self) -> dict[str, str]:
        """Finding id → 说明."""
        return self._state.explanations

    @property
    def reasons(self) -> dict[str, str]:
        """Key → why this carried figure was entered by hand."""
        return self._state.reasons

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """Remarks of the level above, of the latest version returned, in their order."""
        return read_remarks(self._state.answers)

    @property
    def receipts(self) -> dict[int, Receipt]:
        """Version → the receipt that the level above gave for it."""
        return read_receipts(self._state.answers)

    @property
    def operation(self) -> int:
        """Number of the last operation; 0 when there is none."""
        return self._journal.operation

    @property
    def last_saved(self) -> str:
        """ISO local time of the last operation; "" when there is none."""
        return self._journal.at

    @property
    def locked(self) -> int:
        """Number of the sealed version that locks the report; 0 when it is open for entries."""
        return int(self._state.locks.get("version", "0"))

    @property
    def carried(self) -> frozenset[str]:
        """Keys of 上年数 that come from last year's report and cannot be entered."""
        return frozenset(self._journal.carried)

    def get(self, key: str) -> Value | None:
        """Return the entered value of a scalar or a ledger cell; None when it is blank."""
        return self._state.get(key)

    def row_number(self, ledger: str, row: str) -> int:
        """Return the number of a row, from 1; 0 when there is no such row."""
        index = self._state.index(ledger, row)
        return 0 if index is None else index + 1

    def where(self, key: str) -> Callable[[Language], str]:
        """Return what says the place of ``key`` in a language."""
        return lambda lang: place(self.scheme, self.level, self.period, key, self.row_number, lang)

    def field(self, key: str) -> Field:
        """Return what may be entered under ``key``; Fault as :func:`fields.field_of`.

        A row that is not there yet is no fault here (``L02#new.status`` has a field).
        """
        code, _, rest = key.partition("#")
        name = f"{code}#.{rest.partition('.')[2]}" if rest else key
        if name not in self._fields:
            found = field_of(self.scheme, self.level, self.period, key, self.where(key))
            self._fields[name] = found
        return self._fields[name]

    def parse(self, key: str, text: str) -> Value | None:
        """Return the value of what a person typed under ``key``; Fault when it cannot be read."""
        field = self.field(key)
        return parse_entry(
            text,
            field.kind,
            decimals=field.decimals,
            unit=field.unit,
            choices=field.choices,
            choices_en=field.choices_en,
            may_be_na=field.may_be_na,
            place=self.where(key),
        )

    def snapshot(self) -> Snapshot:
        """Return the report as it is at this moment."""
        state = self._state
        return Snapshot(
            scheme_id=self.scheme.id,
            scheme_version=self.scheme.version,
            unit=self.unit,
            period=self.period,
            values=MappingProxyType(dict(state.values)),
            ledgers=MappingProxyType({code: tuple(rows) for code, rows in state.rows.items()}),
            explanations=MappingProxyType(dict(state.explanations)),
            reasons=MappingProxyType(dict(state.reasons)),
            remarks=self.remarks,
            taken_at=self._journal.at,
            operation=self._journal.operation,
        )

    def history(self, key: str | None = None) -> list[Entry]:
        """Return the operations, newest first; with ``key`` those that touched it."""
        with self._store.reading() as connection:
            return read_history(connection, self._number, key)

    def submissions(self) -> list[Submission]:
        """Return the sealed versions, the first one first."""
        with self._store.reading() as connection:
            return read_submissions(connection, self._number)

    def submitted(self, version: int) -> bytes:
        """Return the file of a sealed version, byte for byte.

        Raises Fault ``records.no-version``, or ``records.submission-damaged`` when the kept bytes
        are not the ones that were sealed.
        """
        with self._store.reading() as connection:
            return read_content(connection, self._number, version)

    # Writing

    def enter(
        self,
        changes: Mapping[str, Value | None],
        label: str = "",
        *,
        kind: Literal["enter", "start"] = "enter",
    ) -> Changes:
        """Set values and ledger cells, several in one operation; None makes blank.

        ``kind`` is what history calls it where there is no label: an entry, or the start of a year.

        Raises Fault for a key that is unknown, computed, carried or not asked of this unit, and
        for a value that is not of its kind; then nothing is changed.
        """
        return self._journal.commit(lambda _: Plan(kind, label, self._entered(changes)))

    def enter_last(self, key: str, value: Value | None, reason: str) -> Changes:
        """Enter a figure of last year (``T….last``) with the reason; None takes it back.

        Raises Fault when it comes from last year's report or the reason is missing.
        """
        return self._journal.commit(lambda _: Plan("last", "", self._last(key, value, reason)))

    def _last(self, key: str, value: Value | None, reason: str) -> list[Change]:
        where = self.where(key)
        field = self.field(key)
        if not field.carried:
            raise PlacedFault("records.not-carried", where, key=key)
        if key in self._journal.carried:
            raise PlacedFault("records.last-carried", where)
        reason = reason.strip()
        checked_text(reason, where)
        if value is not None and len(reason) < SHORTEST_REASON:
            raise PlacedFault("records.reason-missing", where)
        new = None if value is None else checked(value, field, where)
        return different(
            (key, encode(self._state.values.get(key)), encode(new)),
            (REASON + key, self._state.reasons.get(key), None if new is None else reason),
        )

    def explain(self, finding: str, text: str) -> Changes:
        """Set the 说明 of a finding; blank text takes it back."""
        return self._journal.commit(lambda _: Plan("explain", "", self._explained(finding, text)))

    def _explained(self, finding: str, text: str) -> list[Change]:
        kept = text.strip()
        checked_text(kept)
        before = self._state.explanations.get(finding)
        return different((EXPLANATION + finding, before, kept or None))

    def insert_rows(
        self, ledger: str, at: int, cells: Sequence[Mapping[str, Value]], label: str = ""
    ) -> Changes:
        """Insert rows before the row with index ``at``; their ids are in the changes."""
        return self._journal.commit(
            lambda connection: Plan("insert", label, self._inserted(connection, ledger, at, cells))
        )

    def paste(
        self,
        changes: Mapping[str, Value | None],
        new_rows: Mapping[str, Sequence[Mapping[str, Value]]],
        label: str = "",
    ) -> Changes:
        """Set cells and append rows in one operation: one undo takes the whole paste back."""
        return self.take_in(Arrival(changes, new_rows), label, kind="paste")

    def take_in(
        self, arrival: Arrival, label: str, *, kind: Literal["import", "paste"] = "import"
    ) -> Changes:
        """Take over all that arrived in one operation, or nothing: Fault as the single steps."""

        def build(connection: sqlite3.Connection) -> Plan:
            plan = self._entered(arrival.values)
            for key, value in arrival.last.items():
                plan += self._last(key, value, arrival.reason)
            for ledger, ids in arrival.deleted.items():
                plan += self._deleted(ledger, ids)
            for ledger, cells in arrival.new_rows.items():
                gone = len(set(arrival.deleted.get(ledger, ())))
                end = len(self._state.rows.get(ledger, ())) - gone
                plan += self._inserted(connection, ledger, end, cells)
            for finding, text in arrival.explanations.items():
                plan += self._explained(finding, text)
            return Plan(kind, label, plan)

        return self._journal.commit(build)

    def delete_rows(self, ledger: str, ids: Iterable[str], label: str = "") -> Changes:
        """Delete rows of a ledger; Fault ``records.unknown-row`` when one is not there."""
        wanted = set(ids)
        return self._journal.commit(
            lambda _: Plan("delete", label, self._deleted(ledger, wanted)),
        )

    def _deleted(self, ledger: str, ids: Iterable[str]) -> list[Change]:
        rows = self._ledger(ledger)
        indexes = sorted({self._index(ledger, row) for row in ids}, reverse=True)
        return [(f"{ledger}#{rows[i].id}", [i, encode_cells(rows[i].cells)], None) for i in indexes]

    def sort_rows(self, ledger: str, ids: Sequence[str], label: str = "") -> Changes:
        """Put the rows of a ledger into another order; ``ids`` names each exactly once."""

        def build(_: sqlite3.Connection) -> Plan:
            before = [row.id for row in self._ledger(ledger)]
            if sorted(before) != sorted(ids):
                raise PlacedFault("records.order-incomplete", "", ledger=ledger)
            return Plan("sort", label, different((ledger, before, list(ids))))

        return self._journal.commit(build)

    def submit(self, submission: Submission, content: bytes, write: Callable[[], None]) -> Changes:
        """Keep a sealed version and lock the report: one operation, all of it or nothing.

        ``write`` puts the file where it was asked for; a Fault out of it leaves everything as it
        was. Raises Fault ``records.changed-meanwhile`` when the report is no longer what was
        sealed.
        """
        number = submission.version

        def build(connection: sqlite3.Connection) -> Plan:
            done = read_submissions(connection, self._number)
            if self.operation != submission.operation or number != len(done) + 1:
                raise Fault("records.changed-meanwhile")
            append_submission(connection, self._number, submission, content)
            sealed = f"{submission.digest} {submission.sha256}"
            locked = self._state.locks.get("version")
            write()
            return Plan(
                "submit",
                f"v{number} {submission.reason}".strip(),
                [(f"{SUBMISSION}{number}", None, sealed), (LOCKED_BY, locked, str(number))],
            )

        return self._journal.commit(build, locked_too=True)

    def receive(self, answer: Answer) -> Changes:
        """Record a receipt or the remarks of a return, also in a locked report: one operation.

        What was recorded before changes nothing. Raises Fault ``answer.older`` when remarks on a
        later version are there already.
        """
        return self._journal.commit(
            lambda connection: plan_of(connection, self._number, self._state, answer),
            locked_too=True,
        )

    def reopen(self, reason: str) -> Changes:
        """Open a locked report for corrections; the reason stands in its history.

        Raises Fault ``records.not-locked``, or ``records.reopen-reason`` when there is none.
        """
        reason = " ".join(reason.split())
        checked_text(reason)
        if len(reason) < SHORTEST_REASON:
            raise Fault("records.reopen-reason")

        def build(_: sqlite3.Connection) -> Plan:
            if not self._state.locks:
                raise Fault("records.not-locked")
            return Plan("reopen", reason, [(LOCKED_BY, self._state.locks["version"], None)])

        return self._journal.commit(build, locked_too=True)

    def carry(self, values: Mapping[str, Value]) -> None:
        """Lay 上年数 of last year's report over the values: shown and checked, never stored."""
        self._journal.carry(values)

    def undo(self) -> Changes | None:
        """Take back the last operation that is not taken back yet; None when there is none."""

        def build(connection: sqlite3.Connection) -> Plan | None:
            done = self._journal.steps().done
            if not done:
                return None
            step = done[-1]
            back = inverse(read_changes(connection, step.operation))
            return Plan("undo", step.label, back, step.operation)

        return self._journal.commit(build) if self._journal.steps().done else None

    def redo(self) -> Changes | None:
        """Do again what the last undo took back; None when there is nothing."""

        def build(connection: sqlite3.Connection) -> Plan | None:
            undone = self._journal.steps().undone
            if not undone:
                return None
            step = undone[-1]
            again = read_changes(connection, step.operation)
            return Plan("redo", step.label, again, step.undone_by)

        return self._journal.commit(build) if self._journal.steps().undone else None

    def undo_label(self, lang: Language = "zh") -> str:
        """Return what undo would take back, in words; "" when there is nothing."""
        done = self._journal.steps().done
        return title(done[-1].kind, done[-1].label, lang) if done else ""

    def redo_label(self, lang: Language = "zh") -> str:
        """Return what redo would do again, in words; "" when there is nothing."""
        undone = self._journal.steps().undone
        return title(undone[-1].kind, undone[-1].label, lang) if undone else ""

    # Inside

    def _entered(self, changes: Mapping[str, Value | None]) -> list[Change]:
        found: list[Change] = []
        for key, value in changes.items():
            where = self.where(key)
            field = self.field(key)
            if field.carried:
                raise PlacedFault("records.carried-key", where, key=key)
            if "#" in key:
                parts = parse_key(key)
                if parts is None or self._state.index(parts.code, parts.row) is None:
                    raise PlacedFault("records.unknown-row", "", key=key)
            new = None if value is None else checked(value, field, where)
            found += different((key, encode(self._state.get(key)), encode(new)))
        return found

    def _inserted(
        self,
        connection: sqlite3.Connection,
        ledger: str,
        at: int,
        cells: Sequence[Mapping[str, Value]],
    ) -> list[Change]:
        self._ledger(ledger)
        rows = self._state.rows.setdefault(ledger, [])
        at = max(0, min(at, len(rows)))
        last = self._last_row_number(connection, ledger, len(cells))
        found: list[Change] = []
        for offset, new in enumerate(cells):
            row = row_id(last + 1 + offset)
            kept: dict[str, Value] = {}
            for column, value in new.items():
                where = self.where(cell_key(ledger, row, column))
                field = self.field(cell_key(ledger, row, column))
                good = checked(value, field, where)
                if good is not None:
                    kept[column] = good
            found.append((f"{ledger}#{row}", None, [at + offset, encode_cells(kept)]))
        return found

    def _last_row_number(self, connection: sqlite3.Connection, ledger: str, wanted: int) -> int:
        """Return the last row number given out and give out ``wanted`` more."""
        found = connection.execute(
            "SELECT last FROM row_numbers WHERE report = ? AND ledger = ?", (self._number, ledger)
        ).fetchone()
        last: int = found[0] if found else 0
        connection.execute(
            "INSERT OR REPLACE INTO row_numbers VALUES (?, ?, ?)",
            (self._number, ledger, last + wanted),
        )
        return last

    def _ledger(self, code: str) -> list[Row]:
        ledger = self.scheme.ledgers.get(code)
        if ledger is None:
            raise UnknownKey(self.scheme, self.level, code)
        if self.level not in ledger.levels:
            raise NotAsked("", code, self.level, ledger.levels)
        return self._state.rows.get(code, [])

    def _index(self, ledger: str, row: str) -> int:
        index = self._state.index(ledger, row)
        if index is None:
            raise PlacedFault("records.unknown-row", "", key=f"{ledger}#{row}")
        return index

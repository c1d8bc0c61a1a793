"""The store: one SQLite database in one directory, which holds every report of this computer.

WAL with synchronous=FULL: what a call has confirmed survives a power cut. Opening and reading use
Python's sqlite3 alone; sqlite-utils is loaded only to create or upgrade a database and to keep the
table of own units. Both work on the same connection.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from desktop.faults import Fault
from desktop.records.place import DATABASE
from desktop.records.proof import (
    verify_answers,
    verify_chain,
    verify_states,
    verify_submissions,
)
from desktop.records.report import Report
from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Level, Scheme
from desktop.scheme.units import Unit

SCHEMA = 7
"""Version of the schema, kept in the database as ``user_version``."""
APPLICATION = 0x4A425243
"""Tells a database of this program from any other."""
PATIENCE = 5.0
"""Seconds that a write waits for another program to finish its own."""

QUICKLY_CHECKED = 16 * 2**20
"""A database of fewer bytes is looked through each time it is opened: a few milliseconds. One that
holds the files of a province is after a crash, and with each backup."""
PROVEN_AFTER_A_CRASH = 1000
"""Operations whose digests are checked when a write-ahead log was left over."""

_HEADER = b"SQLite format 3\0"


@dataclass(frozen=True, slots=True)
class ReportInfo:
    """One report of the store, unopened."""

    unit: Unit
    period: str
    scheme_id: str
    scheme_version: str
    last_at: str
    """ISO time of the last operation, "" when there is none."""
    operations: int


class Store:
    """See the module. ``with Store.open(directory) as store: …``"""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path
        with self.reading():
            self._settings: dict[str, str] = dict(
                connection.execute("SELECT name, value FROM settings").fetchall()
            )

    @classmethod
    def open(cls, directory: Path) -> Store:
        """Open the database of ``directory``, made if there is none.

        Raises Fault: ``records.not-a-database``, ``records.foreign-database``, ``records.newer``,
        ``records.damaged``, ``records.chain-broken``, ``records.not-writable``, ``records.busy``, ``records.disk-full``.
        """
        path = directory / DATABASE
        if not directory.is_dir() or not os.access(directory, os.W_OK):
            raise Fault("records.not-writable", path=directory)
        if not path.exists():
            _create(path)
        with translated(path):
            with path.open("rb") as file:
                if file.read(len(_HEADER)) != _HEADER:
                    raise Fault("records.not-a-database", path=path)
            # A log that nobody folded in: a crash, a power cut, or another program at work.
            left_over = path.with_name(f"{path.name}-wal").exists()
            connection = _connect(path)
            try:
                _examine(connection, path)
                if left_over or path.stat().st_size < QUICKLY_CHECKED:
                    _check(connection, path)
                if left_over:
                    verify_chain(connection, PROVEN_AFTER_A_CRASH)
            except BaseException:
                connection.close()
                raise
            return cls(connection, path)

    def close(self) -> None:
        """Close the database; the write-ahead log is folded into it."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Give the connection; what SQLite has to complain of becomes a Fault."""
        with translated(self.path):
            yield self._connection

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """Give the connection inside a write transaction: all of it is durable or nothing done."""
        connection = self._connection
        with translated(self.path):
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def verify(self) -> int:
        """Return the number of operations after proving that none was altered or is missing.

        Raises Fault ``records.damaged``, ``records.chain-broken``; ``records.state-differs`` when the current data of a
        report do not follow from its operations; ``records.submission-damaged`` when a kept file
        is not the one that was sealed; ``records.answer-damaged`` when a kept receipt or return
        is not the one that came.
        """
        with self.reading() as connection:
            _check(connection, self.path)
            connection.execute("BEGIN")
            try:
                count = verify_chain(connection)
                verify_states(connection)
                verify_submissions(connection)
                verify_answers(connection)
            finally:
                connection.execute("ROLLBACK")
        return count

    def reports(self) -> list[ReportInfo]:
        """Return the reports of this computer by period (newest first), level and unit."""
        with self.reading() as connection:
            found = connection.execute(
                "SELECT r.unit, r.name, r.bureau, r.level, r.superior, r.period, r.scheme,"
                " r.version, coalesce((SELECT at FROM operations WHERE report = r.id"
                " ORDER BY id DESC LIMIT 1), ''),"
                " (SELECT count(*) FROM operations WHERE report = r.id)"
                " FROM reports r ORDER BY r.period DESC, r.level, r.unit"
            ).fetchall()
        return [ReportInfo(Unit(*row[:5]), *row[5:]) for row in found]

    def open_report(
        self, scheme: Scheme, unit: Unit, period: str, *, create: bool = True
    ) -> Report:
        """Return the report of ``unit`` for ``period`` (a year, "2026"), with 上年数 carried.

        Raises Fault ``records.no-report`` when it is not there and ``create`` is False, and
        ``records.period`` when ``period`` is not a year.
        """
        from desktop.records.carry import carried

        report = self._report(scheme, unit, period, create=create)
        report.carry(carried(scheme, self, unit, period))
        return report

    def forget_unused(self, unit: Unit, period: str) -> None:
        """Take back reports of ``unit`` for ``period`` that were begun and never written to."""
        with self.transaction() as connection:
            connection.execute(
                "DELETE FROM reports WHERE unit = ? AND period = ? AND NOT EXISTS"
                " (SELECT 1 FROM operations WHERE report = reports.id)",
                (unit.code, period),
            )

    def snapshot(self, scheme: Scheme, unit: Unit, period: str) -> Snapshot:
        """Return the report as it is now; Fault ``records.no-report`` when there is none."""
        return self.open_report(scheme, unit, period, create=False).snapshot()

    def last_year(self, scheme: Scheme, unit: Unit, period: str) -> Report | None:
        """Return the report of the year before ``period``, without its own 上年数, or None."""
        before = f"{int(period) - 1:04d}"
        if self._number(scheme, unit, before) is None:
            return None
        return self._report(scheme, unit, before, create=False)

    def _number(
        self, scheme: Scheme, unit: Unit, period: str
    ) -> tuple[int, tuple[str, ...]] | None:
        with self.reading() as connection:
            found = connection.execute(
                "SELECT id, version, name, bureau, level, superior FROM reports"
                " WHERE scheme = ? AND unit = ? AND period = ?",
                (scheme.id, unit.code, period),
            ).fetchone()
        return (found[0], tuple(found[1:])) if found else None

    def _report(self, scheme: Scheme, unit: Unit, period: str, *, create: bool) -> Report:
        if not (len(period) == 4 and period.isascii() and period.isdigit()):
            raise Fault("records.period", period=period)
        identity: tuple[str, ...] = (
            scheme.version,
            unit.name,
            unit.bureau,
            unit.level,
            unit.superior,
        )
        found = self._number(scheme, unit, period)
        if found is None and not create:
            raise Fault("records.no-report", unit=unit.name, period=period)
        if found is None:
            with self.transaction() as connection:
                connection.execute(
                    "INSERT INTO reports (scheme, unit, period, version, name, bureau, level,"
                    " superior) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
                    (scheme.id, unit.code, period, *identity),
                )
            found = self._number(scheme, unit, period)
        elif found[1] != identity and create:
            with self.transaction() as connection:
                connection.execute(
                    "UPDATE reports SET version = ?, name = ?, bureau = ?, level = ?,"
                    " superior = ? WHERE id = ?",
                    (*identity, found[0]),
                )
        if found is None:
            raise Fault("records.no-report", unit=unit.name, period=period)
        return Report(self, found[0], scheme, unit, period)

    def own_units(self) -> list[Unit]:
        """Return the units that are in no list of divisions, by code."""
        with self.reading() as connection:
            found = connection.execute(
                "SELECT code, name, bureau, level, superior FROM own_units ORDER BY code"
            ).fetchall()
        return [
            Unit(code, name, bureau, cast(Level, level), up)
            for code, name, bureau, level, up in found
        ]

    def add_own_unit(self, unit: Unit) -> None:
        """Add a unit of one's own, or replace the one with its code."""
        from sqlite_utils import Database

        with self.reading() as connection:
            db = Database(connection, execute_plugins=False)
            names = ("code", "name", "bureau", "level", "superior")
            db.table("own_units").upsert(dict(zip(names, astuple(unit), strict=True)), pk="code")

    def replace_own_unit(self, code: str, unit: Unit | None) -> None:
        """Put ``unit`` in the place of the one with ``code``; None takes that one away.

        Raises Fault ``units.has-report`` when there is a report of it.
        """
        with self.transaction() as connection:
            report = connection.execute(
                "SELECT name FROM reports WHERE unit = ? LIMIT 1", (code,)
            ).fetchone()
            if report:
                raise Fault("units.has-report", name=report[0])
            connection.execute("DELETE FROM own_units WHERE code = ?", (code,))
            if unit is not None:
                connection.execute(
                    "INSERT INTO own_units (code, name, bureau, level, superior)"
                    " VALUES (?, ?, ?, ?, ?)",
                    astuple(unit),
                )

    def setting(self, name: str, default: str = "") -> str:
        """Return a setting (unit, period, author, language, theme …) or ``default``."""
        return self._settings.get(name, default)

    def set_setting(self, name: str, value: str) -> None:
        """Keep a setting."""
        with self.transaction() as connection:
            connection.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
        self._settings[name] = value


def _connect(path: Path) -> sqlite3.Connection:
    # Autocommit: transactions are begun and ended by hand, never as a side effect.
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    for pragma in (
        "synchronous = FULL",
        "foreign_keys = ON",
        "recursive_triggers = ON",  # a REPLACE fires the triggers that guard the operations
        "trusted_schema = OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _create(path: Path) -> None:
    """Make a new database beside its place and put it there complete: never half a database."""
    from desktop.records.migrations import migrate

    with translated(path):
        fresh = path.with_name(f"{path.name}.{os.getpid()}.new")
        fresh.unlink(missing_ok=True)
        connection = _connect(fresh)
        try:
            connection.execute(f"PRAGMA application_id = {APPLICATION:d}")
            migrate(connection, SCHEMA)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
        # Another program may have made one in the meantime: then that one counts.
        try:
            os.link(fresh, path)
        except FileExistsError:
            pass
        except OSError:  # a file system without links, such as a memory stick's
            if not path.exists():
                fresh.rename(path)
        fresh.unlink(missing_ok=True)
        _sync_directory(path.parent)


def _sync_directory(directory: Path) -> None:
    if os.name == "nt":  # Windows has no handle on a directory to sync
        return
    handle = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _examine(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse what is not ours, newer than we are, or damaged; upgrade what is older."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    if application != APPLICATION:
        raise Fault("records.foreign-database", path=path)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA:
        raise Fault("records.newer", path=path, version=version, known=SCHEMA)
    connection.execute("PRAGMA journal_mode = WAL")
    if version < SCHEMA:
        from desktop.records.migrations import migrate

        migrate(connection, SCHEMA)


def _check(connection: sqlite3.Connection, path: Path) -> None:
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise Fault("records.damaged", path=path, cause=verdict)


_CODES = {
    sqlite3.SQLITE_BUSY: "records.busy",
    sqlite3.SQLITE_LOCKED: "records.busy",
    sqlite3.SQLITE_FULL: "records.disk-full",
    sqlite3.SQLITE_READONLY: "records.not-writable",
    sqlite3.SQLITE_PERM: "records.not-writable",
    sqlite3.SQLITE_CANTOPEN: "records.not-writable",
    sqlite3.SQLITE_NOTADB: "records.not-a-database",
    sqlite3.SQLITE_CORRUPT: "records.damaged",
    sqlite3.SQLITE_IOERR: "records.input-output",
}


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite and the system say about the database into a Fault a person can act on."""
    try:
        yield
    except sqlite3.Error as error:
        # Extended codes keep the kind in the low byte.
        code = _CODES.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if code is None:
            raise
        raise Fault(code, path=path, cause=str(error)) from error
    except OSError as error:
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        code = "records.disk-full" if full else "records.input-output"
        raise Fault(code, path=path, cause=error) from error

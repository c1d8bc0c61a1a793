"""The doctor: looks at everything in the data directory, mends what can be mended without loss.

Each look is one finding with a code of ``doctor.…``; what was mended says so. Nothing is mended
before a copy of the database was put aside.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from desktop.faults import Fault
from desktop.progress import Progress, finish
from desktop.records import backups
from desktop.records.current import read_state, write_effect
from desktop.records.place import DATABASE
from desktop.records.proof import (
    first_difference,
    rebuilt,
    verify_answers,
    verify_chain,
    verify_submissions,
)
from desktop.records.state import Effect, State
from desktop.records.store import Store, translated
from desktop.scheme.library import Library
from desktop.words import Language, say

ROOM = 200 * 2**20
"""Bytes that should be free on the disk."""
STALE = 24 * 3600
"""Seconds after which a working file that was left over may go."""
LEFT_OVER = (".backup-*", ".restore-*", ".incoming-*", f"{DATABASE}.*.new", ".*.tmp")

Verdict = Literal["well", "mended", "ill"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look found."""

    verdict: Verdict
    code: str
    fields: dict[str, object] = field(default_factory=dict)
    fault: Fault | None = None

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence."""
        if self.fault is not None:
            return self.fault.text(lang)
        return say(self.code, lang, **self.fields)


Look = Callable[[Path], Iterator[Finding]]
"""Yields what it found in the data directory; a Fault that it raises is a finding too."""


def examine(data: Path, *more: Look) -> Generator[Progress, None, list[Finding]]:
    """Look at everything in ``data`` and return what was found, in the order looked at.

    ``more`` are looks at what the records know nothing of, such as keys.
    """
    found: list[Finding] = []
    looks = (_room, _database, _states, _proofs, _received, _schemes, *more, _backups, _left_over)
    for number, look in enumerate(looks, 1):
        try:
            found += look(data)
        except Fault as fault:
            found.append(Finding("ill", fault.code, fault=fault))
        yield Progress(number, len(looks), look.__name__.strip("_"))
        if look is _database and found[-1].verdict == "ill":
            break  # all that follows would only say the same again
    return found


def _room(data: Path) -> Iterator[Finding]:
    if not os.access(data, os.W_OK):
        raise Fault("records.not-writable", path=data)
    free = shutil.disk_usage(data).free
    fields: dict[str, object] = {"free": free // 2**20, "wanted": ROOM // 2**20}
    yield (
        Finding("well", "doctor.room", fields)
        if free >= ROOM
        else Finding("ill", "doctor.no-room", fields)
    )


def _database(data: Path) -> Iterator[Finding]:
    if not (data / DATABASE).exists():
        raise Fault("records.no-database", path=data)
    with Store.open(data) as store, store.reading() as connection:
        (verdict,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        if verdict != "ok":
            raise Fault("records.damaged", path=store.path, cause=verdict)
        astray = connection.execute("PRAGMA foreign_key_check").fetchone()
        if astray is not None:
            raise Fault("records.damaged", path=store.path, cause=f"foreign key: {astray[0]}")
        size = store.path.stat().st_size / 2**20
        yield Finding("well", "doctor.database", {"size": f"{size:.1f}"})


def _proofs(data: Path) -> Iterator[Finding]:
    with Store.open(data) as store, store.reading() as connection:
        yield Finding("well", "doctor.chain", {"count": verify_chain(connection)})
        verify_submissions(connection)
        verify_answers(connection)
        yield Finding("well", "doctor.kept-files")


def _states(data: Path) -> Iterator[Finding]:
    """Make the current state of a report anew where it does not follow from its operations."""
    ill = []
    with Store.open(data) as store, store.reading() as connection:
        verify_chain(connection)  # only operations that are proven may make a state
        for report, name, period in connection.execute(
            "SELECT id, name, period FROM reports ORDER BY id"
        ).fetchall():
            made = rebuilt(connection, report)
            if key := first_difference(made, read_state(connection, report)):
                ill.append((report, name, period, key, made))
    if not ill:
        yield Finding("well", "doctor.states")
        return
    copy = _put_aside(data)
    with Store.open(data) as store:
        for report, name, period, key, made in ill:
            with store.transaction() as connection:
                _write_anew(connection, report, made)
            fields: dict[str, object] = {"unit": name, "period": period, "key": key, "copy": copy}
            yield Finding("mended", "doctor.state-mended", fields)


def _put_aside(data: Path) -> Path:
    """Copy the database as it is, ill as it is."""
    with translated(data):
        (data / backups.FOLDER).mkdir(exist_ok=True)
        target = data / backups.FOLDER / f"before-mending-{time.strftime('%Y%m%d-%H%M%S')}.db"
        with (
            closing(sqlite3.connect(data / DATABASE)) as one,
            closing(sqlite3.connect(target)) as other,
        ):
            one.backup(other)
    return target


def _write_anew(connection: sqlite3.Connection, report: int, state: State) -> None:
    for table in ("cells", "notes", "ledger_rows"):
        connection.execute(f"DELETE FROM {table} WHERE report = ?", (report,))
    effect = Effect(
        State(),
        values=dict(state.values),
        explanations=dict(state.explanations),
        reasons=dict(state.reasons),
        answers=dict(state.answers),
        locks=dict(state.locks),
        rows={ledger: list(rows) for ledger, rows in state.rows.items()},
        moved=set(state.rows),
    )
    write_effect(connection, report, effect)


def _received(data: Path) -> Iterator[Finding]:
    """Compare the kept bytes of every file from another unit with its digest."""
    count = 0
    with Store.open(data) as store, store.reading() as connection:
        for name, expected, content in connection.execute(
            "SELECT r.file, r.sha256, c.content FROM received r"
            " JOIN received_content c ON c.received = r.id ORDER BY r.id"
        ):
            if hashlib.sha256(content).hexdigest() != expected:
                yield Finding("ill", "doctor.received-damaged", {"file": name})
            count += 1
    yield Finding("well", "doctor.received", {"count": count})


def _schemes(data: Path) -> Iterator[Finding]:
    """Load every scheme that a report follows."""
    with Store.open(data) as store, store.reading() as connection:
        wanted = connection.execute("SELECT DISTINCT scheme, version FROM reports").fetchall()
    library = Library(data)
    for scheme, version in sorted(wanted):
        library.find(scheme, library.kept(scheme, version).version)
    yield Finding("well", "doctor.schemes", {"count": len(library.entries())})


def _backups(data: Path) -> Iterator[Finding]:
    newest = None
    for path in sorted((data / backups.FOLDER).glob(f"*{backups.SUFFIX}")):
        try:
            newest = backups.read_manifest(path)
        except Fault as fault:
            yield Finding("ill", fault.code, fault=fault)
    if newest is None:
        finish(backups.daily(data))
        yield Finding("mended", "doctor.no-backup")
    else:
        at = newest.made_at[:16].replace("T", " ")
        yield Finding("well", "doctor.backups", {"at": at, "path": newest.path})


def _left_over(data: Path) -> Iterator[Finding]:
    """Take away working files of a program that was stopped; those of today may still be in use."""
    gone = 0
    for pattern in LEFT_OVER:
        for path in data.glob(pattern):
            if time.time() - path.stat().st_mtime > STALE:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
                gone += 1
    if gone:
        yield Finding("mended", "doctor.left-over", {"count": gone})

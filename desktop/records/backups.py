"""Backups: the database and what belongs to it in one file, made whole, proven, put back.

A backup is a zip: the database (a consistent copy, also while a window works on it), the schemes
installed and the province's own editions of the report's text. The private key stays out of it: who
holds a copy of the records must not be able to seal in the unit's name. Beside those that people
make, one a day is made by the program in ``<data>/backups``; old ones are thinned out.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import shutil
import sqlite3
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.records.place import DATABASE
from desktop.records.store import Store, translated

FOLDER = "backups"
ALONG = ("schemes", "report")
"""Folders of the data directory that are kept with the database."""
MANIFEST = "backup.json"
SUFFIX = ".jiaobao.zip"
KEPT_DAYS, KEPT_MONTHS = 7, 12
"""Of the daily ones: the newest 7, and the last one of each of 12 months."""
_PAGES = 2048
_BLOCK = 1 << 20
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    KeyError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup, as its own manifest tells."""

    path: Path
    made_at: str
    """ISO time with offset."""
    reports: int
    operations: int
    received: int
    """Files from other units that are kept in it."""
    size: int
    """Of the file, in bytes."""


def backup(data: Path, target: Path) -> Generator[Progress, None, Backup]:
    """Write a backup of the data directory ``data`` to ``target``; nothing there is half a backup.

    ``target`` may be a folder: the name is then made of day and time. Raises Fault
    ``records.no-database``, ``records.backup-exists``, what the store raises when the copy does
    not prove right, and ``records.disk-full`` and the like when it cannot be written.
    """
    if not (data / DATABASE).exists():
        raise Fault("records.no-database", path=data)
    now = _now()
    path = target / f"{now:%Y%m%d-%H%M%S}{SUFFIX}" if target.is_dir() else target
    if path.exists():
        raise Fault("records.backup-exists", path=path)
    with translated(path), tempfile.TemporaryDirectory(prefix=".backup-", dir=data) as room:
        copy = Path(room) / DATABASE
        _copy(data / DATABASE, copy)
        yield Progress(1, 3, "copied")
        with Store.open(Path(room)) as store:
            operations = store.verify()
            counts = _counts(store)
        yield Progress(2, 3, "proven")
        manifest = {"made_at": now.isoformat(timespec="seconds"), "operations": operations}
        _pack(path, {**manifest, **counts}, copy, data)
        yield Progress(3, 3, "packed")
    return read_manifest(path)


def _now() -> dt.datetime:
    return dt.datetime.now().astimezone()


def _copy(source: Path, target: Path) -> None:
    """Copy a database page by page through SQLite: what is being written is in it or is not."""
    with (
        closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as one,
        closing(sqlite3.connect(target)) as other,
    ):
        one.backup(other, pages=_PAGES)


def _counts(store: Store) -> dict[str, int]:
    with store.reading() as connection:
        (reports,) = connection.execute("SELECT count(*) FROM reports").fetchone()
        (received,) = connection.execute("SELECT count(*) FROM received").fetchone()
    return {"reports": reports, "received": received}


def _pack(path: Path, manifest: dict[str, object], copy: Path, data: Path) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("xb") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=3) as archive:
                archive.writestr(MANIFEST, json.dumps(manifest))
                archive.write(copy, DATABASE)
                for folder in ALONG:
                    for found in sorted((data / folder).rglob("*")):
                        if found.is_file() and not found.name.startswith("."):
                            archive.write(found, found.relative_to(data).as_posix())
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def read_manifest(path: Path) -> Backup:
    """Return what a backup says of itself; Fault ``records.no-backup`` for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            told = json.loads(archive.read(MANIFEST))
            archive.getinfo(DATABASE)
        reports, operations, received = (
            int(told[name]) for name in ("reports", "operations", "received")
        )
        size = path.stat().st_size
        return Backup(path, str(told["made_at"]), reports, operations, received, size)
    except (*_BROKEN, OSError, TypeError) as error:
        raise Fault("records.no-backup", path=path) from error


# ---------------------------------------------------------------- every day


def daily(data: Path) -> Generator[Progress, None, Backup | None]:
    """Make the backup of today, and thin out the old ones.

    None when there is one already, or nothing was written since the last one.
    """
    folder = data / FOLDER
    made_already = _daily_files(folder)
    if made_already:
        last = made_already[-1]
        log = data / f"{DATABASE}-wal"
        written = max(p.stat().st_mtime for p in (data / DATABASE, log) if p.exists())
        if last.name.startswith(f"{_now():%Y%m%d}-") or last.stat().st_mtime > written:
            return None
    with translated(folder):
        folder.mkdir(exist_ok=True)
    made = yield from backup(data, folder)
    for path in superfluous(_daily_files(folder)):
        path.unlink()
    return made


def kept(data: Path) -> list[Backup]:
    """Return the backups in the data directory, the newest first; files that are none left out."""
    found = []
    for path in reversed(_daily_files(data / FOLDER)):
        try:
            found.append(read_manifest(path))
        except Fault:
            continue  # the doctor tells of it
    return found


def _daily_files(folder: Path) -> list[Path]:
    return sorted(p for p in folder.glob(f"*{SUFFIX}") if re.match(r"\d{8}-\d{6}\.", p.name))


def superfluous(files: list[Path]) -> list[Path]:
    """Return which of the daily backups, by name, may go: the newest days and months stay."""
    by_age = sorted(files, key=lambda path: path.name, reverse=True)
    staying = set(by_age[:KEPT_DAYS])
    months: dict[str, Path] = {}
    for path in by_age:
        months.setdefault(path.name[:6], path)
    staying.update(list(months.values())[:KEPT_MONTHS])
    return [path for path in reversed(by_age) if path not in staying]


# ---------------------------------------------------------------- the way back


def restore(data: Path, source: Path) -> Generator[Progress, None, Path | None]:
    """Put the backup ``source`` in the place of the records of ``data``.

    The backup is unpacked and proven beside them first. What was there is moved aside, never
    deleted: the folder that holds it is returned, None when there was nothing. Raises Fault
    ``records.no-backup``, ``records.in-use`` while a window or a command works on the records, and
    what the store raises over a database that does not prove right.
    """
    told = read_manifest(source)
    with translated(data), tempfile.TemporaryDirectory(prefix=".restore-", dir=data) as room:
        _unpack(source, Path(room))
        yield Progress(1, 3, "unpacked")
        with Store.open(Path(room)) as store:
            if store.verify() != told.operations:
                raise Fault("records.no-backup", path=source)
        yield Progress(2, 3, "proven")
        aside = _move_aside(data)
        for name in (*ALONG, DATABASE):  # the database last: with it the exchange is done
            if (Path(room) / name).exists():
                (Path(room) / name).replace(data / name)
        yield Progress(3, 3, "restored")
    return aside


def _unpack(source: Path, room: Path) -> None:
    try:
        with zipfile.ZipFile(source) as archive:
            for entry in archive.infolist():
                parts = entry.filename.split("/")
                known = parts[0] in ALONG or parts in ([DATABASE], [MANIFEST])
                if not known or ".." in parts or "\\" in entry.filename or entry.is_dir():
                    raise Fault("records.no-backup", path=source)
                target = room.joinpath(*parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                with archive.open(entry) as packed, target.open("xb") as file:
                    shutil.copyfileobj(packed, file, _BLOCK)
                    file.flush()
                    os.fsync(file.fileno())
    except _BROKEN as error:
        raise Fault("records.no-backup", path=source) from error


def _move_aside(data: Path) -> Path | None:
    """Move records, schemes and texts into a folder of their own; Fault when they are in use."""
    if not any((data / name).exists() for name in (DATABASE, *ALONG)):
        return None
    if (data / DATABASE).exists():
        _refuse_in_use(data / DATABASE)
    (data / FOLDER).mkdir(exist_ok=True)
    now = _now()
    aside = data / FOLDER / f"replaced-{now:%Y%m%d-%H%M%S-%f}"
    aside.mkdir()
    for name in (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", *ALONG):
        if (data / name).exists():
            (data / name).replace(aside / name)
    return aside


def _refuse_in_use(path: Path) -> None:
    """Every connection shares the log; it can be given up only by the last one."""
    try:
        with closing(sqlite3.connect(path, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.OperationalError as error:
        raise Fault("records.in-use", path=path) from error
    except sqlite3.DatabaseError:
        return  # damaged: that is why it is being replaced

"""Backups: whole, without the key, thinned out, and the way back."""

from __future__ import annotations

import os
import sqlite3
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.progress import finish
from desktop.records import backups
from desktop.records.place import DATABASE
from desktop.records.store import Store
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit

KEY = "T201_01.actual"


@pytest.fixture
def data(tmp_path: Path, scheme: Scheme, county: Unit) -> Path:
    """A data directory with one figure, a key, a scheme and a text of the report."""
    folder = tmp_path / "data"
    folder.mkdir()
    enter(folder, scheme, county, "1")
    for name in ("keys/seal.pem", "schemes/a/1/scheme.toml", "report/2026.md"):
        path = folder / name
        path.parent.mkdir(parents=True)
        path.write_text(name, encoding="utf-8")
    return folder


def enter(data: Path, scheme: Scheme, county: Unit, text: str) -> None:
    with Store.open(data) as store:
        store.open_report(scheme, county, "2026").enter({KEY: Decimal(text)})


def entered(data: Path, scheme: Scheme, county: Unit) -> str:
    with Store.open(data) as store:
        return str(store.snapshot(scheme, county, "2026").values[KEY])


def test_what_is_in_it(data: Path, tmp_path: Path) -> None:
    made = finish(backups.backup(data, tmp_path / "one.zip"))
    with zipfile.ZipFile(made.path) as archive:
        assert sorted(archive.namelist()) == [
            "backup.json",
            "jiaobao.db",
            "report/2026.md",
            "schemes/a/1/scheme.toml",
        ]
    assert (made.reports, made.operations, made.received) == (1, 1, 0)


def test_made_while_somebody_writes(
    data: Path, tmp_path: Path, scheme: Scheme, county: Unit
) -> None:
    with Store.open(data) as store:
        report = store.open_report(scheme, county, "2026")
        report.enter({KEY: Decimal(2)})  # still in the log beside the database
        made = finish(backups.backup(data, tmp_path / "one.zip"))
        report.enter({KEY: Decimal(3)})
    finish(backups.restore(tmp_path, made.path))
    assert entered(tmp_path, scheme, county) == "2"


def test_restored_and_what_was_there_is_kept(
    data: Path, tmp_path: Path, scheme: Scheme, county: Unit
) -> None:
    made = finish(backups.backup(data, tmp_path))
    enter(data, scheme, county, "2")
    (data / "report/2026.md").write_text("later", encoding="utf-8")
    aside = finish(backups.restore(data, made.path))
    assert aside is not None
    assert entered(data, scheme, county) == "1"
    assert entered(aside, scheme, county) == "2"
    assert (data / "report/2026.md").read_text(encoding="utf-8") == "report/2026.md"
    assert (aside / "report/2026.md").read_text(encoding="utf-8") == "later"
    assert (data / "keys/seal.pem").exists()
    assert [p.name for p in data.iterdir() if p.name.startswith(".")] == []


def test_refused_while_the_records_are_in_use(
    data: Path, tmp_path: Path, scheme: Scheme, county: Unit
) -> None:
    made = finish(backups.backup(data, tmp_path))
    with Store.open(data), pytest.raises(Fault) as fault:
        finish(backups.restore(data, made.path))
    assert fault.value.code == "records.in-use"
    assert entered(data, scheme, county) == "1"


def test_a_damaged_database_gives_way(
    data: Path, tmp_path: Path, scheme: Scheme, county: Unit
) -> None:
    made = finish(backups.backup(data, tmp_path))
    (data / DATABASE).write_bytes(b"nothing of the kind")
    finish(backups.restore(data, made.path))
    assert entered(data, scheme, county) == "1"


def _text(path: Path, _: Path) -> None:
    path.write_text("hello", encoding="utf-8")


def _other_zip(path: Path, _: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")


def _climbing(path: Path, good: Path) -> None:
    path.write_bytes(good.read_bytes())
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("schemes/../../evil", "a")


def _cut(path: Path, good: Path) -> None:
    path.write_bytes(good.read_bytes()[:-500])


def _scrambled(path: Path, good: Path) -> None:
    """The packed database overwritten in the middle."""
    content = bytearray(good.read_bytes())
    start = content.index(DATABASE.encode()) + 400
    content[start : start + 200] = bytes(range(200))
    path.write_bytes(content)


def _altered(path: Path, good: Path) -> None:
    """A figure changed inside the database of the backup."""
    with zipfile.ZipFile(good) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    database = path.with_suffix(".db")
    database.write_bytes(parts[DATABASE])
    connection = sqlite3.connect(database)
    connection.execute("UPDATE cells SET value = '9'")
    connection.commit()
    connection.close()
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in {**parts, DATABASE: database.read_bytes()}.items():
            archive.writestr(name, content)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (_text, "records.no-backup"),
        (_other_zip, "records.no-backup"),
        (_climbing, "records.no-backup"),
        (_cut, "records.no-backup"),
        (_scrambled, "records.no-backup"),
        (_altered, "records.state-differs"),
    ],
)
def test_what_is_no_backup_changes_nothing(
    data: Path,
    tmp_path: Path,
    scheme: Scheme,
    county: Unit,
    spoil: Callable[[Path, Path], None],
    code: str,
) -> None:
    good = finish(backups.backup(data, tmp_path / "good.zip")).path
    enter(data, scheme, county, "2")
    bad = tmp_path / "bad.zip"
    spoil(bad, good)
    before = {path: path.stat().st_mtime_ns for path in data.rglob("*")}
    with pytest.raises(Fault) as fault:
        finish(backups.restore(data, bad))
    assert fault.value.code == code
    assert entered(data, scheme, county) == "2"
    assert before.keys() == set(data.rglob("*"))
    assert not (tmp_path / "evil").exists()


def test_never_over_a_file_that_is_there(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "there.zip"
    target.write_text("mine", encoding="utf-8")
    with pytest.raises(Fault, match="backup-exists"):
        finish(backups.backup(data, target))
    assert target.read_text(encoding="utf-8") == "mine"


def test_nothing_to_back_up(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="no-database"):
        finish(backups.backup(tmp_path, tmp_path / "one.zip"))


def test_one_a_day(data: Path) -> None:
    first = finish(backups.daily(data))
    assert first is not None
    assert finish(backups.daily(data)) is None
    (data / "backups" / "20200101-000000.jiaobao.zip").write_text("no backup", encoding="utf-8")
    assert backups.kept(data) == [first]


def test_none_when_nothing_was_written_since(data: Path, scheme: Scheme, county: Unit) -> None:
    first = finish(backups.daily(data))
    assert first is not None
    yesterday = first.path.with_name(f"20200101-000000{backups.SUFFIX}")
    first.path.rename(yesterday)
    later = (data / DATABASE).stat().st_mtime + 1
    os.utime(yesterday, (later, later))
    assert finish(backups.daily(data)) is None
    os.utime(yesterday, (1, 1))
    enter(data, scheme, county, "2")
    second = finish(backups.daily(data))
    assert second is not None
    assert [one.path for one in backups.kept(data)] == [second.path, yesterday]


def test_thinned_out() -> None:
    days = [f"2026{month:02d}{day:02d}-120000" for month in range(1, 13) for day in range(1, 29)]
    days += ["20240101-120000", "20251231-120000"]
    files = [Path(f"{day}{backups.SUFFIX}") for day in days]
    gone = set(backups.superfluous(files))
    staying = sorted(path.name[:8] for path in files if path not in gone)
    assert staying == [
        *(f"2026{month:02d}28" for month in range(1, 12)),
        *(f"202612{day:02d}" for day in range(22, 29)),
    ]

"""The doctor: what is well, what it mends, and what only a backup can."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.progress import finish
from desktop.records.backups import backup
from desktop.records.doctor import Finding, examine
from desktop.records.place import DATABASE
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from desktop.words import Language

KEY = "T201_07.actual"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data directory with one figure of the built-in scheme and a backup."""
    with Store.open(tmp_path) as store:
        unit = Units(()).get("520327")
        store.open_report(load_built_in(), unit, "2026").enter({KEY: Decimal(12)})
    (tmp_path / "backups").mkdir()
    finish(backup(tmp_path, tmp_path / "backups"))
    return tmp_path


def verdicts(data: Path) -> list[tuple[str, str]]:
    """Return what the doctor finds that is not well."""
    found = finish(examine(data))
    return [(one.verdict, one.code) for one in found if one.verdict != "well"]


def execute(data: Path, sql: str) -> None:
    connection = sqlite3.connect(data / DATABASE)
    connection.execute(sql)
    connection.commit()
    connection.close()


def test_all_is_well(data: Path) -> None:
    found = finish(examine(data))
    assert {one.verdict for one in found} == {"well"}
    languages: tuple[Language, ...] = ("zh", "en")
    assert all(one.text(lang) for one in found for lang in languages)


def test_a_figure_altered_beside_the_operations_is_made_anew(data: Path) -> None:
    execute(data, "UPDATE cells SET value = '13'")
    assert verdicts(data) == [("mended", "doctor.state-mended")]
    assert verdicts(data) == []
    with Store.open(data) as store:
        assert store.verify() == 1
    (aside,) = (data / "backups").glob("before-mending-*.db")
    connection = sqlite3.connect(aside)
    assert connection.execute("SELECT value FROM cells").fetchall() == [("13",)]
    connection.close()


def _alter_operation(data: Path) -> None:
    execute(data, "DROP TRIGGER IF EXISTS operations_stay")
    connection = sqlite3.connect(data / DATABASE)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE operations SET author = 'somebody else'")
    connection.commit()
    connection.close()


def _overwrite(data: Path) -> None:
    (data / DATABASE).write_bytes(b"no database at all" * 100)


def _remove(data: Path) -> None:
    (data / DATABASE).unlink()


def _spoil_backup(data: Path) -> None:
    for path in (data / "backups").iterdir():
        path.write_bytes(b"")


def _foreign_scheme(data: Path) -> None:
    execute(data, "UPDATE reports SET scheme = 'elsewhere'")


@pytest.mark.parametrize(
    ("harm", "codes"),
    [
        (_alter_operation, {"records.chain-broken"}),
        (_overwrite, {"records.not-a-database"}),
        (_remove, {"records.no-database"}),
        (_spoil_backup, {"records.no-backup"}),
        (_foreign_scheme, {"scheme.unknown-scheme"}),
    ],
)
def test_ill(data: Path, harm: Callable[[Path], None], codes: set[str]) -> None:
    harm(data)
    ill = {code for verdict, code in verdicts(data) if verdict == "ill"}
    assert ill == codes


def test_makes_a_backup_when_there_is_none(data: Path) -> None:
    for path in (data / "backups").iterdir():
        path.unlink()
    assert verdicts(data) == [("mended", "doctor.no-backup")]
    assert verdicts(data) == []


def test_old_working_files_go_and_new_ones_stay(data: Path) -> None:
    (data / ".restore-old").mkdir()
    (data / ".backup-new").mkdir()
    os.utime(data / ".restore-old", (0, 0))
    assert verdicts(data) == [("mended", "doctor.left-over")]
    assert not (data / ".restore-old").exists()
    assert (data / ".backup-new").exists()


def test_other_looks_are_asked_too(data: Path) -> None:
    def look(_: Path) -> Iterator[Finding]:
        raise Fault("records.not-writable", path="x")
        yield  # a look is a generator

    codes = [one.code for one in finish(examine(data, look))]
    assert "records.not-writable" in codes
    assert codes[-1] == "doctor.backups"

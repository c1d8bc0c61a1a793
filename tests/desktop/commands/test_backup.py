"""``backup``, ``restore`` and ``doctor`` as they are typed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from desktop.submission.keys import own_key
from tests.desktop.commands.conftest import Run

FIGURE = "T201_07.actual=12"


@pytest.fixture
def data(tmp_path: Path, run: Run) -> str:
    """The name of a data directory with one figure."""
    folder = tmp_path / "data"
    assert run("enter", "520327", "2026", FIGURE, "--data", str(folder)).status == 0
    return str(folder)


def test_there_and_back(data: str, run: Run) -> None:
    (made,) = run("backup", "--data", data, "--json").records
    assert run("backup", "--list", "--data", data, "--json").records == [made]
    run("enter", "520327", "2026", "T201_07.actual=13", "--data", data)
    (restored,) = run("restore", made["path"], "--data", data, "--json").records
    assert Path(restored["aside"]).is_dir()
    (shown,) = run("show", "520327", "2026", "T201_07.actual", "--data", data, "--json").records
    assert shown["value"] == 12


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_told_to_people(data: str, run: Run, lang: str, tmp_path: Path) -> None:
    target = str(tmp_path / "one.zip")
    assert target in run("backup", "--out", target, "--data", data, "--lang", lang).out
    assert target in run("restore", target, "--data", data, "--lang", lang).out
    assert run("doctor", "--data", data, "--lang", lang).out.count("\n") >= 9


def test_refused(data: str, run: Run) -> None:
    answer = run("restore", __file__, "--data", data)
    assert (answer.status, answer.codes) == (2, ["records.no-backup"])


@pytest.mark.skipif(os.name == "nt", reason="rights of a file are other there")
def test_the_doctor_closes_a_key_that_others_can_read(data: str, run: Run) -> None:
    own_key(Path(data))
    (Path(data) / "keys/seal.pem").chmod(0o644)
    found = [one["code"] for one in run("doctor", "--data", data, "--json").records]
    assert "doctor.key-closed" in found
    assert (Path(data) / "keys/seal.pem").stat().st_mode & 0o777 == 0o600
    assert run("doctor", "--data", data).status == 0


def test_the_doctor_says_no(tmp_path: Path, run: Run) -> None:
    answer = run("doctor", "--data", str(tmp_path), "--json")
    assert answer.status == 1
    assert answer.records[-1]["code"] == "records.no-database"

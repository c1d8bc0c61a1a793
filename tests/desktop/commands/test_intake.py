"""``intake``: one line for each file, 1 when one was refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest


@pytest.fixture
def letters(tmp_path: Path, sealed_file: Path) -> Path:
    """Return a folder with one good file and one that is none."""
    folder = tmp_path / "来件"
    folder.mkdir()
    shutil.copy(sealed_file, folder / "a.xlsx")
    (folder / "b.xlsx").write_text("代码,数值")
    return folder


def test_json(run, letters: Path):
    answer = run("intake", str(letters), "--json")
    assert answer.status == 1
    good, bad = answer.records
    assert set(good) >= {
        "file", "verdict", "code", "reason", "unit", "period", "version", "altered",
    }  # fmt: skip
    assert (good["file"], good["verdict"]) == (str(letters / "a.xlsx"), "accepted")
    assert (good["unit"], good["period"], good["version"]) == ("520327", "2026", 1)
    assert good["altered"] == []
    assert (bad["verdict"], bad["code"], bad["unit"]) == ("refused", "reader.text", None)
    assert run("intake", str(letters / "a.xlsx"), "--json").records[0]["verdict"] == "duplicate"


def test_text(run, letters: Path):
    answer = run("intake", str(letters), "--lang", "en")
    assert "Accepted 凤冈县 (520327) 2026 v1" in answer.out
    assert "2 files: 1 accepted, 0 older versions, 0 duplicates, 1 refused." in answer.out
    assert run("intake", str(letters / "a.xlsx")).status == 0


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--period", "2025"), "province.wrong-year"),
        (("--under", "520324"), "province.outside"),
        ((), "province.accepted"),
        (("--under", "520300", "--period", "2026", "--workers", "0"), "province.accepted"),
    ],
)
def test_options(run, letters: Path, options: tuple[str, ...], code: str):
    answer = run("intake", str(letters / "a.xlsx"), "--json", *options)
    assert [record["code"] for record in answer.records] == [code]


@pytest.mark.parametrize(
    ("words", "code"),
    [(("nowhere",), "province.no-path"), ((".", "--period", "26"), "cli.period")],
)
def test_faults(run, words: tuple[str, ...], code: str):
    answer = run("intake", *words)
    assert (answer.status, answer.codes) == (2, [code])

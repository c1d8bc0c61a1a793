"""Schemes from the command line: sound, broken, packed, unpacked, installed, compared."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from desktop.resources import resource_path

BUILT_IN = resource_path("schemes", "transport-annual")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """Return a copy of the built-in scheme as version 2027.1."""
    path = tmp_path / "copy"
    shutil.copytree(BUILT_IN, path)
    info = path / "scheme.toml"
    info.write_text(info.read_text("utf-8").replace('"2026.1"', '"2027.1"'), "utf-8")
    return path


def test_list(run) -> None:
    (record,) = run("scheme", "list", "--json").records
    assert (record["id"], record["built_in"]) == ("transport-annual", True)
    assert record["title_en"] in run("scheme", "list", "--lang", "en").out


def test_the_built_in_scheme_is_sound_and_whole(run) -> None:
    (record,) = run("scheme", "check", "--json").records
    found = {n: record[n] for n in ("indicators", "ledgers", "columns", "narratives", "rules")}
    assert found == {
        "indicators": 236,
        "ledgers": 38,
        "columns": 322,
        "narratives": 53,
        "rules": 326,
    }


def test_a_broken_one_is_told_fault_by_fault(run, copy: Path) -> None:
    rules = copy / "rules.csv"
    rules.write_text(
        rules.read_text("utf-8").replace("T101_03.cumulative", "T101_03.cumulativ", 1), "utf-8"
    )
    answer = run("scheme", "check", str(copy), "--json")
    assert answer.status == 1
    (record,) = answer.records
    assert (record["table"], record["row"], record["column"]) == ("rules", 2, "formula")
    text = run("scheme", "check", str(copy))
    assert text.status == 1
    assert text.codes == [record["code"]]


def test_pack_and_unpack_give_the_same_bytes(run, tmp_path: Path) -> None:
    book, out = tmp_path / "s.xlsx", tmp_path / "out"
    assert run("scheme", "pack", "transport-annual", "--out", str(book)).status == 0
    assert run("scheme", "unpack", str(book), "--out", str(out)).status == 0
    for path in BUILT_IN.iterdir():
        assert (out / path.name).read_bytes() == path.read_bytes(), path.name
    assert run("scheme", "diff", "transport-annual", str(book)).out == "两套制度相同\n"


def test_what_is_there_is_overwritten_only_when_asked(run, tmp_path: Path) -> None:
    book, out = tmp_path / "s.xlsx", tmp_path / "out"
    for words in (
        ("pack", "transport-annual", "--out", str(book)),
        ("unpack", str(book), "--out", str(out)),
    ):
        assert run("scheme", *words).status == 0
        answer = run("scheme", *words)
        assert (answer.status, answer.codes) == (2, ["cli.exists-already"])
        assert run("scheme", *words, "--force").status == 0
    missing = run("scheme", "pack", "transport-annual", "--out", str(tmp_path / "no" / "s.xlsx"))
    assert (missing.status, missing.codes) == (2, ["workbook.no-folder"])
    assert not (tmp_path / "no").exists()


def test_unpacking_a_faulty_book_says_so(run, tmp_path: Path) -> None:
    book = tmp_path / "s.xlsx"
    run("scheme", "pack", "transport-annual", "--out", str(book))
    changed = openpyxl.load_workbook(book)
    changed["指标"]["H7"] = None
    changed.save(book)
    answer = run("scheme", "unpack", str(book), "--out", str(tmp_path / "out"))
    assert (answer.status, answer.codes) == (1, ["scheme.blank-cell"])
    assert "共 1 处问题" in answer.out
    assert (tmp_path / "out" / "indicators.csv").exists()


def test_a_code_that_vanished_is_told(run, copy: Path) -> None:
    path = copy / "narratives.csv"
    path.write_text(path.read_text("utf-8").replace("N101_01,", "N101_99,"), "utf-8", newline="")
    records = run("scheme", "diff", str(BUILT_IN), str(copy), "--json").records
    assert [r["key"] for r in records if "warning" in r] == ["N101_01"]
    assert "注意：文字说明 N101_01 没有了" in run("scheme", "install", str(copy)).out


def test_install_and_use(run, copy: Path) -> None:
    assert run("scheme", "install", str(copy), "--json").records[0]["version"] == "2027.1"
    versions = [record["version"] for record in run("scheme", "list", "--json").records]
    assert versions == ["2027.1", "2026.1"]


def test_diff(run, copy: Path) -> None:
    (record,) = run("scheme", "diff", str(BUILT_IN), str(copy), "--json").records
    assert (record["kind"], record["old"], record["new"]) == ("changed", "2026.1", "2027.1")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("check", "none-such"), "cli.scheme-path"),
        (("pack", "none-such", "--out", "x.xlsx"), "cli.scheme-path"),
        ((), "cli.usage"),
        (("pack", "transport-annual"), "cli.usage"),
    ],
)
def test_wrong_usage(run, words: tuple[str, ...], code: str, monkeypatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    answer = run("scheme", *words)
    assert (answer.status, answer.codes) == (2, [code])

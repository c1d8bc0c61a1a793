"""``import`` lists what a workbook says otherwise and takes it over; a bad file does nothing."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from tests.hostile import FORMULA_TEXTS, HOSTILE

REPORT = ("520327", "2026")
KEY = "T101_01.actual"
TYPICAL = (
    "empty",
    "truncated",
    "NUL in a text",
    "path upwards",
    ".xls renamed",
    "with a password",
    "strict",
)


@pytest.fixture
def path(run, tmp_path: Path) -> Path:
    """Return a workbook to fill in."""
    made = run("blank", *REPORT, "--out", str(tmp_path), "--section", "1.1", "--json")
    return Path(made.records[0]["path"])


def fill(path: Path, **typed: object) -> Path:
    """Type into the workbook at names and return where it is."""
    book = openpyxl.load_workbook(path)
    for name, value in typed.items():
        sheet, _, cell = book.defined_names[name.replace("__", ".")].attr_text.partition("!")
        found = book[sheet.strip("'")][cell.replace("$", "")]
        found.value = value
        found.data_type = "s" if isinstance(value, str) else "n"
    target = path.with_name("filled.xlsx")
    book.save(target)
    return target


def test_what_was_changed_here_meanwhile_is_said_to_stay(run, path: Path):
    filled = str(fill(path, T101_01__actual=12))
    assert "本机另有改动" not in run("import", filled, *REPORT).out
    run("enter", *REPORT, "T101_02.actual=3")
    assert "本机另有改动 1 处，保留。" in run("import", filled, *REPORT).out
    assert "1 value changed here alone stays." in run("import", filled, *REPORT, "--lang", "en").out


def test_listed_then_applied_then_undone(run, path: Path):
    filled = str(fill(path, T101_01__actual=12, N101_01="亮点"))
    listed = run("import", filled, *REPORT)
    assert listed.status == 0
    assert "新填  T101_01.actual  表1-1 第1行 本年实际：本报表 空白，文件 12" in listed.out
    assert "--apply" in listed.out
    assert run("show", *REPORT, KEY, "--json").records[0]["value"] is None
    done = run("import", filled, *REPORT, "--apply", "--json")
    assert done.records[-1]["taken"] == 2
    assert run("show", *REPORT, KEY, "--json").records[0]["value"] == 12
    assert "filled.xlsx" in run("history", *REPORT).out
    run("undo", *REPORT)
    assert run("show", *REPORT, KEY, "--json").records[0]["value"] is None


@pytest.mark.parametrize(
    ("words", "status", "value"),
    [((), 1, 5), (("--apply",), 1, 5), (("--apply", "--take", "mine"), 0, 5),
     (("--apply", "--take", "theirs"), 0, 12)],
)  # fmt: skip
def test_a_conflict_waits_for_the_clerk(run, path: Path, words, status: int, value: int):
    run("enter", *REPORT, f"{KEY}=5")
    filled = str(fill(path, T101_01__actual=12))
    answer = run("import", filled, *REPORT, "--json", *words)
    assert answer.status == status
    (found,) = [record for record in answer.records if "kind" in record]
    assert (found["kind"], found["mine"], found["theirs"], found["base"]) == (
        "conflict",
        5,
        12,
        None,
    )
    assert run("show", *REPORT, KEY, "--json").records[0]["value"] == value


def test_in_english(run, path: Path):
    filled = str(fill(path, T101_01__actual="about 12", T101_02__actual="不涉及"))
    answer = run("import", filled, *REPORT, "--lang", "en")
    assert answer.status == 1
    assert "cannot be read" in answer.out
    assert "1 new" in answer.out


def test_text_that_looks_like_a_formula_stays_text(run, path: Path):
    keys = ("N101_01", "N101_02", "N101_03")
    for start in range(0, len(FORMULA_TEXTS), len(keys)):
        texts = dict(zip(keys, FORMULA_TEXTS[start:], strict=False))
        run("import", str(fill(path, **texts)), *REPORT, "--apply", "--take", "theirs")
        shown = {r["key"]: r["value"] for r in run("show", *REPORT, *keys, "--json").records}
        for key, text in texts.items():
            assert shown[key] == text.replace("_x000D_", "").strip()


@pytest.mark.parametrize("name", TYPICAL)
def test_a_hostile_file_is_one_fault_and_does_nothing(run, path: Path, name: str):
    make, code = HOSTILE[name]
    run("enter", *REPORT, f"{KEY}=5")
    bad = path.with_name("bad.xlsx")
    bad.write_bytes(make(path.read_bytes()))
    answer = run("import", str(bad), *REPORT, "--apply", "--take", "theirs")
    assert (answer.status, answer.codes, answer.out) == (2, [code], "")
    assert run("show", *REPORT, KEY, "--json").records[0]["value"] == 5
    assert len(run("history", *REPORT, "--json").records) == 1

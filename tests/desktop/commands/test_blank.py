"""``blank`` writes a workbook to fill in."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.workbook.reader import read_workbook


@pytest.mark.parametrize(
    ("words", "section", "value"),
    [((), "", None), (("--section", "1.1"), "1.1", None), (("--filled",), "", 12.0),
     (("--section", "1.1", "--filled"), "1.1", 12.0)],
)  # fmt: skip
def test_whole_or_a_section(run, tmp_path: Path, words, section: str, value):
    assert run("enter", "520327", "2026", "T101_01.actual=12").status == 0
    made = run("blank", "520327", "2026", "--out", str(tmp_path / "new"), "--json", *words)
    assert made.status == 0, made.err
    (record,) = made.records
    book = read_workbook(Path(record["path"]))
    assert (book.identity["section"], record["section"]) == (section, section)
    assert book.cells["T101_01.actual"].value == value


def test_an_unknown_section(run, tmp_path: Path):
    answer = run("blank", "520327", "2026", "--out", str(tmp_path), "--section", "7")
    assert (answer.status, answer.codes) == (2, ["workbook.unknown-section"])
    assert list(tmp_path.glob("*.xlsx")) == []


def test_it_is_told_where_it_is(run, tmp_path: Path):
    answer = run("blank", "凤冈县", "2026", "--out", str(tmp_path))
    assert Path(answer.out.strip()).is_file()

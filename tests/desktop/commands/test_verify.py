"""Verify by command: a verdict for every file, 1 unless it is intact."""

from __future__ import annotations

from pathlib import Path

REPORT = ("520327", "2026")


def test_a_draft_in_words_and_as_json(run, tmp_path: Path) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    draft = run("export", *REPORT, "--out", str(tmp_path), "--draft").out.strip()
    told = run("verify", draft, "--remember")
    assert (told.status, told.err) == (1, "")
    assert told.out.splitlines()[0].startswith("草稿：凤冈县交通运输局（520327）2026年年报")
    assert "没有记住" in told.out
    (record,) = run("verify", draft, "--json", "--code", "0000-0000").records
    assert (record["verdict"], record["unit"], record["period"]) == ("unsealed", "520327", "2026")
    assert (record["code"], record["code_agrees"], record["altered"]) == (None, False, [])


def test_no_workbook(run, tmp_path: Path) -> None:
    path = tmp_path / "some.xlsx"
    path.write_bytes(b"not a workbook")
    answer = run("verify", str(path), "--json")
    assert (answer.status, answer.records[0]["verdict"]) == (1, "unreadable")
    assert answer.records[0]["fault"].startswith("reader.")


def test_no_file(run, tmp_path: Path) -> None:
    answer = run("verify", str(tmp_path / "none.xlsx"))
    assert (answer.status, answer.codes) == (2, ["reader.no-file"])

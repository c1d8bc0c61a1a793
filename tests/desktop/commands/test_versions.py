"""Versions before there is one, and what is asked for wrongly."""

from __future__ import annotations

from pathlib import Path

REPORT = ("520327", "2026")


def test_nothing_was_sealed_yet(run) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    answer = run("versions", *REPORT)
    assert (answer.status, answer.out) == (0, "还没有正式导出过。\n")
    assert run("versions", *REPORT, "--json").out == ""


def test_versions_that_are_not_there(run, tmp_path: Path) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    assert run("versions", *REPORT, "--diff", "1", "2").codes == ["records.no-version"]
    written = run("versions", *REPORT, "--write", "1", "--out", str(tmp_path))
    assert (written.status, written.codes) == (2, ["records.no-version"])
    assert list(tmp_path.glob("*.xlsx")) == []


def test_a_folder_is_asked_for(run) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    answer = run("versions", *REPORT, "--write", "1")
    assert (answer.status, answer.codes) == (2, ["submission.out-missing"])

"""Export: a draft whatever the findings, a final one only without blocking ones."""

from __future__ import annotations

from pathlib import Path

from desktop.workbook.read_back import read_machine

REPORT = ("520327", "2026")


def test_a_final_export_is_refused_with_the_findings(run, tmp_path: Path) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    answer = run("export", *REPORT, "--out", str(tmp_path / "out"), "--json")
    assert answer.status == 1
    assert answer.records
    assert all(record["blocks"] for record in answer.records)
    assert not (tmp_path / "out").exists()


def test_a_draft(run, tmp_path: Path) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    answer = run("export", *REPORT, "--out", str(tmp_path / "a" / "b"), "--draft", "--json")
    assert answer.status == 0
    path = Path(answer.records[0]["path"])
    assert path == tmp_path / "a" / "b" / "2026_520327_凤冈县_交通年报_草稿.xlsx"
    assert read_machine(path)["T101_01.actual"] == ("number", "12")


def test_a_place_that_cannot_be(run, tmp_path: Path) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    (tmp_path / "file").write_text("", "utf-8")
    answer = run("export", *REPORT, "--out", str(tmp_path / "file"), "--draft")
    assert (answer.status, answer.codes) == (2, ["cli.no-directory"])

"""``return``: remarks by key, each on a cell of the version."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.submission.answer import read_answer


def test_a_return_is_written(run, sealed_file: Path, tmp_path: Path) -> None:
    remarks = ("--remark", "T201_01.actual=偏大=请核实", "--remark", "N101_01@R1=太短")
    answer = run("return", str(sealed_file), "--out", str(tmp_path), *remarks, "--json")
    assert answer.status == 0, answer.err
    written = read_answer(Path(answer.records[0]["path"]))
    assert written is not None
    assert [(r.key, r.text, r.rule) for r in written.remarks] == [
        ("T201_01.actual", "偏大=请核实", ""),
        ("N101_01", "太短", "R1"),
    ]
    assert answer.records[0]["kind"] == "return"


@pytest.mark.parametrize(
    ("remarks", "code"),
    [
        ((), "answer.no-remark"),
        (("偏大",), "answer.remark-form"),
        (("T999_01.actual=偏大",), "answer.remark-key"),
        (("T201_01.actual= ",), "answer.remark-empty"),
    ],
)
def test_remarks_that_cannot_be(run, sealed_file: Path, tmp_path: Path, remarks, code) -> None:
    options = [word for remark in remarks for word in ("--remark", remark)]
    answer = run("return", str(sealed_file), "--out", str(tmp_path), *options)
    assert (answer.status, answer.codes) == (2, [code])
    assert list(tmp_path.glob("*.xlsx")) == []


def test_what_was_accepted_is_returned_by_year_and_unit(
    run, sealed_file: Path, tmp_path: Path
) -> None:
    assert run("intake", str(sealed_file)).status == 0
    remark = ("--remark", "T201_01.actual=请核实")
    words = ("return", "2026", "520327", "--out", str(tmp_path), *remark, "--json")
    answer = run(*words)
    assert answer.status == 0, answer.err
    written = read_answer(Path(answer.records[0]["path"]))
    assert written is not None
    assert (written.unit, written.remarks[0].text) == ("520327", "请核实")
    assert len(written.remarks) > 1, "the findings of the checks are remarks too"
    states = [r["state"] for r in run("board", "2026", "--json").records if r["version"]]
    assert states == ["returned"]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("2026", "520327"), "province.not-held"),
        (("26", "520327"), "cli.period"),
        (("2026", "nobody"), "cli.unit-unknown"),
    ],
)
def test_what_was_not_accepted(run, tmp_path: Path, words: tuple[str, str], code: str) -> None:
    answer = run("return", *words, "--out", str(tmp_path))
    assert (answer.status, answer.codes) == (2, [code])

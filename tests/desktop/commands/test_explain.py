"""Explain: by id or rule, kept, taken back, refused."""

from __future__ import annotations

import pytest

REPORT = ("520327", "2026")
SOFT = "target@T201_01.target"


def test_an_explanation_is_kept_and_taken_back(run) -> None:
    run("enter", *REPORT, "T201_01.actual=5")
    answer = run("explain", *REPORT, SOFT, "本年没有下达目标", "--json")
    assert answer.status == 0
    assert answer.records[0]["explained"] is True
    found = {r["id"]: r for r in run("check", *REPORT, "--json").records}
    assert found[SOFT]["explanation"] == "本年没有下达目标"
    assert found[SOFT]["blocks"] is False
    assert run("explain", *REPORT, SOFT, "", "--json").records[0]["blocks"] is True


def test_by_the_code_of_the_rule(run) -> None:
    run("enter", *REPORT, "T101_01.actual=100")
    answer = run("explain", *REPORT, "R101_03", "全年集中开会较多", "--json")
    assert answer.records[0]["id"] == "R101_03"


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("R101_01", "checks.not-explainable"),
        ("required", "cli.several-findings"),
        ("R999_01", "cli.no-finding"),
        ("R101_04", "cli.no-finding"),
    ],
)
def test_what_cannot_be_explained(run, rule: str, code: str) -> None:
    run("enter", *REPORT, "T101_03.actual=5", "T101_03.cumulative=3")
    answer = run("explain", *REPORT, rule, "原因写得很长")
    assert (answer.status, answer.codes) == (2, [code])
    assert not any(r["explanation"] for r in run("check", *REPORT, "--json").records)

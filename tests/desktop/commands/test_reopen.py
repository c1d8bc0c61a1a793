"""Reopen: only what is locked, only with a reason."""

from __future__ import annotations

import pytest

REPORT = ("520327", "2026")


def test_what_is_open_is_not_reopened(run) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    answer = run("reopen", *REPORT, "--reason", "核定后更正")
    assert (answer.status, answer.codes) == (2, ["records.not-locked"])


@pytest.mark.parametrize("words", [[], ["--reason", " "]])
def test_a_reason_is_asked_for(run, words: list[str]) -> None:
    run("enter", *REPORT, "T101_01.actual=12")
    answer = run("reopen", *REPORT, *words)
    assert (answer.status, answer.codes[0]) == (
        2,
        "records.reopen-reason" if words else "cli.usage",
    )

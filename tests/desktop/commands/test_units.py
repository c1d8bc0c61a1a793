"""Units: found, listed, added."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("text", ["凤冈", "520327", "fgx", "贵州 凤冈"])
def test_find(run, text: str) -> None:
    answer = run("units", "--find", text, "--json")
    assert answer.status == 0
    found = {record["code"]: record for record in answer.records}
    assert found["520327"] == {
        "code": "520327",
        "name": "凤冈县",
        "bureau": "凤冈县交通运输局",
        "level": "county",
        "superior": "520300",
        "path": "贵州省 遵义市 凤冈县",
    }


def test_nothing_found(run) -> None:
    assert run("units", "--find", "无此地").status == 1


def test_all(run) -> None:
    answer = run("units")
    assert answer.out.count("\n") == 34 + 333 + 2846


def test_a_unit_of_ones_own(run) -> None:
    words = ("GAXQ", "贵安新区", "--level", "prefecture", "--superior", "520000")
    added = run("units", "add", *words, "--json")
    assert added.status == 0
    assert added.records[0]["bureau"] == "贵安新区交通运输局"
    assert run("units", "--find", "贵安", "--json").records == added.records
    assert run("enter", "贵安新区", "2026", "T101_01.actual=1").status == 0
    again = run("units", "add", *words)
    assert (again.status, again.codes) == (2, ["units.code-taken"])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("A B", "甲", "--level", "county", "--superior", "520300"), "units.bad-code"),
        (("AB", "甲", "--level", "county", "--superior", "无此地"), "cli.unit-unknown"),
        (("AB", "甲", "--level", "village", "--superior", "520300"), "cli.usage"),
        (("AB", "甲", "--level", "county"), "cli.usage"),
    ],
)
def test_units_that_cannot_be_added(run, words: tuple[str, ...], code: str) -> None:
    answer = run("units", "add", *words)
    assert (answer.status, answer.codes) == (2, [code])

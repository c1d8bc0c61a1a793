"""A new year begins with what last year's report knows."""

from __future__ import annotations


def test_last_years_figures_are_carried(run) -> None:
    run("enter", "520327", "2026", "T201_01.actual=8300", "sign.filler=甲")
    answer = run("start-year", "520327", "2027", "--json")
    assert answer.status == 0
    assert answer.records[0]["carried"] >= 1
    keys = ("T201_01.last", "T201_01.prior", "T201_01.actual", "sign.filler")
    records = run("show", "520327", "2027", *keys, "--json").records
    assert [record["value"] for record in records] == [8300, 8300, None, "甲"]
    assert run("undo", "520327", "2027").status == 0


def test_without_last_year_nothing_is_begun(run) -> None:
    answer = run("start-year", "520327", "2026", "--json")
    assert (answer.status, answer.out, answer.codes) == (2, "", ["cli.no-last-year"])
    assert run("check", "520327", "2026").codes == ["records.no-report"]

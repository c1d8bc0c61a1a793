"""Rules of a level: which fail, with which numbers, found by what they read."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from desktop.checks.rules import RuleBook, declared_decimals, kept_book, row_ledger


def look(make_scheme, make_figures, formula: str, values: dict[str, Any], rows: Any = ()) -> Any:
    scheme = make_scheme({"R1": (formula,)})
    figures = make_figures(scheme, values, rows)
    (rule,) = RuleBook(scheme, "county", "2026").compile()
    return rule.look(figures.scalars, figures.columns)


A, B = "T201_01.actual", "T201_01.target"


@pytest.mark.parametrize(
    ("formula", "values", "sides"),
    [
        (f"{A} >= {B}", {A: 42.5, B: 50}, ("42.5", "50")),
        (f"{A} >= {B}", {A: 50, B: 50}, None),
        (f"{A} >= {B}", {A: 50}, None),
        (f"{A} >= {B}", {A: "不涉及", B: 50}, None),
        (f"{A} >= {B}", {A: 0, B: 50}, ("0", "50")),
        (f"{A} / {B} < 1", {A: 1, B: 0}, None),
        ("T201_03.actual = 100", {"T201_03.actual": 99}, ("99", "100")),
    ],
)
def test_a_rule_fails_with_both_numbers(
    make_scheme, make_figures, formula: str, values: dict[str, Any], sides: Any
) -> None:
    hit = look(make_scheme, make_figures, formula, values)
    found = (hit.left, hit.right) if hit else None
    assert found == (tuple(map(Decimal, sides)) if sides else None)


@pytest.mark.parametrize(
    ("total", "holds"), [("3.0", True), ("3.1", True), ("3.2", False), ("2.9", True)]
)
def test_rounded_parts_may_differ_by_the_derived_tolerance(
    make_scheme, make_figures, total: str, holds: bool
) -> None:
    values = {A: float(total), "L01.nil": None}
    rows = [{"km": 1.0}, {"km": 2.0}]
    hit = look(make_scheme, make_figures, f"{A} = SUM(L01.km)", values, rows)
    assert (hit is None) is holds


def test_a_given_tolerance_replaces_the_derived_one(make_scheme, make_figures) -> None:
    from dataclasses import replace

    scheme = make_scheme({"R1": (f"{A} = {B}",)})
    given = replace(scheme.rules["R1"], tolerance=Decimal(5))
    scheme = replace(scheme, rules={"R1": given})
    (rule,) = RuleBook(scheme, "county", "2026").compile()
    for target, fails in ((5, False), (6, True)):
        figures = make_figures(scheme, {A: 0, B: target})
        assert bool(rule.look(figures.scalars, figures.columns)) is fails


def test_keys_are_the_cells_then_the_ledger_columns(make_scheme, make_figures) -> None:
    hit = look(make_scheme, make_figures, f"{A} = SUM(L01.km)", {A: 5}, [{"km": 1}])
    assert hit.keys == (A, "L01.km")


def test_a_row_rule_names_the_cells_of_its_row(make_scheme, make_figures) -> None:
    scheme = make_scheme({"RL1": ("L01.done >= L01.begun",)})
    early, late = dt.date(2026, 1, 1), dt.date(2026, 5, 1)
    figures = make_figures(scheme, {}, [{"begun": late, "done": early}])
    (rule,) = RuleBook(scheme, "county", "2026").compile()
    (row,) = figures.rows("L01")
    hit = rule.look_at_row("a", figures.row_scalars("L01", row), figures.columns)
    assert hit is not None
    assert hit.id == "RL1@L01#a"
    assert hit.keys == ("L01#a.done", "L01#a.begun")
    assert (hit.left, hit.right) == (early, late)


def test_rules_are_found_by_what_they_read(make_scheme) -> None:
    scheme = make_scheme({"R1": (f"{A} >= {B}",), "R2": ("T201_02.actual = SUM(L01.km)",)})
    book = RuleBook(scheme, "county", "2026")
    assert len(list(book.compile())) == len(book)

    def reading(name: str) -> list[str]:
        return [rule.code for rule in book.reading(name)]

    assert reading(A) == ["R1"]
    assert reading("L01.km") == reading("L01.filled") == ["R2"]
    assert reading("T201_04.actual") == []
    assert book.rule("R2") in book.reading("L01.km")
    assert book.rule("R9") is None


def test_a_book_is_compiled_once_for_report_after_report(make_scheme) -> None:
    scheme = make_scheme({"R1": (f"{A} >= {B}",)})
    book = kept_book(scheme, "county", "2026")
    assert kept_book(scheme, "county", "2026") is book
    assert list(book.compile()) == [book.rule("R1")]
    others = (kept_book(scheme, "county", "2025"), kept_book(scheme, "dept", "2026"))
    assert all(other is not book for other in others)
    assert kept_book(make_scheme({}), "county", "2026").rule("R1") is None


def test_the_merged_figures_are_the_provinces_business(make_scheme) -> None:
    from dataclasses import replace

    scheme = make_scheme({"R1": (f"{A} >= {B}",)})
    rules = {"R1": replace(scheme.rules["R1"], scope="merge")}
    assert len(RuleBook(replace(scheme, rules=rules), "county", "2026")) == 0


def test_other_levels_rules_are_left_out(make_scheme) -> None:
    from dataclasses import replace

    scheme = make_scheme({"R1": (f"{A} >= {B}",)})
    scheme = replace(scheme, rules={"R1": replace(scheme.rules["R1"], levels=("dept",))})
    assert len(RuleBook(scheme, "county", "2026")) == 0
    assert len(RuleBook(scheme, "dept", "2026")) == 1


@pytest.mark.parametrize(("code", "expected"), [("RL1", "L01"), ("R1", "")])
def test_row_ledger(make_scheme, code: str, expected: str) -> None:
    scheme = make_scheme({code: ("L01.km >= 1" if code == "RL1" else f"{A} > 1",)})
    assert row_ledger(scheme.rules[code]) == expected


@pytest.mark.parametrize(
    ("key", "decimals"),
    [
        ("T201_01.actual", 1),
        ("T201_01.yoy", 2),
        ("L01.km", 1),
        ("L01.name", None),
        ("L01.begun", None),
        ("PERIOD.year", None),
        ("nonsense", None),
    ],
)
def test_declared_decimals(make_scheme, key: str, decimals: int | None) -> None:
    assert declared_decimals(make_scheme(), key) == decimals

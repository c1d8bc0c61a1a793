"""The registry: every function is complete, and its example is a formula of the built-in scheme."""

from __future__ import annotations

import re

import pytest

from desktop.scheme.formula import check, parse
from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formulas import formula_names
from desktop.scheme.loader import load_built_in
from desktop.words import say

OF_ROWS = ("ISBLANK", "ISNUMBER", "LEN", "LEFT", "RIGHT", "MID", "TRIM", "EXACT")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_example_is_a_formula(name: str) -> None:
    function = FUNCTIONS[name]
    node = parse(function.example)
    ledger = re.search(r"L\d\d", function.example) if name in OF_ROWS else None
    names = formula_names(load_built_in(), ledger[0] if ledger else "")
    assert check(node, names) in ("number", "text", "bool")
    assert f"{name}(" in function.example


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_function_has_its_words(name: str, lang: str) -> None:
    assert say(f"formula.fn-{name}", "en" if lang == "en" else "zh", formats="x")


def test_what_people_expect_is_there() -> None:
    wanted = (
        "SUM AVERAGE MIN MAX COUNT COUNTA COUNTBLANK COUNTIF COUNTIFS SUMIF SUMIFS AVERAGEIF "
        "AVERAGEIFS MAXIFS MINIFS COUNTUNIQUEIFS SUMUNITS COUNTUNITS IF IFERROR AND OR NOT ABS "
        "ROUND ROUNDUP ROUNDDOWN INT MOD SQRT ISBLANK ISNUMBER YEAR MONTH DAY DATE EDATE EOMONTH "
        "LEN LEFT RIGHT MID TRIM EXACT TEXT"
    )
    assert set(FUNCTIONS) == set(wanted.split())


@pytest.mark.parametrize(
    ("name", "least", "most", "kinds"),
    [
        ("SUM", 1, None, "numbers numbers numbers"),
        ("SUMIFS", 3, None, "column column criterion column criterion"),
        ("COUNTUNIQUEIFS", 1, None, "column column criterion column criterion"),
        ("COUNTIFS", 2, None, "column criterion column criterion"),
        ("LEFT", 1, 2, "text number"),
        ("IF", 3, 3, "bool same same"),
    ],
)
def test_arity_and_kinds(name: str, least: int, most: int | None, kinds: str) -> None:
    function = FUNCTIONS[name]
    assert (function.least, function.most) == (least, most)
    assert [function.kind(i) for i in range(len(kinds.split()))] == kinds.split()

"""Evaluating and judging: blanks, errors, the two sides, tolerance, random formulas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scheme.formula import Judgement, compile_formula, unparse
from desktop.scheme.formula.compiler import build_evaluator, build_judge, caseless
from desktop.scheme.formula.syntax import MAX_DEPTH, parse
from tests.desktop.scheme.formula.generate import COLUMNS, SCALARS, Generator

D = Decimal
WORLD: Mapping[str, object] = {
    "a": D(10),
    "b": D(4),
    "zero": D(0),
    "name": "aB",
    "L01.filled": D(1),
    "PERIOD.start": D(46023),
    "gone": None,
}
ROWS: Mapping[str, Sequence[object]] = {
    "L01.qty": [D("1.5"), None, D(2), D(4)],
    "L01.kind": ["甲", "乙", None, "甲"],
    "L01.code": ["Ab", "aB", None, "c"],
    "L01.day": [D(46000), D(46023), None, D(46100)],
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a - b * 2", D(2)),
        ("a / zero", None),
        ("a + absent", None),
        ("a + gone", None),
        ("a >= zero", True),
        ('name = "AB"', True),
        ('name <> "ab"', False),
        ("SUM(L01.qty)", D("7.5")),
        ("SUM(L01.qty, a)", D("17.5")),
        ("AVERAGE(L01.qty)", D("2.5")),
        ("COUNTA(L01.kind)", D(3)),
        ("COUNT(L01.qty)", D(3)),
        ("COUNTBLANK(L01.kind)", D(1)),
        ('COUNTIF(L01.kind, "甲")', D(2)),
        ('COUNTIF(L01.code, "AB")', D(2)),
        ('COUNTIFS(L01.kind, "<>", L01.kind, "<>乙")', D(2)),
        ('COUNTIFS(L01.kind, "", L01.qty, ">0")', D(1)),
        ('COUNTIFS(L01.qty, "<>", L01.qty, "<>2")', D(2)),
        ("COUNTIFS(L01.qty, b)", D(1)),
        ('SUMIF(L01.kind, "甲", L01.qty)', D("5.5")),
        ('SUMIF(L01.qty, ">1.5")', D(6)),
        ('SUMIFS(L01.qty, L01.day, ">="&PERIOD.start)', D(4)),
        ('AVERAGEIFS(L01.qty, L01.kind, "丙")', None),
        ('MAXIFS(L01.qty, L01.kind, "甲")', D(4)),
        ('MINIFS(L01.qty, L01.kind, "丙")', D(0)),
        ('SUM(COUNTIFS(L01.kind, {"甲","乙"}))', D(3)),
        ('MAX(COUNTIFS(L01.kind, {"甲","乙"}))', D(2)),
        ('MIN(SUMIFS(L01.qty, L01.kind, {"甲","乙"}), 7)', D(0)),
        ('SUM(SUMIFS(L01.qty, L01.code, {"AB","C"}), 1)', D("6.5")),
        ("COUNTUNIQUEIFS(L01.code)", D(2)),
        ('COUNTUNIQUEIFS(L01.kind, L01.qty, ">0")', D(1)),
        ('COUNTUNIQUEIFS(L01.day, L01.kind, {"甲","乙"})', D(3)),
        ('COUNTIFS(L01.qty, ">"&1/zero)', None),
        ("SUM(L02.qty)", None),
    ],
)
def test_values(text: str, expected: object) -> None:
    assert compile_formula(text).evaluate(WORLD, ROWS) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OR(ISBLANK(gone), gone >= a)", True),
        ("OR(gone >= a, ISBLANK(gone))", True),
        ("AND(ISBLANK(gone), gone = 0)", True),
        ('AND(ISBLANK(gone), gone = "")', True),
        ("IF(ISBLANK(gone), 5, gone)", D(5)),
        ("IF(ISBLANK(a), 5, a)", D(10)),
        ("IF(ISBLANK(gone), gone, 1) + 2", D(2)),
        ("IF(ISBLANK(gone), gone, 1)", D(0)),
        ("ISNUMBER(gone)", False),
        ("IF(ISNUMBER(absent), 1, absent * 2)", D(0)),
        ('IF(ISBLANK(gone), "x" & gone, "y")', "x"),
        ("IF(ISBLANK(gone), SUM(gone, 2), 1)", D(2)),
        ("AND(ISBLANK(gone), absent > 1)", None),
    ],
)
def test_a_name_asked_for_may_be_blank(text: str, expected: object) -> None:
    assert compile_formula(text).evaluate(WORLD, ROWS) == expected


@pytest.mark.parametrize(
    ("text", "state", "left", "right"),
    [
        ("a >= b", "holds", D(10), D(4)),
        ("a <= b", "fails", D(10), D(4)),
        ("a + b = 15", "fails", D(14), D(15)),
        ("a < gone", "skipped", None, None),
        ("a / zero > 1", "skipped", None, None),
        ("AND(a > b, b > a)", "fails", None, None),
        ("(a = 0) = (b = 0)", "holds", False, False),
        ('name = "ab"', "holds", "aB", "ab"),
        ('a = COUNTIF(L01.kind, "甲")', "fails", D(10), D(2)),
    ],
)
def test_judgements(text: str, state: str, left: object, right: object) -> None:
    assert compile_formula(text).judge(WORLD, ROWS) == Judgement(state, left, right)


@pytest.mark.parametrize(
    ("text", "tolerance", "state"),
    [
        ("x = y", None, "fails"),
        ("x = y", D("0.01"), "holds"),
        ("y = x", D("0.01"), "holds"),
        ("x = y", D("0.009"), "fails"),
        ("y <= x", D("0.01"), "holds"),
        ("x >= y", D("0.01"), "holds"),
        ("y >= x", D("0.01"), "holds"),
        ("y < x", D("0.01"), "fails"),
        ("x <> y", D("0.01"), "holds"),
        ("x / 3 * 3 = x", None, "holds"),
        ("x / 3 * 3 = y", D("0.01"), "holds"),
        ("x / 3 * 3 > x", None, "fails"),
        ("t = u", D("0.01"), "holds"),
    ],
)
def test_tolerance(text: str, tolerance: Decimal | None, state: str) -> None:
    world = {"x": D("1.00"), "y": D("1.01"), "t": "a", "u": "A"}
    assert compile_formula(text).judge(world, {}, tolerance).state == state


def test_in_a_rule_over_rows_columns_are_cells() -> None:
    formula = compile_formula(
        'OR(NOT(L01.status = "已办结"), NOT(ISBLANK(L01.done)))', row_ledger="L01"
    )
    assert (formula.names, formula.columns) == (("L01.status", "L01.done"), ())
    assert formula.judge({"L01.status": "已办结"}, {}).state == "fails"
    assert formula.judge({"L01.status": "已办结", "L01.done": D(46000)}, {}).state == "holds"
    assert formula.judge({"L01.done": D(46000)}, {}).state == "skipped"


def test_units_are_read_under_their_own_keys() -> None:
    formula = compile_formula('SUMUNITS("county", T1.x) <= T1.x * 1.001')
    assert formula.merge_only
    assert formula.program_only
    assert formula.judge({"T1.x": D(100)}, {}).state == "skipped"
    assert formula.judge({"T1.x": D(100), "SUMUNITS:county:T1.x": D(101)}, {}).state == "fails"


def test_formulas_are_kept_by_text_and_parsed_when_asked() -> None:
    assert compile_formula("a + b") is compile_formula("a + b")
    assert compile_formula("((").text == "(("
    assert not compile_formula("a + b").program_only
    assert compile_formula("MAXIFS(L01.qty, L01.qty, 1)").program_only


def test_the_deepest_formula_compiles() -> None:
    nested = "1"
    for _ in range(MAX_DEPTH // 2 - 2):
        nested = f'COUNTIFS(L01.qty, ">"&{nested})'
    for text in (nested, "IFERROR(" * 40 + "1" + ", 2)" * 40, "+".join(["a"] * 49)):
        assert build_evaluator(parse(text), "")(WORLD, ROWS) is not None


def test_a_text_cannot_break_out_of_the_generated_code() -> None:
    hostile = "'); raise SystemExit #\\"
    assert compile_formula(f'"{hostile}" & name').evaluate(WORLD, {}) == f"{hostile}aB"
    counted = compile_formula(f'COUNTIF(L01.kind, "{hostile}")')
    assert counted.evaluate(WORLD, ROWS) == 0


@pytest.mark.parametrize(("text", "expected"), [("已办结", True), ("A级", False), ("12", True)])
def test_caseless(text: str, expected: bool) -> None:
    assert caseless(text) is expected


@given(st.integers())
def test_well_typed_formulas_give_a_value_or_a_blank(seed: int) -> None:
    text = unparse(Generator(Random(seed)).draw())
    value = compile_formula(text).evaluate(SCALARS, COLUMNS)
    assert value is None or isinstance(value, Decimal | str | bool)


@given(st.integers())
def test_judging_agrees_with_evaluating(seed: int) -> None:
    node = Generator(Random(seed)).bool(4)
    value = build_evaluator(node, "")(SCALARS, COLUMNS)
    states = {None: "skipped", True: "holds", False: "fails"}
    assert build_judge(node, "")(SCALARS, COLUMNS).state == states[value]  # type: ignore[index]  # a bool formula


@given(st.integers(), st.sampled_from([key for key, value in SCALARS.items() if value is not None]))
def test_a_blank_operand_makes_the_formula_blank(seed: int, key: str) -> None:
    formula = compile_formula(unparse(Generator(Random(seed)).draw()))
    if key in formula.names and key not in formula.tested:
        assert formula.evaluate({**SCALARS, key: None}, COLUMNS) is None
        missing = {name: value for name, value in SCALARS.items() if name != key}
        assert formula.evaluate(missing, COLUMNS) is None

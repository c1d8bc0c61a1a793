"""Criteria: the shapes that every spreadsheet reads alike, and no others."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scheme.formula.criteria import read_criterion, read_filter
from desktop.scheme.formula.faults import FormulaFault
from desktop.scheme.formula.printer import unparse
from desktop.scheme.formula.syntax import Call, parse


@pytest.mark.parametrize(
    ("text", "relation", "operand"),
    [
        ('"是"', "=", '"是"'),
        ('"=是"', "=", '"是"'),
        ('"<>无"', "<>", '"无"'),
        ('">=5"', ">=", "5"),
        ('"-2.5"', "=", "-2.5"),
        ("12", "=", "12"),
        ("PERIOD.year", "=", "PERIOD.year"),
        ('"<"&EDATE(PERIOD.start, 3)', "<", "EDATE(PERIOD.start, 3)"),
        ('"<>"', "filled", None),
        ('""', "blank", None),
        ('"="', "blank", None),
    ],
)
def test_shapes(text: str, relation: str, operand: str | None) -> None:
    found = read_criterion("L1.a", parse(text))
    assert found.relation == relation
    assert (unparse(found.operand) if found.operand else None) == operand


def test_an_array_constant_means_any_of_them() -> None:
    call = parse('SUM({"甲","乙"})')
    assert isinstance(call, Call)
    found = read_criterion("L1.a", call.arguments[0])
    assert (found.relation, found.items) == ("in", ("甲", "乙"))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('"*人"', "wildcard"),
        ('"a?"', "wildcard"),
        ('"2026-01-01"', "odd-criterion"),
        ('"1,000"', "odd-criterion"),
        ('"true"', "odd-criterion"),
        ('"1e5"', "odd-criterion"),
        ('">甲"', "ordered-text"),
        ('">"', "bad-criterion"),
        ("TRUE", "bad-criterion"),
        ('"a"&1', "bad-criterion"),
        ('L1.a&"x"', "bad-criterion"),
        ('{"",1}', "array-item"),
        ('{">=1"}', "array-item"),
        ('{"a","A"}', "array-twice"),
        ('{"12"}', "odd-criterion"),
    ],
)
def test_refused(text: str, code: str) -> None:
    call = parse(f"SUM({text})")
    assert isinstance(call, Call)
    with pytest.raises(FormulaFault) as caught:
        read_criterion("L1.a", call.arguments[0])
    assert caught.value.code == f"formula.{code}"


@pytest.mark.parametrize(
    ("text", "value", "columns"),
    [
        ('COUNTIF(L1.a, "x")', "L1.a", ["L1.a"]),
        ('SUMIF(L1.a, "x", L1.b)', "L1.b", ["L1.a"]),
        ("SUMIF(L1.a, 1)", "L1.a", ["L1.a"]),
        ('SUMIFS(L1.a, L1.b, "x", L1.c, 2)', "L1.a", ["L1.b", "L1.c"]),
        ('COUNTIFS(L1.b, "x", L1.c, 2)', "L1.b", ["L1.b", "L1.c"]),
        ("COUNTUNIQUEIFS(L1.a)", "L1.a", []),
    ],
)
def test_calls_are_taken_apart(text: str, value: str, columns: list[str]) -> None:
    call = parse(text)
    assert isinstance(call, Call)
    found = read_filter(call)
    assert found.value == value
    assert [c.column for c in found.criteria] == columns
    assert found.array is None


def test_numbers_of_an_array_stay_numbers() -> None:
    call = parse("COUNTIFS(L1.a, {1,2})")
    assert isinstance(call, Call)
    array = read_filter(call).array
    assert array is not None
    assert array.items == (Decimal(1), Decimal(2))

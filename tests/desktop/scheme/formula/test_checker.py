"""Names, arity, types; what spreadsheets would read differently is refused."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scheme.formula import FormulaFault, Names, check, parse
from tests.desktop.scheme.formula.generate import NAMES, Generator

WORLD = Names(
    {
        "T201_03.actual": "decimal",
        "T201_04.actual": "integer",
        "T208_20.actual": "date",
        "N101_01": "text",
        "PERIOD.start": "date",
    },
    {"L02.qty": "integer", "L02.status": "choice", "L02.day": "date"},
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("T201_03.actual + 1", "number"),
        ("T208_20.actual - PERIOD.start", "number"),
        ('N101_01 & 5 & "x"', "text"),
        ("T201_03.actual >= T201_04.actual", "bool"),
        ("(T201_03.actual = 0) = (T201_04.actual = 0)", "bool"),
        ('IF(T201_03.actual > 0, "是", "否")', "text"),
        ("SUM(L02.qty, T201_03.actual, 5)", "number"),
        ("MAX(L02.day) > PERIOD.start", "bool"),
        ('SUMIFS(L02.qty, L02.status, "已完成", L02.day, ">="&PERIOD.start)', "number"),
        ('SUM(COUNTIFS(L02.status, {"a","b"}))', "number"),
        ('COUNTUNIQUEIFS(L02.status, L02.status, {"a","b"})', "number"),
        ('COUNTIFS(L02.status, "<>", L02.status, "<>无")', "number"),
        ('COUNTIFS(L02.status, "", L02.qty, ">0")', "number"),
        ("COUNTA(L02.status)", "number"),
        ('SUMUNITS("county", T201_03.actual)', "number"),
        ("ISBLANK(N101_01)", "bool"),
        ('TEXT(PERIOD.start, "yyyy")', "text"),
    ],
)
def test_types(text: str, kind: str) -> None:
    assert check(parse(text), WORLD) == kind


@pytest.mark.parametrize(
    ("text", "code", "position", "suggestion"),
    [
        ("T201_3.actual > 1", "unknown-name", 0, "T201_03.actual"),
        ("1 + SUM(L02.qtty)", "unknown-name", 8, "L02.qty"),
        ("xyz", "unknown-name", 0, ""),
        ("SUMM(L02.qty)", "unknown-function", 0, "SUM"),
        ("CONTIFS(L02.qty, 1)", "unknown-function", 0, "COUNTIFS"),
        ("QQQQ(1)", "unknown-function", 0, ""),
        ("SUMIFS(L02.qty, L02.status)", "arity", 0, None),
        ('COUNTIFS(L02.status, "a", L02.qty)', "arity", 0, None),
        ("ABS(1, 2)", "arity", 0, None),
        ("NOT()", "arity", 0, None),
        ("L02.qty + 1", "column-alone", 0, "SUM(L02.qty)"),
        ("COUNTA(T201_03.actual)", "column-wanted", 7, ""),
        ("COUNTA(1)", "column-wanted", 7, ""),
        ('COUNTIFS(1, "a")', "column-wanted", 9, ""),
        ("N101_01 + 1", "type", 0, ""),
        ("-N101_01", "type", 1, ""),
        ("(1 = 1) & 2", "type", 3, ""),
        ("AND(1, 2)", "type", 4, ""),
        ('IF(TRUE, 1, "a")', "type", 12, ""),
        ("SUM(L02.status)", "type", 4, ""),
        ("SUMIFS(L02.status, L02.qty, 1)", "type", 7, ""),
        ('SUMIF(L02.status, "a")', "type", 6, ""),
        ('T201_03.actual = "1"', "compare-types", 15, ""),
        ("N101_01 > N101_01", "compare-order", 8, ""),
        ("TRUE > FALSE", "compare-order", 5, ""),
        ('COUNTIFS(L02.qty, "a")', "criterion-type", 18, ""),
        ('COUNTIFS(L02.status, "1")', "criterion-type", 21, ""),
        ("COUNTIFS(L02.status, N101_01)", "bad-criterion", 21, ""),
        ('COUNTIFS(L02.status, {"a"})', "array-alone", 0, "SUM(COUNTIFS(…))"),
        ('AVERAGE(SUMIFS(L02.qty, L02.status, {"a"}))', "array-alone", 8, "SUM(SUMIFS(…))"),
        ('SUM(COUNTIFS(L02.status, {"a"}, L02.qty, {1}))', "array-many", 41, ""),
        ("SUM({1,2})", "array-place", 4, ""),
        ('COUNTIFS(L02.status, "<>无")', "unequal-blank", 21, 'L02.status, "<>"'),
        ('COUNTIFS(L02.status, "")', "blank-rows", 21, ""),
        ('SUMUNITS("country", T201_03.actual)', "literal", 9, "county"),
        ('TEXT(1, "000")', "literal", 8, None),
        ('SUMUNITS("county", 5)', "name-wanted", 19, ""),
        ("ISBLANK(1)", "name-wanted", 8, ""),
    ],
)
def test_faults(text: str, code: str, position: int, suggestion: str | None) -> None:
    with pytest.raises(FormulaFault) as caught:
        check(parse(text), WORLD)
    fault = caught.value
    assert (fault.code, fault.position) == (f"formula.{code}", position)
    assert suggestion is None or fault.suggestion == suggestion
    for lang in ("zh", "en"):
        told = fault.text("en" if lang == "en" else "zh")
        assert str(position + 1) in told
        assert "{" not in told.replace('{"', "")


@given(st.integers())
def test_generated_formulas_are_well_typed(seed: int) -> None:
    generator = Generator(Random(seed))
    assert check(generator.number(4), NAMES) == "number"
    assert check(generator.text(4), NAMES) == "text"
    assert check(generator.bool(4), NAMES) == "bool"

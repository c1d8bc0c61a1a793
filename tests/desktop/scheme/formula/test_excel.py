"""The same text in a workbook."""

from __future__ import annotations

import pytest

from desktop.scheme.formula import FormulaFault, compile_formula, excel_text, parse
from desktop.scheme.formula.syntax import Binary


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("T1.a >= T2.a", "T1.a >= T2.a"),
        ("sqrt(T1.a)*100", "SQRT(T1.a)*100"),
        ('SUM(SUMIFS(L1.q, L1.k, {"x","y"}))', 'SUM(SUMIFS(L1.q, L1.k, {"x","y"}))'),
        ("OR(ISBLANK(a), a >= b)", 'OR((a=""), a >= b)'),
        ("NOT(ISBLANK(a))", 'NOT((a=""))'),
        ("AND(a <= b + 0.001, a > 1)", "AND((ROUND((a)-(b + 0.001),8)<=0), a > 1)"),
        ("(a + b = 0) = (c = 0)", "(ROUND((a + b)-(0),8)=0) = (c = 0)"),
        ("a + b = c", "a + b = c"),
        ('AND(a & "x" = "yx", TRUE)', 'AND(a&"x" = "yx", TRUE)'),
        ("IF(SUM(L1.q) > 0, 1, 0)", "IF((ROUND((SUM(L1.q))-(0),8)>0), 1, 0)"),
    ],
)
def test_text(text: str, written: str) -> None:
    assert excel_text(parse(text)) == written


def test_names_are_renamed_everywhere() -> None:
    assert excel_text(parse("AND(ISBLANK(a), a + b > 1)"), str.upper) == (
        'AND((A=""), (ROUND((A + B)-(1),8)>0))'
    )


def test_the_sides_can_be_written_alone() -> None:
    node = compile_formula("a + b = c").node
    assert isinstance(node, Binary)
    assert (excel_text(node.left), excel_text(node.right)) == ("a + b", "c")


@pytest.mark.parametrize(
    "text",
    ["COUNTUNIQUEIFS(L1.a) > 1", "1 + MAXIFS(L1.a, L1.b, 1)", 'COUNTUNITS("county")'],
)
def test_what_workbooks_lack_is_refused(text: str) -> None:
    with pytest.raises(FormulaFault) as caught:
        excel_text(parse(text))
    assert caught.value.code == "formula.program-only"

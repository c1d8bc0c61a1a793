"""What a formula reads."""

from __future__ import annotations

import pytest

from desktop.scheme.formula import parse
from desktop.scheme.formula.operands import (
    is_inexact,
    kind_of,
    ledger_of,
    may_fail,
    operands,
    units_key,
)
from desktop.scheme.formula.syntax import Call


@pytest.mark.parametrize(
    ("text", "names", "tested", "columns"),
    [
        ("a.x >= b.x + a.x", "a.x b.x", "", ""),
        ("T1.x = SUM(L02.qty)", "T1.x L02.filled", "", "L02.qty"),
        (
            'COUNTIFS(L02.a, "x", L02.d, ">="&PERIOD.start, L03.b, 1)',
            "L02.filled PERIOD.start L03.filled",
            "",
            "L02.a L02.d L03.b",
        ),
        ("OR(ISBLANK(a), a >= b)", "a b", "a", ""),
        ("ISNUMBER(a)", "a", "a", ""),
        ("ISNUMBER(a + b)", "a b", "", ""),
        ('SUMUNITS("county", T1.x) <= T1.x', "SUMUNITS:county:T1.x T1.x", "", ""),
        ('COUNTUNITS("county") = 5', "COUNTUNITS:county", "", ""),
        ('L02.nil = "是"', "L02.nil", "", ""),
    ],
)
def test_operands(text: str, names: str, tested: str, columns: str) -> None:
    found = operands(parse(text))
    assert " ".join(found.names) == names
    assert " ".join(found.tested) == tested
    assert " ".join(found.columns) == columns


def test_columns_of_the_row_are_scalars() -> None:
    found = operands(parse("L01.a >= SUM(L02.qty)"), "L01")
    assert found.names == ("L01.a", "L02.filled")
    assert found.columns == ("L02.qty",)


@pytest.mark.parametrize(
    ("key", "ledger"),
    [("L02.qty", "L02"), ("L02.filled", ""), ("L02.nil", ""), ("T1.x", ""), ("PERIOD.end", "")],
)
def test_ledger_of(key: str, ledger: str) -> None:
    assert ledger_of(key) == ledger


def test_units_key() -> None:
    call = parse('SUMUNITS("county", T201_12.actual)')
    assert isinstance(call, Call)
    assert units_key(call) == "SUMUNITS:county:T201_12.actual"


@pytest.mark.parametrize(
    ("text", "kind", "inexact", "fails"),
    [
        ("a", "", False, False),
        ("a + 1", "number", False, True),
        ("-a", "number", False, False),
        ("a / b", "number", True, True),
        ("a & b", "text", False, False),
        ("a >= b", "bool", False, False),
        ('"x"', "text", False, False),
        ("TRUE", "bool", False, False),
        ("SQRT(a)", "number", True, True),
        ("IF(a, b, 1)", "number", False, False),
        ("IF(a, b, c)", "", False, False),
        ("SUM(a)", "number", False, False),
        ("UNKNOWN(a)", "", False, False),
    ],
)
def test_kinds(text: str, kind: str, inexact: bool, fails: bool) -> None:
    node = parse(text)
    assert kind_of(node) == kind
    assert is_inexact(node) is inexact
    assert may_fail(node) is fails

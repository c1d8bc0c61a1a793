"""Tree → text, with no more parentheses than needed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scheme.formula.printer import plain, quoted, unparse
from desktop.scheme.formula.syntax import Name, parse


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("1E+3", "1000"),
        ("1.500", "1.5"),
        ("-0", "0"),
        ("0.00", "0"),
        ("-2.50", "-2.5"),
        ("1E-7", "0.0000001"),
        ("100", "100"),
    ],
)
def test_numbers_are_plain(number: str, text: str) -> None:
    assert plain(Decimal(number)) == text


def test_quotes_are_doubled() -> None:
    assert quoted('a"b') == '"a""b"'


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("((a))+(b*c)", "a + b*c"),
        ("(a+b)*c", "(a + b)*c"),
        ("a-(b-c)", "a - (b - c)"),
        ("(a-b)-c", "a - b - c"),
        ("(-a)^2", "-a^2"),
        ("-(a^2)", "-(a^2)"),
        ("-(5%)", "-(5%)"),
        ("(a=0)=(b=0)", "a = 0 = (b = 0)"),
        ('sum(countifs(L1.a,{"x","y"}))', 'SUM(COUNTIFS(L1.a, {"x","y"}))'),
        ('">="&PERIOD.start', '">="&PERIOD.start'),
        ("if(true,1,2)", "IF(TRUE, 1, 2)"),
    ],
)
def test_parentheses(text: str, printed: str) -> None:
    assert unparse(parse(text)) == printed
    assert parse(printed) == parse(text)


def test_names_and_nodes_can_be_written_differently() -> None:
    node = parse("a + b * a")
    assert unparse(node, str.upper) == "A + B*A"
    told = unparse(node, special=lambda n: "ZZ" if n == Name("a") else None)
    assert told == "ZZ + b*ZZ"

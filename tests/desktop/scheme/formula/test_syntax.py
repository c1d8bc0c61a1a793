"""Text → tree: precedence as in Excel, faults with their position."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scheme.formula.faults import FormulaFault
from desktop.scheme.formula.printer import unparse
from desktop.scheme.formula.syntax import (
    MAX_DEPTH,
    Array,
    Binary,
    Bool,
    Call,
    Name,
    Number,
    Text,
    children,
    is_comparison,
    parse,
    walk,
)
from tests.desktop.scheme.formula.generate import Generator


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("1+2*3", "1+(2*3)"),
        ("-2^2", "(-2)^2"),
        ("2^3^2", "(2^3)^2"),
        ("2^-1", "2^(-1)"),
        ("-50%", "(-50)%"),
        ("1-2-3", "(1-2)-3"),
        ("8/4/2", "(8/4)/2"),
        ('"a"&1+2', '"a"&(1+2)'),
        ("1+2=3", "(1+2)=3"),
        ('"a"&"b"="ab"', '("a"&"b")="ab"'),
        ("+3", "3"),
        ("sqrt(4)", "SQRT(4)"),
        ("true", "TRUE"),
        (" 1 +\n 2 ", "1+2"),
        ("1e3", "1000"),
        (".5", "0.5"),
    ],
)
def test_precedence(text: str, same: str) -> None:
    assert parse(text) == parse(same)


def test_leaves() -> None:
    assert parse("T201_03.actual") == Name("T201_03.actual")
    assert parse('"say ""“嗨”"""') == Text('say "“嗨”"')
    assert parse("FALSE") == Bool(value=False)
    call = parse('SUM({"a",-1.5})')
    assert call == Call("SUM", (Array(("a", Decimal("-1.5"))),))


@pytest.mark.parametrize(
    ("text", "code", "position", "suggestion"),
    [
        ("", "unexpected-end", 0, ""),
        ("1 +", "unexpected-end", 3, ""),
        ("SUM(1", "unexpected-end", 5, ")"),
        ("(1 2)", "unexpected", 3, ")"),
        ("1 2", "unexpected", 2, ""),
        ("1,2", "unexpected", 1, ""),
        ("* 2", "unexpected", 0, ""),
        ("a >= ）", "bad-character", 5, ")"),
        ("a ≥ b", "bad-character", 2, ">="),
        ("SUM(a，b)", "bad-character", 5, ","),
        ("“x” = a", "bad-character", 0, '"'),
        ("a ! b", "bad-character", 2, ""),
        ('a = "x', "open-quote", 4, ""),
        ("{1,}", "unexpected", 3, ""),
        ("L02#ab.qty > 1", "bad-character", 3, ""),
        ("(" * 60 + "1" + ")" * 60, "too-deep", 51, ""),
        ("-" * 60 + "1", "too-deep", 51, ""),
        ("+".join(["a"] * 80), "too-deep", 0, ""),
        ("1" * 5000, "too-long", 4000, ""),
    ],
)
def test_faults_name_the_place(text: str, code: str, position: int, suggestion: str) -> None:
    with pytest.raises(FormulaFault) as caught:
        parse(text)
    fault = caught.value
    got = (fault.code, fault.position, fault.suggestion)
    if code == "too-deep":
        assert got[0] == "formula.too-deep"
    else:
        assert got == (f"formula.{code}", position, suggestion)


def test_the_depth_allowed_is_enough_and_compiles() -> None:
    chain = "+".join(["1"] * (MAX_DEPTH - 1))
    assert len(list(walk(parse(chain)))) == 2 * (MAX_DEPTH - 1) - 1


def test_walking() -> None:
    node = parse("SUM(a, -b) >= c")
    assert is_comparison(node)
    assert isinstance(node, Binary)
    assert children(node) == (node.left, node.right)
    assert [n.key for n in walk(node) if isinstance(n, Name)] == ["a", "b", "c"]
    assert not is_comparison(Number(Decimal(1)))
    assert node.position == 11


@given(st.integers())
def test_what_is_printed_parses_to_the_same_tree(seed: int) -> None:
    node = Generator(Random(seed)).draw()
    assert parse(unparse(node)) == node


@given(st.text(alphabet='T1_.=<>()+-*/^%&,{}"是“ aSUM', max_size=40))
def test_any_text_parses_or_is_a_fault(text: str) -> None:
    fault: FormulaFault | None = None
    try:
        node = parse(text)
    except FormulaFault as raised:
        fault = raised
    else:
        assert parse(unparse(node)) == node
    if fault:
        assert 0 <= fault.position <= len(text)
        assert fault.text()
        assert fault.text("en")

"""What the functions do, one by one, against values that Excel and LibreOffice give."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal, getcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scheme.formula import compile_formula, runtime
from desktop.scheme.values import serial

MONEY = st.decimals(-(10**9), 10**9, places=4, allow_nan=False)


def value(text: str) -> object:
    return compile_formula(text).evaluate({}, {})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ROUND(2.5, 0)", "3"),
        ("ROUND(-2.5, 0)", "-3"),
        ("ROUND(2.675, 2)", "2.68"),
        ("ROUND(1250, -2)", "1300"),
        ("ROUND(1.5, 400)", "1.5"),
        ("ROUND(1.5, -400)", "0"),
        ("ROUNDUP(2.001, 2)", "2.01"),
        ("ROUNDUP(-2.1, 0)", "-3"),
        ("ROUNDDOWN(-2.9, 0)", "-2"),
        ("INT(-2.1)", "-3"),
        ("INT(2.9)", "2"),
        ("MOD(7, 3)", "1"),
        ("MOD(-7, 3)", "2"),
        ("MOD(7, -3)", "-2"),
        ("MOD(6, 3)", "0"),
        ("ABS(-2)", "2"),
        ("SQRT(2.25)", "1.5"),
        ("50%", "0.5"),
        ("2^0.5^2", "2"),
        ("YEAR(DATE(2024, 2, 30))", "2024"),
        ("MONTH(DATE(2024, 13, 1))", "1"),
        ("DAY(DATE(2024, 3, 0))", "29"),
        ("DAY(EDATE(DATE(2024, 1, 31), 1))", "29"),
        ("DAY(EOMONTH(DATE(2023, 1, 15), 1))", "28"),
        ("MONTH(EDATE(DATE(2024, 1, 31), -2))", "11"),
        ('LEN("交通abc")', "5"),
        ("MAX(1, 3, 2)", "3"),
        ("MIN(1, -3, 2)", "-3"),
        ("AVERAGE(1, 2)", "1.5"),
        ("IFERROR(1/0, 7)", "7"),
        ("IFERROR(6/3, 7)", "2"),
    ],
)
def test_numbers(text: str, expected: str) -> None:
    found = value(text)
    if text.startswith("2^"):
        assert isinstance(found, Decimal)
        assert abs(found - 2) < Decimal("1e-40")
    else:
        assert found == Decimal(expected)


@pytest.mark.parametrize(
    "text",
    [
        "1/0",
        "0/0",
        "MOD(1, 0)",
        "SQRT(-1)",
        "0^0",
        "(0-8)^0.5",
        "10^400",
        "YEAR(0-1)",
        "YEAR(3000000)",
        "DATE(1899, 1, 1)",
        "DATE(9999, 13, 1)",
        "DATE(2024, 1, 99999999)",
        "EDATE(40000, 999999)",
        'LEFT("a", -1)',
        'MID("a", 0, 1)',
        'TEXT(-1, "yyyy")',
    ],
)
def test_what_cannot_be_worked_out_is_blank(text: str) -> None:
    assert value(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('LEFT("交通年报", 2)', "交通"),
        ('LEFT("ab")', "a"),
        ('RIGHT("交通年报", 2)', "年报"),
        ('RIGHT("ab", 5)', "ab"),
        ('RIGHT("ab", 0)', ""),
        ('MID("交通年报", 2, 2)', "通年"),
        ('MID("ab", 5, 2)', ""),
        ('TRIM("  a   b ")', "a b"),
        ('1.50&"x"', "1.5x"),
        ('"≥"&DATE(2026, 1, 1)', "≥46023"),
        ('TEXT(1234.5, "0")', "1235"),
        ('TEXT(1234.565, "#,##0.00")', "1,234.57"),
        ('TEXT(0.125, "0.0%")', "12.5%"),
        ('TEXT(-0.001, "0.00")', "0.00"),
        ('TEXT(DATE(2026, 3, 9), "yyyy-mm-dd")', "2026-03-09"),
        ('TEXT(DATE(2026, 3, 9), "mm")', "03"),
        ('IF(1 > 2, "a", "b")', "b"),
    ],
)
def test_texts(text: str, expected: str) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"a" = "A"', True),
        ('EXACT("a", "A")', False),
        ('"a" <> "b"', True),
        ("1/3*3 = 1", True),
        ("SQRT(2)^2 >= 2", True),
        ("SQRT(2)^2 > 2", False),
        ("ISNUMBER(1/0)", False),
        ("ISNUMBER(1)", True),
        ('ISNUMBER("1")', False),
        ("AND(TRUE, 1 = 1)", True),
        ("OR(FALSE, NOT(TRUE))", False),
        ("(1 = 0) = (2 = 0)", True),
    ],
)
def test_conditions(text: str, expected: bool) -> None:
    assert value(text) is expected


def test_an_error_in_a_later_argument_is_not_passed_over() -> None:
    assert value("OR(TRUE, 1/0 = 1)") is None
    assert value("AND(FALSE, 1/0 = 1)") is None
    assert value("IF(TRUE, 1, 1/0)") == 1


@pytest.mark.parametrize(
    ("left", "right", "equal"),
    [
        (None, Decimal(0), True),
        (None, "", True),
        (None, None, True),
        (None, "x", False),
        ("AB", "ab", True),
        ("1", Decimal(1), False),
        (Decimal("1.0"), Decimal(1), True),
    ],
)
def test_same(left: Decimal | str | None, right: Decimal | str | None, equal: bool) -> None:
    assert runtime.same(left, right) is equal
    assert runtime.same(right, left) is equal


def test_ranges_see_numbers_only_and_are_zero_without_any() -> None:
    cells = [Decimal(2), None, "x", Decimal("0.5")]
    assert runtime.total(cells) == Decimal("2.5")
    assert runtime.mean(cells) == Decimal("1.25")
    assert (runtime.smallest(cells), runtime.largest(cells)) == (Decimal("0.5"), 2)
    assert (runtime.count_numbers(cells), runtime.count_filled(cells)) == (2, 3)
    assert runtime.count_blank(cells) == 1
    assert runtime.count_distinct(["a", "A", None, "b"]) == 2
    assert (runtime.smallest([]), runtime.largest([]), runtime.total([])) == (0, 0, 0)
    with pytest.raises(ArithmeticError):
        runtime.mean([])


@given(st.lists(MONEY, max_size=60))
def test_sums_are_exact(numbers: list[Decimal]) -> None:
    assert Fraction(runtime.total(numbers)) == sum(map(Fraction, numbers), Fraction(0))


@given(MONEY, st.integers(0, 4))
def test_rounding_is_half_up(number: Decimal, places: int) -> None:
    scaled = Fraction(abs(number)) * 10**places
    expected = int(scaled * 2 + 1) // 2 if scaled >= 0 else 0
    got = runtime.round_half_up(number, Decimal(places))
    assert abs(Fraction(got)) * 10**places == expected


@given(st.dates(dt.date(1901, 1, 1), dt.date(9000, 1, 1)), st.integers(-800, 800))
def test_months_later_is_in_the_month_it_should(start: dt.date, months: int) -> None:
    moved = compile_formula("YEAR(a)*12 + MONTH(a)").evaluate(
        {"a": runtime.months_later(serial(max(start, dt.date(1970, 1, 1))), Decimal(months))}, {}
    )
    base = max(start, dt.date(1970, 1, 1))
    assert moved == base.year * 12 + base.month + months


def test_the_context_of_the_program_is_left_as_it_was() -> None:
    before = getcontext().prec
    runtime.total([Decimal(1), Decimal(2)])
    assert getcontext().prec == before

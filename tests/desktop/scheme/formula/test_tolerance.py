"""Derived tolerance: (k-1)/2 units in the last place for k decimal operands."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scheme.formula import derived_tolerance, parse
from desktop.scheme.formula.tolerance import Tolerance

DECIMALS = {"a": 2, "b": 2, "c": 2, "d": 2, "km": 3, "n": 0, "L01.inv": 2, "L01.km": 3, "L01.n": 0}
FOUR: dict[str, list[object]] = {
    "L01.inv": [Decimal(1), Decimal(2), None, Decimal(3), "x", Decimal(4)],
    "L01.km": [],
    "L01.n": [Decimal(1)],
}


@pytest.mark.parametrize(
    ("text", "value", "excel"),
    [
        ("a >= b", "0.005", "0.005"),
        ("a + b + c <= d", "0.015", "0.015"),
        ("a + b + c <= 100", "0.01", "0.01"),
        ("n = n + n", "0", "0"),
        ("n <= 3 * n", "0", "0"),
        ("a = km", "0.0005", "0.0005"),
        ("a >= n", "0", "0"),
        ("a - a = n", "0", "0"),
        ("a * 2 >= b", "0.005", "0.005"),
        ("2 * (a - b) >= c / 2", "0.0125", "0.0125"),
        ("-a = b", "0.005", "0.005"),
        ("a = SUM(L01.inv)", "0.02", "0.005*COUNT(L01.inv)"),
        ("a = SUM(L01.km)", "0", "0.0005*COUNT(L01.km)"),
        ("a + b = SUM(L01.inv)", "0.025", "0.005+0.005*COUNT(L01.inv)"),
        ('a = SUMIFS(L01.inv, L01.k, "x")', "0.02", "0.005*COUNT(L01.inv)"),
        ('a = SUM(SUMIFS(L01.inv, L01.k, {"x","y"}))', "0.02", "0.005*COUNT(L01.inv)"),
        ("n = SUM(L01.inv)", "0.015", "0.005*COUNT(L01.inv)-MAX(0.005*MIN(COUNT(L01.inv),1))"),
        ("n = SUM(L01.n)", "0", "0"),
        (
            "km = SUM(L01.inv)",
            "0.0155",
            "0.0005+0.005*COUNT(L01.inv)-MAX(0.0005,0.005*MIN(COUNT(L01.inv),1))",
        ),
        ("a + b <= c + 0.01", "0", "0"),
        ("a + b - c <= 0.01", "0", "0"),
        ("ABS(a - b) <= 0.01", "0", "0"),
        ("a > b", "0", "0"),
        ("a <> b", "0", "0"),
        ("a * b = c", "0", "0"),
        ("a / b = c", "0", "0"),
        ("MAX(L01.inv) = a", "0", "0"),
        ("AND(a = b, b = c)", "0", "0"),
        ("SUM(a, b) = c", "0.01", "0.01"),
        ("SUM(a, MAX(b, c)) = d", "0", "0"),
        ("a = 50%", "0", "0"),
        ("L01.inv = a", "0", "0"),
    ],
)
def test_tolerance(text: str, value: str, excel: str) -> None:
    found = derived_tolerance(parse(text), DECIMALS.get)
    assert found.value(FOUR) == Decimal(value)
    assert found.excel_text() == excel
    assert found.exact == (excel == "0")


def test_names_are_renamed_in_workbook_text() -> None:
    found = Tolerance(Decimal("0.01"), Decimal("0.01"), (("L01.inv", Decimal("0.01")),))
    assert found.excel_text(str.lower) == "0.005*COUNT(l01.inv)"

"""The two sides of a rule."""

from __future__ import annotations

import pytest

from desktop.checks.sides import Side, Sides, is_over_units, is_state, sides_of, summed_key
from desktop.scheme.formula import parse

A, B = "T201_01.actual", "T201_03.actual"


def cell(key: str) -> Side:
    return Side((key,), is_cell=True)


@pytest.mark.parametrize(
    ("formula", "ledger", "expected"),
    [
        (f"{A} >= {B}", "", Sides("ge", cell(A), cell(B))),
        (f"{A} < 100", "", Sides("lt", cell(A), Side(is_constant=True))),
        (f"{A} <> 2 * {B} + {B}", "", Sides("ne", cell(A), Side((B,)))),
        (f"{A} = SUM(L01.km)", "", Sides("eq", cell(A), Side(ledgers=("L01",)))),
        ("L01.done >= L01.begun", "L01", Sides("ge", cell("L01.done"), cell("L01.begun"))),
        ("L01.done <= PERIOD.end", "L01", Sides("le", cell("L01.done"), Side(is_constant=True))),
        (f"OR({A} = 0, {B} > 0)", "", Sides("", Side((A, B)), Side())),
        (f'SUMUNITS("county", {A}) <= {A}', "", Sides("le", cell(f"SUMUNITS:county:{A}"), cell(A))),
        (
            f'ABS(SUMUNITS("county", {A}) - {A}) <= 5',
            "",
            Sides("le", Side((f"SUMUNITS:county:{A}", A)), Side(is_constant=True)),
        ),
        (f'{A} >= COUNTUNITS("county")', "", Sides("ge", cell(A), cell("COUNTUNITS:county"))),
        ("L01.filled = 1", "", Sides("eq", cell("L01.filled"), Side(is_constant=True))),
    ],
)
def test_sides(formula: str, ledger: str, expected: Sides) -> None:
    assert sides_of(parse(formula), ledger) == expected


@pytest.mark.parametrize(
    ("name", "expected"), [("L01.nil", True), ("L01.filled", True), ("L01.km", False), (A, False)]
)
def test_is_state(name: str, expected: bool) -> None:
    assert is_state(name) is expected


@pytest.mark.parametrize(
    ("name", "key"), [(f"SUMUNITS:county:{A}", A), ("COUNTUNITS:county", ""), (A, A)]
)
def test_the_key_of_what_is_summed(name: str, key: str) -> None:
    assert summed_key(name) == key


@pytest.mark.parametrize(
    ("formula", "expected"), [('COUNTUNITS("county")', True), (A, False), (f"ABS({A})", False)]
)
def test_is_over_units(formula: str, expected: bool) -> None:
    assert is_over_units(parse(formula)) is expected

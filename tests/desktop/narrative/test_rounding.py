"""Numbers of a running text are rounded as the words beside them say."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.narrative import rounding

AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=4, allow_nan=False)


@pytest.mark.parametrize(
    ("number", "decimals", "expected"),
    [
        ("0.5", 0, "1"),
        ("2.5", 0, "3"),
        ("-0.5", 0, "-1"),
        ("-0.4", 0, "0"),
        ("1.005", 2, "1.01"),
        ("36220", 1, "36220.0"),
    ],
)
def test_half_is_rounded_away_from_zero(number, decimals, expected):
    assert str(rounding.half_up(Decimal(number), decimals)) == expected


@pytest.mark.parametrize(
    ("number", "scaled", "expected"),
    [
        ("7", False, "7"),
        ("7.6", False, "7.6"),
        ("40", False, "40"),
        ("47", False, "40"),
        ("326", False, "320"),
        ("1234", False, "1200"),
        ("0.326", True, "0.32"),
        ("3.26", True, "3.2"),
        ("12.34", True, "12"),
        ("326.4", True, "320"),
        ("0", True, "0"),
    ],
)
def test_a_number_is_cut_to_its_leading_digits(number, scaled, expected):
    assert str(rounding.round_down(Decimal(number), scaled=scaled)) == expected


@pytest.mark.parametrize(
    ("number", "scaled", "expected"),
    [
        ("0.5", False, "0.5"),
        ("7.3", False, "7"),
        ("2.78", True, "2.7"),
        ("36.5", False, "36"),
        ("165.72", True, "160"),
        ("191.52", True, "190"),
        ("202.31", False, "200"),
        ("8331", False, "8300"),
        ("12345", False, "12000"),
        ("8000", False, "8000"),
    ],
)
def test_a_threshold_is_a_round_number_that_is_passed(number, scaled, expected):
    assert str(rounding.threshold_below(Decimal(number), scaled=scaled)) == expected


@pytest.mark.parametrize(
    ("number", "expected"), [("0", "0"), ("7", "10"), ("94", "100"), ("100", "100"), ("326", "330")]
)
def test_a_bound_is_the_next_round_number(number, expected):
    assert str(rounding.bound_above(Decimal(number))) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [("0", "0"), ("978.3", "1000"), ("712", "720"), ("700", "700"), ("96", "100"), ("101", "101")],
)
def test_nearly_names_a_round_number_that_is_not_quite_reached(number, expected):
    assert str(rounding.just_above(Decimal(number))) == expected


@pytest.mark.parametrize(
    ("number", "decimals", "thousands", "expected"),
    [
        ("12.30", None, False, "12.3"),
        ("1E+3", None, False, "1000"),
        ("-0.00", None, False, "0"),
        ("-0.04", 1, False, "0.0"),
        ("3", 1, False, "3.0"),
        ("38545", None, True, "38,545"),
    ],
)
def test_digits(number, decimals, thousands, expected):
    assert rounding.digits_of(Decimal(number), decimals, thousands=thousands) == expected


@given(AMOUNTS, st.booleans())
def test_what_is_cut_never_overstates(number, scaled):
    found = rounding.round_down(number, scaled=scaled)
    assert found <= number < found * Decimal("2") or number == found


@given(AMOUNTS, st.booleans())
def test_bounds_lie_on_their_side(number, scaled):
    assert rounding.threshold_below(number, scaled=scaled) <= number <= rounding.bound_above(number)
    assert number <= rounding.just_above(number) <= number * Decimal("1.06")


@given(AMOUNTS.map(Decimal.copy_negate) | AMOUNTS, st.integers(0, 4))
def test_half_up_is_the_nearest_and_never_a_negative_zero(number, decimals):
    found = rounding.half_up(number, decimals)
    assert abs(found - number) * 2 <= Decimal(1).scaleb(-decimals)
    assert found or not found.is_signed()
    assert rounding.digits_of(found) != "-0"

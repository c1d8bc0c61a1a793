"""Blank, zero and 不涉及 are three things; rounding is half away from zero."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from desktop.scheme.values import EPOCH, NA, round_half_up, serial


def test_not_applicable_is_neither_blank_nor_zero() -> None:
    assert NA is not None
    assert Decimal(0) != NA
    assert (repr(NA), NA.value) == ("NA", "不涉及")


@pytest.mark.parametrize(
    ("date", "number"),
    [
        (EPOCH, 0),
        (dt.date(1900, 3, 1), 61),
        (dt.date(2026, 1, 1), 46023),
        (dt.date(2024, 2, 29), 45351),
    ],
)
def test_serial_dates_are_those_of_a_spreadsheet(date: dt.date, number: int) -> None:
    assert serial(date) == Decimal(number)


@pytest.mark.parametrize(
    ("number", "decimals", "rounded"),
    [
        ("2.5", 0, "3"),
        ("-2.5", 0, "-3"),
        ("0.125", 2, "0.13"),
        ("0.124999", 2, "0.12"),
        ("1.005", 2, "1.01"),
        ("7", 2, "7.00"),
    ],
)
def test_rounding(number: str, decimals: int, rounded: str) -> None:
    assert str(round_half_up(Decimal(number), decimals)) == rounded

"""Values as they stand in a sentence."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.checks.amounts import cell_text, declared, number_text, value_text
from desktop.scheme.values import NA, Value


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("0", 0, "0"),
        ("1234567", 0, "1,234,567"),
        ("42.5", 1, "42.5"),
        ("42.5", 3, "42.500"),
        ("42.55", 1, "42.55"),
        ("-0.5", 0, "-0.5"),
        ("1E+3", 2, "1,000.00"),
        ("0.66666666666666", 2, "0.666667"),
        ("100.0", 0, "100"),
    ],
)
def test_numbers(number: str, decimals: int, text: str) -> None:
    assert number_text(Decimal(number), decimals) == text


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "zh", "en"),
    [
        (None, 0, "公里", "未填", "blank"),
        (NA, 0, "公里", "不涉及", "not applicable"),
        (Decimal(0), 0, "公里", "0 公里", "0 km"),
        (Decimal("7.5"), 2, "%", "7.50%", "7.50%"),
        (Decimal(2026), 0, "年", "2026 年", "2026"),
        (Decimal(2026), 0, "", "2,026", "2,026"),
        (Decimal(1), 0, "人", "1 人", "1 person"),
        (Decimal(2), 0, "人", "2 人", "2 persons"),
        (Decimal("1.5"), 1, "个月", "1.5 个月", "1.5 months"),
        (Decimal(12), 0, "个", "12 个", "12"),
        (Decimal(3), 0, "桶", "3 桶", "3 桶"),
        (dt.date(2026, 3, 1), 0, "", "2026-03-01", "2026-03-01"),
        ("在建", 0, "", "在建", "在建"),
    ],
)
def test_values(value: Value | None, decimals: int, unit: str, zh: str, en: str) -> None:
    assert value_text(value, decimals, unit, "zh") == zh
    assert value_text(value, decimals, unit, "en") == en


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("T201_01.actual", (1, "公里")),
        ("T201_01.yoy", (2, "%")),
        ("L01#a.km", (1, "公里")),
        ("L01.km", (1, "公里")),
        ("L01.nil", (0, "")),
        ("N201_01", (0, "")),
        ("nonsense", (0, "")),
    ],
)
def test_declared(make_scheme, key: str, expected: tuple[int, str]) -> None:
    assert declared(make_scheme(), key) == expected


@pytest.mark.parametrize(
    ("key", "value", "zh", "en"),
    [
        ("T201_01.actual", Decimal("1.5"), "1.5 公里", "1.5 km"),
        ("L01#a.status", "在建", "在建", "Under way"),
        ("L01#a.status", "别的", "别的", "别的"),
        ("L01#a.name", "一桥", "一桥", "一桥"),
        ("L01#a.km", None, "未填", "blank"),
        ("nonsense", "在建", "在建", "在建"),
    ],
)
def test_cells(make_scheme, key: str, value: Value | None, zh: str, en: str) -> None:
    scheme = make_scheme()
    ledger = scheme.ledgers["L01"]
    columns = tuple(
        replace(c, choices_en=("Under way", "")) if c.choices else c for c in ledger.columns
    )
    scheme = replace(scheme, ledgers={"L01": replace(ledger, columns=columns)})
    assert (cell_text(scheme, key, value, "zh"), cell_text(scheme, key, value, "en")) == (zh, en)

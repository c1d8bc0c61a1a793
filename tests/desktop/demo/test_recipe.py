"""The recipe language: each form once, as a table."""

from __future__ import annotations

import datetime as dt
import random
from decimal import Decimal

import pytest

from desktop.demo.recipe import Scene, between, cook
from desktop.scheme.values import Value

ROW: dict[str, Value] = {
    "status": "已完工",
    "found": dt.date(2026, 12, 20),
    "length": Decimal("12.5"),
}


def look_up(name: str) -> Value | None:
    return ROW.get(name)


def scene(number: int = 1) -> Scene:
    return Scene(
        year=2026,
        fields={"n": number, "year": 2026},
        number=number,
        look_up=look_up,
        formula=lambda text: Decimal(7) if text == "T1.actual" else None,
        counties=Decimal(40),
        draw=random.Random("a"),
        unit_draw=lambda: random.Random("b"),
    )


@pytest.mark.parametrize(
    ("recipe", "decimals", "made"),
    [
        ("3..3", 0, Decimal(3)),
        ("1.005..1.005", 2, Decimal("1.01")),
        ("@length", 1, Decimal("12.5")),
        ("@length * 2..2", 0, Decimal(25)),
        ("@length + 0.5..0.5", 0, Decimal(13)),
        ("@missing", 0, None),
        ("counties * 1..1", 0, Decimal(40)),
        ("=T1.actual", 0, Decimal(7)),
        ("是", 0, "是"),
        ("{year}-{n:03}", 0, "2026-001"),
        ("end", 0, dt.date(2026, 12, 31)),
        ("status=已完工 ? 是 ; 否", 0, "是"),
        ("status=在建,停建 ? 是 ; 否", 0, "否"),
        ("status=在建 ? 是", 0, None),
        ("是:1", 0, "是"),
        ("unit 是:1", 0, "是"),
    ],
)
def test_cook(recipe: str, decimals: int, made: object) -> None:
    assert cook(recipe, scene(), decimals) == made


@pytest.mark.parametrize(("number", "made"), [(1, "甲"), (2, "乙"), (3, "甲")])
def test_cycle(number: int, made: str) -> None:
    assert cook("cycle 甲 乙", scene(number), 0) == made


def test_a_day_after_another_stays_in_the_period() -> None:
    assert cook("after found 90..90", scene(), 0) == dt.date(2026, 12, 31)


def test_a_date_lies_in_its_months() -> None:
    made = cook("date 3..5", scene(), 0)
    assert isinstance(made, dt.date)
    assert made.year == 2026
    assert 3 <= made.month <= 5


def test_a_choice_in_a_text_is_one_of_its_words() -> None:
    assert cook("{甲|乙}站", scene(), 0) in ("甲站", "乙站")


def test_what_is_no_range_is_refused() -> None:
    with pytest.raises(ValueError, match="not a range"):
        between("many", random.Random(1))

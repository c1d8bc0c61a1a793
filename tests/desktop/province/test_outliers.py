"""Figures to look at again, with the reason in words."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from desktop.province.outliers import FEWEST, LIMIT, outliers, scores
from desktop.province.sources import Sources, read_sources
from desktop.scheme.units import Unit
from tests.desktop.checks.conftest import indicator
from tests.desktop.province.small import small_scheme, snapshot

SCHEME = small_scheme(
    indicators={
        i.code: i
        for i in (
            indicator("T201_01", measures=("actual", "prior", "yoy"), unit="公里"),
            indicator("T201_02", kind="percent", unit="%", decimals=2),
        )
    }
)
UNITS = [Unit(f"52{n:04d}", f"县{n}", f"县{n}局", "county", "5201") for n in range(12)]
USUAL = [100, 120, 90, 110, 105, 95, 130, 85, 115, 100]


def year(figures: list[object], key: str = "T201_01.actual", period: str = "2026") -> Sources:
    """Return reports in which unit after unit says ``figures``."""
    reports = [
        dataclasses.replace(snapshot(unit, {key: figure}), period=period)
        for unit, figure in zip(UNITS, figures, strict=False)
    ]
    return read_sources(SCHEME, period, UNITS, reports)


def told(now: Sources, last: Sources | None = None) -> list[tuple[str, str, str]]:
    return [(o.unit.name, o.kind, o.reason()) for o in outliers(now, last)]


def test_one_that_is_far_from_the_others_is_named():
    ((unit, kind, reason),) = told(year([*USUAL, 1000]))
    assert (unit, kind) == ("县10", "peers")
    assert (
        "比可比单位偏高：1,000 公里，11 个县级单位的中位数为 105 公里，大的是小的 9.5 倍" in reason
    )
    assert "相差约 10 倍，请核对计量单位" in reason


def test_too_low_as_well():
    ((_, _, reason),) = told(year([*USUAL, 3]))
    assert "偏低" in reason
    assert "计量单位" not in reason


def test_sizes_that_differ_by_multiples_are_usual():
    assert told(year([20, 40, 80, 160, 320, 640, 1280, 2560, 5120])) == []


def test_a_rate_is_compared_in_points():
    rates = [98, 99, 97, 98.5, 99.5, 98, 97.5, 99, 60]
    ((unit, _, reason),) = told(year(rates, "T201_02.actual"))
    assert unit == "县8"
    assert "相差 38.00 个百分点" in reason


def test_few_units_say_nothing():
    assert told(year([*USUAL[: FEWEST - 2], 100000])) == []


@pytest.mark.parametrize("same", [[7] * 10, [0] * 10, ["不涉及"] * 10])
def test_nothing_stands_out_of_what_is_the_same(same: list[object]):
    assert told(year(same)) == []


def test_growth_unlike_that_of_the_others():
    last = year(USUAL, period="2025")
    now = [round(n * (1.1 if at % 2 else 1.05)) for at, n in enumerate(USUAL)]
    now[3] = 240
    found = [t for t in told(year(now), last) if t[1] == "year"]
    assert [unit for unit, _, _ in found] == ["县3"]
    assert "比上年上报数增长异常：240 公里，上年 110 公里" in found[0][2]


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (10, 60, "成倍增长"),
        (60, 10, "成倍下降"),
        (0, 50, "上年上报数为 0 公里，本年为 50 公里"),
        (50, 0, "上年上报数为 50 公里，本年为 0 公里"),
        (100, 10000, "相差约 100 倍，请核对计量单位"),
    ],
)
def test_multiples_of_last_year_are_named_also_among_few(before: int, after: int, words: str):
    ((_, kind, reason),) = told(year([after]), year([before], period="2025"))
    assert kind == "year"
    assert words in reason


@pytest.mark.parametrize(("before", "after"), [(1, 3), (100, 130), (0, 4), (5, 5)])
def test_small_changes_are_not(before: int, after: int):
    assert told(year([after]), year([before], period="2025")) == []


def test_history_told_otherwise_is_listed():
    last = year([100], period="2025")
    ((_, kind, reason),) = told(year([90], "T201_01.prior"), last)
    assert kind == "revised"
    assert "上年同期填 90 公里，与上年核收的 100 公里 不一致" in reason
    assert told(year([100], "T201_01.prior"), last) == []
    exact = year([Decimal("100.0004")], period="2025")
    assert told(year([100], "T201_01.prior"), exact) == [], "it is what a form can take of it"


def test_english_is_complete():
    last = year([*USUAL, 30], period="2025")
    found = outliers(year([*USUAL, 1000]), last)
    assert {o.kind for o in found} == {"peers", "year"}
    assert all(
        o.reason("en").isascii() for o in (dataclasses.replace(o, measured_in="km") for o in found)
    )


def test_scores():
    found = scores([1.0, 2.0, 3.0, 4.0, 100.0])
    assert found[2] == 0
    assert abs(found[4]) > LIMIT > abs(found[0])
    assert scores([5.0, 5.0, 5.0, 5.0, 9.0])[4] > LIMIT
    assert scores([5.0, 5.0]) == [0.0, 0.0]

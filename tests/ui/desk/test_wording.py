"""Names and figures as the desk writes them, in both languages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from desktop.scheme.values import NA
from desktop.words import Language
from ui.desk.wording import Wording


def wording(lang: Language = "zh") -> Wording:
    found = Wording()
    found.scheme, found.units, found.lang = load_built_in(), Units(), lang
    return found


@pytest.mark.parametrize(
    ("key", "zh", "en"),
    [
        (
            "T201_01.actual",
            "公路水路交通固定资产投资完成额 · 本年实际",
            "Road and waterway fixed-asset investment · Actual",
        ),
        ("L13#k1", "公路水路建设项目台账", "Road and waterway construction projects"),
        (
            "L13#k1.proj_name",
            "公路水路建设项目台账 · 项目名称",
            "Road and waterway construction projects · Project name",
        ),
        ("nothing", "nothing", "nothing"),
    ],
)
def test_names(key: str, zh: str, en: str) -> None:
    assert wording().name_of(key) == zh
    assert wording("en").name_of(key) == en


@pytest.mark.parametrize(
    ("key", "value", "with_unit", "zh"),
    [
        ("L13#k1.status", "在建", True, "在建"),
        ("T201_01.actual", Decimal("1234.5"), True, "1,234.50 万元"),
        ("T201_01.actual", Decimal("1234.5"), False, "1,234.50"),
        ("T201_01.actual", None, True, "未填"),
        ("T201_01.actual", NA, False, "不涉及"),
        ("T201_01.yoy", Decimal("7.5"), True, "7.50%"),
        ("L02#k1.check_year", Decimal(2026), False, "2026"),
        ("L02#k1.feedback_date", dt.date(2026, 3, 1), False, "2026-03-01"),
    ],
)
def test_amounts(key: str, value: object, with_unit: bool, zh: str) -> None:
    assert wording().amount(key, value, with_unit=with_unit) == zh


def test_units_states_and_choices() -> None:
    words, english = wording(), wording("en")
    assert words.unit_of("T201_03.actual") == "公里"
    assert english.unit_of("T201_03.actual") == "km"
    assert (words.unit_name("520327"), words.unit_name("999999")) == ("凤冈县", "999999")
    assert (words.state("zero"), words.state("late")) == ("零报", "迟报")
    column = words.column_of("L13#k1.status")
    assert column is words.scheme.ledgers["L13"].column("status")
    assert column is not None
    choice = column.choices[0]
    assert english.amount("L13#k1.status", choice) == column.choices_en[0]
    assert words.column_of("T201_01.actual") is None


@pytest.mark.parametrize(
    ("lang", "told"), [("zh", "邮件的发送日期"), ("en", "the day it was sent")]
)
def test_when_a_report_is_late(lang: Language, told: str) -> None:
    text = wording(lang).late_told("2026")
    assert "2027-01-20" in text
    assert told in text

"""What people type and paste, and what it means."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.faults import Fault
from desktop.records.entry import format_value, parse_entry
from desktop.scheme.model import Kind
from desktop.scheme.values import NA, Value

D = Decimal
YES_NO = ("是", "否")
STATUS = ("已完成", "整改中", "未启动")


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("42.5", "公里", "42.5"),
        ("42.50", "公里", "42.50"),
        ("0", "公里", "0"),
        ("-0", "公里", "0"),
        ("007", "公里", "7"),
        (".5", "公里", "0.5"),
        ("5.", "公里", "5"),
        ("+3", "公里", "3"),
        ("-3.1", "公里", "-3.1"),
        ("－3．1", "公里", "-3.1"),
        ("−3", "公里", "-3"),
        ("１２，３４５．６７", "公里", "12345.67"),
        ("1,234,567.89", "公里", "1234567.89"),
        ("1 234 567", "公里", "1234567"),
        ("1\u00a0234", "公里", "1234"),
        ("　 12\t", "公里", "12"),
        ("1.500", "公里", "1.50"),
        ("12公里", "公里", "12"),
        ("12 公里", "公里", "12"),
        ("12km", "公里", "12"),
        ("1.2万公里", "公里", "12000"),
        ("１．２万公里", "公里", "12000"),
        ("1.2亿元", "万元", "12000"),
        ("350万元", "万元", "350"),
        ("35000元", "万元", "3.5"),
        ("3,500万元", "万元", "3500"),
        ("5亿人次", "万人次", "50000"),
        ("5百万元", "万元", "500"),
        ("12%", "%", "12"),
        ("12％", "%", "12"),
        ("12.5 %", "%", "12.5"),
        ("3百分点", "百分点", "3"),
        ("3百分点", "个百分点", "3"),
        ("3个百分点", "个百分点", "3"),
    ],
)
def test_numbers(text: str, unit: str, value: str):
    found = parse_entry(text, "decimal", decimals=2, unit=unit)
    assert str(found) == str(D(value)), "the text too: no digit lost, none added"


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("1.2万", "multiple-without-unit", "12000"),
        ("nan", "not-a-number", "公里"),
        ("inf", "not-a-number", "公里"),
        ("-Infinity", "not-a-number", ""),
        ("1_000", "not-a-number", ""),
        ("٣٤", "not-a-number", ""),
        ("5²", "not-a-number", ""),
        ("①", "not-a-number", ""),
        ("½", "not-a-number", ""),
        ("三", "not-a-number", ""),
        ("1e400", "not-a-number", ""),
        ("1e5", "not-a-number", ""),
        ("1.2E+05", "not-a-number", ""),
        ("0x10", "not-a-number", ""),
        ("(1,234)", "not-a-number", ""),
        ("1.2.3", "not-a-number", ""),
        ("--1", "not-a-number", ""),
        ("约12", "not-a-number", ""),
        ("12左右", "not-a-number", ""),
        ("100多公里", "not-a-number", ""),
        ("#N/A", "not-a-number", ""),
        ("=1+1", "not-a-number", ""),
        ("1 2", "bad-groups", "1,234,567"),
        ("1,2", "bad-groups", ""),
        ("1,2345", "bad-groups", ""),
        ("0,123", "bad-groups", ""),
        ("12 345,678", "bad-groups", ""),
        ("1.234", "too-many-decimals", "2"),
        ("1234567890123456", "too-many-digits", "15"),
        ("12%", "other-unit", "公里"),
        ("12米", "other-unit", "公里"),
        ("12万元", "other-unit", "万元"),
        ("—", "unclear-sign", "不涉及"),
        ("-", "unclear-sign", ""),
        ("/", "unclear-sign", ""),
        ("…", "unclear-sign", ""),
        ("无", "unclear-sign", ""),
    ],
)
def test_refused_numbers(text: str, code: str, says: str):
    with pytest.raises(Fault) as caught:
        parse_entry(text, "decimal", decimals=2, unit="公里", may_be_na=True, place="表2-1 第3行")
    assert caught.value.code == f"records.{code}"
    assert says in caught.value.text("zh")
    assert caught.value.text("zh").startswith("表2-1 第3行：")
    assert caught.value.text("en").startswith("表2-1 第3行: ")


def test_a_percentage_has_no_multiples():
    with pytest.raises(Fault, match="other-unit"):
        parse_entry("2万%", "percent", decimals=2, unit="%")


def test_a_dash_where_nothing_is_inapplicable():
    with pytest.raises(Fault) as caught:
        parse_entry("—", "integer")
    assert caught.value.code == "records.unclear-mark"
    assert "不涉及" not in caught.value.text()


@pytest.mark.parametrize(("text", "value"), [("12", "12"), ("12.0", "12"), ("3万个", "30000")])
def test_whole_numbers(text: str, value: str):
    assert str(parse_entry(text, "integer", unit="个")) == value


@pytest.mark.parametrize(("decimals", "example"), [(0, "如 1234。"), (2, "如 1234.5。")])
def test_the_example_is_one_that_the_field_takes(decimals: int, example: str):
    with pytest.raises(Fault) as caught:
        parse_entry("很多", "decimal", decimals=decimals, unit="个")
    assert example in caught.value.text()


@pytest.mark.parametrize(
    ("text", "code"),
    [("1.5", "not-whole"), ("1.23456万个", "not-whole"), ("2万", "multiple-without-unit")],
)
def test_refused_whole_numbers(text: str, code: str):
    with pytest.raises(Fault, match=code):
        parse_entry(text, "integer", unit="个")


@pytest.mark.parametrize("text", ["", " ", "　", "\n", "\u00a0"])
@pytest.mark.parametrize("kind", ["integer", "decimal", "percent", "text", "date", "choice"])
def test_blank(text: str, kind: Kind):
    assert parse_entry(text, kind, choices=YES_NO) is None


@pytest.mark.parametrize("text", ["不涉及", " 不涉及 ", "n/a", "N/A", "Ｎ／Ａ", "不适用"])
def test_not_applicable(text: str):
    assert parse_entry(text, "decimal", may_be_na=True) is NA
    with pytest.raises(Fault, match="no-na"):
        parse_entry(text, "decimal")


@pytest.mark.parametrize(
    "text",
    [
        "2026-3-5",
        "2026-03-05",
        "2026/3/5",
        "2026.3.5",
        "2026年3月5日",
        "2026 年 3 月 5 日",
        "20260305",
        "２０２６－０３－０５",
        "2026-03-05 00:00:00",
        "2026/3/5 0:00",
    ],
)
def test_dates(text: str):
    assert parse_entry(text, "date") == dt.date(2026, 3, 5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("46086", "date-serial"),
        ("46086.0", "date-serial"),
        ("2026-2-29", "no-such-day"),
        ("2026-13-1", "no-such-day"),
        ("0202-01-01", "no-such-day"),
        ("26-3-5", "not-a-date"),
        ("3月5日", "not-a-date"),
        ("2026-3/5", "not-a-date"),
        ("2026-03-05 08:30", "not-a-date"),
        ("明天", "not-a-date"),
    ],
)
def test_refused_dates(text: str, code: str):
    with pytest.raises(Fault, match=code):
        parse_entry(text, "date")


@pytest.mark.parametrize(
    ("text", "choices", "value"),
    [
        ("是", YES_NO, "是"),
        (" Y ", YES_NO, "是"),
        ("√", YES_NO, "是"),
        ("1", YES_NO, "是"),
        ("Ｎo", YES_NO, "否"),
        ("×", ("否", "是"), "否"),
        ("是", ("有", "无"), "有"),
        ("√", ("是",), "是"),
        ("整改中", STATUS, "整改中"),
        ("已", STATUS, "已完成"),
        ("Ａ类", ("A类", "B类"), "A类"),
    ],
)
def test_choices(text: str, choices: tuple[str, ...], value: str):
    assert parse_entry(text, "choice", choices=choices) == value


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("完成", STATUS),
        ("也许", YES_NO),
        ("否", ("是",)),
        ("国", ("国道", "国务院")),
        ("1", STATUS),
    ],
)
def test_refused_choices(text: str, choices: tuple[str, ...]):
    with pytest.raises(Fault) as caught:
        parse_entry(text, "choice", choices=choices)
    assert all(choice in caught.value.text() for choice in choices)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        (" 凤冈县　", "凤冈县"),
        ("一\r\n二\r三", "一\n二\n三"),
        ("一\x0b二", "一\n二"),
        ("　　第一段\n　　第二段\n\n", "　　第一段\n　　第二段"),
        ("＝１＋１", "＝１＋１"),
        ("①5²", "①5²"),
        ("不涉及", "不涉及"),
        ("\ufeffx", "x"),
    ],
)
def test_texts(text: str, value: str):
    assert parse_entry(text, "text") == value


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\0b", "control-sign"),
        ("a\x07", "control-sign"),
        ("\ud83d", "broken-sign"),
        ("长" * 32_768, "text-too-long"),
        ("😀" * 16_384, "text-too-long"),
    ],
)
def test_refused_texts(text: str, code: str):
    with pytest.raises(Fault, match=code):
        parse_entry(text, "text")


@pytest.mark.parametrize(
    ("value", "kind", "decimals", "shown"),
    [
        (None, "decimal", 2, ""),
        (NA, "decimal", 2, "不涉及"),
        (D("15200"), "decimal", 2, "15,200.00"),
        (D("-1234.565"), "decimal", 2, "-1,234.57"),
        (D("1234"), "integer", 0, "1,234"),
        (D("0"), "integer", 0, "0"),
        (dt.date(2026, 3, 5), "date", 0, "2026-03-05"),
        ("已完成", "choice", 0, "已完成"),
    ],
)
def test_shown(value: Value | None, kind: Kind, decimals: int, shown: str):
    assert format_value(value, kind, decimals) == shown
    assert format_value(value, kind, decimals, group=False) == shown.replace(",", "")


@given(
    st.decimals(-(10**12), 10**12, places=2, allow_nan=False),
    st.sampled_from(["", "公里"]),
    st.booleans(),
    st.booleans(),
)
def test_what_is_shown_is_read_back(number: Decimal, unit: str, group: bool, wide: bool):
    text = format_value(number, "decimal", 2, group) + unit
    if wide:
        text = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert parse_entry(text, "decimal", decimals=2, unit="公里") == number


@given(st.text())
def test_any_text_is_read_or_refused(text: str):
    for kind in ("integer", "decimal", "date", "choice", "text"):
        try:
            found: object = parse_entry(text, kind, decimals=2, unit="万元", choices=YES_NO)
        except Fault as fault:
            found = fault.text("en")
        assert found is None or found is NA or isinstance(found, Decimal | dt.date | str)


@pytest.mark.parametrize(
    ("text", "value"),
    [("Under way", "在建"), ("PLANNED", "计划"), ("在", "在建"), ("计划", "计划")],
)
def test_the_english_of_a_choice_means_the_choice(text: str, value: str):
    english = ("Planned", "Under way")
    assert parse_entry(text, "choice", choices=("计划", "在建"), choices_en=english) == value


def test_a_refused_choice_says_what_the_choices_mean():
    with pytest.raises(Fault) as caught:
        parse_entry("Plan", "choice", choices=("计划", "在建"), choices_en=("Planned", ""))
    assert "计划 (Planned), 在建" in caught.value.text("en")
    assert "计划、在建" in caught.value.text("zh")


@pytest.mark.parametrize(("unit", "told"), [("公里", "km"), ("桶", "桶")])
def test_a_refused_number_tells_the_unit_in_the_language_of_the_sentence(unit: str, told: str):
    with pytest.raises(Fault) as caught:
        parse_entry("much", "decimal", decimals=2, unit=unit)
    assert f"(unit: {told})" in caught.value.text("en")
    assert f"“{unit}”" in caught.value.text("zh")

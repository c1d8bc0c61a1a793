"""What may stand under a key, and what is kept of a value."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.records.fields import Field, checked, checked_number, field_of
from desktop.scheme.model import Level, Scheme
from desktop.scheme.values import NA, Value

D = Decimal


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("T201_01.actual", Field("decimal", 2, "公里", may_be_na=True)),
        ("T201_04.cumulative", Field("integer", 0, "个", may_be_na=True)),
        ("T201_03.prior", Field("decimal", 2, "公里", may_be_na=True)),
        ("T201_03.last", Field("decimal", 2, "公里", may_be_na=True, carried=True)),
        ("L02.nil", Field("choice", choices=("是",), choices_en=("Yes",))),
        ("L02#k3.due", Field("date")),
        ("L02#new.status", Field("choice", choices=("已完成", "整改中", "未启动"))),
        ("N201_01", Field("text")),
        ("sign.filler", Field("text")),
    ],
)
def test_fields(scheme: Scheme, key: str, field: Field):
    assert field_of(scheme, "county", "2026", key) == field


@pytest.mark.parametrize(
    ("level", "period", "key", "code"),
    [
        ("county", "2026", "T201_05.actual", "not-asked"),
        ("dept", "2026", "T201_05.actual", ""),
        ("county", "2026", "T201_06.actual", "switched-off"),
        ("county", "2027", "T201_06.actual", ""),
        ("county", "2026", "L09.nil", "not-asked"),
        ("dept", "2026", "L09.nil", ""),
        ("dept", "2026", "T201_03.actual", "computed-key"),
        ("dept", "2026", "T201_03.completion", "computed-key"),
        ("dept", "2026", "L02.qty", "unknown-key"),
        ("dept", "2026", "L02#1.nil", "unknown-key"),
        ("dept", "2026", "N201_01.x", "unknown-key"),
        ("dept", "2026", "PERIOD.year", "unknown-key"),
    ],
)
def test_who_is_asked(scheme: Scheme, level: Level, period: str, key: str, code: str):
    if not code:
        assert field_of(scheme, level, period, key).kind
        return
    with pytest.raises(Fault, match=code):
        field_of(scheme, level, period, key)


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("T201_05.actul", "T201_05.actual"),
        ("T201_3.actual", "T201_03.actual"),
        ("T201_05.prir", "T201_05.prior"),
        ("L02#k3.statu", "L02#k3.status"),
        ("L02.nill", "L02.nil"),
        ("N201_01.x", "N201_01"),
        ("sign.filer", "sign.filler"),
        ("nonsense", ""),
    ],
)
def test_the_nearest_key_is_suggested(scheme: Scheme, key: str, hint: str):
    with pytest.raises(Fault, match="unknown-key") as caught:
        field_of(scheme, "dept", "2026", key)
    assert caught.value.fields["hint"] == hint
    assert caught.value.text("zh") == f"报表制度里没有 {key}。" + (
        f"是不是 {hint}？" if hint else ""
    )
    assert ("Did you mean" in caught.value.text("en")) == bool(hint)


def test_it_is_said_who_fills_it_in(scheme: Scheme):
    with pytest.raises(Fault) as caught:
        field_of(scheme, "county", "2026", "L09.nil")
    assert caught.value.text("zh") == "L09.nil 由省厅填报，县级单位不填。"
    assert caught.value.text("en") == "L09.nil is filled in by the department, not by counties."


@pytest.mark.parametrize(
    ("value", "field", "kept"),
    [
        (D("-0.0"), Field("decimal", 2), "0.0"),
        (D("1E+3"), Field("integer"), "1000"),
        (D("1.000"), Field("decimal", 2), "1.00"),
        (D("12.0"), Field("integer"), "12"),
        (NA, Field("decimal", may_be_na=True), "_NotApplicable.NA"),
        ("", Field("text"), "None"),
        (" \n", Field("text"), "None"),
        ("a\tb\nc", Field("text"), "a\tb\nc"),
        (dt.date(2026, 3, 5), Field("date"), "2026-03-05"),
        ("是", Field("choice", choices=("是", "否")), "是"),
    ],
)
def test_kept(value: Value, field: Field, kept: str):
    assert str(checked(value, field)) == kept


@pytest.mark.parametrize(
    ("value", "field", "code"),
    [
        (D("Infinity"), Field("decimal", 2), "not-a-number"),
        (D("sNaN"), Field("decimal", 2), "not-a-number"),
        (1.5, Field("decimal", 2), "not-a-number"),
        (dt.datetime(2026, 3, 5, tzinfo=dt.UTC), Field("date"), "not-a-date"),
        ("2026-03-05", Field("date"), "not-a-date"),
        ("也许", Field("choice", choices=("是", "否")), "not-a-choice"),
        (NA, Field("date"), "no-na"),
        ("a\x0bb", Field("text"), "control-sign"),
        ("a\uffff", Field("text"), "broken-sign"),
    ],
)
def test_refused(value: object, field: Field, code: str):
    with pytest.raises(Fault, match=code):
        checked(value, field)


@pytest.mark.parametrize(
    ("number", "decimals", "code"),
    [
        ("999999999999999", 0, ""),
        ("1000000000000000", 0, "too-many-digits"),
        ("9999999999999.99", 2, ""),
        ("0.000000000000001", 15, ""),
        ("1E+400", 0, "too-many-digits"),
        ("1E-400", 2, "too-many-decimals"),
        ("0.005", 2, "too-many-decimals"),
        ("0.5", 0, "not-whole"),
    ],
)
def test_digits(number: str, decimals: int, code: str):
    if not code:
        assert checked_number(D(number), decimals) == D(number)
        return
    with pytest.raises(Fault, match=code):
        checked_number(D(number), decimals)

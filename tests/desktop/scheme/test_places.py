"""Places: a key in the words of the form."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.scheme.loader import load_scheme
from desktop.scheme.places import form_label, heading, measure_title, place
from desktop.words import Language

PLACES = [
    ("T101_03.actual", "表1-1 第3行 本年实际", "Form 1-1 row 3 Actual"),
    ("T101_01.prior", "表1-1 第1行 上年同期", "Form 1-1 row 1 Prior year"),
    ("L01#a1.status", "台账L01 第7行 状态", "Ledger L01 row 7 状态"),
    ("L01#a1", "台账L01 第7行", "Ledger L01 row 7"),
    ("L01.nil", "台账L01 台账一 本年无此项", "Ledger L01 台账一 None this year"),
    ("N101_01", "文字说明 亮点", "Narrative 亮点"),
    ("sign.filler", "封面 填表人", "Cover Filler"),
    ("T101_03.actul", "T101_03.actul", "T101_03.actul"),
    ("T101_03", "T101_03", "T101_03"),
    ("L01#a1.statu", "L01#a1.statu", "L01#a1.statu"),
    ("sign.nobody", "sign.nobody", "sign.nobody"),
    ("T999_01.actual", "T999_01.actual", "T999_01.actual"),
    ("not a key", "not a key", "not a key"),
]


@pytest.mark.parametrize(("key", "zh", "en"), PLACES)
def test_places(small: Path, key: str, zh: str, en: str) -> None:
    scheme = load_scheme(small)
    for lang, told in (("zh", zh), ("en", en)):
        language: Language = "zh" if lang == "zh" else "en"
        assert place(scheme, "county", "2026", key, lambda ledger, row: 7, language) == told


def test_what_is_not_on_the_units_form_goes_by_its_name(small: Path) -> None:
    scheme = load_scheme(small)
    elsewhere = next(i for i in scheme.indicators.values() if "dept" not in i.levels)
    told = place(scheme, "dept", "2026", f"{elsewhere.code}.actual")
    assert told.endswith(f" “{elsewhere.name}” 本年实际")
    assert "第0行" not in told


@pytest.mark.parametrize(
    ("title", "unit", "lang", "expected"),
    [
        ("里程", "公里", "zh", "里程（公里）"),
        ("Length", "公里", "en", "Length (km)"),
        ("检查年度", "年", "zh", "检查年度"),
        ("项目名称", "", "zh", "项目名称"),
    ],
)
def test_a_heading_says_its_unit_once(title: str, unit: str, lang: Language, expected: str) -> None:
    assert heading(title, unit, lang) == expected


def test_labels(small: Path) -> None:
    assert form_label(load_scheme(small), "2.1") == "表2-1"
    assert measure_title("target", "en") == "Target"

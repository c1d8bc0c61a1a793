"""Figures in words: sentences of our own over figures that the ministry published.

The figures are those of the 交通运输行业发展统计公报 (Ministry of Transport) for 2019, 2021, 2022 and
2023, as each line says; amounts before rounding are made up so that they round to them.
"""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.narrative.wording import Figures, numeral, phrase, phrases, worded
from desktop.scheme.values import NA

AMOUNTS = st.decimals(min_value=0, max_value=10**9, places=3, allow_nan=False)
SIGNED = st.decimals(min_value=-(10**4), max_value=10**4, places=3, allow_nan=False)


def said(value, unit="", wording="", before="", decimals=2, actual=None, prior=None):
    number = [None if one is None else Decimal(one) for one in (value, actual, prior)]
    found = worded(
        Figures(number[0], unit, tuple(wording.split()), decimals, number[1], number[2]), before
    )
    return found.text if found else None


# (sentence, value, unit, wording); the words before {} count as the text in front of the figure.
BULLETINS = [
    # 2021
    ("全国交通固定资产投资{}", "36220", "亿元", "", "36220亿元"),
    ("投资较上年{}", "4.1", "%", "增减", "增长4.1%"),
    ("水路投资同比{}", "11.4", "%", "增减", "增长11.4%"),
    ("年末高速公路里程{}", "16.9", "万公里", "", "16.9万公里"),
    ("高速公路里程比上年末{}", "8090", "公里", "增减", "增加8090公里"),
    ("农村公路里程{}", "446.6", "万公里", "余", "440余万公里"),
    ("万吨级泊位占比{}", "1", "", "增减点", "提高1个百分点"),
    # 2022
    ("完成投资{}", "38545", "亿元", "突破", "突破3.8万亿元"),
    ("同比{}", "6.4", "%", "增减", "增长6.4%"),
    ("铁路投资同比{}", "-5.1", "%", "增减", "下降5.1%"),
    ("脱贫县公路投资{}", "8273", "亿元", "余", "8200余亿元"),
    ("公路里程比上年{}", "7.41", "万公里", "增减", "增加7.41万公里"),
    ("港口集装箱铁水联运量{}", "874.70", "万标准箱", "", "874.7万标准箱"),
    ("铁路和水路货运量占比{}", "1.8", "", "增减点", "提高1.8个百分点"),
    ("年末公路里程{}", "535.48", "万公里", "", "535.48万公里"),
    ("年末高速公路里程{}", "17.73", "万公里", "多", "17万多公里"),
    ("乡镇通三级及以上公路比例{}", "84", "%", "", "84%"),
    # 2023
    ("完成投资{}", "39142", "亿元", "近", "近4万亿元"),
    ("公路投资同比{}", "-1.0", "%", "增减", "下降1.0%"),
    ("水路投资同比{}", "20.1", "%", "增减", "增长20.1%"),
    ("跨区域人员流动量{}", "612.88", "亿人次", "约", "约613亿人次"),
    ("跨区域人员流动量同比{}", "30.7", "%", "增减", "增长30.7%"),
    ("国际快递业务量同比{}", "52.0", "%", "增减 左右", "增长52%"),
    ("亿吨大港{}", "46", "个", "多", "40多个"),
    ("颁证运输机场{}", "259", "座", "", "259座"),
    # 2019
    ("水运建设投资比上年{}", "-4.4", "%", "增减", "下降4.4%"),
    ("民航投资同比{}", "13.0", "%", "增减 0位", "增长13%"),
    ("年末运输机场{}", "238", "个", "以下", "240个以下"),
]


@pytest.mark.parametrize(("sentence", "value", "unit", "wording", "expected"), BULLETINS)
def test_published_figures_in_sentences(sentence, value, unit, wording, expected):
    assert said(value, unit, wording, sentence.partition("{")[0]) == expected


@pytest.mark.parametrize(
    ("value", "unit", "wording", "expected"),
    [
        ("326", "件", "余", "320余件"),
        ("320", "件", "余", "320件"),
        ("47", "次", "多", "40多次"),
        ("7", "年", "多", "7年"),
        ("7.6543", "公里", "余", "7.65公里"),
        ("1234", "米", "多", "1200多米"),
        ("12.34", "万元", "余", "12万余元"),
        ("13456.7", "万元", "余", "1.3亿余元"),
        ("20000", "万元", "余", "2亿元"),
        ("12345", "人次", "余", "1.2万余人次"),
        ("1234567", "人次", "多", "120多万人次"),
        ("38545", "亿元", "多", "3.8万亿多元"),
        ("10234.5", "万元", "约", "约1.02亿元"),
        ("12345", "公里", "突破", "突破1.2万公里"),
        ("9876", "公里", "突破", "突破9800公里"),
        ("12345.4", "公里", "约 0位", "约12345公里"),
        ("12345", "公里", "", "12345公里"),
        ("326.4", "万元", "余", "320余万元"),
        ("3.26", "万人次", "余", "3.2万余人次"),
        ("3.2", "万人次", "余", "3.2万人次"),
        ("8331.5", "公里", "突破", "突破8300公里"),
        ("8300", "公里", "突破", "达到8300公里"),
        ("0", "公里", "突破", "0公里"),
        ("94", "人", "以下", "100人以下"),
        ("100", "人", "以下", "100人以下"),
        ("0", "人", "以下", "0人"),
        ("978.3", "万元", "近", "近1000万元"),
        ("1000", "万元", "近", "1000万元"),
        ("23.4567", "亿元", "约", "约23.5亿元"),
        ("23.5", "亿元", "约", "23.5亿元"),
        ("23.4567", "亿元", "约 2位", "约23.46亿元"),
        ("12.34", "%", "左右", "12%左右"),
        ("98.6", "亿元", "预计", "预计98.6亿元"),
        ("12.34", "亿元", "预计 余", "预计12亿余元"),
        ("12.30", "亿元", "", "12.3亿元"),
        ("12.3", "亿元", "2位", "12.30亿元"),
        ("0.0004", "亿元", "", "4万元"),
        ("0.35", "亿元", "2位", "3500万元"),
        ("0.123456", "亿元", "2位", "1234.56万元"),
        ("0.0496", "万人次", "2位", "496人次"),
        ("-0.35", "亿元", "2位", "-3500万元"),
        ("0.87", "万件", "余", "8700件"),
        ("0.8765", "万件", "余", "8700余件"),
        ("0.4567", "亿元", "突破", "突破4500万元"),
        ("0.4567", "亿元", "预计 2位", "预计4567万元"),
        ("0.00001", "亿元", "", "1000元"),
        ("0.35", "", "2位", "0.35"),
        ("0", "万吨", "2位", "0万吨"),
        ("0.004", "个百分点", "2位", "0.004个百分点"),
        ("0.04", "公里", "1位", "0.04公里"),
        ("0.004", "", "2位", "0.00"),
        ("0", "%", "1位", "0%"),
        ("0", "", "2位", "0.00"),
        ("165.72", "亿元", "突破", "突破160亿元"),
        ("2.78", "万公里", "突破", "突破2.7万公里"),
        ("0", "亿元", "", "0亿元"),
        ("38545", "亿元", "千分", "38,545亿元"),
        ("-3.5", "%", "", "-3.5%"),
        ("-3.5", "%", "余", "-3.5%"),
    ],
)
def test_amounts(value, unit, wording, expected):
    assert said(value, unit, wording) == expected


@pytest.mark.parametrize(
    ("value", "actual", "prior", "before", "expected"),
    [
        ("12.345", "112.345", "100", "", "增长12.3%"),
        ("-3", "97", "100", "", "下降3.0%"),
        ("0", "100", "100", "", "与上年持平"),
        ("0", "100", "100", "投资同比", "持平"),
        ("0", "100", "100", "起数、人数同比分别", "持平"),
        ("0", "100", "100", "比上年同期", "持平"),
        ("0.04", "100.04", "100", "", "与上年基本持平"),
        ("-0.04", "99.96", "100", "同比", "基本持平"),
        ("99.94", "199.94", "100", "", "增长99.9%"),
        ("99.96", "199.96", "100", "", "增长1倍"),
        ("120", "220", "100", "", "增长1.2倍"),
        ("-100", "0", "100", "", "下降100.0%"),
        (None, "5", "0", "同比", "上年无此项"),
        (None, "0", "0", "同比", "持平"),
        ("250", "3", "-2", "", "由负转正"),
        ("-250", "-3", "2", "", "由正转负"),
        ("100", "0", "-2", "", "由负值归零"),
        ("50", "-1", "-2", "", "负值收窄50.0%"),
        ("-50", "-3", "-2", "", "负值扩大50.0%"),
        (None, None, "3", "", None),
        (None, "3", None, "", None),
    ],
)
def test_growth_is_said_by_its_sign(value, actual, prior, before, expected):
    assert said(value, "%", "增减", before, actual=actual, prior=prior) == expected


@pytest.mark.parametrize(
    ("value", "wording", "expected"),
    [
        ("250", "增减 3倍", "增长250.0%"),
        ("312", "增减 3倍", "增长3.1倍"),
        ("312", "增减 倍", "增长3.1倍"),
    ],
)
def test_growth_is_said_in_times_from_a_threshold(value, wording, expected):
    assert said(value, "%", wording) == expected


@pytest.mark.parametrize(
    ("value", "unit", "wording", "before", "expected"),
    [
        ("-2", "处", "增减", "", "减少2处"),
        ("0", "处", "增减", "", "与上年持平"),
        ("0.001", "公里", "增减 1位", "", "与上年基本持平"),
        ("-0.2", "", "增减点", "", "下降0.2个百分点"),
        ("0", "", "增减点", "比上年", "持平"),
        ("12.3", "亿元", "超目标", "", "超年度目标12.3亿元"),
        ("-1.25", "亿元", "超目标", "", "距年度目标还差1.25亿元"),
        ("0", "亿元", "超目标", "", "与年度目标持平"),
        ("0.35", "亿元", "超目标 2位", "", "超年度目标3500万元"),
        ("-0.35", "亿元", "超目标 2位", "", "距年度目标还差3500万元"),
        ("-0.35", "万公里", "增减 2位", "", "减少3500公里"),
        ("0.001", "亿元", "超目标 1位", "", "与年度目标基本持平"),
        ("3", "", "位次", "", "上升3位"),
        ("-2", "位", "位次", "较上一规划期", "下降2位"),
        ("0", "", "位次", "较上一规划期", "持平"),
        ("0", "", "位次", "排位靠前，", "位次不变"),
    ],
)
def test_differences_are_said_by_their_sign(value, unit, wording, before, expected):
    assert said(value, unit, wording, before) == expected


@pytest.mark.parametrize(
    ("number", "counted", "expected"),
    [
        ("0", True, "零"),
        ("2", True, "两"),
        ("2", False, "二"),
        ("8", False, "八"),
        ("10", True, "十"),
        ("12", True, "十二"),
        ("20", True, "二十"),
        ("102", True, "一百零二"),
        ("110", True, "一百一十"),
        ("1005", True, "一千零五"),
        ("9999", True, "九千九百九十九"),
        ("10000", True, ""),
        ("1.5", True, ""),
        ("-1", True, ""),
    ],
)
def test_chinese_numerals(number, counted, expected):
    assert numeral(Decimal(number), counted=counted) == expected


def test_numerals_stand_where_there_are_any_and_digits_else():
    assert said("5", "项", "大写") == "五项"
    assert said("12000", "项", "大写") == "12000项"


def test_values_that_are_no_number():
    assert worded(Figures(NA, "件")).text == "不涉及"
    assert worded(Figures(dt.date(2026, 7, 1))).text == "2026年7月1日"
    assert worded(Figures("黔道")).text == "黔道"
    assert worded(Figures(None, "件", ("余",))) is None


def test_what_bears_no_comparison_before_it_says_so():
    assert worded(Figures(None, "%", ("增减",), 1, Decimal(5), Decimal(0))).alone
    assert not worded(Figures(Decimal(5), "%", ("增减",))).alone


@pytest.mark.parametrize("group", ["growth", "change", "points", "target", "rank"])
def test_every_difference_has_its_phrases(group):
    names = {f"{name}{where}" for name in ("flat", "nearly") for where in ("", "_alone")}
    assert {"up", "down", *names} <= phrases()[group].keys()


def test_a_phrase_that_there_is_not_is_a_defect():
    with pytest.raises(KeyError):
        phrase("growth", "sideways")


# What holds for every number -----------------------------------------------------------


def number_in(text):
    """The number that a reader takes from ``text``."""
    number, scale = re.findall(r"(\d+(?:\.\d+)?)[余多]?([万亿]*)", text)[0]
    return Decimal(number) * {"": 1, "万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]


@given(AMOUNTS, st.sampled_from(["余", "多"]), st.sampled_from(["件", "万件", "亿元"]))
def test_a_number_with_yu_is_never_above_the_figure(value, word, unit):
    text = said(value, unit, word, decimals=3)
    whole = value * {"件": 1, "万件": 10**4, "亿元": 10**8}[unit]
    assert number_in(text) <= whole
    assert (word in text) == (number_in(text) != whole)


@given(AMOUNTS)
def test_what_is_passed_lies_below_and_a_bound_above(value):
    passed = said(value, "公里", "突破", decimals=3)
    below = said(value, "人", "以下", decimals=3)
    assert number_in(passed) < value if "突破" in passed else number_in(passed) == value
    assert number_in(below) >= value


@given(AMOUNTS)
def test_nearly_is_said_of_what_lies_just_below(value):
    text = said(value, "万元", "近", decimals=3)
    whole = value * 10**4
    assert number_in(text) > whole if "近" in text else number_in(text) == whole


@given(SIGNED, st.sampled_from([("%", "增减"), ("处", "增减"), ("", "增减点"), ("亿元", "超目标")]))
def test_the_word_has_the_sign_of_the_figure(value, how):
    text = said(value, *how)
    assert "-" not in text
    rises = re.match("增|提高|超", text) is not None
    falls = re.match("下降|减少|距", text) is not None
    assert (rises, falls) == (value > 0, value < 0) or "基本持平" in text or value == 0


@given(SIGNED, st.integers(0, 3))
def test_a_number_is_the_figure_rounded_half_up(value, decimals):
    text = said(value, "", f"{decimals}位")
    assert abs(Decimal(text) - value) * 2 <= Decimal(1).scaleb(-decimals)
    assert text not in {"-0", "-0.0", "-0.00", "-0.000"}

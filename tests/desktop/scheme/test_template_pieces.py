"""A line taken apart: words, figures, names, choices, charts; every slip at its character."""

from __future__ import annotations

import pytest

from desktop.scheme.faults import TableFault
from desktop.scheme.template import (
    Choice,
    Piece,
    Place,
    Series,
    Slot,
    Text,
    Variable,
)
from desktop.scheme.template_pieces import DEEPEST, Line, joined


def read(text: str) -> tuple[tuple[Piece, ...], list[TableFault]]:
    """Return the pieces of a line and its faults."""
    faults: list[TableFault] = []
    pieces, end = Line(text, 7, faults).pieces(0, len(text))
    assert end == len(text)
    return pieces, faults


def at(column: int) -> Place:
    """Return a place in the line."""
    return Place(7, column)


SOUND: list[tuple[str, tuple[Piece, ...]]] = [
    ("只有文字。", (Text("只有文字。"),)),
    ("  两头的空格  ", (Text("两头的空格"),)),
    ("{T1.actual}", (Slot("", "T1.actual", "", (), at(1)),)),
    (
        "完成{2.1#01: T1.actual / 10000 | 亿元 | 突破}。",
        (
            Text("完成"),
            Slot("2.1#01", "T1.actual / 10000", "亿元", ("突破",), at(3)),
            Text("。"),
        ),
    ),
    ("{3#G1：T1.actual|%|增减|1位}", (Slot("3#G1", "T1.actual", "%", ("增减", "1位"), at(1)),)),
    ("{T1.actual | 件 | 余 预计}", (Slot("", "T1.actual", "件", ("余", "预计"), at(1)),)),
    ("{T1.actual | | 增减点}", (Slot("", "T1.actual", "", ("增减点",), at(1)),)),
    ("{1.1#08: V02}省", (Variable("1.1#08", "V02", at(1)), Text("省"))),
    ("{V1}{V2}", (Variable("", "V1", at(1)), Variable("", "V2", at(5)))),
    (
        '{COUNTIFS(L1.a, "甲:乙", L1.b, "?") | 个}',
        (Slot("", 'COUNTIFS(L1.a, "甲:乙", L1.b, "?")', "个", (), at(1)),),
    ),
    (
        '{SUM(COUNTIFS(L1.a, {"甲", "乙"}, L1.n, {1,-2})) | 个}',
        (Slot("", 'SUM(COUNTIFS(L1.a, {"甲", "乙"}, L1.n, {1,-2}))', "个", (), at(1)),),
    ),
    (
        "{? T1.actual = 0 | 无 | 有{T1.actual | 起}，{V1}}",
        (
            Choice(
                "",
                "T1.actual = 0",
                (Text("无"),),
                (
                    Text("有"),
                    Slot("", "T1.actual", "起", (), at(25)),
                    Text("，"),
                    Variable("", "V1", at(41)),
                ),
                at(1),
            ),
        ),
    ),
    (
        "{1.2#G02? T1.actual = 0 || 有}",
        (Choice("1.2#G02", "T1.actual = 0", (), (Text("有"),), at(1)),),
    ),
    (
        "{? T1.a = 0 | {? T2.a = 0 | 甲}}",
        (
            Choice(
                "",
                "T1.a = 0",
                (Choice("", "T2.a = 0", (Text("甲"),), (), at(15)),),
                (),
                at(1),
            ),
        ),
    ),
]


@pytest.mark.parametrize(("text", "pieces"), SOUND, ids=[text for text, _ in SOUND])
def test_a_sound_line(text: str, pieces: tuple[Piece, ...]) -> None:
    assert read(text) == (pieces, [])


def test_the_place_of_a_formula_is_known() -> None:
    (slot, choice), _ = read("{2.1#01:  T1.actual | 件}{? T2.actual > 0 | 有}")
    assert isinstance(slot, Slot)
    assert isinstance(choice, Choice)
    assert (slot.formula_place, choice.formula_place) == (at(11), at(28))


FAULTY: list[tuple[str, list[tuple[str, str, str]]]] = [
    ("甲{T1.actual", [("unclosed", "2", "}")]),
    ("{T1.actual | 件", [("unclosed", "1", "}")]),
    ("{? T1.actual = 0 | 无", [("unclosed", "1", "}")]),
    ("{T1.actual | 件，{T2.actual | 余余}", [("unclosed", "1", "}")]),
    ("{T1.actual，{T2.actual | 件 | 余余}", [("unclosed", "1", "}"), ("wording", "29", "*")]),
    ("甲}乙}", [("stray-brace", "2", ""), ("stray-brace", "4", "")]),
    ("文{#2.1}字", [("mark-place", "2", "")]),
    ("文{图: 题 | 本年 = T1.a}", [("chart-alone", "2", "")]),
    ("{2.1＃01: T1.actual}", [("slot", "2", "2.1#01")]),
    ("{一#01: T1.actual}", [("slot", "2", "2.1#01")]),
    ("{: T1.actual}", [("slot", "2", "2.1#01")]),
    ("{2.1#01: | 件}", [("no-formula", "1", "")]),
    ("{}", [("no-formula", "1", "")]),
    ("{? | 有}", [("no-formula", "1", "")]),
    ("{? T1.a = 0}", [("choice", "1", "")]),
    ("{? T1.a = 0 | | }", [("choice", "1", "")]),
    ("{? T1.a = 0 | 甲 | 乙 | 丙}", [("choice", "1", "")]),
    ("{V01 | 省}", [("variable-unit", "6", "")]),
    ("{T1.a | 件 | 余多 | 增加 1位}", [("wording", "13", "*"), ("wording", "18", "增减")]),
    ("{T1.a | 件 | 12位}", [("wording", "13", "1位")]),
    ("{T1.a | 件 | 百分点}", [("wording", "13", "增减点")]),
    ("{T1.a | 件 | 全部}", [("wording", "13", "")]),
    ("{? T1.a | {? T1.b | {2.1: V1}}}{T", [("slot", "22", "2.1#01"), ("unclosed", "32", "}")]),
]


@pytest.mark.parametrize(("text", "told"), FAULTY, ids=[text for text, _ in FAULTY])
def test_a_slip_is_told_at_its_character(text: str, told: list[tuple[str, str, str]]) -> None:
    _, faults = read(text)
    found = [(f.code.removeprefix("scheme.report-"), f.column, f.suggestion) for f in faults]
    assert [(code, column) for code, column, _ in found] == [(c, column) for c, column, _ in told]
    for (_, _, suggestion), (_, _, wanted) in zip(found, told, strict=True):
        assert bool(suggestion) if wanted == "*" else suggestion == wanted
    for fault in faults:
        assert fault.text("zh").startswith(f"年度报告（report.md） 第7行 第{fault.column}字：")
        assert fault.text("en").startswith(f"report.md (年度报告) row 7 character {fault.column}: ")


def test_choices_in_choices_have_a_limit() -> None:
    deep = "{? T1.a | " * (DEEPEST + 2) + "甲" + "}" * (DEEPEST + 2)
    _, faults = read(deep)
    assert faults[0].code == "scheme.report-too-deep"
    sound = "{? T1.a | " * DEEPEST + "甲" + "}" * DEEPEST
    assert read(sound)[1] == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "{图: 投资（亿元） | 分市州 | 上年 = T1.prior / 10000 | 本年 = T1.actual / 10000}",
            (
                "投资（亿元）",
                True,
                (Series("上年", "T1.prior / 10000"), Series("本年", "T1.actual / 10000")),
            ),
        ),
        ("{图：里程|本年=T1.actual}", ("里程", False, (Series("本年", "T1.actual"),))),
        ("图表说明", None),
        ("{图: 题 | 本年 = T1.actual}后文", None),
        ("{图: 题 | 本年 = {T1.actual} }", None),
    ],
)
def test_a_chart(text: str, found: tuple[str, bool, tuple[Series, ...]] | None) -> None:
    faults: list[TableFault] = []
    assert Line(text, 7, faults).chart() == found
    assert faults == []


def test_the_formula_of_a_series_has_its_place() -> None:
    chart = Line("{图: 题 | 本年 = T1.actual}", 7, []).chart()
    assert chart is not None
    assert chart[2][0].formula_place == at(14)


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("{图: | 本年 = T1.a}", "chart-title", "4"),
        ("{图: 题}", "chart-series", "1"),
        ("{图: 题 | 分市州}", "chart-series", "1"),
        ("{图: 题 | 分州市 | 本年 = T1.a}", "chart-name", "8"),
        ("{图: 题 | = T1.a}", "chart-name", "8"),
        ("{图: 题 | 本年 = }", "no-formula", "13"),
        ("{图: 题 | 本年 = T1.a | 本年 = T1.b}", "chart-twice", "20"),
    ],
)
def test_a_faulty_chart(text: str, code: str, column: str) -> None:
    faults: list[TableFault] = []
    Line(text, 7, faults).chart()
    assert [(f.code, f.column) for f in faults] == [(f"scheme.report-{code}", column)]


def test_texts_that_meet_are_one() -> None:
    variable = Variable("", "V1", at(1))
    pieces: list[Piece] = [Text("甲"), Text("乙"), variable, Text("丙")]
    assert joined(pieces) == [Text("甲乙"), variable, Text("丙")]

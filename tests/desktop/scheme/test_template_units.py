"""What is printed is of the scale that was entered, and a rate says that it is one."""

from __future__ import annotations

import pytest

from desktop.scheme.loader import load_built_in
from desktop.scheme.template import Text
from desktop.scheme.template_check import lint_report
from desktop.scheme.template_parser import parse_template
from desktop.scheme.template_units import unit_in, unit_of_cell

BUILT_IN = load_built_in()


def told(text: str) -> list[tuple[str, str, str]]:
    """Return code, place and suggestion of each fault of a text in section 2.1."""
    faults = lint_report(f"# 题\n{{#2.1}}\n{text}\n", BUILT_IN)
    return [(f.code, f"{f.row - 2}:{f.column}", f.suggestion) for f in faults]


SCALE, RATE = "scheme.report-scale", "scheme.report-rate"


@pytest.mark.parametrize(
    ("text", "code", "place", "suggestion"),
    [
        ("{T201_01.actual | 亿元}", SCALE, "1:2", "T201_01.actual / 10000"),
        ("{T201_01.actual | 元}", SCALE, "1:2", ""),
        (
            "{T201_01.actual - T201_01.prior | 亿元}",
            SCALE,
            "1:2",
            "(T201_01.actual - T201_01.prior) / 10000",
        ),
        ("{-T201_01.actual | 亿元}", SCALE, "1:2", "-T201_01.actual / 10000"),
        ("{T201_01.actual / 10000 | 万元}", SCALE, "1:2", ""),
        ("{T201_01.actual / 1000 | 亿元}", SCALE, "1:2", ""),
        ("{T201_01.actual}亿元", SCALE, "1:2", "T201_01.actual / 10000"),
        ("{? T201_01.actual > 0 | {T201_01.actual}}亿元", SCALE, "1:26", "T201_01.actual / 10000"),
        ("{T201_03.actual | 万公里}", SCALE, "1:2", "T201_03.actual / 10000"),
        ("表：题\n| 数 | 本年（亿元） |\n| 资 | {T201_01.actual} |", SCALE, "3:8", "*"),
        ("表：题\n| 数 | 本年 |\n| 资（亿元） | {T201_01.actual} |", SCALE, "3:12", "*"),
        ("表：题\n| 数 | 单位 | 年 |\n| 资 | 亿元 | {T201_01.actual} |", SCALE, "3:13", "*"),
        ("表：题\n| 数 | 本年（元） |\n| 资 | {T201_01.actual | 亿元} |", SCALE, "3:8", "*"),
        ("{图: 投资（亿元） | 本年 = T201_01.actual}", SCALE, "1:19", "*"),
        ("{T201_01.yoy}", RATE, "1:1", "%"),
        ("{T201_01.yoy / 100 | | 1位}", RATE, "1:1", "%"),
        ("{T201_01.yoy}，{T201_01.completion}%", RATE, "1:1", "%"),
        ("{T103_11.actual}达标", RATE, "1:1", "%"),
        ("表：题\n| 数 | 同比 |\n| 资 | {T201_01.yoy} |", RATE, "3:7", "%"),
        ("表：题\n| 数 | 单位 | 同比 |\n| 资 | 亿元 | {T201_01.yoy} |", RATE, "3:12", "%"),
    ],
)
def test_a_wrong_unit(text: str, code: str, place: str, suggestion: str) -> None:
    (found,) = told(text)
    assert found[:2] == (code, place)
    assert bool(found[2]) if suggestion == "*" else found[2] == suggestion


@pytest.mark.parametrize(
    "text",
    [
        "{T201_01.actual / 10000 | 亿元}",
        "{T201_01.actual / 10000}亿元",
        "{T201_01.actual}万元",
        "{(T201_01.actual - T201_01.target) / 10000 | 亿元 | 超目标}",
        "{T201_03.actual / 10000 | 万公里}",
        "{T206_01.actual / 10000 | 亿吨公里}",
        "{T201_01.actual / T201_03.actual | 亿元}",
        "{T201_01.actual * 10000 | 亿元}",
        "{T201_01.actual | 件}",
        "{PERIOD.year | 年}",
        "{T201_01.yoy | %}、{T201_01.yoy}个百分点、{T201_01.yoy | | 增减点}",
        "{? T201_01.yoy > 0 | 增长{T201_01.yoy} | 下降{-T201_01.yoy}}%",
        "{T201_01.yoy | 倍 | 倍}",
        "表：题\n| 数 | 本年（亿元） | 同比（%） |\n"
        "| 资 | {T201_01.actual / 10000} | {T201_01.yoy} |",
        "表：题\n| 数 | 计量单位 | 本年 | 同比（％） |\n"
        "| 资 | 亿元 | {T201_01.actual / 10000} | {T201_01.yoy} |",
        "表：题\n| 指标 | 数 |\n| 同比（%） | {T201_01.yoy} |",
        "{图: 投资（亿元） | 本年 = T201_01.actual / 10000}",
        "{图: 投资 | 本年 = T201_01.actual / 10000}",
    ],
)
def test_a_right_unit(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [("投资（亿元）", "亿元"), ("投资(亿元) ", "亿元"), ("（亿元）投资", ""), ("投资", "")],
)
def test_the_unit_of_a_heading(text: str, unit: str) -> None:
    assert unit_in((Text(text),)) == unit
    assert unit_in(()) == ""


def test_the_unit_of_a_cell() -> None:
    text = "# 题\n表：题\n| 指标 | 单位 | 本年 | 比上年（%） |\n| 投资 | 亿元 | 1 | 2 |\n"
    rows = parse_template(text).blocks[1].rows
    assert [unit_of_cell(rows, 1, column) for column in range(5)] == ["亿元"] * 3 + ["%", ""]
    assert unit_of_cell(rows, 0, 3) == ""

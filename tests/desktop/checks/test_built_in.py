"""The checks that need no rule: each state of a cell and what is said of it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

COMPLETE = {
    "T201_01.actual": 1,
    "T201_01.target": 1,
    "T201_01.prior": 1,
    "T201_03.actual": 50,
    "N201_01": "好",
    "sign.filler": "甲",
    "L01.nil": "是",
}


def ids(checker: Any) -> list[str]:
    return [finding.id for finding in checker.findings()]


def test_a_complete_report_has_no_findings(make_checker) -> None:
    assert ids(make_checker({}, COMPLETE)) == []


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"T201_03.actual": None}, ["required@T201_03.actual"]),
        ({"T201_03.actual": 0}, []),
        ({"T201_03.actual": "不涉及"}, []),
        ({"T201_03.actual": 100.5}, ["maximum@T201_03.actual"]),
        ({"T201_03.actual": -1}, ["minimum@T201_03.actual"]),
        ({"T201_03.actual": 0.123}, ["decimals@T201_03.actual"]),
        ({"T201_03.actual": "五"}, ["decimals@T201_03.actual"]),
        ({"T201_04.actual": 1.5}, ["decimals@T201_04.actual"]),
        ({"T201_01.prior": None}, ["prior@T201_01.prior"]),
        ({"T201_01.prior": None, "T201_01.actual": None}, ["required@T201_01.actual"]),
        ({"T201_01.prior": None, "T201_01.actual": "不涉及"}, []),
        ({"T201_01.prior": "不涉及"}, []),
        ({"T201_01.target": None}, ["target@T201_01.target"]),
        ({"T201_01.target": None, "T201_01.actual": "不涉及"}, []),
        ({"T201_01.target": -1}, ["minimum@T201_01.target"]),
        ({"L01.nil": None}, ["nil@L01.nil"]),
        ({"N201_01": None}, ["narrative@N201_01"]),
        ({"N201_01": " \n"}, ["narrative@N201_01"]),
        ({"N201_01": "一二三四五六七八九十"}, []),
        ({"N201_01": "一二三四五六七八九十一"}, ["length@N201_01"]),
        ({"sign.filler": None}, ["sign@sign.filler"]),
        ({"sign.date": dt.date(202, 1, 1)}, ["date@sign.date"]),
    ],
)
def test_cells(make_checker, changes: dict[str, Any], expected: list[str]) -> None:
    assert ids(make_checker({}, COMPLETE | changes)) == expected


ROW = {"name": "一桥", "km": 1.5, "status": "建成"}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([ROW], []),
        ([ROW | {"name": None}], ["required_cell@L01#a.name"]),
        ([ROW | {"status": "停工"}], ["choice@L01#a.status"]),
        ([ROW | {"km": -1}], ["minimum@L01#a.km", "minimum@T201_02.actual"]),
        ([ROW | {"km": 1.25}], ["decimals@L01#a.km"]),
        ([ROW | {"begun": dt.date(1949, 9, 30)}], ["date@L01#a.begun"]),
        ([ROW | {"begun": dt.date(1949, 10, 1)}], []),
        ([ROW | {"begun": dt.date(2036, 12, 31)}], []),
        ([ROW | {"begun": dt.date(2037, 1, 1)}], ["date@L01#a.begun"]),
        ([ROW | {"begun": "昨天"}], ["date@L01#a.begun"]),
        ([ROW, ROW | {"name": "二桥"}], []),
        ([ROW, ROW | {"name": "二桥"}, ROW], ["unique@L01#c.name"]),
        ([{"km": 1}, {"km": 1}], ["required_cell@L01#a.name", "required_cell@L01#b.name"]),
        ([{}], ["required_cell@L01#a.name"]),
    ],
)
def test_rows(make_checker, rows: list[dict[str, Any]], expected: list[str]) -> None:
    assert sorted(ids(make_checker({}, COMPLETE | {"L01.nil": None}, rows))) == expected


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2027, 12, 31), []),
        (dt.date(2028, 1, 1), ["expired@PERIOD.year"]),
    ],
)
def test_an_expired_scheme(make_checker, today: dt.date, expected: list[str]) -> None:
    assert ids(make_checker({}, COMPLETE, today=today)) == expected


def test_the_scheme_says_the_class(make_checker) -> None:
    checker = make_checker({}, {}, built_in=dict.fromkeys(make_classes(), "hint"))
    assert {finding.audit_class for finding in checker.findings()} == {"hint"}


def make_classes() -> tuple[str, ...]:
    from desktop.scheme.tables import BUILT_IN_CHECKS

    return BUILT_IN_CHECKS


def test_what_the_year_does_not_ask_for_is_not_missed(make_checker) -> None:
    off = {"2026": frozenset({"T201_03"})}
    checker = make_checker({}, COMPLETE | {"T201_03.actual": None}, switched_off=off)
    assert ids(checker) == []


@pytest.mark.parametrize(
    ("values", "rows", "sentence"),
    [
        (
            {"T201_01.prior": None},
            [],
            "表2-1 第1行 上年同期 还没有填，而本年实际已填 1.0 公里，没有上年数就算不出同比。"
            "怎么办：填上上年同期数；上年没有发生的填 0。",
        ),
        (
            {"T201_03.actual": 100.5},
            [],
            "表2-1 第3行 本年实际 100.50%，不应大于 100%。"
            "怎么办：更正数据。这一条必须成立，不能用说明代替。",
        ),
        (
            {"T201_04.actual": 1.5},
            [],
            "表2-1 第4行 本年实际 1.5 座，应为整数。"
            "怎么办：更正数据。这一条必须成立，不能用说明代替。",
        ),
        (
            {"L01.nil": None},
            [],
            "台账L01 桥梁台账 还没有填，由它算出的 1 项指标空着。"
            "怎么办：逐行登记；本年没有的，请声明“本年无此项”。",
        ),
        (
            {},
            [ROW, ROW],
            "台账L01 第2行 桥名 “一桥”与第1行重复。"
            "怎么办：同一件事只登记一行：删去多余的行，或改正填错的内容。",
        ),
        (
            {},
            [ROW | {"status": "停工"}],
            "台账L01 第1行 状态 “停工”不在可选内容之中。怎么办：从下拉列表中选：在建、建成。",
        ),
        (
            {"N201_01": "一二三四五六七八九十一"},
            [],
            "文字说明 亮点 有 11 字，最多 10 字。怎么办：压缩文字。",
        ),
    ],
)
def test_sentences(make_checker, values: dict[str, Any], rows: list[Any], sentence: str) -> None:
    checker = make_checker({}, COMPLETE | values, rows)
    assert [finding.message for finding in checker.findings()] == [sentence]


@pytest.mark.parametrize(
    ("audit_class", "ending"),
    [
        ("force", "填上这一格，它是必填栏目。"),
        ("soft", "填上这一格，它是必填栏目。办不到的，写明原因。"),
        ("verify", "填上这一格，它是必填栏目。办不到的，写明原因（不少于6个字）。"),
        ("hint", "填上这一格，它是必填栏目。不填也可以上报。"),
    ],
)
def test_advice_follows_the_class(make_checker, audit_class: str, ending: str) -> None:
    classes = dict.fromkeys(make_classes(), audit_class)
    checker = make_checker({}, COMPLETE, [ROW | {"name": None}], built_in=classes)
    (finding,) = checker.findings()
    assert finding.message.endswith(ending)

"""The difference between two versions, cell by cell, with places in the words of the form."""

from __future__ import annotations

import pytest

from desktop.scheme.model import Scheme
from desktop.submission.difference import Difference, difference
from desktop.workbook.sealing import Record

HEAD: list[Record] = [
    ("identity:level", "text", "county"),
    ("identity:period", "text", "2026"),
    ("identity:bureau", "text", "凤冈县交通运输局"),
    ("row:L01#a", "number", "1"),
    ("row:L01#b", "number", "2"),
]
OLD: list[Record] = [
    ("T201_01.actual", "number", "12.5"),
    ("T201_02.actual", "na", ""),
    ("N201_01", "text", "旧"),
    ("L01#b.doc_no", "text", "1号"),
    ("explanation:R201_02", "text", "旧说明"),
]


def changed(key: str, state: str, text: str) -> list[Record]:
    return [*(record for record in OLD if record[0] != key), (key, state, text)]


@pytest.mark.parametrize(
    ("newer", "expected"),
    [
        (
            changed("T201_01.actual", "number", "13"),
            ("T201_01.actual", "表2-1 第1行 本年实际", "12.5", "13"),
        ),
        (
            changed("T201_01.actual", "blank", ""),
            ("T201_01.actual", "表2-1 第1行 本年实际", "12.5", None),
        ),
        (
            changed("T201_02.actual", "number", "0"),
            ("T201_02.actual", "表2-1 第2行 本年实际", "不涉及", "0"),
        ),
        (
            changed("T201_02.actual", "blank", ""),
            ("T201_02.actual", "表2-1 第2行 本年实际", "不涉及", None),
        ),
        (
            changed("L01#b.doc_no", "text", "2号"),
            ("L01#b.doc_no", "台账L01 第2行 文号", "1号", "2号"),
        ),
        (
            changed("explanation:R201_02", "text", "新说明"),
            ("explanation:R201_02", "说明 R201_02", "旧说明", "新说明"),
        ),
        (
            [*OLD, ("reason:T201_01.last", "text", "取自年鉴")],
            ("reason:T201_01.last", "表2-1 第1行 上年上报数 填报理由", None, "取自年鉴"),
        ),
        (
            [*OLD, ("left_out:L07", "text", "处分台账")],
            ("left_out:L07", "未随件报送的台账 L07", None, "处分台账"),
        ),
    ],
)
def test_one_difference(scheme: Scheme, newer: list[Record], expected: tuple[str, ...]):
    (found,) = difference([*HEAD, *OLD], [*HEAD, *newer], scheme)
    assert (found.key, found.old, found.new) == (expected[0], *expected[2:])
    assert found.place == expected[1]


@pytest.mark.parametrize(
    "newer",
    [OLD, changed("T201_01.actual", "number", "12.50"), [*OLD, ("T201_05.actual", "blank", "")]],
)
def test_no_difference(scheme: Scheme, newer: list[Record]):
    assert difference([*HEAD, *OLD], [*HEAD, *newer], scheme) == []


def test_circumstances_are_no_difference():
    one: list[Record] = [*HEAD, ("identity:version", "text", "1"), ("seal:code", "text", "A")]
    two: list[Record] = [*HEAD, ("identity:version", "text", "2"), ("seal:code", "text", "B")]
    assert difference(one, two) == []


def test_rows_that_come_go_and_move(scheme: Scheme):
    newer: list[Record] = [
        *HEAD[:3],
        ("row:L01#b", "number", "1"),
        ("row:L01#a", "number", "2"),
        ("row:L01#c", "number", "3"),
        ("L01#c.doc_no", "text", "3号"),
        *(record for record in OLD if not record[0].startswith("L01")),
    ]
    found = {
        one.key: (one.place, one.old, one.new) for one in difference([*HEAD, *OLD], newer, scheme)
    }
    assert found == {
        "L01#b.doc_no": ("台账L01 第2行 文号", "1号", None),
        "L01#c.doc_no": ("台账L01 第3行 文号", None, "3号"),
        "L01": ("台账L01 行的次序", "a b", "b a"),
    }


def test_another_bureau_and_no_scheme():
    newer: list[Record] = [
        *HEAD[:2],
        ("identity:bureau", "text", "凤冈县交通局"),
        *HEAD[3:],
        *OLD[1:],
    ]
    assert difference([*HEAD, *OLD], newer, None, "en") == [
        Difference("identity:bureau", "Reporting unit", "凤冈县交通运输局", "凤冈县交通局"),
        Difference("T201_01.actual", "T201_01.actual", "12.5", None),
    ]

"""The report's text becomes blocks; every slip of it is told at its line and character."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.faults import Faults
from desktop.resources import resource_path
from desktop.scheme import template_parser
from desktop.scheme.template import Text
from desktop.scheme.template_parser import parse_template, read_template

TEXT = """# 年度报告

{#0}
第一行，
第二行。
第三段的{V01}
第四行

## 一、党建

### （一）政治 {#1.1}
正文。

### （二）组织
{#1.3}
正文。
## 二、业务 {#2.0}

### （一）目标 {#2.1}

表：主要{V02}指标
| 指标 | 本年 |
|------|------|
| 投资 | {T1.actual / 10000 | 亿元} |
| 里程 | |
{图: 投资 | 分市州 | 本年 = T1.actual}
收尾。
"""


def test_lines_become_blocks() -> None:
    blocks = parse_template(TEXT).blocks
    assert [(b.kind, b.section, b.place.line) for b in blocks] == [
        ("title", "0", 1),
        ("mark", "0", 3),
        ("paragraph", "0", 4),
        ("part", "1.1", 9),
        ("section", "1.1", 11),
        ("paragraph", "1.1", 12),
        ("section", "1.3", 14),
        ("mark", "1.3", 15),
        ("paragraph", "1.3", 16),
        ("part", "2.0", 17),
        ("section", "2.1", 19),
        ("table", "2.1", 21),
        ("chart", "2.1", 26),
        ("paragraph", "2.1", 27),
    ]
    assert blocks[0].pieces == (Text("年度报告"),)
    assert blocks[4].pieces == (Text("（一）政治"),)


def test_lines_of_a_paragraph_are_joined() -> None:
    first = parse_template(TEXT).blocks[2]
    assert [getattr(piece, "text", "") for piece in first.pieces] == [
        "第一行，第二行。第三段的",
        "",
        "第四行",
    ]


def test_a_table_has_its_heading_row_first_and_no_rule() -> None:
    table = parse_template(TEXT).blocks[11]
    assert len(table.pieces) == 3
    assert table.rows[0] == ((Text("指标"),), (Text("本年"),))
    assert [len(row) for row in table.rows] == [2, 2, 2]
    assert table.rows[2] == ((Text("里程"),), ())


def test_a_chart_has_title_and_series() -> None:
    chart = parse_template(TEXT).blocks[12]
    assert (chart.pieces, chart.by_prefecture) == ((Text("投资"),), True)
    assert [series.name for series in chart.series] == ["本年"]


def test_line_ends_of_windows_say_the_same() -> None:
    assert parse_template(TEXT.replace("\n", "\r\n")) == parse_template(TEXT)


def test_the_text_of_the_built_in_scheme_is_sound() -> None:
    text = (resource_path("schemes", "transport-annual") / "report.md").read_text("utf-8")
    assert len(parse_template(text).slots()) > 200


# A text → code, line, character and suggestion of each fault
FAULTY: list[tuple[str, list[tuple[str, int, str, str]]]] = [
    ("# 题\n甲", [("report-end", 2, "1", "")]),
    ("# 题\n\n", [("report-end", 2, "1", "")]),
    ("", [("report-no-title", 1, "1", "# ")]),
    ("甲\n", [("report-no-title", 1, "1", "# ")]),
    ("# 题\n 甲 \n乙\t丙\n", [("untidy", 2, "1", "甲"), ("untidy", 3, "1", "乙 丙")]),
    ("# 题\n" + "甲" * 32_001 + "\n", [("too-long", 2, "1", "")]),
    ("# 题\n# 又题\n", [("report-title-twice", 2, "1", "## ")]),
    ("甲\n# 题\n", [("report-title-late", 2, "1", "")]),
    ("{#0}\n# 题\n", []),
    ("# 题\n### 节\n", [("report-part", 2, "1", "## ")]),
    ("# 题\n## 部\n#### 目\n", [("report-level", 3, "1", "### 目")]),
    ("# 题\n##部\n", [("report-space", 2, "1", "## 部")]),
    (
        "# 题\n## \n",
        [
            ("untidy", 2, "1", "##"),
            ("report-space", 2, "1", "## "),
            ("report-heading", 2, "1", ""),
        ],
    ),
    ("# 题\n## {#1.1}\n", [("report-heading", 2, "1", "")]),
    ("# 题\n{#一}\n", [("report-mark", 2, "1", "{#2.1}")]),
    ("# 题 {#1.1}\n甲\n{#1.1}\n", [("report-section-twice", 3, "1", "")]),
    ("# 题\n| 甲 |\n| 乙 |\n", [("report-caption", 2, "1", "表：")]),
    ("# 题\n表：\n| 甲 |\n| 乙 |\n", [("report-caption", 2, "1", "表：主要指标")]),
    ("# 题\n表：甲\n", [("report-table", 2, "1", "")]),
    ("# 题\n表：甲\n\n乙\n", [("report-table", 2, "1", "")]),
    ("# 题\n表：甲\n| 乙 |\n", [("report-table", 2, "1", "")]),
    ("# 题\n表：甲\n| 乙 | 丙 |\n| 丁 |\n", [("report-row", 4, "1", "")]),
    ("# 题\n表：甲\n| 乙 | {T |\n| 丁 | 戊 |\n", [("report-unclosed", 3, "7", "}")]),
    (
        "# 题\n{1#1: V1}{1#1: V2}\n\n表：甲\n| 乙 |\n| {1#1: T1.a} |\n",
        [("report-slot-twice", 2, "10", ""), ("report-slot-twice", 6, "3", "")],
    ),
    ("# 题\n{? T1.a | {1#1: V1} | {1#1: V2}}\n", []),
    (
        "# 题\n{? T1.a | {1#1: V1} | {1#1: V2}}{1#1: V3}\n",
        [("report-slot-twice", 2, "33", "")],
    ),
    ("# 题\n{1#1? T1.a | {1#1: V1}}\n", [("report-slot-twice", 2, "14", "")]),
    ("# 题\n甲}\n\n乙{T\n", [("report-stray-brace", 2, "2", ""), ("report-unclosed", 4, "2", "}")]),
]


@pytest.mark.parametrize(("text", "told"), FAULTY, ids=[repr(text)[:40] for text, _ in FAULTY])
def test_faults_of_a_text(text: str, told: list[tuple[str, int, str, str]]) -> None:
    _, faults = read_template(text)
    found = [(f.code.removeprefix("scheme."), f.row, f.column, f.suggestion) for f in faults]
    assert found == told
    for fault in faults:
        assert fault.text("zh")
        assert fault.text("en")
    if faults:
        with pytest.raises(Faults) as caught:
            parse_template(text)
        assert len(caught.value.faults) == len(faults)
    else:
        assert parse_template(text).blocks


def test_every_sentence_of_the_parser_is_tried() -> None:
    folder = Path(template_parser.__file__).parent
    tests = Path(__file__).parent
    tried = "".join(
        (tests / f"test_template_{name}.py").read_text("utf-8")
        for name in ("parser", "pieces", "check", "units")
    )
    source = "".join(
        (folder / f"template_{name}.py").read_text("utf-8")
        for name in ("parser", "pieces", "check", "units")
    )
    codes = set(re.findall(r'"report-([a-z-]+)"', source))
    assert len(codes) > 25
    assert {code for code in codes if f'{code}"' not in tried} == set()


SCRAPS = st.lists(
    st.sampled_from(
        [
            *("{", "}", "|", "#", "\n", "# 题", "## ", "表：", "{图:", "=", ":", "?", '"', " "),
            *("V01", "T1.actual", "2.1#01", "{#2.1}", "甲", "余", "{1,2}"),
        ]
    ),
    max_size=40,
).map("".join)


@given(st.one_of(SCRAPS, st.text(max_size=80)))
def test_any_text_is_a_template_or_has_faults(text: str) -> None:
    template, faults = read_template(text)
    lines = text.replace("\r\n", "\n").split("\n")
    for fault in faults:
        assert 1 <= fault.row <= len(lines)
        assert int(fault.column) >= 1
        assert fault.text("en")
    if not faults:
        assert template == parse_template(text)
        assert template.blocks[0].kind in ("title", "mark")

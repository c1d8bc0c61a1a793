"""What a sound text says is asked of the scheme: sections, variables, formulas, units."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.resources import resource_path
from desktop.scheme.linter import lint
from desktop.scheme.loader import load_built_in, load_scheme
from desktop.scheme.model import Scheme
from desktop.scheme.template import WORDING
from desktop.scheme.template_check import lint_report, section_codes
from desktop.scheme.template_parser import parse_template

Edit = Callable[..., None]
BUILT_IN = load_built_in()
ROOT = Path(__file__).parents[3]


def told(text: str, scheme: Scheme = BUILT_IN) -> list[tuple[str, int, str, str]]:
    """Return code, line, character and suggestion of each fault of a line in section 2.1."""
    faults = lint_report(f"# 题\n\n{{#2.1}}\n{text}\n", scheme)
    assert all(fault.text(lang) for fault in faults for lang in ("zh", "en"))
    return [(f.code.removeprefix("scheme."), f.row, f.column, f.suggestion) for f in faults]


@pytest.mark.parametrize(
    ("text", "code", "column", "suggestion"),
    [
        ("{2.1#01: T201_01.actuel | 万元}", "bad-formula", "10", "T201_01.actual"),
        ("{2.1#01: T201_01.actual + T201_99.actual}", "bad-formula", "27", "*"),
        ("{SUMM(T201_01.actual) | 万元}", "bad-formula", "2", "SUM"),
        ("{ROUND(T201_01.actual) | 万元}", "bad-formula", "2", "*"),
        ("{T201_01.actual ｜ 万元}", "bad-formula", "17", ""),
        ("{L02.qty | 个}", "bad-formula", "2", "SUM(L02.qty)"),
        ('{COUNTIFS(L02.status, "完成") | 个}', "not-a-choice", "2", "已完成"),
        ("{T201_01.actual > 0 | 万元}", "report-number", "2", ""),
        ('{"甲"}', "report-number", "2", ""),
        ("{? T201_01.actual | 有 | 无}", "report-bool", "4", ""),
        ("{? T201_01.actual > 0 | {T201_01.actuel | 万元} | 无}", "bad-formula", "26", "*"),
        ('{? SUMUNITS("dept", T201_11.actual) > 0 | 有}', "not-visible", "4", "*"),
        ("{图: 题 | 本年 = T201_01.actuel}", "bad-formula", "14", "T201_01.actual"),
        ("{2.1#01: V99}", "report-variable", "1", "*"),
        ("{V01x}省", "report-variable", "1", "V01"),
        ("{v01}省", "report-variable", "1", "V01"),
        ("{2.2#01: T201_01.actual | 万元}", "report-slot-section", "1", "2.1#01"),
        ("{? T201_01.actual > 0 | {2.2#01: V01}}", "report-slot-section", "25", "2.1#01"),
        ("{T201_01.actual | 万元 | 余 突破}", "report-approximations", "1", "余"),
        ("{T201_01.yoy}", "report-rate", "1", "%"),
        ("{-T201_01.yoy | | 1位}", "report-rate", "1", "%"),
        ("{T103_11.actual}达标", "report-rate", "1", "%"),
        ("{T201_01.actual | 亿元}", "report-scale", "2", "T201_01.actual / 10000"),
        ("{图: 投资（亿元） | 本年 = T201_01.actual}", "report-scale", "19", "*"),
    ],
)
def test_one_slip(text: str, code: str, column: str, suggestion: str) -> None:
    first, *others = told(text)
    assert first[:3] == (code, 4, column)
    assert bool(first[3]) if suggestion == "*" else first[3] == suggestion
    assert not others


@pytest.mark.parametrize(
    "text",
    [
        "{2.1#01: T201_01.actual / 10000 | 亿元 | 突破}",
        "{(T201_01.actual - T201_01.target) / 10000 | 亿元 | 超目标}",
        "{T201_01.actual / 10000}亿元",
        "{T201_01.actual | 万元 | 约 预计}",
        "{T201_01.yoy | % | 增减 1位}",
        "{T201_01.yoy}%、{T201_01.completion}个百分点",
        "{T201_01.yoy | | 增减点}",
        "{T201_01.actual / T201_03.actual | 元}",
        '{SUMUNITS("prefecture", T201_01.actual) | 万元}',
        '{COUNTUNITS("county") | 个}',
        "{SUM(L02.qty) | 个}",
        "{PERIOD.year | 年}",
        "{? T201_01.actual >= T201_01.target | 完成 | 未完成}",
        "{2.1#09: V22}",
        "{图: 投资 | 分市州 | 上年 = T201_01.prior | 本年 = T201_01.actual / 10000}",
    ],
)
def test_what_fits(text: str) -> None:
    assert told(text) == []


def test_sections_are_those_of_the_scheme_and_what_opens_a_part() -> None:
    assert {"0", "1.0", "1.1", "2.0", "2.9", "3", "9"} <= {*section_codes(BUILT_IN)}
    faults = lint_report("# 题\n{#2.0}\n甲\n\n{#2.10}\n乙\n\n丙\n{#8}\n", BUILT_IN)
    assert [(f.code, f.row, f.suggestion) for f in faults] == [
        ("scheme.report-section", 5, "2.1"),
        ("scheme.report-section", 9, ""),
    ]


def test_a_slot_before_every_mark_belongs_nowhere() -> None:
    faults = lint_report("# 题\n{2.1#01: V01}\n", BUILT_IN)
    assert [(f.code, f.row, f.suggestion) for f in faults] == [
        ("scheme.report-slot-section", 2, "{#2.1}")
    ]


def test_faults_of_writing_and_of_the_scheme_come_in_the_order_of_the_text() -> None:
    faults = lint_report("# 题\n{V98}\n\n甲}\n\n{V99}\n", BUILT_IN)
    assert [(f.code, f.row) for f in faults] == [
        ("scheme.report-variable", 2),
        ("scheme.report-stray-brace", 4),
        ("scheme.report-variable", 6),
    ]


def test_the_linter_of_a_scheme_reads_its_text(small: Path) -> None:
    path = small / "report.md"
    path.write_text(path.read_text("utf-8").replace("V02", "V03") + "多}\n", "utf-8")
    assert [(f.code, f.fields["row"]) for f in lint(small)] == [
        ("scheme.report-variable", 16),
        ("scheme.report-stray-brace", 17),
    ]


def test_what_the_province_has_no_total_of_is_told(small: Path, edit: Edit) -> None:
    edit("indicators", 2, merge_levels="")
    edit("indicators", 4, merge_levels="")  # a ratio, worked out from its parts
    assert [(f.code, f.fields["row"], f.fields["column"]) for f in lint(small)] == [
        ("scheme.report-not-merged", 7, "14")
    ]
    text = '# 题\n{SUMUNITS("county", T101_01.actual) | 件}{T101_03.actual | %}\n'
    assert lint_report(text, load_scheme(small)) == []


def test_the_built_in_text_fits_its_scheme() -> None:
    text = (resource_path("schemes", "transport-annual") / "report.md").read_text("utf-8")
    assert lint_report(text, BUILT_IN) == []


def test_the_manual_shows_a_sound_text_and_every_wording() -> None:
    manual = (ROOT / "docs" / "scheme.md").read_text("utf-8")
    example = manual.split("## 年度报告的文字")[1].split("```\n")[1]
    assert lint_report(example, BUILT_IN) == []
    assert len({type(piece) for _, _, piece in parse_template(example).slots()}) == 3
    assert "、".join(WORDING) in manual.replace("\n  ", "")


LINES = (resource_path("schemes", "transport-annual") / "report.md").read_text("utf-8").splitlines()
SLIPS = st.tuples(
    st.sampled_from(LINES),
    st.integers(0, 400),
    st.integers(0, 4),
    st.text('{}|#:."?=（', max_size=2),
)


@given(st.lists(SLIPS, min_size=1, max_size=4))
def test_a_text_with_slips_is_told_or_fits(slips: list[tuple[str, int, int, str]]) -> None:
    lines = [line[:at] + typed + line[at + cut :] for line, at, cut, typed in slips]
    text = "\n".join(["# 题", *lines, "完", ""])
    faults = lint_report(text, BUILT_IN)
    places = [(fault.row, int(fault.column)) for fault in faults]
    assert places == sorted(places)
    for (row, column), fault in zip(places, faults, strict=True):
        assert 1 <= row <= len(lines) + 2
        assert 1 <= column <= len(text.split("\n")[row - 1]) + 1
        assert fault.text("zh") != fault.text("en")


def test_a_scheme_without_variables_knows_none(small: Path) -> None:
    path = small / "variables.csv"
    path.write_text(path.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
    codes = {fault.code for fault in lint_report("# {V01}\n", load_scheme(small))}
    assert codes == {"scheme.report-variable"}

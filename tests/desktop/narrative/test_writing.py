"""A template and figures become a draft in which nothing is made up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

import pytest

from desktop.narrative.draft import Draft, Reach
from desktop.narrative.writing import Chosen, decimals_of, keys_of, write
from desktop.scheme.formula import compile_formula
from desktop.scheme.model import Section, VariableField
from desktop.scheme.template_parser import parse_template
from desktop.scheme.values import NA
from tests.desktop.checks.conftest import indicator
from tests.desktop.province.small import small_scheme, value

MONEY: dict[str, Any] = {
    "kind": "decimal",
    "decimals": 2,
    "unit": "万元",
    "measures": ("actual", "target", "prior", "yoy"),
}
SCHEME = small_scheme(
    indicators={
        one.code: one
        for one in (
            indicator("T201_01", **MONEY),
            indicator("T201_03", kind="decimal", decimals=1),
            indicator("T201_05"),
            indicator("T201_06"),
        )
    },
    sections={code: Section(code, code, code, "") for code in ("0", "2.1", "2.2")},
    variables={
        code: VariableField(code, name, name, "name", formula, "")
        for code, name, formula in (
            ("V01", "省名", ""),
            ("V22", "周年数", "PERIOD.year - 1921"),
            ("V23", "规划期", 'IF(PERIOD.year >= 2026, "“十四五”", "“十三五”")'),
        )
    },
)


class Given:
    """Figures given by hand; who lacks what, too."""

    def __init__(self, figures: Mapping[str, object], lacking: Mapping[str, int]) -> None:
        self._figures = {key: None if one is None else value(one) for key, one in figures.items()}
        self._lacking = lacking

    def value(self, formula: str) -> Any:
        if formula in self._figures:
            return self._figures[formula]
        scalars = {
            key: one if isinstance(one, Decimal) else None for key, one in self._figures.items()
        }
        scalars["PERIOD.year"] = Decimal(2026)
        names = compile_formula(formula).names
        if all(self._figures.get(name) is NA for name in names):
            return NA
        return compile_formula(formula).evaluate(dict.fromkeys(names) | scalars, {})

    def reach(self, keys: Iterable[str]) -> Reach | None:
        found = [
            Reach(88 - self._lacking.get(key, 0 if key in self._figures else 88), 88, (), "个县区")
            for key in keys
        ]
        return min(found, key=lambda one: one.answered, default=None)

    def by_prefecture(self, formula: str) -> Sequence[tuple[str, Any]]:
        return [("北市", self.value(formula)), ("南市", None)]


def drafted(
    text: str,
    figures: Mapping[str, object] | None = None,
    lacking: Mapping[str, int] | None = None,
    chosen: Sequence[Chosen] = (),
    **values: str,
) -> Draft:
    source = Given(figures or {}, lacking or {})
    whole = text if text.startswith("# ") else f"# 报告\n\n{text}"
    return write(parse_template(whole + "\n"), source, SCHEME, "2026", values, chosen)


def printed(text: str, *args: Any, **more: Any) -> str:
    """The only paragraph."""
    return drafted("{#2.1}\n\n" + text, *args, **more).parts[-1].text


FULL = {
    "T201_01.actual": 123456.78,
    "T201_01.target": 120000,
    "T201_01.prior": 110000,
    "T201_01.yoy": Decimal("12.2334363"),
    "T201_03.actual": 8331.5,
    "T201_05.actual": 0,
    "T201_06.actual": 47,
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("完成{2.1#01: T201_01.actual / 10000 | 亿元}。", "完成12.35亿元。"),
        ("完成{T201_01.actual | 万元}", "完成123456.78万元"),
        ("里程{T201_03.actual | 公里 | 突破}", "里程突破8300公里"),
        ("起数{T201_05.actual | 起}", "起数0起"),
        ("开展{T201_06.actual | 次 | 多}", "开展40多次"),
        ("同比{T201_01.yoy | % | 增减}", "同比增长12.2%"),
        ("{(T201_01.actual - T201_01.target) / 10000 | 亿元 | 超目标}", "超年度目标3456.78万元"),
        ("{PERIOD.year}年", "2026年"),
        ("{PERIOD.year - 1}年", "2025年"),
        ("建党{V22}周年，较{V23}", "建党105周年，较“十四五”"),
        ("{? T201_05.actual = 0 | 未发生 | 发生{T201_05.actual | 起}}。", "未发生。"),
        ("{? T201_06.actual = 0 | 未发生 | 发生{T201_06.actual | 起}}。", "发生47起。"),
        ("甲{? T201_06.actual = 0 | 未发生}乙", "甲乙"),
        ("{? T201_06.actual > 1 | 有{? T201_06.actual > 50 | 多 | 少}数 | 无}", "有少数"),
    ],
)
def test_figures_take_their_places(text, expected):
    assert printed(text, FULL) == expected


@pytest.mark.parametrize(
    ("text", "expected", "states"),
    [
        ("完成{T201_01.actual | 万元}。", "完成【缺数】。", ["missing"]),
        ("同比{T201_01.yoy | % | 增减}。", "同比【缺数】。", ["missing"]),
        ("{V01}省", "【待填】省", ["missing"]),
        ("{? T201_01.actual > 0 | 有 | 无}", "无", ["missing"]),
        ("{? T201_01.actual > 0 | 有}完", "完", ["missing"]),
        (
            "{2.1#1? T201_01.actual > 0 | 有 | 有{T201_01.actual | 万元}}",
            "有【缺数】",
            ["missing", "missing"],
        ),
    ],
)
def test_what_nobody_gave_is_shown_and_listed(text, expected, states):
    assert printed(text) == expected
    draft = drafted("{#2.1}\n\n" + text)
    assert [one.state for one in draft.figures.values()] == states
    assert len(draft.missing) == len(states)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({"T201_01.actual": 5, "T201_01.prior": 0, "T201_01.yoy": None}, "投资上年无此项，居前"),
        ({"T201_01.actual": 5, "T201_01.prior": -2, "T201_01.yoy": None}, "投资由负转正，居前"),
        ({"T201_01.actual": 5, "T201_01.prior": 5, "T201_01.yoy": 0}, "投资同比持平，居前"),
        (
            dict.fromkeys(["T201_01.actual", "T201_01.prior", "T201_01.yoy"], "不涉及"),
            "投资同比不涉及，居前",
        ),
    ],
)
def test_a_comparison_that_does_not_bear_its_word_goes_without(figures, expected):
    assert printed("投资同比{T201_01.yoy | % | 增减}，居前", figures) == expected


def test_nothing_over_nothing_is_not_missing():
    figures = {"T201_05.actual": 0, "T201_06.actual": 0}
    text = (
        "{#2.1}\n\n比率{T201_05.actual / T201_06.actual | %}，"
        "{? T201_05.actual / T201_06.actual > 1 | 超 | 未超}。\n\n"
        "表：比率\n| 指标 | 本年 |\n| 比率 | {T201_05.actual / T201_06.actual} |"
    )
    draft = drafted(text, figures)
    assert draft.parts[1].text == "比率不涉及，未超。"
    assert draft.parts[2].rows[1][1][0].text == "—"
    assert [one.state for one in draft.figures.values()] == ["na"] * 3
    assert [one.state for one in drafted(text, {"T201_05.actual": 0}).missing] == ["missing"] * 3


def test_not_concerned_by_all_says_so():
    draft = drafted("{#2.1}\n\n有{T201_06.actual | 处}。", {"T201_06.actual": "不涉及"})
    assert draft.parts[-1].text == "有不涉及。"
    (figure,) = draft.figures.values()
    assert (figure.state, figure.value) == ("na", NA)


@pytest.mark.parametrize(
    ("text", "lacking", "expected"),
    [
        (
            "完成{T201_06.actual | 座}、{T201_05.actual | 起}。",
            {"T201_06.actual": 2},
            "完成47座（已报86个县区）、0起。",
        ),
        (
            "{? T201_05.actual = 0 | 全年未发生 | 全年{T201_05.actual | 起}}。",
            {"T201_05.actual": 1},
            "全年0起（已报87个县区）。",
        ),
        ("{? T201_05.actual = 0 | 全年未发生 | 全年{T201_05.actual | 起}}。", {}, "全年未发生。"),
        ("{? NOT(ISBLANK(T201_06.actual)) | 有调查 | 无}。", {"T201_06.actual": 9}, "有调查。"),
    ],
)
def test_a_total_that_lacks_units_says_so_and_asserts_nothing(text, lacking, expected):
    assert printed(text, FULL, lacking) == expected


def test_an_assertion_that_is_not_made_for_want_of_units_is_listed():
    draft = drafted(
        "{#2.1}\n\n{2.1#G1? T201_05.actual = 0 | 未发生}完。", FULL, {"T201_05.actual": 1}
    )
    (one,) = draft.partial
    assert (one.tag, one.text, one.value) == ("2.1#G1", "", "是")


def test_figures_know_where_they_come_from():
    draft = drafted(
        "# 报告\n\n{#2.1}\n\n完成{2.1#01: T201_01.actual / 10000 | 亿元}，在{2.1#02: V01}。",
        FULL,
        V01="甲",
    )
    one, two = draft.figures.values()
    assert (one.tag, one.section, one.formula) == ("2.1#01", "2.1", "T201_01.actual / 10000")
    assert (one.keys, one.value, one.text, one.line) == (
        ("T201_01.actual",),
        Decimal("12.345678"),
        "12.35亿元",
        5,
    )
    assert (two.formula, two.value, two.text, two.state) == ("V01", "甲", "甲", "text")
    assert (two.keys, two.reach) == ((), None)
    assert [run.figure for run in draft.parts[-1].runs] == [None, one, None, two, None]
    assert draft.title == "报告"


def test_an_entered_value_stands_over_a_formula():
    assert printed("{V22}周年", V22="一百零五") == "一百零五周年"


def test_an_assertion_with_figures_inside_is_several_runs_of_one_figure():
    text = "{#2.1}\n\n{2.1#G1? T201_06.actual > 0 | 发生{T201_06.actual | 起}事故 | 无}。"
    draft = drafted(text, FULL)
    claim = draft.figures["2.1#G1"]
    inner = draft.figures["T201_06.actual"]
    assert [(run.text, run.figure) for run in draft.parts[-1].runs] == [
        ("发生", claim),
        ("47起", inner),
        ("事故", claim),
        ("。", None),
    ]
    assert claim.text == "发生事故"
    assert list(draft.figures) == ["2.1#G1", "T201_06.actual"]


def test_tags_are_unique_and_short():
    long = " + ".join(["T201_06.actual"] * 9)
    draft = drafted("{#2.1}\n\n" + "{T201_06.actual | 座}，" * 3 + f"{{{long} | 座}}", FULL)
    tags = list(draft.figures)
    assert tags[:3] == ["T201_06.actual", "T201_06.actual~2", "T201_06.actual~3"]
    assert all(len(tag) <= 64 for tag in tags)
    assert all(
        draft.figures[run.figure.tag] is run.figure for run in draft.parts[-1].runs if run.figure
    )


def test_a_table_has_dashes_where_nobody_gave_a_figure():
    text = (
        "{#2.1}\n\n表：目标\n| 指标 | 本年 | 上年 |\n"
        "| 桥 | {T201_06.actual} | {T201_03.prior} |\n| 路 | {T201_03.actual} | — |"
    )
    draft = drafted(text, FULL, {"T201_06.actual": 1, "T201_03.actual": 3})
    table = draft.parts[-1]
    assert [["".join(r.text for r in cell) for cell in row] for row in table.rows] == [
        ["指标", "本年", "上年"],
        ["桥", "47", "—"],
        ["路", "8331.5", "—"],
    ]
    assert table.text == "目标（已报85个县区）"
    assert [one.tag for one in draft.missing] == ["T201_03.prior"]


@pytest.mark.parametrize(
    ("text", "missing", "na"),
    [
        ("完成率为{T201_06.actual | %}。", "完成率为【缺数】。", "完成率不涉及。"),
        (
            "{T201_06.actual - T201_05.actual | 处 | 超目标}。",
            "与年度目标相比【缺数】。",
            "与年度目标相比不涉及。",
        ),
    ],
)
def test_what_there_is_no_figure_for_reads_as_a_sentence(text: str, missing: str, na: str):
    assert printed(text) == missing
    figures = dict.fromkeys(["T201_05.actual", "T201_06.actual"], "不涉及")
    assert printed(text, figures) == na


def test_a_chart_says_what_it_lacks():
    text = "{#2.1}\n\n{图: 投资 | 上年 = T201_01.prior | 本年 = T201_01.actual}"
    assert drafted(text, FULL).parts[-1].text == "投资"
    assert drafted(text, FULL, {"T201_01.prior": 2}).parts[-1].text == "投资（已报86个县区）"


def test_charts_show_series_or_prefectures():
    text = (
        "{#2.1}\n\n{图: 投资 | 上年 = T201_01.prior / 10000 | 本年 = T201_01.actual / 10000}\n\n"
        "{图: 各地 | 分市州 | 本年 = T201_06.actual}"
    )
    plain, areas = drafted(text, FULL).parts[-2:]
    assert [(bars.name, bars.values) for bars in plain.bars] == [
        ("上年", (Decimal(11),)),
        ("本年", (Decimal("12.345678"),)),
    ]
    assert (areas.text, areas.categories) == ("各地", ("北市", "南市"))
    assert areas.bars[0].values == (Decimal(47), None)


def test_chosen_texts_stand_at_the_end_of_their_sections():
    text = "# 报告\n\n{#0}\n\n开头。\n\n## 一、甲 {#2.1}\n\n正文。\n\n### （一）乙 {#2.2}\n\n又。"
    chosen = [
        Chosen("2.1", "亮点。", "一县：亮点"),
        Chosen("9", "附。", "二县：建议"),
        Chosen("0", "总评。", "省厅：评价"),
        Chosen("2.2", "做法。", "三县：经验"),
    ]
    parts = drafted(text, chosen=chosen).parts
    assert [(part.kind, part.text) for part in parts] == [
        ("title", "报告"),
        ("paragraph", "开头。"),
        ("chosen", "总评。"),
        ("part", "一、甲"),
        ("paragraph", "正文。"),
        ("chosen", "亮点。"),
        ("section", "（一）乙"),
        ("paragraph", "又。"),
        ("chosen", "做法。"),
        ("chosen", "附。"),
    ]
    assert parts[2].source == "省厅：评价"


@pytest.mark.parametrize(
    ("formula", "decimals"),
    [
        ("T201_05.actual", 0),
        ("T201_03.actual", 1),
        ("T201_01.yoy", 2),
        ("T201_05.actual / 10000", 2),
        ("T201_03.actual - T201_05.actual", 1),
        ("SUM(L01.km)", 1),
        ("PERIOD.year", 0),
    ],
)
def test_decimals_are_those_of_the_figures(formula, decimals):
    assert decimals_of(SCHEME, formula) == decimals


def test_keys_of_a_formula_are_totals_and_columns():
    assert keys_of("SUM(L01.km) + T201_05.actual - PERIOD.year") == ("T201_05.actual", "L01.km")

"""Sentences of rules: places, both numbers, what is wrong, what to do; in both languages."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from decimal import Decimal
from typing import Any

import pytest

from desktop.checks.blame import Blame
from desktop.checks.engine import Checker
from desktop.checks.hits import Hit
from desktop.checks.rules import RuleBook
from desktop.checks.wording import Wording, class_word, in_row
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.scheme.model import LEVELS, AuditClass, Level
from desktop.scheme.units import Unit
from desktop.words import Language

A, B, C = "T201_01.actual", "T201_01.target", "T201_03.actual"
DO_ZH = "甲乙不符。怎么办：更正数据；确属实际的，写明原因（不少于6个字）。"
DO_EN = " What to do: correct the figures; if they are right, explain why (at least 6 characters)."
LATE, EARLY = dt.date(2026, 5, 1), dt.date(2026, 1, 1)


@pytest.mark.parametrize(
    ("code", "formula", "values", "rows", "zh", "en"),
    [
        (
            "R1",
            f"{A} >= {B}",
            {A: 42.5, B: 50},
            [],
            "表2-1 第1行 本年实际 42.5 公里，应不小于 年度目标 50.0 公里。",
            "Form 2-1 row 1 Actual “Indicator 01” (42.5 km) should be at least Target (50.0 km).",
        ),
        (
            "R1",
            f"{A} <= {C}",
            {A: 1234.5, C: 50},
            [],
            "表2-1 第1行 本年实际 1,234.5 公里，应不大于 表2-1 第3行 本年实际 50.00%。",
            (
                "Form 2-1 row 1 Actual “Indicator 01” (1,234.5 km) should be at most "
                "Form 2-1 row 3 Actual “Indicator 03” (50.00%)."
            ),
        ),
        (
            "R1",
            f"{A} = 0",
            {A: 3},
            [],
            "表2-1 第1行 本年实际 3.0 公里，应等于 0 公里。",
            "Form 2-1 row 1 Actual “Indicator 01” (3.0 km) should be equal to 0 km.",
        ),
        (
            "R1",
            f"{A} = SUM(L01.km)",
            {A: 9},
            [{"km": 1.5}],
            "表2-1 第1行 本年实际 9.0 公里，应等于 台账L01 桥梁台账汇总数 1.5 公里。",
            (
                "Form 2-1 row 1 Actual “Indicator 01” (9.0 km) should be equal to "
                "1.5 km counted from ledger L01."
            ),
        ),
        (
            "R1",
            f"{A} + {C} < {B}",
            {A: 9, C: 1, B: 5},
            [],
            (
                "算得 10.00 公里（表2-1 第1行 本年实际 9.0 公里，表2-1 第3行 本年实际 1.00%），"
                "应小于 表2-1 第1行 年度目标 5.0 公里。"
            ),
            (
                "10.00 km computed from Form 2-1 row 1 Actual “Indicator 01” 9.0 km, "
                "Form 2-1 row 3 Actual “Indicator 03” 1.00% should be less than "
                "Form 2-1 row 1 Target “Indicator 01” (5.0 km)."
            ),
        ),
        (
            "R1",
            f"OR({A} = 0, {B} > 0)",
            {A: 9, B: 0},
            [],
            "表2-1 第1行 年度目标 0.0 公里，应大于 0 公里（本年实际 9.0 公里）。",
            (
                "Form 2-1 row 1 Target “Indicator 01” (0.0 km) should be greater than 0 km "
                "(Actual 9.0 km)."
            ),
        ),
        (
            "R1",
            f"AND({A} >= 12, {A} <= 80)",
            {A: 90},
            [],
            "表2-1 第1行 本年实际 90.0 公里，应不大于 80 公里。",
            "Form 2-1 row 1 Actual “Indicator 01” (90.0 km) should be at most 80 km.",
        ),
        (
            "R1",
            f"OR({B} = 0, ABS({A} - {B}) <= 0.5 * {B})",
            {A: 90, B: 20},
            [],
            (
                "算得 70.0（表2-1 第1行 本年实际 90.0 公里，年度目标 20.0 公里），"
                "应不大于 算得 10.0（表2-1 第1行 年度目标 20.0 公里）。"
            ),
            (
                "70.0 computed from Form 2-1 row 1 Actual “Indicator 01” 90.0 km, "
                "Target 20.0 km should be at most 10.0 computed from "
                "Form 2-1 row 1 Target “Indicator 01” 20.0 km."
            ),
        ),
        (
            "RL1",
            "L01.done >= L01.begun",
            {},
            [{"name": "一桥"}, {"name": "二桥", "begun": LATE, "done": EARLY}],
            "台账L01 第2行 完工日期 2026-01-01，应不早于 开工日期 2026-05-01。",
            (
                "Ledger L01 row 2 完工日期 (2026-01-01) should be not earlier than "
                "开工日期 (2026-05-01)."
            ),
        ),
        (
            "RL1",
            'OR(NOT(L01.status = "建成"), NOT(ISBLANK(L01.done)))',
            {},
            [{"name": "一桥", "status": "建成"}],
            "台账L01 第1行 完工日期 未填，应当填写（状态 建成）。",
            "Ledger L01 row 1 完工日期 (blank) should be filled in (状态 建成).",
        ),
    ],
)
def test_rules(
    make_checker, code: str, formula: str, values: Any, rows: Any, zh: str, en: str
) -> None:
    for lang, sentence in (("zh", zh + DO_ZH), ("en", en + DO_EN)):
        checker = make_checker({code: (formula, "verify")}, values, rows, lang=lang)
        assert [f.message for f in checker.findings() if f.rule == code] == [sentence]


@pytest.mark.parametrize(
    ("name", "row", "expected"),
    [
        ("L01.km", "k3", "L01#k3.km"),
        ("L01.km", "", "L01.km"),
        ("T201_01.actual", "k3", "T201_01.actual"),
    ],
)
def test_in_row(name: str, row: str, expected: str) -> None:
    assert in_row(name, row) == expected


def test_class_words() -> None:
    classes: tuple[AuditClass, ...] = ("force", "soft", "verify", "hint")
    assert [class_word(c, "zh") for c in classes] == ["强制", "准强制", "核实", "提示"]
    assert class_word("force", "en") == "must hold"


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("level", LEVELS)
def test_every_rule_of_the_built_in_scheme_can_be_said(level: Level, lang: Language) -> None:
    scheme = load_built_in()
    unit = Unit("520000", "贵州省", "贵州省交通运输厅", level, "")
    figures = Figures(scheme, Snapshot(scheme.id, "1", unit, "2026", {}, {}))
    wording = Wording(scheme, figures.snapshot, figures.get, lambda *_: 3, lang)
    book = RuleBook(scheme, level, "2026")
    for rule in book.compile():
        sides = (Decimal(1), Decimal(2)) if rule.sides.relation else (None, None)
        keys = ("L01#k3.status",) if rule.ledger else ("T101_01.actual",)
        more = {"blame": Blame(rule.sides) if rule.sides.relation else None}
        left, right = sides
        hit = Hit(rule.code, rule.code, "verify", keys, left, right, more)
        said = wording.rule(hit, rule)
        assert not KEY.search(said), said
        assert "{" not in said, said
        assert "  " not in said, said
        own = {"zh": rule.rule.message, "en": rule.rule.message_en}
        assert [message in said for message in own.values()] == [lang == "zh", lang == "en"], said


KEY = re.compile(r"[TL]\d+(_\d+)?(#\w+)?\.[a-z]")


@pytest.mark.parametrize(
    ("lang", "own", "told"),
    [
        ("en", "Too short", "(5.0 km) should be at least 9 km. Too short. What to do"),
        ("en", "", "(5.0 km) should be at least 9 km. What to do"),
        ("zh", "Too short", "5.0 公里，应不小于 9 公里。甲乙不符。怎么办"),
    ],
)
def test_what_the_scheme_says_follows_the_comparison(
    make_scheme, make_figures, lang: Language, own: str, told: str
) -> None:
    made = make_scheme({"R1": (f"{A} >= 9", "verify")})
    rule = dataclasses.replace(made.rules["R1"], message_en=own)
    scheme = dataclasses.replace(made, rules={"R1": rule})
    checker = Checker(scheme, make_figures(scheme, {A: 5}), lang=lang)
    assert told in next(f.message for f in checker.findings() if f.rule == "R1")

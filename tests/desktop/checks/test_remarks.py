"""Remarks as findings: they stand until corrected or answered, and follow every edit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.checks.engine import Checker
from desktop.checks.remarks import settled
from desktop.records.snapshot import Remark, Row
from desktop.scheme.compute import Figures
from desktop.scheme.values import NA

KEY = "T201_01.actual"
ID = f"return@1@{KEY}"
A = Row("a", {"name": "一", "km": Decimal(1)})
B = Row("b", {"name": "二", "km": Decimal(2)})


def remark(key: str = KEY, value=Decimal(5), text: str = "偏大。", rule: str = "") -> Remark:
    return Remark(f"return@1@{key}", key, text, 1, value, rule)


def returned(checker: Checker) -> dict[str, bool]:
    """Return id → whether it blocks, of the remarks among the findings."""
    return {f.id: f.blocks for f in checker.findings() if f.audit_class == "returned"}


@pytest.fixture
def figures(make_scheme, make_figures) -> Figures:
    values = {KEY: 5, "N201_01": "好", "sign.filler": "张三"}
    return make_figures(make_scheme(), values, [{"name": "一", "km": 1}, {"name": "二", "km": 2}])


def checker_of(figures: Figures, *remarks: Remark) -> Checker:
    checker = Checker(figures.scheme, figures)
    checker.take_remarks(remarks)
    return checker


@pytest.mark.parametrize(
    ("key", "then", "values", "rows"),
    [
        (KEY, Decimal("5.0"), {KEY: Decimal(6)}, {}),
        (KEY, Decimal(5), {KEY: None}, {}),
        (KEY, Decimal(5), {KEY: NA}, {}),
        ("T201_02.actual", Decimal(3), {}, {"L01": (A, Row("b", {"name": "二"}))}),
        ("N201_01", "好", {"N201_01": "更好"}, {}),
        ("sign.filler", "张三", {"sign.filler": "李四"}, {}),
        ("L01#a.name", "一", {}, {"L01": (Row("a", {"name": "1"}), B)}),
        ("L01#a.name", "一", {}, {"L01": (B,)}),
    ],
)
def test_a_remark_goes_when_its_cell_is_corrected(figures: Figures, key, then, values, rows):
    checker = checker_of(figures, remark(key, then))
    assert list(returned(checker).values()) == [True]
    assert checker.findings()[0].keys[0]
    checker.update(figures.update(values, rows))
    assert returned(checker) == {}
    assert settled(remark(key, then), figures, {}) == "corrected"
    before = {key: then} if not rows else {}
    back = {"L01": (A, B)} if rows else {}
    checker.update(figures.update(before, back))
    assert list(returned(checker).values()) == [True]


def test_an_answer_satisfies_it_and_it_stays_to_be_seen(figures: Figures):
    checker = checker_of(figures, remark())
    checker.explain(ID, "属实")
    assert returned(checker) == {ID: False}
    assert settled(remark(), figures, {ID: "属实"}) == "explained"
    assert settled(remark(), figures, {ID: "  "}) == "open"


def test_remarks_of_the_snapshot_are_among_the_first_findings(figures: Figures):
    snapshot = replace(figures.snapshot, remarks=(remark(),))
    checker = Checker(figures.scheme, Figures(figures.scheme, snapshot))
    assert returned(checker) == {ID: True}
    assert checker.counts()["returned"] == 1
    checker.run()
    assert returned(checker) == {ID: True}
    checker.take_remarks(())
    assert returned(checker) == {}


@pytest.mark.parametrize(
    ("rule", "lang", "said"),
    [
        ("", "zh", "退回意见：偏大。怎么办：更正这一格"),
        ("R1", "zh", "退回意见：偏大（R1）。怎么办：更正这一格"),
        ("R1", "en", "was returned: 偏大 (R1). What to do: correct this cell"),
    ],
)
def test_its_sentence_says_where_what_stood_there_and_what_to_do(figures, rule, lang, said):
    checker = Checker(figures.scheme, figures, lang)
    checker.take_remarks((remark(rule=rule),))
    (finding,) = [f for f in checker.findings() if f.audit_class == "returned"]
    assert said in finding.message
    assert checker.place(KEY) in finding.message
    assert (finding.rule, finding.keys, finding.left) == ("return", (KEY,), Decimal(5))


def test_a_text_with_braces_is_said_as_it_is(figures: Figures):
    checker = checker_of(figures, remark(text="{place} {0}"))
    (finding,) = [f for f in checker.findings() if f.audit_class == "returned"]
    assert "{place} {0}" in finding.message


def test_in_one_cell_it_comes_after_what_must_hold(make_checker):
    checker = make_checker({"R1": (f"{KEY} > 9", "force"), "R2": (f"{KEY} > 8", "soft")}, {KEY: 5})
    checker.take_remarks((remark(),))
    order = [f.audit_class for f in checker.findings() if f.keys[0] == KEY]
    assert order == ["force", "returned", "soft"]

"""The checker: all at once, after an edit, explained, counted, part by part."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.checks.engine import Checker, explanation_fault
from desktop.records.snapshot import Row
from desktop.scheme.values import NA

A, B, C = "T201_01.actual", "T201_01.target", "T201_03.actual"
RULES = {
    "R1": (f"{A} >= {B}", "soft"),
    "R2": (f"{C} = 100", "hint"),
    "R3": ("T201_02.actual <= 10", "verify"),
    "R4": (f"{A} = SUM(L01.km)", "verify"),
    "R5": ("T201_01.yoy <= 50", "hint"),
    "RL1": ("L01.km >= 1", "verify"),
    "RL2": ('OR(NOT(L01.status = "建成"), NOT(ISBLANK(L01.done)))', "force"),
}


def shown(checker: Checker) -> dict[str, str]:
    return {finding.id: finding.message for finding in checker.findings()}


SCALARS = (A, B, "T201_01.prior", C, "T201_04.actual", "L01.nil", "N201_01", "sign.filler")
NUMBERS = st.sampled_from([None, NA, *map(Decimal, ("0", "-1", "1.5", "7", "100", "101"))])
CELLS = st.fixed_dictionaries(
    {},
    optional={
        "name": st.sampled_from(["一桥", "二桥"]),
        "status": st.sampled_from(["在建", "建成", "停工"]),
        "km": st.sampled_from([Decimal(0), Decimal("2.5"), Decimal(40)]),
    },
)


@st.composite
def edits(draw: st.DrawFn) -> tuple[dict[str, Any], Callable[[tuple[Row, ...]], Any] | None]:
    """Draw an edit: some scalars, and perhaps what it does to the rows of the ledger."""
    values: dict[str, Any] = {}
    for key in draw(st.sets(st.sampled_from(SCALARS), max_size=3)):
        texts = st.sampled_from([None, "是"])
        values[key] = draw(NUMBERS if key.startswith("T") else texts)
    kind = draw(st.sampled_from(["none", "insert", "delete", "edit", "reverse"]))
    cells: Any = draw(CELLS)
    at = draw(st.integers(0, 5))
    fresh = draw(st.integers(0, 10**6))

    def change(rows: tuple[Row, ...]) -> tuple[Row, ...]:
        where = at % (len(rows) + 1) if kind == "insert" else at % max(len(rows), 1)
        if kind == "insert":
            return (*rows[:where], Row(f"n{fresh}x{len(rows)}", cells), *rows[where:])
        if kind == "delete":
            return (*rows[:where], *rows[where + 1 :])
        if kind == "edit" and rows:
            return (*rows[:where], Row(rows[where].id, cells), *rows[where + 1 :])
        return rows[::-1]

    return values, None if kind == "none" else change


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(edits(), min_size=1, max_size=6))
def test_after_edits_it_says_what_a_new_one_would_say(make_scheme, make_figures, steps) -> None:
    scheme = make_scheme(RULES)
    figures = make_figures(scheme, {A: 3, B: 4}, [{"name": "一桥", "km": 2.5}])
    live = Checker(scheme, figures)
    before = shown(live)
    for values, change in steps:
        ledgers = {"L01": change(figures.rows("L01"))} if change else {}
        is_changed = live.update(figures.update(values, ledgers))
        now = shown(live)
        fresh = Checker(scheme, type(figures)(scheme, figures.snapshot))
        assert now == shown(fresh)
        assert list(now) == list(shown(fresh))
        assert live.counts() == fresh.counts()
        assert is_changed or now == before
        before = now


def test_an_edit_that_changes_no_finding_says_so(make_checker, make_figures, make_scheme) -> None:
    scheme = make_scheme(RULES)
    figures = make_figures(scheme, {A: 5, B: 4, C: 100, "T201_01.prior": 5})
    checker = Checker(scheme, figures)
    checker.findings()
    assert not checker.update(figures.update({A: Decimal(6)}, {}))
    assert checker.update(figures.update({A: Decimal(3)}, {}))
    assert "R1" in shown(checker)


def test_it_runs_in_slices(make_scheme, make_figures) -> None:
    scheme = make_scheme({f"R{n}": (f"{A} >= {n}",) for n in range(45)})
    figures = make_figures(scheme, {A: 44})
    checker = Checker(scheme, figures)
    steps = list(checker.steps())
    assert [(step.done, step.total) for step in steps] == [(20, 47), (40, 47), (47, 47)]
    assert shown(checker) == shown(Checker(scheme, figures))


def test_asked_in_the_middle_it_finishes_first(make_scheme, make_figures) -> None:
    scheme = make_scheme({f"R{n}": (f"{A} >= 100",) for n in range(45)})
    checker = Checker(scheme, make_figures(scheme, {A: 44}))
    next(checker.steps())
    assert sum(finding.rule.startswith("R") for finding in checker.findings()) == 45


def test_run_again_gives_the_same(make_checker) -> None:
    checker = make_checker(RULES, {A: 3, B: 4}, [{"km": 0.5}])
    before = shown(checker)
    checker.run()
    assert shown(checker) == before


def test_findings_stand_in_the_order_of_the_forms(make_checker) -> None:
    checker = make_checker(RULES, {A: 3, B: 4, C: 1}, [{"km": 0.5}])
    assert [finding.id for finding in checker.findings()] == [
        "sign@sign.filler",
        "R1",
        "R4",
        "prior@T201_01.prior",
        "R2",
        "required_cell@L01#a.name",
        "RL1@L01#a",
        "narrative@N201_01",
    ]


def test_counts(make_checker) -> None:
    checker = make_checker(RULES, {A: 3, B: 4, C: 1}, [{"km": 0.5}])
    assert checker.counts() == {"force": 4, "returned": 0, "soft": 1, "verify": 2, "hint": 1}


def test_parts_and_their_worst_finding(make_checker) -> None:
    checker = make_checker(RULES, {A: 3, B: 4, C: 100, "T201_01.prior": 3}, [{"km": 0.5}])
    parts = {part: [f.id for f in found] for part, found in checker.by_section().items()}
    assert parts["sign"] == ["sign@sign.filler"]
    assert parts["L01"] == ["R4", "required_cell@L01#a.name", "RL1@L01#a"]
    assert parts["2.1"] == ["R1", "R4", "narrative@N201_01"]
    assert checker.worst_by_section()["L01"] == "force"
    quiet = make_checker({"R1": RULES["R1"]}, {A: 3, B: 4}, built_in=HINTS)
    assert quiet.worst_by_section()["2.1"] == "soft"
    quiet.explain("R1", "目标调整过")
    assert quiet.worst_by_section()["2.1"] == "hint"


HINTS = dict.fromkeys(("required", "prior", "target", "nil", "narrative", "sign"), "hint")


def test_explanations_come_from_the_report_and_may_change(make_checker) -> None:
    checker = make_checker(RULES, {A: 3, B: 4}, explanations={"R1": "目标调整过"})
    assert {f.id: f.explanation for f in checker.findings()}["R1"] == "目标调整过"
    checker.explain("R1", "另有原因")
    assert {f.id: f.explanation for f in checker.findings()}["R1"] == "另有原因"
    checker.explain("R1", " ")
    assert {f.id: f.explanation for f in checker.findings()}["R1"] == ""


def test_an_explanation_waits_for_its_finding(make_scheme, make_figures) -> None:
    scheme = make_scheme(RULES)
    figures = make_figures(scheme, {A: 3, B: 4}, explanations={"R1": "目标调整过"})
    checker = Checker(scheme, figures)
    checker.update(figures.update({A: Decimal(9)}, {}))
    assert "R1" not in shown(checker)
    checker.update(figures.update({A: Decimal(2)}, {}))
    assert next(f for f in checker.findings() if f.id == "R1").explained


def test_a_row_that_went_takes_its_findings_along(make_scheme, make_figures) -> None:
    scheme = make_scheme(RULES)
    figures = make_figures(scheme, {}, [{"km": 0.5}, {"km": 0.5, "name": "二桥"}])
    checker = Checker(scheme, figures)
    assert "第2行" in shown(checker)["RL1@L01#b"]
    checker.update(figures.update({}, {"L01": figures.rows("L01")[1:]}))
    assert "RL1@L01#a" not in shown(checker)
    assert "第1行" in shown(checker)["RL1@L01#b"]


@pytest.mark.parametrize(
    ("rule", "text", "code"),
    [
        ("R1", "改", None),
        ("R1", "", None),
        ("R3", "五个字不够", "checks.too-short"),
        ("R3", "六个字就够了", None),
        ("R2", "知", None),
        ("RL2", "", None),
        ("RL2", "原因写得很长", "checks.not-explainable"),
    ],
)
def test_which_explanations_can_stand(make_checker, rule: str, text: str, code: str | None) -> None:
    row = {"km": 40, "status": "建成"}
    findings = make_checker(RULES, {A: 3, B: 4, C: 1}, [row]).findings()
    fault = explanation_fault(next(f for f in findings if f.rule == rule), text)
    assert (fault.code if fault else None) == code


def test_an_edit_in_the_middle_of_a_long_ledger_is_not_lost(make_scheme, make_figures) -> None:
    scheme = make_scheme(RULES)
    figures = make_figures(scheme)
    many = tuple(Row(f"r{n}", {"name": f"{n}桥", "km": Decimal(2)}) for n in range(450))
    figures.update({}, {"L01": many})
    checker = Checker(scheme, figures)
    steps = checker.steps()
    while next(steps).what != "L01":
        pass
    edited = (Row("r0", {"km": Decimal(0)}), *many[1:300], *many[301:], Row("z", {}))
    checker.update(figures.update({}, {"L01": edited}))
    assert list(steps) == []
    found = shown(checker)
    assert found == shown(Checker(scheme, figures))
    assert "RL1@L01#r0" in found
    assert "required_cell@L01#z.name" in found

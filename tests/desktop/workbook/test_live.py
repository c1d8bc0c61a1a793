"""Formulas of the workbook and the values the program gives them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.scheme.values import NA
from desktop.workbook.live import Live
from desktop.workbook.plan import make_plan
from tests.desktop.workbook.conftest import MakeEdition


def test_a_rate(edition: MakeEdition):
    made = edition({"T201_01.actual": Decimal(110), "T201_01.prior": Decimal(100)})
    cell = made.live.computed(made.scheme.indicators["T201_01"], "yoy")
    assert cell is not None
    assert cell.cached == Decimal("10.00")
    assert cell.formula.startswith("IF(COUNT(T201_01.actual,T201_01.prior)<2,")
    assert "ROUND((T201_01.actual - T201_01.prior)/ABS(T201_01.prior)*100,2)" in cell.formula


def test_without_its_operands_a_figure_is_not_applicable_or_blank(edition: MakeEdition):
    both = edition({"T201_01.actual": NA, "T201_01.prior": NA})
    one = edition({"T201_01.actual": NA, "T201_01.prior": Decimal(1)})
    for made, cached in ((both, "不涉及"), (one, None)):
        cell = made.live.computed(made.scheme.indicators["T201_01"], "yoy")
        assert cell is not None
        assert cell.cached == cached


@pytest.mark.parametrize(
    ("code", "by_program"), [("T101_05", True), ("T101_08", False), ("T101_01", False)]
)
def test_what_only_the_program_computes(edition: MakeEdition, code: str, by_program: bool):
    made = edition()
    indicator = made.scheme.indicators[code]
    assert made.live.by_program(indicator) is by_program
    assert (made.live.computed(indicator, "actual") is None) is (code != "T101_08")


def test_array_constants_are_told(edition: MakeEdition):
    made = edition()
    cell = made.live.computed(made.scheme.indicators["T102_06"], "actual")
    assert cell is not None
    assert cell.array
    assert '{"制定","修订"}' in cell.formula


@pytest.mark.parametrize(
    ("actual", "target", "text"),
    [("5", "5", "通过"), ("4", "5", "不符"), (None, "5", ""), ("4", None, "")],
)
def test_a_judgement(edition: MakeEdition, actual: str | None, target: str | None, text: str):
    made = edition(
        {
            "T201_01.actual": actual and Decimal(actual),
            "T201_01.target": target and Decimal(target),
        }
    )
    rule = made.scheme.rules["R201_02"]
    assert made.live.judgement(rule).cached == text
    left, right = made.live.sides(rule)
    assert left is not None
    assert right is not None
    shown = bool(text)
    assert left.cached == (Decimal(actual) if shown and actual else None)
    assert right.cached == (Decimal(target) if shown and target else None)


@pytest.mark.parametrize(
    ("formula", "tolerance", "condition"),
    [
        ("T201_01.actual >= T201_01.target", None, ">=-ROUND(0.005,8)"),
        ("T201_01.actual = T201_01.target", Decimal("0.5"), "))<=ROUND(0.5,8)"),
        ("T201_01.actual <= T201_01.target", Decimal("0.5"), "<=ROUND(0.5,8)"),
        ("T201_01.actual < T201_01.target", Decimal("0.5"), ",8)<0"),
        ("T101_01.actual = T101_02.actual", None, ",8)=0"),
        ("(T101_01.actual = 0) = (T101_02.actual = 0)", None,
         "IF(T101_01.actual = 0 = (T101_02.actual = 0),"),
        ("AND(T101_01.actual >= 1, T101_02.actual >= 1)", None,
         "IF(AND(T101_01.actual >= 1, T101_02.actual >= 1),"),
    ],
)  # fmt: skip
def test_tolerance_of_a_judgement(
    scheme: Scheme, snapshot: Snapshot, formula: str, tolerance: Decimal | None, condition: str
):
    rule = replace(scheme.rules["R201_02"], formula=formula, tolerance=tolerance)
    changed = replace(scheme, rules={rule.code: rule})
    live = Live(changed, snapshot, Figures(changed, snapshot), make_plan(changed, snapshot), "zh")
    assert condition in live.judgement(rule).formula


@pytest.mark.parametrize(
    ("handled", "transfers", "text"), [("1", "2", "通过"), ("3", "2", "不符"), (None, "2", "")]
)
def test_a_row(edition: MakeEdition, handled: str | None, transfers: str, text: str):
    cells = {"transfers": Decimal(transfers), "month": Decimal(1)}
    if handled:
        cells["handled"] = Decimal(handled)
    made = edition(ledgers={"L05": (Row("r1", cells), Row("r2", {}))})
    rule = made.scheme.rules["RL05_01"]
    (sheet,) = (s for s in made.plan.ledgers if s.ledger.code == "L05")
    cell = made.live.row_judgement(rule, sheet, 7, sheet.rows[0])
    assert cell.cached == text
    assert cell.formula.startswith('IF(A7="","",IF(COUNT(G7,F7)<2,"",')
    assert made.live.row_judgement(rule, sheet, 8, sheet.rows[1]).cached == ""
    checked, failed = made.live.row_counts(rule)
    assert checked.cached == Decimal(bool(text))
    assert failed.cached == Decimal(text == "不符")
    assert made.live.row_number(sheet, 7, sheet.rows[0]).cached == 1
    assert made.live.row_number(sheet, 8, sheet.rows[1]).cached is None


@pytest.mark.parametrize(
    ("rows", "nil", "filled"),
    [
        ((), None, None),
        ((), "是", Decimal(1)),
        ((Row("r1", {"month": Decimal(1)}),), None, Decimal(1)),
    ],
)
def test_filled(
    edition: MakeEdition, rows: tuple[Row, ...], nil: str | None, filled: Decimal | None
):
    made = edition({"L05.nil": nil}, ledgers={"L05": rows})
    assert made.live.filled("L05").cached == filled


def test_sign_off(edition: MakeEdition):
    cell = edition({"sign.head": "张某", "sign.filler": None}).live.sign_off()
    assert isinstance(cell.cached, str)
    assert "单位负责人：张某" in cell.cached
    assert "填表人：   " in cell.cached
    assert 'TEXT(sign.date,"yyyy-mm-dd")' in cell.formula


def test_names_without_a_place(scheme: Scheme, snapshot: Snapshot):
    rule = replace(scheme.rules["R201_02"], formula="T103_04.actual <= SUM(L09.act_count)")
    changed = replace(scheme, rules={rule.code: rule})
    live = Live(changed, snapshot, Figures(changed, snapshot), make_plan(changed, snapshot), "zh")
    assert live.homeless_names() == {"T103_04.actual", "L09.filled", "L09.act_count"}
    assert live.verdict(rule).text == ""

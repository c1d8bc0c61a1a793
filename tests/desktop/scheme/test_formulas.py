"""Which names a formula may use; formulas that are right (wrong ones stand in test_linter)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.scheme.formula import parse
from desktop.scheme.formulas import formula_names, ledgers_in
from desktop.scheme.linter import lint
from desktop.scheme.loader import load_built_in, load_scheme

Edit = Callable[..., None]


def test_names_of_the_small_scheme(small: Path) -> None:
    names = formula_names(load_scheme(small))
    assert {name for name in names.scalars if name.startswith("T201_01")} == {
        "T201_01.actual",
        "T201_01.target",
        "T201_01.cumulative",
        "T201_01.completion",
        "T201_01.last",
        "T201_01.last_cumulative",
    }
    assert "T101_01.last_cumulative" not in names.scalars
    assert names.columns == {"L01.doc_no": "text", "L01.status": "choice", "L01.km": "decimal"}
    assert {"PERIOD.start", "PERIOD.end", "PERIOD.year", "L01.nil", "L01.filled"} <= set(
        names.scalars
    )


def test_in_a_row_rule_the_columns_are_cells(small: Path) -> None:
    names = formula_names(load_scheme(small), "L01")
    assert names.columns == {}
    assert names.scalars["L01.status"] == "choice"


def test_ledgers_in_the_order_of_the_text() -> None:
    scheme = load_built_in()
    node = parse("SUM(L13.inv_year) + SUM(L02.qty) + SUM(L13.inv_cum) + T201_01.actual")
    assert ledgers_in(node, scheme) == ["L13", "L02"]


@pytest.mark.parametrize(
    ("row", "formula"),
    [
        (2, 'COUNTIFS(L01.status, "<>办理中", L01.status, "<>") >= T101_02.last'),
        (2, 'SUM(COUNTIFS(L01.status, {"办理中","已办结"})) > 0'),
        (2, 'L01.nil = "是"'),
        (2, "YEAR(PERIOD.end) = PERIOD.year"),
        (3, 'L01.doc_no <> "办完"'),
        (4, "T201_01.actual >= T101_01.actual"),
    ],
)
def test_rules_that_are_right(small: Path, edit: Edit, row: int, formula: str) -> None:
    edit("rules", row, formula=formula)
    assert lint(small) == []


def test_an_indicator_may_lean_on_computed_ones(small: Path, edit: Edit) -> None:
    edit("indicators", 2, formula="T101_02.actual * 2 + T101_02.prior")
    assert [fault.code for fault in lint(small)] == ["scheme.bad-formula"]
    edit("indicators", 2, formula="T101_02.actual * 2 + T101_02.last + T101_01.prior")
    assert lint(small) == []

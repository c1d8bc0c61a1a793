"""What a formula must say more in a workbook than in the scheme."""

from __future__ import annotations

import pytest

from desktop.scheme.formula import compile_formula
from desktop.workbook.dialect import guard, in_workbook

KINDS = {"L01.status": "choice", "L01.done": "date", "L01.km": "decimal", "L02.nil": "choice"}


def kind(name: str) -> str:
    return KINDS.get(name, "integer")


@pytest.mark.parametrize(
    ("text", "ledger", "written"),
    [
        ("T101_01.actual + 1", "", "T101_01.actual + 1"),
        ("OR(ISBLANK(T101_01.actual), T101_01.actual >= 4)", "",
         "OR(NOT(ISNUMBER(T101_01.actual)), N(T101_01.actual) >= 4)"),
        ('OR(L01.status = "是", NOT(ISBLANK(L01.status)))', "L01",
         'OR(L01.status = "是", NOT((L01.status="")))'),
        ('COUNTIFS(L08.std, "<>无")', "", 'COUNTIFS(L08.std, "<>无", L08.no, ">0")'),
        ('COUNTIF(L08.std, "")', "", 'COUNTIFS(L08.std, "", L08.no, ">0")'),
        ('COUNTIF(L08.std, "是")', "", 'COUNTIF(L08.std, "是")'),
        ('SUMIFS(L08.n, L08.std, "<>无")', "", 'SUMIFS(L08.n, L08.std, "<>无")'),
        ("-T101_01.actual", "", "-T101_01.actual"),
    ],
)  # fmt: skip
def test_in_workbook(text: str, ledger: str, written: str):
    assert in_workbook(compile_formula(text, row_ledger=ledger), kind) == written


def test_columns_of_a_row_become_cells():
    formula = compile_formula("OR(ISBLANK(L01.done), L01.done >= PERIOD.start)", row_ledger="L01")
    written = in_workbook(formula, kind, rename=lambda key: "F7" if key == "L01.done" else key)
    assert written == "OR(NOT(ISNUMBER(F7)), N(F7) >= PERIOD.start)"


@pytest.mark.parametrize(
    ("text", "ledger", "written"),
    [
        ("T101_01.actual", "", 'IF(COUNT(T101_01.actual)<1,"",x)'),
        ("T101_01.actual + T101_02.actual", "",
         'IF(COUNT(T101_01.actual,T101_02.actual)<2,"",x)'),
        ("SUM(L13.km)", "", 'IF(COUNT(L13.filled)<1,"",x)'),
        ("PERIOD.year + 1", "", "x"),
        ("ISBLANK(T101_01.actual)", "", "x"),
        ('AND(L01.status = "是", L01.km > 0)', "L01",
         'IF(OR(COUNT(L01.km)<1,L01.status=""),"",x)'),
        ('L01.status = "是"', "L01", 'IF(L01.status="","",x)'),
    ],
)  # fmt: skip
def test_guard(text: str, ledger: str, written: str):
    assert guard(compile_formula(text, row_ledger=ledger), "x", kind) == written

"""The formula language: one text, evaluated in the program and live in the workbook.

>>> compile_formula("T101_06.actual / T101_05.actual * 100").names
('T101_06.actual', 'T101_05.actual')
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property, lru_cache

from desktop.scheme.formula.checker import Names, check
from desktop.scheme.formula.compiler import (
    Judgement,
    Value,
    build_evaluator,
    build_judge,
)
from desktop.scheme.formula.excel import excel_text
from desktop.scheme.formula.faults import FormulaFault
from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formula.operands import Operands, operands
from desktop.scheme.formula.printer import unparse
from desktop.scheme.formula.syntax import Call, Node, parse, walk
from desktop.scheme.formula.tolerance import Tolerance, derived_tolerance

__all__ = [
    "Formula",
    "FormulaFault",
    "Judgement",
    "Names",
    "Tolerance",
    "check",
    "compile_formula",
    "derived_tolerance",
    "excel_text",
    "parse",
    "unparse",
]


class Formula:
    """One formula, parsed and compiled when first asked.

    Every property but ``text`` may raise FormulaFault on a text that the scheme's linter would
    have refused.
    """

    evaluate: Callable[[Mapping[str, object], Mapping[str, Sequence[object]]], Value]
    """(scalars, columns) → value; None when an operand is blank or on a numeric error."""
    judge: Callable[..., Judgement]
    """(scalars, columns, tolerance=None) → :class:`Judgement`; ``tolerance`` is a Decimal."""

    def __init__(self, text: str, row_ledger: str) -> None:
        self.text = text
        self.row_ledger = row_ledger
        self.evaluate = self._evaluate_first
        self.judge = self._judge_first

    @cached_property
    def node(self) -> Node:
        """The tree."""
        return parse(self.text)

    @cached_property
    def _operands(self) -> Operands:
        return operands(self.node, self.row_ledger)

    @property
    def names(self) -> tuple[str, ...]:
        """Scalar operands, with ``Lxx.filled`` for each ledger whose columns are read."""
        return self._operands.names

    @property
    def tested(self) -> tuple[str, ...]:
        """Names asked by ISBLANK or ISNUMBER: being blank they do not make the formula blank."""
        return self._operands.tested

    @property
    def columns(self) -> tuple[str, ...]:
        """Ledger columns read: ``L02.qty``."""
        return self._operands.columns

    @cached_property
    def _calls(self) -> frozenset[str]:
        return frozenset(part.name for part in walk(self.node) if isinstance(part, Call))

    @property
    def program_only(self) -> bool:
        """Whether a workbook cannot calculate it and gets the value instead."""
        return any(name in FUNCTIONS and not FUNCTIONS[name].live for name in self._calls)

    @property
    def merge_only(self) -> bool:
        """Whether it asks for the merged figures of several units."""
        return bool(self._calls & {"SUMUNITS", "COUNTUNITS"})

    def _evaluate_first(
        self, scalars: Mapping[str, object], columns: Mapping[str, Sequence[object]]
    ) -> Value:
        self.evaluate = build_evaluator(self.node, self.row_ledger)
        return self.evaluate(scalars, columns)

    def _judge_first(
        self,
        scalars: Mapping[str, object],
        columns: Mapping[str, Sequence[object]],
        tolerance: Decimal | None = None,
    ) -> Judgement:
        self.judge = build_judge(self.node, self.row_ledger)
        return self.judge(scalars, columns, tolerance)


@lru_cache(maxsize=4096)
def compile_formula(text: str, *, row_ledger: str = "") -> Formula:
    """Return the formula of ``text``; nothing is parsed before it is asked for.

    For a rule over ledger rows ``row_ledger="L01"`` makes ``L01.status`` a scalar of the row.
    """
    return Formula(text, row_ledger)

"""Live: the scheme's formulas as the workbook holds them, and the values the program gives them.

A formula of the workbook says three things at once: when it stays blank (an operand is blank or
不涉及), what it calculates, and that an error is a blank. So a reader that recalculates gets what
the program got.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from desktop.checks.rules import declared_decimals
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.compute import Figures, formula_of
from desktop.scheme.formula import (
    Formula,
    Judgement,
    Tolerance,
    compile_formula,
    derived_tolerance,
)
from desktop.scheme.formula.operands import kind_of
from desktop.scheme.formula.printer import plain
from desktop.scheme.formula.runtime import COMPARED_DECIMALS
from desktop.scheme.formula.syntax import Array, Binary, is_comparison, walk
from desktop.scheme.model import Indicator, Rule, Scheme
from desktop.scheme.values import NA
from desktop.words import Language, say
from desktop.workbook.canvas import LiveCell, address
from desktop.workbook.dialect import NUMERIC, guard, in_workbook
from desktop.workbook.plan import ROW_ID_COLUMN, LedgerSheet, Plan, rule_ledger

Rename = Callable[[str], str]


class Verdict(NamedTuple):
    """What the program says of a rule: 通过, 不符 or "" (skipped), and the two sides."""

    text: str
    left: Decimal | None
    right: Decimal | None


class Live:
    """The formulas of one edition."""

    def __init__(
        self,
        scheme: Scheme,
        snapshot: Snapshot,
        figures: Figures,
        plan: Plan,
        lang: Language,
        left_out: frozenset[str] = frozenset(),
    ) -> None:
        self._scheme = scheme
        self._snapshot = snapshot
        self._figures = figures
        self._plan = plan
        self._lang = lang
        self._left_out = left_out
        self.holds = say("workbook.holds", lang)
        self.fails = say("workbook.fails", lang)

    # Indicators ---------------------------------------------------------------

    def by_program(self, indicator: Indicator) -> bool:
        """Whether ``actual`` is computed from what a workbook has not."""
        return indicator.computed and self._only_here(compile_formula(indicator.formula))

    def _only_here(self, formula: Formula) -> bool:
        """Whether a formula needs functions, or a ledger, that are not in the workbook."""
        return formula.program_only or any(
            name.partition(".")[0] in self._left_out for name in (*formula.names, *formula.columns)
        )

    def computed(self, indicator: Indicator, measure: str) -> LiveCell | None:
        """Return the live formula of a computed figure, None where a value must do."""
        key = f"{indicator.code}.{measure}"
        text = formula_of(self._scheme, key)
        if not text or self._only_here(formula := compile_formula(text)):
            return None
        decimals = indicator.measure_decimals(measure)
        inner = f'IFERROR(ROUND({in_workbook(formula, self._kind)},{decimals}),"")'
        value = self._figures.get(key)
        cached = NA.value if value is NA else value if isinstance(value, Decimal) else None
        return LiveCell(
            guard(formula, inner, self._kind, otherwise=_blank(formula)), cached, _array(formula)
        )

    def filled(self, ledger: str) -> LiveCell:
        """Return the cell that is 1 when a ledger has rows or is declared to have none."""
        value = self._figures.operand(f"{ledger}.filled")
        formula = f'IF(OR(COUNTA({ledger}.data)>0,{ledger}.nil="是"),1,"")'
        return LiveCell(formula, value)

    def sign_off(self) -> LiveCell:
        """Return the line at the foot of each form, from the fields of the cover."""
        parts, texts = [], []
        for sign in self._scheme.signs.values():
            title = sign.title if self._lang == "zh" else sign.title_en
            label = say("workbook.sign", self._lang, title=title)
            key = f"sign.{sign.code}"
            value = self._snapshot.values.get(key)
            shown = f'TEXT({key},"yyyy-mm-dd")' if sign.kind == "date" else key
            parts.append(f'"{label}"&IF({key}="","            ",{shown})')
            texts.append(label + (str(value) if value is not None else " " * 12))
        gap = " " * 6
        return LiveCell(f'&"{gap}"&'.join(parts), gap.join(texts))

    def row_number(self, sheet: LedgerSheet, row: int, entry: Row | None) -> LiveCell:
        """Return the number of a ledger row; a row without content has none."""
        first, last = (address(row, column) for column in (ROW_ID_COLUMN + 1, sheet.last_column))
        number = row - sheet.first_row + 1
        formula = f'IF(COUNTA({first}:{last})>0,{number},"")'
        return LiveCell(formula, Decimal(number) if entry and entry.cells else None)

    # Rules --------------------------------------------------------------------

    def rule_by_program(self, rule: Rule) -> bool:
        """Whether only the program can judge a rule."""
        return self._only_here(self._formula(rule))

    def verdict(self, rule: Rule) -> Verdict:
        """Return what the program says of a unit rule."""
        judged = self._formula(rule).judge(
            self._figures.scalars, self._figures.columns, self._tolerance(rule)
        )
        return self._told(judged)

    def row_verdict(self, rule: Rule, row: Row) -> Verdict:
        """Return what the program says of one ledger row."""
        scalars = self._figures.row_scalars(rule_ledger(rule), row)
        formula = self._formula(rule)
        return self._told(formula.judge(scalars, self._figures.columns, self._tolerance(rule)))

    def _told(self, judged: Judgement) -> Verdict:
        text = {"holds": self.holds, "fails": self.fails, "skipped": ""}[judged.state]
        left, right = (
            side if isinstance(side, Decimal) else None for side in (judged.left, judged.right)
        )
        return Verdict(text, left, right)

    def judgement(self, rule: Rule) -> LiveCell:
        """Return the live judgement of a unit rule."""
        formula = self._formula(rule)
        return LiveCell(
            guard(formula, self._judging(rule, str), self._kind),
            self.verdict(rule).text,
            _array(formula),
        )

    def sides(self, rule: Rule) -> tuple[LiveCell | None, LiveCell | None]:
        """Return both sides of a unit rule that compares numbers, live."""
        formula = self._formula(rule)
        node = formula.node
        if not self._compares_numbers(formula):
            return None, None
        assert isinstance(node, Binary)  # noqa: S101 (told by _compares_numbers)
        verdict = self.verdict(rule)
        left, right = (
            LiveCell(
                guard(formula, f'IFERROR({in_workbook(formula, self._kind, side)},"")', self._kind),
                value,
                _array(formula),
            )
            for side, value in ((node.left, verdict.left), (node.right, verdict.right))
        )
        return left, right

    def row_judgement(
        self, rule: Rule, sheet: LedgerSheet, row: int, entry: Row | None
    ) -> LiveCell:
        """Return the live judgement of the row at ``row``; a row without content has none."""
        formula = self._formula(rule)
        prefix = f"{sheet.ledger.code}."

        def rename(key: str) -> str:
            field = key.removeprefix(prefix)
            column = sheet.ledger.column(field) if field != key else None
            return address(row, sheet.column(field)) if column else key

        judging = guard(formula, self._judging(rule, rename), self._kind, rename)
        cached = self.row_verdict(rule, entry).text if entry and entry.cells else ""
        return LiveCell(f'IF({address(row, 1)}="","",{judging})', cached, _array(formula))

    def row_counts(self, rule: Rule) -> tuple[LiveCell, LiveCell]:
        """Return how many rows a row rule has judged, and how many of them fail."""
        sheet = next(s for s in self._plan.ledgers if rule in s.rules)
        texts = [self.row_verdict(rule, row).text for row in sheet.rows if row.cells]
        column = sheet.check_column(rule)
        first = address(sheet.first_row, column, fixed=True)
        last = address(sheet.last_row, column, fixed=True)
        area = f"'{sheet.sheet}'!{first}:{last}"
        failed = f'COUNTIF({area},"{self.fails}")'
        judged = f'COUNTIF({area},"{self.holds}")+{failed}'
        return (
            LiveCell(judged, Decimal(sum(text != "" for text in texts))),
            LiveCell(failed, Decimal(texts.count(self.fails))),
        )

    def _judging(self, rule: Rule, rename: Rename) -> str:
        formula = self._formula(rule)
        node = formula.node
        if self._compares_numbers(formula):
            assert isinstance(node, Binary)  # noqa: S101 (told by _compares_numbers)
            left, right = (
                in_workbook(formula, self._kind, side, rename) for side in (node.left, node.right)
            )
            difference = f"ROUND(({left})-({right}),{COMPARED_DECIMALS})"
            condition = self._allowing(rule, node.operator, difference)
        else:
            condition = in_workbook(formula, self._kind, rename=rename)
        return f'IFERROR(IF({condition},"{self.holds}","{self.fails}"),"")'

    def _allowing(self, rule: Rule, operator: str, difference: str) -> str:
        allowed = self._allowed_text(rule)
        if operator not in ("=", "<=", ">=") or allowed == "0":
            return f"{difference}{operator}0"
        allowed = f"ROUND({allowed},{COMPARED_DECIMALS})"
        match operator:
            case "=":
                return f"ABS({difference})<={allowed}"
            case "<=":
                return f"{difference}<={allowed}"
            case _:
                return f"{difference}>=-{allowed}"

    def _allowed_text(self, rule: Rule) -> str:
        if rule.tolerance is not None:
            return plain(rule.tolerance)
        return self._derived(rule).excel_text()

    def _tolerance(self, rule: Rule) -> Decimal | None:
        if rule.tolerance is not None:
            return rule.tolerance
        derived = self._derived(rule)
        return None if derived.exact else derived.value(self._figures.columns)

    def _derived(self, rule: Rule) -> Tolerance:
        node = self._formula(rule).node
        return derived_tolerance(node, lambda key: declared_decimals(self._scheme, key))

    def _formula(self, rule: Rule) -> Formula:
        row_ledger = rule_ledger(rule) if rule.scope == "row" else ""
        return compile_formula(rule.formula, row_ledger=row_ledger)

    def _compares_numbers(self, formula: Formula) -> bool:
        node = formula.node
        if not isinstance(node, Binary) or not is_comparison(node):
            return False
        kind = kind_of(node.left) or kind_of(node.right)
        if kind:
            return kind == "number"
        return all(self._kind(name) in NUMERIC for name in formula.names)

    def _kind(self, key: str) -> str:
        """Return the kind of a scalar or of a column: what stands in its cells."""
        code, _, field = key.partition(".")
        if code == "PERIOD" or field == "filled":
            return "integer"
        if indicator := self._scheme.indicators.get(code):
            return indicator.kind if field == "actual" else "decimal"
        ledger = self._scheme.ledgers.get(code)
        column = ledger.column(field) if ledger else None
        return column.kind if column else "text"

    def homeless_names(self) -> set[str]:
        """Return the names that formulas read and that have no place in this edition."""
        return {name for name in self._read() if name not in self._plan.places}

    def _read(self) -> Iterator[str]:
        formulas: list[Formula] = [
            self._formula(rule) for rule in (*self._plan.unit_rules, *self._plan.row_rules)
        ]
        for form in self._plan.forms:
            for line in form.lines:
                if line.indicator and line.indicator.computed:
                    formulas.append(compile_formula(line.indicator.formula))
        for formula in formulas:
            if not self._only_here(formula):
                yield from formula.names
                yield from formula.columns


def _array(formula: Formula) -> bool:
    return any(isinstance(part, Array) for part in walk(formula.node))


def _blank(formula: Formula) -> str:
    """Return what a computed figure is without its operands: 不涉及 if all of them are."""
    asked = [name for name in formula.names if not name.startswith("PERIOD.")]
    if not asked or any(name.endswith((".filled", ".nil")) for name in asked):
        return '""'
    every: Sequence[str] = [f'{name}="{NA.value}"' for name in asked]
    return f'IF(AND({",".join(every)}),"{NA.value}","")'

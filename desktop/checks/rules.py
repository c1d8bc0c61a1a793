"""The rules 审核关系 of one level, compiled, and what hangs on what.

Rules over merged figures (scope ``merge``) are the province's and are not looked at here.
"""

from __future__ import annotations

import datetime as dt
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.checks.blame import Blame, blame
from desktop.checks.hits import Hit
from desktop.checks.sides import Side, Sides, is_state, sides_of, summed_key
from desktop.scheme.formula import compile_formula, derived_tolerance
from desktop.scheme.formula.operands import ledger_of
from desktop.scheme.keys import cell_key, parse_key
from desktop.scheme.model import Level, Rule, Scheme
from desktop.scheme.values import EPOCH, Value

if TYPE_CHECKING:
    from desktop.scheme.formula import Formula, Judgement, Tolerance

Scalars = Mapping[str, object]
Columns = Mapping[str, Sequence[object]]


def declared_decimals(scheme: Scheme, key: str) -> int | None:
    """Return the decimals declared for a scalar or a ledger column, None for what has none."""
    parts = parse_key(key)
    if parts is None:
        return None
    if indicator := scheme.indicators.get(parts.code):
        return indicator.measure_decimals(parts.field)
    ledger = scheme.ledgers.get(parts.code)
    column = ledger.column(parts.field) if ledger else None
    return column.decimals if column and column.kind in ("integer", "decimal", "percent") else None


class LevelRule:
    """One rule, compiled for reports of one unit."""

    def __init__(self, scheme: Scheme, rule: Rule) -> None:
        self.rule = rule
        self.code = rule.code
        self._scheme = scheme
        self.ledger = row_ledger(rule)
        """The ledger whose rows must keep it; "" for a rule over the whole report."""
        self.formula: Formula = compile_formula(rule.formula, row_ledger=self.ledger)
        self._tolerance: Tolerance = derived_tolerance(
            self.formula.node, lambda key: declared_decimals(scheme, key)
        )

    @property
    def operands(self) -> Iterable[str]:
        """Scalars and ledger columns that it reads."""
        return (*self.formula.names, *self.formula.columns)

    @cached_property
    def sides(self) -> Sides:
        """Its two sides, for a sentence."""
        return sides_of(self.formula.node, self.ledger)

    @cached_property
    def _cells(self) -> tuple[str, ...]:
        """Its cells as a finding names them: what was entered or computed, then ledger columns.

        A sum over units is named by the figure summed.
        """
        names = [n for n in self.formula.names if not n.startswith("PERIOD.") and not is_state(n)]
        keys = dict.fromkeys(key for name in names if (key := summed_key(name)))
        return (*keys, *self.formula.columns)

    def look(self, scalars: Scalars, columns: Columns) -> Hit | None:
        """Return what does not hold of a rule over the whole report."""
        verdict = self.formula.judge(scalars, columns, self._allowed(columns))
        if verdict.state != "fails":
            return None
        found = self._blame(verdict, scalars, columns)
        return self._hit(self.code, self._cells, found, scalars)

    def look_at_row(self, row: str, scalars: Scalars, columns: Columns) -> Hit | None:
        """Return what does not hold of a row rule in ``row``, whose cells are among ``scalars``."""
        verdict = self.formula.judge(scalars, columns, self._allowed(columns))
        if verdict.state != "fails":
            return None
        ledger = self.ledger
        keys = tuple(
            cell_key(ledger, row, name.partition(".")[2]) if ledger_of(name) == ledger else name
            for name in self._cells
        )
        found = self._blame(verdict, scalars, columns)
        return self._hit(f"{self.code}@{ledger}#{row}", keys, found, scalars)

    def _blame(self, verdict: Judgement, scalars: Scalars, columns: Columns) -> Blame | None:
        """Return the comparison that does not hold: the rule itself, or one inside AND and OR."""
        if self.sides.relation:
            return Blame(self.sides, verdict.left, verdict.right)
        return blame(self.formula.node, self.ledger, scalars, columns)

    def _hit(
        self, identity: str, keys: tuple[str, ...], found: Blame | None, scalars: Scalars
    ) -> Hit:
        """Return the hit; what its sentence tells is part of it, so that a change is noticed."""
        left = right = None
        if found and found.sides.relation != "filled":
            left = self._shown(found.left, found.sides.left, found.sides.right)
            right = self._shown(found.right, found.sides.right, found.sides.left)
            if left is None or right is None:  # TRUE or FALSE, which no sentence tells
                found = left = right = None
        more = {"blame": found, "operands": tuple(scalars.get(n) for n in self.formula.names)}
        return Hit(identity, self.code, self.rule.audit_class, keys, left, right, more)

    def _allowed(self, columns: Columns) -> Decimal | None:
        if self.rule.tolerance is not None:
            return self.rule.tolerance
        return None if self._tolerance.exact else self._tolerance.value(columns)

    def _shown(self, value: object, side: Side, other: Side) -> Value | None:
        """Return a side as a value; the serial number of a date as the date."""
        if isinstance(value, Decimal):
            names = side.names or other.names
            if names and all(self._is_date(name) for name in names):
                return EPOCH + dt.timedelta(days=int(value))
            return value
        return value if isinstance(value, str) else None

    def _is_date(self, name: str) -> bool:
        code, _, field = name.partition(".")
        ledger = self._scheme.ledgers.get(code)
        column = ledger.column(field) if ledger else None
        return column is not None and column.kind == "date"


def row_ledger(rule: Rule) -> str:
    """Return the ledger whose rows a rule of scope ``row`` is about, "" for other scopes."""
    if rule.scope != "row":
        return ""
    formula = compile_formula(rule.formula)
    return next(ledger_of(column) for column in formula.columns)


class RuleBook:
    """The rules that units of one level must keep in one year, found by what they read."""

    def __init__(self, scheme: Scheme, level: Level, period: str) -> None:
        self._scheme = scheme
        self._sources = list(scheme.rules_of(level, period))
        self.unit_rules: dict[str, LevelRule] = {}
        self.row_rules: dict[str, list[LevelRule]] = {}
        self._readers: dict[str, list[LevelRule]] = {}
        self._compiled: list[LevelRule] = []

    def __len__(self) -> int:
        return len(self._sources)

    def compile(self) -> Iterator[LevelRule]:
        """Yield each rule once it is compiled and indexed, which is done once, in slices if wanted."""
        yield from self._compiled
        for rule in self._sources[len(self._compiled) :]:
            compiled = LevelRule(self._scheme, rule)
            if compiled.ledger:
                self.row_rules.setdefault(compiled.ledger, []).append(compiled)
            else:
                self.unit_rules[rule.code] = compiled
                for name in compiled.operands:
                    self._readers.setdefault(name, []).append(compiled)
            self._compiled.append(compiled)
            yield compiled

    def rule(self, code: str) -> LevelRule | None:
        """Return the compiled rule ``code``, None when it is none of this level."""
        if code in self.unit_rules:
            return self.unit_rules[code]
        of_rows = (rule for rules in self.row_rules.values() for rule in rules)
        return next((rule for rule in of_rows if rule.code == code), None)

    def reading(self, operand: str) -> Sequence[LevelRule]:
        """Return the rules over the whole report that read ``operand``."""
        return self._readers.get(operand, ())


_KEPT: deque[tuple[Scheme, Level, str, RuleBook]] = deque(maxlen=6)


def kept_book(scheme: Scheme, level: Level, period: str) -> RuleBook:
    """Return the rules of a level, all compiled, and the same ones for the next of its reports.

    Rules know nothing of a report, so thousands can be looked at by one book.
    """
    for known, of_level, of_period, book in tuple(_KEPT):
        if known is scheme and (of_level, of_period) == (level, period):
            return book
    book = RuleBook(scheme, level, period)
    for _ in book.compile():
        pass
    _KEPT.append((scheme, level, period, book))
    return book

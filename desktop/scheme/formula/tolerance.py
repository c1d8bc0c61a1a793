"""Derived tolerance: what rounded parts may differ from their rounded total.

A figure declared with d decimals is off by up to half a unit in its last place. A comparison of
k such figures may therefore be off by k/2 units; one of them is the figure compared with, which
leaves (k-1)/2. A summed ledger column counts its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from desktop.scheme.formula.criteria import read_filter
from desktop.scheme.formula.operands import ledger_of
from desktop.scheme.formula.printer import plain
from desktop.scheme.formula.runtime import CONTEXT, ZERO, count_numbers
from desktop.scheme.formula.syntax import Binary, Call, Name, Node, Number, Unary, is_comparison

_HALF = Decimal("0.5")


@dataclass(frozen=True, slots=True)
class Tolerance:
    """(total + Σ weight·COUNT(column) - largest)/2; ``largest`` takes columns with rows in."""

    total: Decimal = ZERO
    """Σ |coefficient| · unit in the last place, over the scalar operands."""
    largest: Decimal = ZERO
    """The greatest of them."""
    rows: tuple[tuple[str, Decimal], ...] = ()
    """Column → |coefficient| · unit in the last place of each of its rows."""

    @property
    def exact(self) -> bool:
        """Whether nothing is allowed, whatever the ledgers hold."""
        return not self.rows and self.total == self.largest

    def value(self, columns: Mapping[str, Sequence[object]]) -> Decimal:
        """Return the tolerance for these ledgers."""
        total, largest = self.total, self.largest
        for column, weight in self.rows:
            count = count_numbers(columns[column])
            total += weight * count
            if count:
                largest = max(largest, weight)
        return (total - largest) * _HALF

    def excel_text(self, rename: Callable[[str], str] = str) -> str:
        """Return the same as workbook text."""
        if not self.rows:
            return plain((self.total - self.largest) * _HALF)
        counts = [f"{plain(w * _HALF)}*COUNT({rename(c)})" for c, w in self.rows]
        if all(weight <= self.largest for _, weight in self.rows):
            fixed = (self.total - self.largest) * _HALF
            return "+".join([plain(fixed), *counts] if fixed else counts)
        tops = [plain(self.largest * _HALF)] if self.largest else []
        tops += [f"{plain(w * _HALF)}*MIN(COUNT({rename(c)}),1)" for c, w in self.rows]
        fixed = self.total * _HALF
        return "+".join([plain(fixed), *counts] if fixed else counts) + f"-MAX({','.join(tops)})"


EXACT = Tolerance()


@dataclass(slots=True)
class _Linear:
    """A linear sum: coefficient of each scalar, of each summed column, and the constant."""

    scalars: dict[str, Decimal] = field(default_factory=dict)
    columns: dict[str, Decimal] = field(default_factory=dict)
    constant: Decimal = ZERO

    def plus(self, other: _Linear, factor: Decimal) -> _Linear:
        found = _Linear(dict(self.scalars), dict(self.columns))
        for mine, theirs in ((found.scalars, other.scalars), (found.columns, other.columns)):
            for key, coefficient in theirs.items():
                mine[key] = mine.get(key, ZERO) + coefficient * factor
        found.constant = self.constant + other.constant * factor
        return found

    @property
    def operands(self) -> list[Decimal]:
        return [c for c in (*self.scalars.values(), *self.columns.values()) if c]


def derived_tolerance(node: Node, decimals: Callable[[str], int | None]) -> Tolerance:
    """Return what the two sides of ``node`` may differ by.

    ``decimals`` gives the declared decimals of a scalar or column, None for what has none. Only
    ``=``, ``<=`` and ``>=`` of linear sums have a tolerance, and only without a slack of their own
    (``a + b <= c + 0.01``, ``a - b <= 0.01``).
    """
    if not isinstance(node, Binary) or not is_comparison(node):
        return EXACT
    left, right = _linear(node.left), _linear(node.right)
    if node.operator not in ("=", "<=", ">=") or left is None or right is None:
        return EXACT
    if _has_slack(left, right) or _has_slack(right, left):
        return EXACT
    both = left.plus(right, Decimal(-1))
    weights = [w for k, c in both.scalars.items() if (w := _unit(decimals(k)) * abs(c))]
    rows = tuple((k, w) for k, c in both.columns.items() if (w := _unit(decimals(k)) * abs(c)))
    return Tolerance(sum(weights, ZERO), max(weights, default=ZERO), rows)


def _has_slack(side: _Linear, other: _Linear) -> bool:
    if not side.constant:
        return False
    if side.operands:
        return True
    return min(other.operands, default=ZERO) < 0 < max(other.operands, default=ZERO)


def _unit(decimals: int | None) -> Decimal:
    return Decimal(1).scaleb(-decimals) if decimals else ZERO


def _linear(node: Node) -> _Linear | None:
    match node:
        case Number():
            return _Linear(constant=node.value)
        case Name():
            return None if ledger_of(node.key) else _Linear({node.key: Decimal(1)})
        case Unary():
            inner = _linear(node.operand)
            factor = Decimal(-1) if node.operator == "-" else Decimal("0.01")
            return _Linear().plus(inner, factor) if inner else None
        case Binary():
            return _combined(node)
        case Call() if node.name in ("SUM", "SUMIF", "SUMIFS"):
            return _summed(node)
    return None


def _combined(node: Binary) -> _Linear | None:
    left, right = _linear(node.left), _linear(node.right)
    if left is None or right is None:
        return None
    match node.operator:
        case "+":
            return left.plus(right, Decimal(1))
        case "-":
            return left.plus(right, Decimal(-1))
        case "*" if not right.operands:
            return _Linear().plus(left, right.constant)
        case "*" if not left.operands:
            return _Linear().plus(right, left.constant)
        case "/" if not right.operands and right.constant:
            return _Linear().plus(left, CONTEXT.divide(Decimal(1), right.constant))
    return None


def _summed(call: Call) -> _Linear | None:
    if call.name != "SUM":
        return _Linear(columns={read_filter(call).value: Decimal(1)})
    found = _Linear()
    for argument in call.arguments:
        if isinstance(argument, Name) and ledger_of(argument.key):
            part: _Linear | None = _Linear(columns={argument.key: Decimal(1)})
        else:
            part = _linear(argument)
        if part is None:
            return None
        found = found.plus(part, Decimal(1))
    return found

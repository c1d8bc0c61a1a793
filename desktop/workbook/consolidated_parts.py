"""What stands on a consolidated workbook, as data: forms with a line for each total, and tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from desktop.scheme.values import Value

Way = Literal["sum", "mean", "max", "ratio", "ledger", "own", "derived"]
"""How a line's totals come about; only what hangs on ledgers is not live."""


class Missing:
    """Of a unit nothing came in."""


MISSING = Missing()
Figure = Value | None | Missing


@dataclass(frozen=True, slots=True)
class Group:
    """Units that have a subtotal: a prefecture and its counties; or one without, the department."""

    name: str
    units: tuple[str, ...]
    """Heads of their columns."""
    subtotal: bool = True


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator's measure over all units."""

    key: str
    code: str
    name: str
    measure: str
    unit: str
    decimals: int
    way: Way
    method: str
    """In a word; the sheet of explanations says it in full."""
    total: Value | None
    reported: Value | None
    adjustment: Decimal | None
    coverage: str
    reference: Value | None
    subtotals: tuple[Value | None, ...]
    """One for each group that has a subtotal."""
    figures: tuple[Figure, ...]
    """采用数 of every unit, group after group."""
    asked: tuple[bool, ...]
    """Of every unit: whether its forms have this line."""
    enters: tuple[bool, ...]
    """Of every unit: whether its figure is part of the total."""
    refers: tuple[bool, ...]
    """Of every unit: whether its figure is part of 县级参考."""
    adjusted: frozenset[int] = frozenset()
    """Units, counted from 0, whose figure is the province's."""
    formula: str = ""
    """Of a ratio or a derived rate."""
    weight: str = ""
    """Key of a mean's weights."""


@dataclass(frozen=True, slots=True)
class Form:
    """One section."""

    name: str
    title: str
    left: str
    right: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column of a plain table; ``decimals`` of its numbers, None: as they are."""

    head: str
    width: float
    decimals: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A plain table with words above it."""

    name: str
    title: str
    columns: tuple[TableColumn, ...]
    rows: Sequence[Sequence[Value | None]]
    notes: tuple[str, ...] = ()
    wrapped: bool = True
    """Whether rows grow with their texts; a table of thousands of rows does not."""


@dataclass(frozen=True, slots=True)
class Book:
    """The whole workbook."""

    title: str
    footer: str
    made_at: str
    """ISO time that the file bears as its date."""
    groups: tuple[Group, ...]
    words: Mapping[str, str]
    """Heads: code, name, … by name; ``subtotals``, ``totals``, ``missing``, ``subtotal``."""
    first: tuple[Table, ...]
    """Tables before the forms."""
    forms: tuple[Form, ...]
    last: Iterable[Table]
    """Tables behind them, taken once."""

"""Figures: what was entered and what follows from it, computed when asked for.

One object serves a single look (checks, workbook) and a live window: :meth:`Figures.update` takes
an edit and says which figures may have changed; nothing else is evaluated again.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from desktop.scheme.dependencies import dependencies, derived_formula, formula_of
from desktop.scheme.formula import Formula, compile_formula
from desktop.scheme.keys import Key, parse_key
from desktop.scheme.model import Scheme
from desktop.scheme.values import EPOCH, NA, Value, round_half_up, serial

if TYPE_CHECKING:
    from desktop.records.snapshot import Row, Snapshot

__all__ = ["Figures", "State", "derived_formula", "formula_of"]

State = Literal["value", "blank", "na", "computed"]
ONE = Decimal(1)


def operand(value: Value | None) -> Decimal | str | None:
    """Return ``value`` as formulas take it: a date as serial number, 不涉及 and blank as None."""
    if isinstance(value, dt.date):
        return serial(value)
    if isinstance(value, Decimal):
        return value
    return value or None if isinstance(value, str) else None


class _Scalars(dict[str, Any]):
    """Scalar operands, worked out when first read (``scalars[key]``); None is blank."""

    __slots__ = ("_figures",)

    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self._figures = figures

    def __missing__(self, key: str) -> Decimal | str | None:
        value = self[key] = self._figures.operand(key)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        value = self[key]
        return default if value is None else value


class _Columns(dict[str, tuple[Decimal | str | None, ...]]):
    """Ledger columns, put together when first read."""

    __slots__ = ("_figures",)

    def __init__(self, figures: Figures) -> None:
        super().__init__()
        self._figures = figures

    def __missing__(self, key: str) -> tuple[Decimal | str | None, ...]:
        ledger, _, column = key.partition(".")
        cells = tuple(operand(row.cells.get(column)) for row in self._figures.rows(ledger))
        self[key] = cells
        return cells


class _RowScalars(dict[str, Any]):
    """The cells of one ledger row, then the scalars of the report."""

    __slots__ = ("_report",)

    def __init__(self, cells: Mapping[str, Any], report: _Scalars) -> None:
        super().__init__(cells)
        self._report = report

    def __missing__(self, key: str) -> Any:
        return self._report[key]

    def get(self, key: str, default: Any = None) -> Any:
        value = self[key]
        return default if value is None else value


class Figures:
    """All figures of one report: entered, carried and computed."""

    def __init__(self, scheme: Scheme, snapshot: Snapshot) -> None:
        self.scheme = scheme
        self._snapshot = snapshot
        self._entered = dict(snapshot.values)
        self._ledgers = dict(snapshot.ledgers)
        self._stale = False
        self._computed: dict[str, Value | None] = {}
        self._scalars = _Scalars(self)
        self._columns = _Columns(self)
        self._off = scheme.switched_off.get(snapshot.period, frozenset())

    @property
    def snapshot(self) -> Snapshot:
        """The entered values as they are now, edits taken by :meth:`update` included."""
        if self._stale:
            self._snapshot = replace(
                self._snapshot, values=dict(self._entered), ledgers=dict(self._ledgers)
            )
            self._stale = False
        return self._snapshot

    @property
    def scalars(self) -> Mapping[str, object]:
        """Operands for :class:`Formula`: also ``PERIOD.…`` and ``Lxx.filled``; None is blank."""
        return self._scalars

    @property
    def columns(self) -> Mapping[str, tuple[Decimal | str | None, ...]]:
        """Ledger columns for :class:`Formula`, a blank cell is None."""
        return self._columns

    def rows(self, ledger: str) -> tuple[Row, ...]:
        """Return the rows of a ledger."""
        return self._ledgers.get(ledger, ())

    def row_scalars(self, ledger: str, row: Row) -> Mapping[str, object]:
        """Return operands for a rule over the rows of ``ledger``: ``L01.status`` is the cell."""
        cells = {f"{ledger}.{column}": operand(value) for column, value in row.cells.items()}
        columns = self.scheme.ledgers[ledger].columns
        blank = {f"{ledger}.{column.code}": None for column in columns}
        return _RowScalars(blank | cells, self._scalars)

    # Reading ------------------------------------------------------------------

    def get(self, key: str) -> Value | None:
        """Return the figure of ``key``: a value, NA, or None when it is blank or nothing."""
        if key in self._computed:
            return self._computed[key]
        parts = parse_key(key)
        if parts is None:
            return self._entered.get(key)
        if parts.row:
            return self._cell(parts)
        if parts.code in self.scheme.indicators:
            if not self._asked(parts.code):
                return None
            if text := formula_of(self.scheme, key):
                return self._compute(key, parts, text)
        return self._entered.get(key)

    def computed(self, key: str) -> bool:
        """Whether a formula gives ``key``."""
        return bool(formula_of(self.scheme, key))

    def state(self, key: str) -> State:
        """Return what ``key`` is: blank, na, computed (with a value) or value."""
        value = self.get(key)
        if value is None:
            return "blank"
        if value is NA:
            return "na"
        return "computed" if self.computed(key) else "value"

    def _asked(self, code: str) -> bool:
        return (
            code not in self._off
            and self._snapshot.unit.level in self.scheme.indicators[code].levels
        )

    def _cell(self, parts: Key) -> Value | None:
        row = next((row for row in self.rows(parts.code) if row.id == parts.row), None)
        return row.cells.get(parts.field) if row else None

    def operand(self, key: str) -> Decimal | str | None:
        """Return the operand of ``key`` for formulas, None when it is blank or 不涉及."""
        parts = parse_key(key)
        if parts is None:
            return None
        if parts.code == "PERIOD":
            return self._period(parts.field)
        if parts.field == "filled" and parts.code in self.scheme.ledgers:
            return ONE if self.rows(parts.code) or self.get(f"{parts.code}.nil") else None
        return operand(self.get(key))

    def _period(self, field: str) -> Decimal | None:
        year = int(self._snapshot.period)
        match field:
            case "start":
                return serial(dt.date(year, 1, 1))
            case "end":
                return serial(dt.date(year, 12, 31))
            case "year":
                return Decimal(year)
        return None

    # Computing ----------------------------------------------------------------

    def _compute(self, key: str, parts: Key, text: str) -> Value | None:
        if key in self._snapshot.stated:
            return self._snapshot.stated[key]
        self._computed[key] = None  # a ring of formulas ends in a blank instead of going round
        formula = compile_formula(text)
        value = formula.evaluate(self._scalars, self._columns)
        if value is None:
            found: Value | None = NA if self._all_na(formula) else None
        elif isinstance(value, bool):
            found = "是" if value else "否"
        elif isinstance(value, str):
            found = value or None
        else:
            indicator = self.scheme.indicators[parts.code]
            found = round_half_up(value, indicator.measure_decimals(parts.field))
            if indicator.kind == "date" and parts.field == "actual":
                found = EPOCH + dt.timedelta(int(found))
        self._computed[key] = found
        return found

    def _all_na(self, formula: Formula) -> bool:
        asked = [n for n in formula.names if not n.startswith("PERIOD.")]
        return bool(asked) and all(self.get(name) is NA for name in asked)

    # Editing ------------------------------------------------------------------

    def update(
        self,
        values: Mapping[str, Value | None],
        ledgers: Mapping[str, tuple[Row, ...]] | None = None,
    ) -> set[str]:
        """Take edited scalars and replaced ledgers in.

        Returns every key whose figure may have changed: what was edited (cells of ledger rows,
        too), the ledger columns and ``Lxx.filled`` touched, and all that hangs on them.
        """
        changed = set(values)
        for key, value in values.items():
            if value is None:
                self._entered.pop(key, None)
            else:
                self._entered[key] = value
            if key.endswith(".nil"):
                changed.add(key.removesuffix("nil") + "filled")
        for ledger, rows in (ledgers or {}).items():
            changed.update(self._replaced(ledger, rows))
        changed |= dependencies(self.scheme).hanging_on(changed)
        for key in changed:
            self._computed.pop(key, None)
            self._scalars.pop(key, None)
            self._columns.pop(key, None)
        self._stale = True
        return changed

    def _replaced(self, ledger: str, rows: tuple[Row, ...]) -> Iterator[str]:
        before = {row.id: row for row in self.rows(ledger)}
        if bool(before) != bool(rows):
            yield f"{ledger}.filled"
        self._ledgers[ledger] = rows
        empty: Mapping[str, Value] = {}
        after = {row.id: row for row in rows}
        if list(before) != list(after):
            # Rows came, went or moved: every column is put together anew.
            for column in self.scheme.ledgers[ledger].columns:
                yield f"{ledger}.{column.code}"
        for row_id in before.keys() | after.keys():
            old, new = before.get(row_id), after.get(row_id)
            if old is new:
                continue
            old_cells, new_cells = old.cells if old else empty, new.cells if new else empty
            for column_code in old_cells.keys() | new_cells.keys():
                if old_cells.get(column_code) != new_cells.get(column_code):
                    yield f"{ledger}.{column_code}"
                    yield f"{ledger}#{row_id}.{column_code}"

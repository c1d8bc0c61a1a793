"""Merged figures of an area over one layer of its units' figures: the arithmetic of totals.

Every total is worked out when it is first read, in exact decimals; formulas read merged figures
and merged ledgers, so that a ratio comes from its summed parts and a count from the ledgers as one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from decimal import Decimal, localcontext
from typing import Any

from desktop.province.ledgers_merged import MergedLedger, merge
from desktop.province.methods import Method, method_of
from desktop.province.sources import Answers, Area, Sources
from desktop.scheme.compute import operand as as_operand
from desktop.scheme.formula import compile_formula
from desktop.scheme.formula.syntax import Call, Name, walk
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Level
from desktop.scheme.units import Unit
from desktop.scheme.values import EPOCH, NA, Value, round_half_up, serial

ONE = Decimal(1)
PRECISION = 60
"""Digits of a weighted sum: products of two figures of 15 digits, and many of them."""
LEVEL_SETS: Mapping[str, tuple[Level, ...]] = {
    "county": ("county",),
    "prefecture": ("prefecture",),
    "dept": ("dept",),
}


class Merged:
    """The merged figures of an area over one layer of its units' figures."""

    def __init__(
        self,
        sources: Sources,
        area: Area,
        answers: Mapping[str, Answers],
        last: Mapping[str, Value | None],
    ) -> None:
        self._scheme = sources.scheme
        self._period = sources.period
        self._area = area
        self._answers = answers
        self._last = last
        self._values: dict[str, Value | None] = {}
        self._ledgers: dict[tuple[str, tuple[Level, ...]], MergedLedger] = {}

    def value(self, key: str) -> Value | None:
        """Return a total; NA when everyone who answers says 不涉及."""
        if key not in self._values:
            self._values[key] = None  # a ring of formulas ends in a blank
            method = method_of(self._scheme, key)
            self._values[key] = self._merged(key, method) if method else self._carried(key)
        return self._values[key]

    def figures(self, key: str, levels: Collection[Level]) -> list[tuple[Unit, Value]]:
        """Return what the units of ``levels`` say of ``key``, blank ones left out."""
        found = []
        for unit in self._area.units:
            answers = self._answers.get(unit.code) if unit.level in levels else None
            value = answers.values.get(key) if answers else None
            if value is not None:
                found.append((unit, value))
        return found

    def ledger(self, code: str, levels: tuple[Level, ...]) -> MergedLedger:
        """Return a ledger over the units of ``levels``."""
        found = self._ledgers.get((code, levels))
        if found is None:
            rows = (
                (unit, answers.ledgers.get(code, ()))
                for unit in self._area.units
                if unit.level in levels and (answers := self._answers.get(unit.code))
            )
            found = self._ledgers[code, levels] = merge(self._scheme.ledgers[code], rows)
        return found

    def filled(self, code: str, levels: Collection[Level]) -> bool:
        """Whether anyone of ``levels`` has rows in a ledger, or declared to have none."""
        return any(
            answers.ledgers.get(code) or code in answers.nil
            for unit in self._area.units
            if unit.level in levels and (answers := self._answers.get(unit.code))
        )

    def key_within_unit(self, code: str, column: str) -> bool:
        """Whether ``column`` names a thing within one unit only."""
        ledger = self._scheme.ledgers[code]
        return ledger.dedupe_scope == "unit" and column in ledger.dedupe_key

    def scalars(self, levels: tuple[Level, ...]) -> Scalars:
        """Return operands for formulas; the state of a ledger is that over ``levels``."""
        return Scalars(self, levels)

    def columns(self, levels: tuple[Level, ...], formula: str) -> Columns:
        """Return ledger columns for ``formula`` over the units of ``levels``."""
        return Columns(self, levels, counted_apart(formula))

    def unweighted(self, key: str, method: Method) -> tuple[str, ...]:
        """Return the units whose figure a mean leaves out for want of a weight."""
        if method.kind != "mean":
            return ()
        return tuple(
            unit.code
            for unit, value in self.figures(key, method.levels)
            if isinstance(value, Decimal) and self._weight(unit, method) is None
        )

    # Methods ------------------------------------------------------------------

    def _merged(self, key: str, method: Method) -> Value | None:
        match method.kind:
            case "own":
                found = [
                    v for u, v in self.figures(key, method.levels) if u.code == self._area.code
                ]
                return found[0] if found else None
            case "ratio" | "derived":
                return self._computed(key, method)
            case "ledger":
                return self._counted(key, method)
        found_by_unit = self.figures(key, method.levels)
        match method.kind:
            case "mean":
                return self._mean(key, method, found_by_unit)
            case "max":
                numbers = [v for _, v in found_by_unit if isinstance(v, Decimal)]
                return max(numbers) if numbers else _all_na(found_by_unit)
            case _:
                return total_of(found_by_unit)

    def _mean(
        self, key: str, method: Method, found: Collection[tuple[Unit, Value]]
    ) -> Value | None:
        total = weights = Decimal(0)
        with localcontext(prec=PRECISION):
            for unit, value in found:
                weight = self._weight(unit, method)
                if isinstance(value, Decimal) and weight is not None:
                    total += value * weight
                    weights += weight
            if not weights:
                return _all_na(found)
            return self._rounded(key, total / weights)

    def _weight(self, unit: Unit, method: Method) -> Decimal | None:
        weight = self._answers[unit.code].values.get(method.weight)
        return weight if isinstance(weight, Decimal) else None

    def _computed(self, key: str, method: Method) -> Value | None:
        if not any(unit.level in method.levels for unit in self._area.units):
            return None
        formula = compile_formula(method.formula)
        found = formula.evaluate(
            self.scalars(method.levels), self.columns(method.levels, method.formula)
        )
        if found is None:
            asked = [name for name in formula.names if name.startswith("T")]
            return NA if asked and all(self.value(name) is NA for name in asked) else None
        if isinstance(found, bool):
            return "是" if found else "否"
        if isinstance(found, str):
            return found or None
        kind = self._scheme.indicators[key.partition(".")[0]].kind
        if kind == "date" and key.endswith(".actual"):
            return EPOCH + dt.timedelta(int(found))
        return self._rounded(key, found)

    def _counted(self, key: str, method: Method) -> Value | None:
        """Return a count over the merged ledgers, and what was stated over those not sent."""
        found = self._computed(key, method)
        stated = [
            value
            for unit in self._area.units
            if unit.level in method.levels
            and (answers := self._answers.get(unit.code))
            and isinstance(value := answers.stated.get(key), Decimal)
        ]
        if not stated:
            return found
        return sum(stated, found if isinstance(found, Decimal) else Decimal(0))

    def _rounded(self, key: str, number: Decimal) -> Decimal:
        code, _, measure = key.partition(".")
        return round_half_up(number, self._scheme.indicators[code].measure_decimals(measure))

    def _carried(self, key: str) -> Value | None:
        """Return a figure of a year ago."""
        code, _, measure = key.partition(".")
        of = {"last": "actual", "last_cumulative": "cumulative"}.get(measure)
        return self._last.get(f"{code}.{of}") if of else None

    # Operands -----------------------------------------------------------------

    def operand(self, key: str, levels: tuple[Level, ...]) -> Decimal | str | None:
        """Return what formulas read under ``key``; blank and 不涉及 are None."""
        if key.startswith(("SUMUNITS:", "COUNTUNITS:")):
            return self._over_units(key)
        parts = parse_key(key)
        if parts is None:
            return None
        if parts.code == "PERIOD":
            return self._of_period(parts.field)
        if parts.field == "filled":
            return ONE if self.filled(parts.code, levels) else None
        return as_operand(self.value(key))

    def _of_period(self, field: str) -> Decimal | None:
        year = int(self._period)
        dates = {"start": dt.date(year, 1, 1), "end": dt.date(year, 12, 31)}
        return serial(dates[field]) if field in dates else Decimal(year)

    def _over_units(self, key: str) -> Decimal | None:
        name, level, *keys = key.split(":")
        if name == "COUNTUNITS":
            units = [unit for unit in self._area.units if unit.level == level]
            return Decimal(sum(unit.code in self._answers for unit in units))
        total = total_of(self.figures(keys[0], LEVEL_SETS[level]))
        return total if isinstance(total, Decimal) else None


class Scalars(dict[str, Any]):
    """Merged scalar operands, worked out when first read; None is blank."""

    __slots__ = ("_levels", "_merged")

    def __init__(self, merged: Merged, levels: tuple[Level, ...]) -> None:
        super().__init__()
        self._merged = merged
        self._levels = levels

    def __missing__(self, key: str) -> Decimal | str | None:
        value = self[key] = self._merged.operand(key, self._levels)
        return value

    def get(self, key: str, default: Any = None) -> Any:
        """Return the operand of ``key``, ``default`` when it is blank."""
        value = self[key]
        return default if value is None else value


class Columns(dict[str, tuple[Any, ...]]):
    """Merged ledger columns, put together when first read."""

    __slots__ = ("_apart", "_levels", "_merged")

    def __init__(self, merged: Merged, levels: tuple[Level, ...], apart: frozenset[str]) -> None:
        super().__init__()
        self._merged = merged
        self._levels = levels
        self._apart = apart

    def __missing__(self, key: str) -> tuple[Any, ...]:
        code, _, column = key.partition(".")
        rows = self._merged.ledger(code, self._levels).rows
        cells: tuple[Any, ...] = tuple(as_operand(row.cells.get(column)) for row in rows)
        if key in self._apart and self._merged.key_within_unit(code, column):
            # The same number in two units is two things: they must not be counted as one.
            cells = tuple(
                None if cell is None else f"{row.origins[0].unit}|{cell}"
                for row, cell in zip(rows, cells, strict=True)
            )
        self[key] = cells
        return cells


def counted_apart(formula: str) -> frozenset[str]:
    """Return the ledger columns whose different values ``formula`` counts."""
    found = set()
    for node in walk(compile_formula(formula).node):
        if isinstance(node, Call) and node.name == "COUNTUNIQUEIFS":
            counted = node.arguments[0]
            if isinstance(counted, Name):
                found.add(counted.key)
    return frozenset(found)


def total_of(found: Iterable[tuple[Unit, Value]]) -> Value | None:
    """Return the exact sum of the numbers; NA when everyone says 不涉及, None when nobody answers."""
    found = list(found)
    numbers = [value for _, value in found if isinstance(value, Decimal)]
    return sum(numbers, Decimal(0)) if numbers else _all_na(found)


def _all_na(found: Collection[tuple[Unit, Value]]) -> Value | None:
    return NA if found and all(value is NA for _, value in found) else None

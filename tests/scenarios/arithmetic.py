"""A province's totals worked out plainly from the units' own records, without ``desktop.province``.

Every rule of merging is said here once more, as short as it can be: sums over the levels that
count, ratios from summed parts, the mean by its weights, the largest one, and counts over ledgers
in which the same thing reported by two units is one row.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache

from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Indicator, Level, Scheme
from desktop.scheme.values import NA, Value

RANK = {"dept": 0, "prefecture": 1, "county": 2}
RATES = {"yoy": "(actual - prior) / prior", "completion": "actual / target"}


@dataclass(frozen=True)
class Unit:
    """What one unit recorded."""

    code: str
    level: str
    figures: Mapping[str, Value | None]
    ledgers: Mapping[str, tuple[Row, ...]]
    nil: frozenset[str]


def unit_of(scheme: Scheme, snapshot: Snapshot) -> Unit:
    """Return what a unit's report says."""
    figures = Figures(scheme, snapshot)
    values = {
        f"{code}.{measure}": figures.get(f"{code}.{measure}")
        for code, indicator in scheme.indicators.items()
        for measure in indicator.measures
    }
    nil = frozenset(code for code in scheme.ledgers if f"{code}.nil" in snapshot.values)
    return Unit(snapshot.unit.code, snapshot.unit.level, values, snapshot.ledgers, nil)


class Arithmetic:
    """The totals of everyone in ``units``; ``top`` is the department."""

    def __init__(self, scheme: Scheme, units: Iterable[Unit], top: str, year: int) -> None:
        self.scheme, self.top, self.year = scheme, top, year
        self.units = sorted(units, key=lambda unit: (RANK[unit.level], unit.code))
        self.total: Callable[[str], Value | None] = cache(self._total)

    def _total(self, key: str) -> Value | None:
        code, _, measure = key.partition(".")
        indicator = self.scheme.indicators[code]
        levels = self.levels(indicator)
        if measure in RATES:
            return self._rate(indicator, measure)
        match indicator.aggregate:
            case "ratio" if measure == "actual":
                return self._ratio(indicator)
            case "count-from-ledger" if measure == "actual":
                return self._counted(indicator)
            case "province-only":
                return self._own(key)
            case "count-from-ledger" if indicator.county_role == "B" and "dept" in levels:
                return self._own(key)  # the counties' sums beside their ledgers are in it already
            case _ if levels == ("dept",):
                return self._own(key)
            case "mean":
                return self._mean(key, indicator)
        said = [value for _, value in self.said(key)]
        numbers = [value for value in said if isinstance(value, Decimal)]
        if not numbers:
            return NA if said else None
        return max(numbers) if indicator.aggregate == "max" else sum(numbers, Decimal(0))

    def levels(self, indicator: Indicator) -> tuple[Level, ...]:
        """Return whose figures count."""
        return tuple(level for level in indicator.merge_levels if level in indicator.levels)

    def said(self, key: str) -> Iterator[tuple[Unit, Value]]:
        """Yield who says what of ``key``; blanks are silent."""
        levels = self.levels(self.scheme.indicators[key.partition(".")[0]])
        for unit in self.units:
            value = unit.figures.get(key) if unit.level in levels else None
            if value is not None:
                yield unit, value

    def _own(self, key: str) -> Value | None:
        levels = self.levels(self.scheme.indicators[key.partition(".")[0]])
        own = [unit for unit in self.units if unit.code == self.top and unit.level in levels]
        return own[0].figures.get(key) if own else None

    def _number(self, key: str) -> Decimal | None:
        value = self.total(key)
        return value if isinstance(value, Decimal) else None

    def _rate(self, indicator: Indicator, measure: str) -> Value | None:
        actual, base = (
            self._number(f"{indicator.code}.{name}")
            for name in ("actual", "prior" if measure == "yoy" else "target")
        )
        if actual is None or not base:
            return None
        part = actual - base if measure == "yoy" else actual
        return rounded(part / (abs(base) if measure == "yoy" else base) * 100, 2)

    def _ratio(self, indicator: Indicator) -> Value | None:
        above, below = (
            self._sum(re.findall(r"T\d{3}_\d\d\.\w+", part))
            for part in indicator.formula.split(" / ")
        )
        if above is None or not below:
            return None
        return rounded(above / below * 100, indicator.decimals)

    def _sum(self, keys: list[str]) -> Decimal | None:
        numbers = [number for key in keys if (number := self._number(key)) is not None]
        return sum(numbers, Decimal(0)) if len(numbers) == len(keys) else None

    def _mean(self, key: str, indicator: Indicator) -> Value | None:
        measure = key.partition(".")[2]
        of_weight = self.scheme.indicators[indicator.weight]
        weigher = f"{indicator.weight}.{measure if measure in of_weight.measures else 'actual'}"
        pairs = [
            (value, weight)
            for unit, value in self.said(key)
            if isinstance(value, Decimal)
            and isinstance(weight := unit.figures.get(weigher), Decimal)
        ]
        weights = sum(weight for _, weight in pairs)
        if not weights:
            return None
        return rounded(sum(v * w for v, w in pairs) / weights, indicator.decimals)

    # ------------------------------------------------------------------ ledgers

    def rows(self, code: str, levels: tuple[Level, ...]) -> list[dict[str, Value]]:
        """Return a ledger of all units of ``levels``: what has one key is one row."""
        ledger = self.scheme.ledgers[code]
        merged: dict[tuple[object, ...], dict[str, Value]] = {}
        for unit in self.units:
            for number, row in enumerate(unit.ledgers.get(code, ())):
                if unit.level not in levels:
                    continue
                key: tuple[object, ...] = tuple(row.cells.get(c) for c in ledger.dedupe_key)
                if not key or None in key:
                    key = (unit.code, number)
                elif ledger.dedupe_scope == "unit":
                    key = (unit.code, *key)
                whose = {"": unit.code} if ledger.dedupe_scope == "unit" else {"": ""}
                merged[key] = {**whose, **row.cells, **merged.get(key, {})}
        return list(merged.values())

    def _counted(self, indicator: Indicator) -> Value | None:
        levels, formula = self.levels(indicator), indicator.formula
        code = re.findall(r"L\d\d", formula)[0]  # each counts over one ledger
        asked = [unit for unit in self.units if unit.level in levels]
        if not any(unit.ledgers.get(code) or code in unit.nil for unit in asked):
            return None
        return rounded(count(formula, self.rows(code, levels), self), indicator.decimals)


def count(formula: str, rows: list[dict[str, Value]], of: Arithmetic) -> Decimal:
    """Return what a formula over one ledger gives; the few forms that the scheme uses."""
    inner = re.sub(r"^(?:SUM|ROUND)\((?=SUMIFS|COUNTIFS)", "", formula)
    name, _, rest = inner.partition("(")
    words = re.findall(r'\{[^}]*\}|"[^"]*"(?:&EDATE\([^)]*\)|&[\w.]+)?|[\w.]+', rest)
    if name == "COUNTIFS":
        column, criteria = "", words
    else:
        column, criteria = words[0].partition(".")[2], words[1:]
    if inner != formula and formula.startswith("ROUND"):
        criteria = criteria[:-1]  # the number of places
    pairs = [
        (where.partition(".")[2], criterion)
        for where, criterion in zip(criteria[::2], criteria[1::2], strict=True)
    ]
    kept = [row for row in rows if all(holds(row.get(c), wanted, of) for c, wanted in pairs)]
    match name:
        case "COUNTIFS":
            return Decimal(len(kept))
        case "COUNTA":
            return Decimal(sum(row.get(column) is not None for row in kept))
        case "COUNTUNIQUEIFS":
            keyed = any(
                column in ledger.dedupe_key and words[0].startswith(code)
                for code, ledger in of.scheme.ledgers.items()
            )
            different = {(row[""] if keyed else "", row.get(column)) for row in kept}
            return Decimal(sum(value is not None for _, value in different))
        case "SUM" | "SUMIFS":
            found = [row.get(column) for row in kept]
            return sum((v for v in found if isinstance(v, Decimal)), Decimal(0))
    raise AssertionError(f"no such form: {formula}")


def holds(value: Value | None, criterion: str, of: Arithmetic) -> bool:
    """Say whether a cell fits a criterion as a spreadsheet reads it."""
    start = dt.date(of.year, 1, 1)
    if criterion.startswith("{"):
        return value in re.findall(r'"([^"]*)"', criterion)
    if criterion == "PERIOD.year":
        return value == Decimal(of.year)
    text, _, more = criterion.partition("&")
    text = text.strip('"')
    if not more:
        return value not in (text[2:] or None,) if text.startswith("<>") else value == text
    limit = {
        "PERIOD.start": start,
        "PERIOD.end": dt.date(of.year, 12, 31),
        "EDATE(PERIOD.start, 3)": dt.date(of.year, 4, 1),
    }[more]
    if not isinstance(value, dt.date):
        return False
    return {">=": value >= limit, "<=": value <= limit, "<": value < limit}[text]


def rounded(number: Decimal | int, decimals: int) -> Decimal:
    """Return ``number`` rounded half up."""
    return Decimal(number).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)

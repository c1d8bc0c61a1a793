"""The checks that every scheme has without listing them: filled in, within bounds, from the list.

The scheme only says the class of each (``scheme.built_in``). What hangs together is a *subject*:
an indicator, a narrative, a field of the cover, a ledger as a whole, one row of a ledger. After an
edit its subject is looked at again and nothing else.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from desktop.checks.hits import Hit
from desktop.scheme.keys import cell_key
from desktop.scheme.model import Column, Indicator, Ledger, Narrative, Scheme, SignField
from desktop.scheme.values import NA, Value

if TYPE_CHECKING:
    from desktop.records.snapshot import Row
    from desktop.scheme.compute import Figures

FIRST_DAY = dt.date(1949, 10, 1)
"""No date of a report lies before this; earlier ones are slips such as 0221 for 2021."""
YEARS_AHEAD = 10
"""No deadline of a report lies further ahead of its year."""

NUMERIC = ("integer", "decimal", "percent")


def number_faults(
    value: Value, minimum: Decimal | None, maximum: Decimal | None, decimals: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the checks that ``value`` of a number cell fails, each with fields for its sentence."""
    if not isinstance(value, Decimal):
        if value is not NA:
            yield "decimals", {"decimals": decimals}
        return
    if minimum is not None and value < minimum:
        yield "minimum", {"limit": minimum}
    if maximum is not None and value > maximum:
        yield "maximum", {"limit": maximum}
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -decimals and value != round(value, decimals):
        yield "decimals", {"decimals": decimals}


class BuiltIn:
    """The built-in checks of one report."""

    def __init__(self, scheme: Scheme, figures: Figures, today: dt.date) -> None:
        self._scheme = scheme
        self._figures = figures
        snapshot = figures.snapshot
        level, period = snapshot.unit.level, snapshot.period
        self._today = today
        self._last_day = dt.date(int(period) + YEARS_AHEAD, 12, 31)
        self.indicators: dict[str, Indicator] = {
            i.code: i for section in scheme.sections for i in scheme.shown(section, level, period)
        }
        self.narratives: dict[str, Narrative] = {n.code: n for n in scheme.narratives_of(level)}
        self.ledgers: dict[str, Ledger] = {
            ledger.code: ledger for ledger in scheme.ledgers_of(level)
        }
        self._fed: dict[str, int] = {}
        for indicator in self.indicators.values():
            if indicator.computed and indicator.ledger:
                self._fed[indicator.ledger] = self._fed.get(indicator.ledger, 0) + 1

    def _hit(self, check: str, *keys: str, left: Value | None = None, **more: Any) -> Hit:
        audit_class = self._scheme.built_in[check]
        right = more.get("limit")
        return Hit(f"{check}@{keys[0]}", check, audit_class, keys, left, right, more)

    def report(self) -> Iterator[Hit]:
        """Yield what concerns the report as a whole: the scheme's validity has run out."""
        year, _, month = self._scheme.valid_until.partition("-")
        if (self._today.year, self._today.month) > (int(year), int(month)):
            hit = self._hit("expired", "PERIOD.year", until=self._scheme.valid_until)
            yield hit

    def indicator(self, indicator: Indicator) -> Iterator[Hit]:
        """Yield what does not hold in the cells of one row of a form."""
        get = self._figures.get
        code = indicator.code
        actual = get(f"{code}.actual")
        for measure in indicator.inputs():
            key = f"{code}.{measure}"
            value = get(key)
            if value is not None:
                yield from self._number(indicator, key, value)
            elif indicator.optional and actual is None:
                continue
            elif measure == "prior":
                if actual is not None and actual is not NA:
                    yield self._hit("prior", key, f"{code}.actual", actual=actual)
            elif measure == "target":
                if actual is not NA:
                    yield self._hit("target", key)
            elif measure == "actual" or actual is not NA:
                yield self._hit("required", key)
        if indicator.computed and actual is not None:
            yield from self._number(indicator, f"{code}.actual", actual)

    def _number(self, indicator: Indicator, key: str, value: Value) -> Iterator[Hit]:
        # a computed value has as many decimals as its formula gives; it is shown rounded
        decimals = 28 if indicator.computed and key.endswith(".actual") else indicator.decimals
        for check, more in number_faults(value, indicator.minimum, indicator.maximum, decimals):
            yield self._hit(check, key, left=value, **more)

    def narrative(self, narrative: Narrative) -> Iterator[Hit]:
        """Yield what does not hold for a text: missing, or longer than there is room for."""
        text = self._figures.get(narrative.code)
        if text is None or (isinstance(text, str) and not text.strip()):
            yield self._hit("narrative", narrative.code)
        elif isinstance(text, str) and len(text) > narrative.max_chars:
            count = Decimal(len(text))
            limit = Decimal(narrative.max_chars)
            yield self._hit("length", narrative.code, left=count, limit=limit)

    def sign(self, sign: SignField) -> Iterator[Hit]:
        """Yield what does not hold for a field of the cover."""
        value = self._figures.get(f"sign.{sign.code}")
        if value is None:
            if sign.required:
                yield self._hit("sign", f"sign.{sign.code}")
        elif isinstance(value, dt.date):
            yield from self._date(f"sign.{sign.code}", value)

    def ledger(self, ledger: Ledger) -> Iterator[Hit]:
        """Yield what does not hold for a ledger as a whole: neither rows nor "none this year"."""
        rows = self._figures.rows(ledger.code)
        if not rows and self._figures.get(f"{ledger.code}.nil") is None:
            count = self._fed.get(ledger.code, 0)
            yield self._hit("nil", f"{ledger.code}.nil", count=count)

    def unique(self, ledger: Ledger) -> Iterator[Hit]:
        """Yield the rows whose identifying columns repeat those of a row above."""
        columns = ledger.dedupe_key
        if not columns:
            return
        first: dict[tuple[Value, ...], str] = {}
        for row in self._figures.rows(ledger.code):
            cells = tuple(row.cells[c] for c in columns if c in row.cells)
            if len(cells) < len(columns):
                continue  # a blank is reported by its own check
            other = first.setdefault(cells, row.id)
            if other != row.id:
                keys = (cell_key(ledger.code, at, c) for at in (row.id, other) for c in columns)
                yield self._hit("unique", *keys, cells=cells, ledger=ledger.code, row=other)

    def row(self, ledger: Ledger, row: Row) -> Iterator[Hit]:
        """Yield what does not hold in the cells of one ledger row."""
        cells = row.cells
        for column in ledger.columns:
            value = cells.get(column.code)
            if value is None:
                if column.required:
                    yield self._hit("required_cell", cell_key(ledger.code, row.id, column.code))
            elif column.kind != "text" and value is not NA:
                yield from self._cell(ledger.code, row.id, column, value)

    def _cell(self, ledger: str, row: str, column: Column, value: Value) -> Iterator[Hit]:
        key = cell_key(ledger, row, column.code)
        if column.kind == "choice":
            if value not in column.choices:
                yield self._hit("choice", key, left=value, choices=column.choices)
        elif column.kind == "date":
            yield from self._date(key, value)
        else:
            places = column.decimals if column.kind != "integer" else 0
            for check, more in number_faults(value, column.minimum, column.maximum, places):
                yield self._hit(check, key, left=value, **more)

    def _date(self, key: str, value: Value) -> Iterator[Hit]:
        if not isinstance(value, dt.date) or not FIRST_DAY <= value <= self._last_day:
            yield self._hit("date", key, left=value, first=FIRST_DAY, last=self._last_day)

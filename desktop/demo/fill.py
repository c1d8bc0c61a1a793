"""One plausible report: ledgers first, what follows from them next, the rest by recipe.

Whatever a rule of the scheme says of an indicator and its ledger (``X = <sum over the ledger>``)
is used to fill X, so that the demo obeys the scheme without a second copy of its rules.
"""

from __future__ import annotations

import datetime as dt
import random
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from desktop.demo.recipe import TOWNS, Scene, between, cook
from desktop.records.snapshot import Row, Snapshot
from desktop.resources import resource_path
from desktop.scheme.compute import Figures
from desktop.scheme.formula import compile_formula
from desktop.scheme.model import Column, Indicator, Ledger, Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value, round_half_up


@dataclass(frozen=True, slots=True)
class Plan:
    """The recipes of ``resources/demo``."""

    ledgers: Mapping[str, Mapping[str, Any]]
    indicators: Mapping[str, Any]

    @classmethod
    def read(cls) -> Plan:
        """Read the recipes that the program ships with."""
        tables = [
            tomllib.loads(resource_path("demo", name).read_text("utf-8"))
            for name in ("ledgers.toml", "indicators.toml")
        ]
        return cls(tables[0], tables[1])


@dataclass(frozen=True)
class Task:
    """One report to fill."""

    scheme: Scheme
    plan: Plan
    unit: Unit
    year: int
    seed: int
    regions: tuple[str, ...]
    """County codes in the unit's territory."""
    last: Mapping[str, Value] = field(default_factory=dict)
    """Carried keys (``….last``, ``….last_cumulative``); empty in the first year."""
    counties: Mapping[str, Decimal] = field(default_factory=dict)
    """Sums over the counties already filled, by key."""


def fill(task: Task) -> Snapshot:
    """Return the report as a snapshot: every cell that the unit must fill has its value.

    Raises ValueError when a recipe is missing for one.
    """
    return _Filling(task).run()


class _Filling:
    def __init__(self, task: Task) -> None:
        self.task = task
        scheme, unit = task.scheme, task.unit
        self.level = unit.level
        self.first = not task.last
        self.places: dict[tuple[str, int], tuple[str, str]] = {}
        ledgers = {code: self._rows(ledger) for code, ledger in self._ledgers().items()}
        values: dict[str, Value] = dict(task.last)
        values |= {f"{code}.nil": "是" for code, rows in ledgers.items() if not rows}
        self.snapshot = Snapshot(scheme.id, scheme.version, unit, str(task.year), values, ledgers)
        self.figures = Figures(scheme, self.snapshot)
        self.values = values

    def run(self) -> Snapshot:
        scheme, plan = self.task.scheme, self.task.plan.indicators
        shown = [
            i for s in scheme.sections for i in scheme.shown(s, self.level, str(self.task.year))
        ]
        self._not_applicable(shown)
        for indicator in shown:
            self._from_ledger(indicator)
        for name, recipe in plan["entered"].items():
            key = name if "." in name else f"{name}.actual"
            indicator = scheme.indicators[key.partition(".")[0]]
            text = recipe if isinstance(recipe, str) else recipe.get(self.level)
            if indicator not in shown or key in self.values or not text:
                continue
            last = self.task.last.get(f"{indicator.code}.last")
            if key.endswith(".prior") and isinstance(last, Decimal):
                self._put(key, last, grows=False)
            else:
                self._put(key, cook(text, self._scene(key), indicator.decimals), grows=True)
        for indicator in shown:
            self._measures(indicator)
        self._texts()
        return replace(self.snapshot, values=self.values)

    # -- ledgers ---------------------------------------------------------------------------

    def _ledgers(self) -> dict[str, Ledger]:
        return {ledger.code: ledger for ledger in self.task.scheme.ledgers_of(self.level)}

    def _rows(self, ledger: Ledger) -> tuple[Row, ...]:
        recipes = self.task.plan.ledgers[ledger.code]
        draw = self._draw(ledger.code)
        if draw.random() < recipes.get("nil", 0):
            return ()
        low, _, high = recipes["rows"][self.level].partition("..")
        rows: list[Row] = []
        for number in range(1, draw.randint(int(low), int(high)) + 1):
            cells: dict[str, Value] = {}
            for column in _needed_order(ledger, recipes):
                value = self._cell(ledger, column, recipes.get(column.code), number, cells)
                if value is not None and value != "":
                    cells[column.code] = value
            ordered = {c.code: cells[c.code] for c in ledger.columns if c.code in cells}
            rows.append(Row(f"d{number}", ordered))
        return tuple(rows)

    def _cell(
        self, ledger: Ledger, column: Column, recipe: Any, number: int, cells: dict[str, Value]
    ) -> Value | None:
        name = f"{ledger.code}.{column.code}"
        text = recipe.get(self.level) if isinstance(recipe, dict) else recipe
        if text is None:
            text = _usual(column)
        scene = self._scene(name, number, cells)
        value = cook(text, scene, column.decimals) if text else None
        if isinstance(value, str) and column.kind in ("integer", "decimal", "percent"):
            value = Decimal(value)
        return self._grown(name, value, column.decimals)

    # -- indicators ------------------------------------------------------------------------

    def _not_applicable(self, shown: list[Indicator]) -> None:
        for code, shares in self.task.plan.indicators["not_applicable"].items():
            indicator = self.task.scheme.indicators[code]
            share = shares.get(self.level, 0)
            if indicator in shown and self._draw(f"{code}.na").random() < share:
                for measure in indicator.inputs():
                    self.values[f"{code}.{measure}"] = NA

    def _from_ledger(self, indicator: Indicator) -> None:
        key = f"{indicator.code}.actual"
        if indicator.computed or key in self.values:
            return
        for rule in self.task.scheme.rules.values():
            target, equals, expression = rule.formula.partition(" = ")
            if rule.code.startswith("RC_") and equals and target == key:
                self._put(key, self._formula(expression), grows=False)

    def _measures(self, indicator: Indicator) -> None:
        shares = self.task.plan.indicators["share"]
        before = self.task.plan.indicators["before"]
        for measure in indicator.inputs():
            key = f"{indicator.code}.{measure}"
            if key in self.values:
                continue
            actual = self.figures.get(f"{indicator.code}.actual")
            if not isinstance(actual, Decimal):
                raise ValueError(f"no recipe for {indicator.code}.actual of {self.task.unit.code}")
            last = self.task.last.get(
                f"{indicator.code}.{'last_cumulative' if measure == 'cumulative' else 'last'}"
            )
            if measure == "prior" and isinstance(last, Decimal):
                self._put(key, last, grows=False)
                continue
            if measure == "cumulative" and isinstance(last, Decimal):
                self._put(key, last + actual, grows=False)
                continue
            text = (
                shares[measure]
                if measure in shares
                else before.get(indicator.code, before["default"])
            )
            number = actual * between(text, self._draw(key))
            self._put(key, round_half_up(number, indicator.decimals), grows=False)

    def _put(self, key: str, value: Value | None, *, grows: bool) -> None:
        if value is None:
            return
        code = key.partition(".")[0]
        decimals = self.task.scheme.indicators[code].decimals
        new = self._grown(code, value, decimals) if grows and key.endswith(".actual") else value
        if isinstance(new, Decimal):
            new = round_half_up(new, decimals)
        if new is not None:
            self.values[key] = new
            self.figures.update({key: new}, {})

    def _grown(self, name: str, value: Value | None, decimals: int) -> Value | None:
        text = self.task.plan.indicators["growth"].get(name)
        if self.first or text is None or not isinstance(value, Decimal):
            return value
        return round_half_up(value * between(text, self._draw(f"{name}/growth")), decimals)

    # -- texts -----------------------------------------------------------------------------

    def _texts(self) -> None:
        plan = self.task.plan.indicators
        for narrative in self.task.scheme.narratives_of(self.level):
            scene = self._scene(narrative.code, 3)
            value = cook(plan["narratives"][narrative.kind], scene, 0)
            if value is not None:
                self.values[narrative.code] = value
        for name, text in plan["signs"].items():
            if name in self.task.scheme.signs:
                self.values[f"sign.{name}"] = text
        if "date" in self.task.scheme.signs:
            self.values["sign.date"] = dt.date(self.task.year + 1, 1, 8)

    # -- dice ------------------------------------------------------------------------------

    def _draw(self, name: str) -> random.Random:
        return random.Random(f"{self.task.seed}/{self.task.unit.code}/{name}")

    def _where(self, ledger: str, number: int) -> tuple[str, str]:
        """Return town and county of a row: the same for all of its cells."""
        found = self.places.get((ledger, number))
        if found is None:
            draw = self._draw(f"{ledger}/{number}/where")
            found = draw.choice(TOWNS), draw.choice(self.task.regions)
            self.places[ledger, number] = found
        return found

    def _scene(self, name: str, number: int = 0, cells: Mapping[str, Value] | None = None) -> Scene:
        unit, regions = self.task.unit, self.task.regions
        town, county = self._where(name.partition(".")[0], number)
        fields = {
            "n": number,
            "year": self.task.year,
            "code": unit.code,
            "division": unit.name,
            "bureau": unit.bureau,
            "town": town,
            "county": county,
            "county_n": regions[(number - 1) % len(regions)],
        }
        row = cells or {}
        ledger = name.partition(".")[0]
        return Scene(
            year=self.task.year,
            fields=fields,
            number=number,
            look_up=lambda asked: self.figures.get(asked) if "." in asked else row.get(asked),
            formula=lambda text: self._formula(text, ledger if row else "", row),
            counties=self.task.counties.get(name, Decimal(0)),
            draw=self._draw(f"{name}/{number}"),
            unit_draw=lambda: self._draw(name),
        )

    def _formula(
        self, text: str, row_ledger: str = "", row: Mapping[str, Value] | None = None
    ) -> Value | None:
        formula = compile_formula(text, row_ledger=row_ledger)
        if row_ledger:
            scalars = {f"{row_ledger}.{name}": value for name, value in (row or {}).items()}
            result = formula.evaluate(scalars, {})
        else:
            result = formula.evaluate(self.figures.scalars, self.figures.columns)
        return result if isinstance(result, Decimal) else None


def _needed_order(ledger: Ledger, recipes: Mapping[str, Any]) -> list[Column]:
    """Columns without a recipe, then the others in the order of their recipes: one may look at those before it."""
    by_code = {column.code: column for column in ledger.columns}
    named = [by_code[code] for code in recipes if code in by_code]
    return [column for column in ledger.columns if column.code not in recipes] + named


def _usual(column: Column) -> str:
    """Return the recipe of a column that has none of its own."""
    if column.default:
        return column.default
    if column.kind == "choice":
        return "|".join(f"{choice}:1" for choice in column.choices)
    if not column.required:
        return ""
    if column.kind == "date":
        return "date 1..12"
    return column.title + "{n}" if column.kind == "text" else "1..9"

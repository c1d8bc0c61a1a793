"""The figures of an area as the annual report asks for them: exact, with their coverage."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from decimal import Decimal
from functools import cached_property

from desktop.narrative.draft import Reach
from desktop.narrative.wording import phrase
from desktop.province.merged import Merged
from desktop.province.methods import Method, method_of
from desktop.province.sources import Area, Sources
from desktop.scheme.formula import compile_formula
from desktop.scheme.formula.operands import ledger_of
from desktop.scheme.keys import parse_key
from desktop.scheme.model import LEVELS, Level, Scheme
from desktop.scheme.values import NA, Value

Found = Value | bool | None


class ReportFigures:
    """What :class:`desktop.narrative.writing.Source` asks for, over merged figures."""

    def __init__(self, sources: Sources, areas: Sequence[Area], merged: Merged) -> None:
        """``areas`` are the whole, then each prefecture; ``merged`` are the figures of the whole."""
        self._sources = sources
        self._areas = areas
        self._merged = merged
        self._reaches: dict[str, Reach | None] = {}

    def value(self, formula: str) -> Found:
        """Return what a formula gives, exact; None when blank, NA when all say 不涉及."""
        return _value(self._sources, self._merged, formula)

    def reach(self, keys: Iterable[str]) -> Reach | None:
        """Return the coverage of the least covered of ``keys``; None when no unit answers any."""
        found = [reach for key in keys if (reach := self._reach(key)) is not None]
        return min(found, key=lambda one: one.answered / one.units, default=None)

    def by_prefecture(self, formula: str) -> Sequence[tuple[str, Found]]:
        """Return name and value of each prefecture, in the order of their codes."""
        return [
            (area.name, _value(self._sources, merged, formula))
            for area, merged in zip(self._areas[1:], self._of_prefectures, strict=True)
        ]

    @cached_property
    def _of_prefectures(self) -> list[Merged]:
        adopted = self._sources.adopted
        return [Merged(self._sources, area, adopted, {}) for area in self._areas[1:]]

    def _reach(self, key: str) -> Reach | None:
        if key not in self._reaches:
            self._reaches[key] = reach_of(self._sources, self._areas[0], key)
        return self._reaches[key]


def ledger_levels(scheme: Scheme, code: str) -> tuple[Level, ...]:
    """Return whose rows of a ledger the report reads: those that its indicators count.

    Where they count different ones it is everyone who keeps the ledger.
    """
    found = {
        method.levels
        for indicator in scheme.indicators.values()
        if (method := method_of(scheme, f"{indicator.code}.actual")) is not None
        and code in method.ledgers
    }
    return found.pop() if len(found) == 1 else scheme.ledgers[code].levels


def reach_of(sources: Sources, area: Area, key: str) -> Reach | None:
    """Return who answered ``key``, a total's or a ledger column's; None for what nobody answers."""
    ledger = ledger_of(key)
    method = None if ledger else method_of(sources.scheme, key)
    if not ledger and method is None:
        return None
    levels = ledger_levels(sources.scheme, ledger) if method is None else method.levels
    asked = [unit for unit in area.units if unit.level in levels]
    if method is not None and method.kind == "own":
        asked = [unit for unit in asked if unit.code == area.code]
    silent = []
    for unit in asked:
        answers = sources.adopted.get(unit.code)
        if answers is None:
            silent.append(unit.name)
        elif method is None:
            if not answers.ledgers.get(ledger) and ledger not in answers.nil:
                silent.append(unit.name)
        elif any(answers.values.get(part) is None for part in method.parts or (key,)):
            silent.append(unit.name)
    if not asked:
        return None
    counted = _counted({unit.level for unit in asked})
    return Reach(len(asked) - len(silent), len(asked), tuple(silent), counted)


def _counted(levels: Collection[Level]) -> str:
    return phrase("counted", next(iter(levels)) if len(levels) == 1 else "mixed")


def _value(sources: Sources, merged: Merged, formula: str) -> Found:
    parts = parse_key(formula)
    if parts is None or parts.code in ("PERIOD", "sign") or ledger_of(formula):
        return _evaluated(sources.scheme, merged, formula)
    if parts.code in sources.scheme.switched_off.get(sources.period, ()):
        return NA
    method = method_of(sources.scheme, formula)
    if method is not None and method.kind in ("ratio", "derived"):
        # The total is rounded to its decimals; a text rounds to its own, and only once.
        exact = _computed(merged, method)
        if isinstance(exact, Decimal):
            return exact
    return merged.value(formula)


def _computed(merged: Merged, method: Method) -> Found:
    compiled = compile_formula(method.formula)
    columns = merged.columns(method.levels, method.formula)
    return compiled.evaluate(merged.scalars(method.levels), columns)


def _evaluated(scheme: Scheme, merged: Merged, formula: str) -> Found:
    compiled = compile_formula(formula)
    levels: tuple[Level, ...] = ()
    if compiled.columns:
        read = {
            level
            for column in compiled.columns
            for level in ledger_levels(scheme, ledger_of(column))
        }
        levels = tuple(level for level in LEVELS if level in read)
    found = compiled.evaluate(merged.scalars(levels), merged.columns(levels, formula))
    if found is None:
        asked = [name for name in compiled.names if name.startswith("T")]
        return NA if asked and all(merged.value(name) is NA for name in asked) else None
    return found or None if isinstance(found, str) else found

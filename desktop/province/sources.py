"""What a consolidation reads: every unit's figures, those reported and those adopted, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from sys import intern

from desktop.province.adjustments import Adjustment, adopted, by_unit
from desktop.province.methods import merged_keys
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import LEVELS, Scheme
from desktop.scheme.units import Unit, Units
from desktop.scheme.values import Value


@dataclass(frozen=True, slots=True)
class Answers:
    """The figures of one unit: what is not blank of the merged keys, and its ledgers."""

    values: Mapping[str, Value]
    ledgers: Mapping[str, Sequence[Row]]
    nil: frozenset[str]
    """Ledgers declared 本年无此项."""
    stated: Mapping[str, Value] = field(default_factory=dict)
    """Figures over ledgers that were not sent: they stand as the unit computed them."""


@dataclass(frozen=True, slots=True)
class Area:
    """What is merged into one: the province, or a prefecture with its counties."""

    code: str
    name: str
    units: tuple[Unit, ...]
    """Everyone who should report, by level (the highest first) and code."""


@dataclass(frozen=True)
class Sources:
    """Everything that came in for a period, as far as totals are made of it."""

    scheme: Scheme
    period: str
    keys: tuple[str, ...]
    """Every key that has a merged figure."""
    expected: tuple[Unit, ...]
    adopted: Mapping[str, Answers]
    """By unit: with the province's adjustments."""
    reported: Mapping[str, Answers]
    """By unit: as the units themselves say; the same objects where nothing is adjusted."""
    adjustments: tuple[Adjustment, ...] = ()
    """Those that hold, the first one first."""
    by_code: Mapping[str, Unit] = field(default_factory=dict)


def read_sources(
    scheme: Scheme,
    period: str,
    expected: Iterable[Unit],
    snapshots: Iterable[Snapshot],
    adjustments: Sequence[Adjustment] = (),
) -> Sources:
    """Return the figures of ``snapshots``, which are read one at a time and not kept.

    Whoever reported without being expected is expected from then on.
    """
    keys = tuple(merged_keys(scheme, period))
    layer = by_unit(adjustments)
    known = {unit.code: unit for unit in expected}
    shared: dict[Value, Value] = {}
    taken: dict[str, Answers] = {}
    reported: dict[str, Answers] = {}
    for snapshot in snapshots:
        code = snapshot.unit.code
        known.setdefault(code, snapshot.unit)
        reported[code] = taken[code] = _answers(scheme, snapshot, keys, shared)
        if code in layer:
            taken[code] = _answers(scheme, adopted(snapshot, layer[code]), keys, shared)
    ordered = tuple(sorted(known.values(), key=lambda u: (-LEVELS.index(u.level), u.code)))
    holding = tuple(one for one in adjustments if not one.undone_at)
    return Sources(scheme, period, keys, ordered, taken, reported, holding, known)


def _answers(
    scheme: Scheme, snapshot: Snapshot, keys: Iterable[str], shared: dict[Value, Value]
) -> Answers:
    """Return what is kept of a report; texts that many units have are kept once, in ``shared``."""
    figures = Figures(scheme, snapshot)
    values = {
        key: _one_of(value, shared) for key in keys if (value := figures.get(key)) is not None
    }
    nil = frozenset(code for code in scheme.ledgers if f"{code}.nil" in snapshot.values)
    ledgers = {
        intern(code): tuple(Row(row.id, _cells(row, shared)) for row in rows)
        for code, rows in snapshot.ledgers.items()
        if rows
    }
    return Answers(values, ledgers, nil, snapshot.stated)


def _cells(row: Row, shared: dict[Value, Value]) -> Mapping[str, Value]:
    return {intern(column): _one_of(value, shared) for column, value in row.cells.items()}


def _one_of(value: Value, shared: dict[Value, Value]) -> Value:
    """Return the first value like this one; 1 and 1.00 are equal and yet written differently."""
    found = shared.setdefault(value, value)
    if isinstance(value, Decimal) and found is not value and str(found) != str(value):
        return value
    return found


def province_of(units: Units, codes: Iterable[str]) -> Unit | None:
    """Return the department over most of the units ``codes``; None when there is none."""
    counted: dict[str, int] = {}
    for code in codes:
        if code in units:
            top = units.get(code)
            while top.superior:
                top = units.get(top.superior)
            counted[top.code] = counted.get(top.code, 0) + 1
    best = max(counted, key=lambda code: (counted[code], code), default=None)
    return units.get(best) if best is not None else None


def areas(sources: Sources, top: str) -> tuple[Area, ...]:
    """Return the area of unit ``top`` and, if that is a province, of each prefecture in it.

    The first one holds everyone; a prefecture's holds it and those under it at any depth.
    """
    of_top = _under(sources, top)
    found = [of_top]
    found += [
        _under(sources, unit.code)
        for unit in of_top.units
        if unit.level == "prefecture" and unit.code != top
    ]
    return tuple(found)


def _under(sources: Sources, top: str) -> Area:
    units = tuple(unit for unit in sources.expected if _stands_under(sources, unit, top))
    name = sources.by_code[top].name if top in sources.by_code else top
    return Area(top, name, units)


def _stands_under(sources: Sources, unit: Unit, top: str) -> bool:
    at: Unit | None = unit
    while at is not None:
        if top in (at.code, at.superior):
            return True
        at = sources.by_code.get(at.superior)
    return False

"""Provenance 溯源: the way from a total back to each unit, file, sheet and cell.

A sum leads to its figures, a mean also to its weights, a ratio to the figures of its parts, and a
count over ledgers to what each unit's own ledger gives and how many of its rows were counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from desktop.province.adjustments import Adjustment
from desktop.province.consolidation import Consolidation
from desktop.province.methods import Method, method_of
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value


class Submitted(Protocol):
    """What is asked of a received file: who it is and where its values stand."""

    @property
    def file(self) -> str:
        """Name of the file as it came."""

    @property
    def sha256(self) -> str:
        """Of its bytes."""

    @property
    def version(self) -> int:
        """Of the report."""

    @property
    def cells(self) -> Mapping[str, tuple[str, str]]:
        """Key → sheet and cell."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one unit gives to a total."""

    unit: Unit
    key: str
    value: Value | None
    """上报数: as it stands in the file."""
    adopted: Value | None
    """采用数: what entered the total."""
    file: str
    sha256: str
    version: int
    sheet: str
    cell: str
    rows: int = 0
    """Ledger rows of this unit that are counted; those shared with a unit before it are not."""
    adjustment: Adjustment | None = None


def leading_keys(consolidation: Consolidation, key: str) -> tuple[tuple[str, Method], ...]:
    """Return the keys whose figures make up the total of ``key``, with their methods."""
    scheme = consolidation.sources.scheme
    found: dict[str, Method] = {}

    def follow(at: str) -> None:
        method = method_of(scheme, at)
        if method is None or at in found:
            return
        if method.kind in ("ratio", "derived"):
            for part in method.parts:
                follow(part)
            return
        found[at] = method
        if method.kind == "mean":
            # Its weights are taken as the units give them, whatever they are themselves.
            found.setdefault(method.weight, Method("sum", method.levels))

    follow(key)
    return tuple(found.items())


Places = dict[str, Mapping[str, tuple[str, str]]]
"""Unit → key → sheet and cell, as far as they were read already."""


def trace(
    consolidation: Consolidation, received: Mapping[str, Submitted], key: str
) -> Iterator[Contribution]:
    """Yield every figure that enters the total of ``key``, unit by unit.

    Units that left it blank, said 不涉及 or sent nothing give nothing: the coverage counts them.
    """
    yield from trace_all(consolidation, received, (key,), {})


def trace_all(
    consolidation: Consolidation,
    received: Mapping[str, Submitted],
    keys: Iterable[str],
    places: Places,
) -> Iterator[Contribution]:
    """Yield the same of several keys, a figure that enters more than one of them once.

    ``places`` keeps what was read of the files, for the next call.
    """
    leading = {one: method for key in keys for one, method in leading_keys(consolidation, key)}
    for key, method in leading.items():
        yield from _of_key(consolidation, received, key, method, places)


def _of_key(
    consolidation: Consolidation,
    received: Mapping[str, Submitted],
    key: str,
    method: Method,
    places: Places,
) -> Iterator[Contribution]:
    sources = consolidation.sources
    rows = _rows_counted(consolidation, method)
    adjusted = {(one.unit, one.key): one for one in sources.adjustments}
    for unit in consolidation.area.units:
        if unit.level not in method.levels or unit.code not in sources.adopted:
            continue
        if method.kind == "own" and unit.code != consolidation.area.code:
            continue
        value = sources.reported[unit.code].values.get(key)
        adopted = sources.adopted[unit.code].values.get(key)
        if (value is None or value is NA) and (adopted is None or adopted is NA):
            continue
        file = received.get(unit.code)
        if file is not None and unit.code not in places:
            places[unit.code] = file.cells
        sheet, cell = places.get(unit.code, {}).get(key, ("", ""))
        yield Contribution(
            unit,
            key,
            value,
            adopted,
            file.file if file else "",
            file.sha256 if file else "",
            file.version if file else 0,
            sheet,
            cell,
            rows.get(unit.code, 0),
            adjusted.get((unit.code, key)) or _of_rows(sources.adjustments, unit.code, method),
        )


def _of_rows(adjustments: Iterable[Adjustment], unit: str, method: Method) -> Adjustment | None:
    """Return the last adjustment of a unit in the ledgers that are counted, None without any."""
    ledgers = tuple(f"{code}#" for code in method.ledgers) if method.kind == "ledger" else ()
    found = [one for one in adjustments if one.unit == unit and one.key.startswith(ledgers)]
    return found[-1] if found else None


def _rows_counted(consolidation: Consolidation, method: Method) -> Mapping[str, int]:
    found: dict[str, int] = {}
    if method.kind == "ledger":
        for code in method.ledgers:
            for row in consolidation.adopted.ledger(code, method.levels).rows:
                unit = row.origins[0].unit
                found[unit] = found.get(unit, 0) + 1
    return found

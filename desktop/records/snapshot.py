"""Snapshot: one report at one moment, immutable. What checks, workbook and consolidation read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

from desktop.scheme.units import Unit
from desktop.scheme.values import Value


@dataclass(frozen=True, slots=True)
class Row:
    """One ledger row; blank cells are absent from ``cells``."""

    id: str
    cells: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Remark:
    """One remark of a 退回单 on a cell of a version that was sent."""

    id: str
    """``return@<number>@<key>``, the id of its finding too; "" before a report has taken it."""
    key: str
    text: str
    version: int
    """The version that it speaks of."""
    value: Value | None = None
    """What stood in the cell then."""
    rule: str = ""
    """The rule that it refers to, "" if none."""
    answer: str = ""
    """Digest of the 退回单 that it came with."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Entered values; computed ones come from :class:`desktop.scheme.compute.Figures`.

    ``values`` holds every scalar key that is not blank: measures (also the carried ``last`` and
    ``last_cumulative``), narratives, sign fields and ``Lxx.nil``. A number is a Decimal as typed,
    a date a date, 不涉及 is NA.
    """

    scheme_id: str
    scheme_version: str
    unit: Unit
    period: str
    """A year, such as "2026"."""
    values: Mapping[str, Value]
    ledgers: Mapping[str, tuple[Row, ...]]
    explanations: Mapping[str, str] = field(default_factory=dict)
    """Finding id (rule code, or ``rule@key``) → 说明."""
    reasons: Mapping[str, str] = field(default_factory=dict)
    """Why a carried figure was entered by hand: key → reason."""
    taken_at: str = ""
    """ISO time of the last operation in it."""
    operation: int = 0
    """Number of the last operation in it."""
    remarks: tuple[Remark, ...] = ()
    """Remarks of the level above that this report has to answer, in their order."""
    stated: Mapping[str, Value] = field(default_factory=dict)
    """Computed figures over ledgers that stayed with the unit: nobody else can compute them."""

    def __reduce__(self) -> tuple[object, ...]:
        """Go to another process whole: read-only views cannot be sent, what they show can."""
        told = {one.name: getattr(self, one.name) for one in fields(self)}
        for name, value in told.items():
            if isinstance(value, MappingProxyType):
                told[name] = dict(value)
        return _arrived, (told,)


def _arrived(told: dict[str, object]) -> Snapshot:
    """Return a snapshot from another process, as read-only as it was there."""
    parts: dict[str, Any] = {
        name: MappingProxyType(value) if isinstance(value, dict) else value
        for name, value in told.items()
    }
    return Snapshot(**parts)

"""Snapshot: one report at one moment, immutable. What checks, workbook and consolidation read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.scheme.units import Unit
from desktop.scheme.values import Value


@dataclass(frozen=True, slots=True)
class Row:
    """One ledger row; blank cells are absent from ``cells``."""

    id: str
    cells: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Entered values only; computed ones come from :class:`desktop.scheme.compute.Figures`.

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

"""Everything accepted for one period, gathered to be merged, traced and compared."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.faults import Fault
from desktop.province.adjustments import Adjustments
from desktop.province.consolidation import Consolidation
from desktop.province.register import Register
from desktop.province.sources import Area, Sources, areas, province_of, read_sources
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit, Units

if TYPE_CHECKING:
    from desktop.province.received import Received
    from desktop.records.store import Store


@dataclass(frozen=True)
class Gathered:
    """One period of a department or a prefecture."""

    store: Store
    scheme: Scheme
    units: Units
    period: str
    top: Unit
    """Everyone under it is expected to report."""
    received: Mapping[str, Received]
    """By unit: the version that counts."""

    @cached_property
    def sources(self) -> Sources:
        """The figures of everyone received, read and adjusted once."""
        expected = (self.top, *self.units.below(self.top.code))
        snapshots = (one.snapshot(self.scheme) for one in self.received.values())
        held = Adjustments(self.store).active(self.period)
        return read_sources(self.scheme, self.period, expected, snapshots, held)

    @cached_property
    def areas(self) -> tuple[Area, ...]:
        """The whole, then each prefecture in it."""
        return areas(self.sources, self.top.code)

    @cached_property
    def last(self) -> Gathered | None:
        """The same of the year before; None when nothing was accepted then."""
        before = f"{int(self.period) - 1:04d}"
        received = Register(self.store).accepted(before)
        if not received:
            return None
        return Gathered(self.store, self.scheme, self.units, before, self.top, received)

    @cached_property
    def whole(self) -> Consolidation:
        """The totals of the whole, worked out once; like the sources they follow no later change."""
        return self.consolidation()

    def consolidation(self, area: Area | None = None) -> Consolidation:
        """Return the totals of ``area``, else of the whole; rules compare them with last year's."""
        area = area or self.areas[0]
        last = {}
        if self.last is not None:
            there = next((a for a in self.last.areas if a.code == area.code), None)
            if there is not None:
                totals = Consolidation(self.last.sources, there).totals()
                last = {total.key: total.value for total in totals}
        return Consolidation(self.sources, area, last)

    def area(self, code: str) -> Area:
        """Return one of the areas; Fault ``consolidation.no-area`` for what is none."""
        found = next((area for area in self.areas if area.code == code), None)
        if found is None:
            raise Fault("consolidation.no-area", code=code, top=self.top.name)
        return found


def gather(store: Store, scheme: Scheme, units: Units, period: str, top: str = "") -> Gathered:
    """Return what was accepted of ``top`` and those under it for a period.

    Without ``top`` it is the department over most of what was received. Raises Fault
    ``consolidation.nothing-received``.
    """
    received = Register(store).accepted(period)
    if not received:
        raise Fault("consolidation.nothing-received", period=period)
    found = units.get(top) if top else province_of(units, received)
    if found is None:
        raise Fault("consolidation.nothing-received", period=period)
    under = {found.code, *(unit.code for unit in units.below(found.code))}
    counted = {code: one for code, one in received.items() if code in under or code not in units}
    return Gathered(store, scheme, units, period, found, counted)

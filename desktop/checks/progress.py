"""How much of a report is filled in, part by part: 填报进度."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.scheme.model import Scheme

if TYPE_CHECKING:
    from desktop.scheme.compute import Figures


class Filled(NamedTuple):
    """``filled`` of ``total`` answers are there."""

    filled: int
    total: int


def progress(scheme: Scheme, figures: Figures) -> dict[str, Filled]:
    """Return section code → indicators filled in, of those that the unit is asked for.

    An indicator is filled in when none of its inputs is blank (zero and 不涉及 are answers); a
    computed one without inputs when it has a value. What may stay blank counts only once it is
    filled in, so that a complete report reads 21/21.
    """
    get = figures.get
    level, period = figures.snapshot.unit.level, figures.snapshot.period
    found: dict[str, Filled] = {}
    for section in scheme.sections:
        done = total = 0
        for indicator in scheme.shown(section, level, period):
            asked = indicator.inputs() or ("actual",)
            is_filled = all(get(f"{indicator.code}.{measure}") is not None for measure in asked)
            total += is_filled or not indicator.optional
            done += is_filled
        found[section] = Filled(done, total)
    return found


def total(parts: dict[str, Filled]) -> Filled:
    """Return all sections together, as a status line shows it."""
    return Filled(sum(p.filled for p in parts.values()), sum(p.total for p in parts.values()))

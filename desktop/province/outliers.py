"""Outliers 异常值: figures unlike those of comparable units, or unlike the same unit's a year ago.

Among units of one level: the modified z-score (0.6745 × distance from the median ÷ median absolute
distance). Amounts and counts are compared by their logarithms, since counties differ in size by
multiples; rates as they are. Over the year: the same score of the growth among comparable units,
and whatever grew or fell by a large multiple. Nothing is altered by being named here.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Literal

from desktop.checks.amounts import value_text
from desktop.province.sources import Sources
from desktop.scheme.model import LEVELS, Indicator, Level
from desktop.scheme.units import Unit
from desktop.scheme.values import Value, round_half_up
from desktop.words import Language, say

Kind = Literal["peers", "year", "revised"]
"""Among comparable units · against last year · last year's figure told otherwise now."""

LIMIT = 3.5
"""Scores beyond this are outliers (Iglewicz and Hoaglin)."""
FEWEST = 8
"""Fewer comparable figures than this say nothing."""
SCALE = 0.6745
MEAN_SCALE = 0.7979
"""Of the mean absolute distance, which stands in when more than half the units are the same."""
MULTIPLE = 5
"""A figure that grew or fell by this multiple is named, whatever the others did."""
UNIT_SLIPS = (10, 100, 1000, 10000)
SLIP_TOLERANCE = 0.15
"""A multiple this near to a power of ten (as a share) looks like another unit of measurement."""
MEASURES = ("actual",)
NUMBERS = ("integer", "decimal", "percent")


@dataclass(frozen=True, slots=True)
class Outlier:
    """One figure to look at again."""

    unit: Unit
    key: str
    kind: Kind
    value: Decimal
    other: Decimal
    """The median of the comparable units, or the figure of a year ago."""
    units: int
    """How many units it was compared with."""
    score: float
    """Modified z-score; 0 where a multiple alone speaks."""
    decimals: int
    measured_in: str

    def reason(self, lang: Language = "zh") -> str:
        """Return in words what is unusual."""
        value = value_text(self.value, self.decimals, self.measured_in, lang)
        other = value_text(self.other, self.decimals, self.measured_in, lang)
        fields = {
            "value": value,
            "other": other,
            "units": self.units,
            "level": say(f"consolidation.level-{self.unit.level}", lang),
            "score": f"{abs(self.score):.1f}",
            "limit": LIMIT,
            "apart": self._apart(lang),
        }
        if self.kind == "revised":
            return say("consolidation.outlier-revised", lang, **fields)
        direction = "high" if self.value > self.other else "low"
        if self.kind == "year" and not self.score:
            name = "new" if not self.other else "gone" if not self.value else direction
            said = say(f"consolidation.outlier-multiple-{name}", lang, **fields)
        else:
            said = say(f"consolidation.outlier-{self.kind}-{direction}", lang, **fields)
        if slip := _unit_slip(self.value, self.other):
            said += say("consolidation.outlier-slip", lang, multiple=slip)
        return said

    def _apart(self, lang: Language) -> str:
        """Return how far apart the two figures are: rates in points, others as a multiple."""
        if self.measured_in == "%":
            return say("consolidation.apart-points", lang, points=abs(self.value - self.other))
        small, large = sorted((abs(self.value), abs(self.other)))
        multiple = f"{large / small:.1f}" if small else "—"
        return say("consolidation.apart-times", lang, multiple=multiple)


def outliers(sources: Sources, last: Sources | None = None) -> list[Outlier]:
    """Return what is unusual in the reported figures, in the order of the forms.

    ``last`` holds what was accepted a year ago. One figure is named once for each kind.
    """
    found: list[Outlier] = []
    for key in sources.keys:
        code, _, measure = key.partition(".")
        indicator = sources.scheme.indicators[code]
        if measure not in MEASURES or indicator.kind not in NUMBERS:
            continue
        for level in LEVELS:
            found.extend(_among_peers(sources, indicator, key, level))
            if last is not None:
                found.extend(_over_the_year(sources, last, indicator, key, level))
        if last is not None:
            found.extend(_revised(sources, last, indicator, key))
    return found


def scores(values: Sequence[float]) -> list[float]:
    """Return the modified z-score of each value; all 0 when they do not differ."""
    middle = median(values)
    distances = [abs(value - middle) for value in values]
    spread = median(distances) / SCALE
    if not spread:
        spread = sum(distances) / len(distances) / MEAN_SCALE
    if not spread:
        return [0.0] * len(values)
    return [(value - middle) / spread for value in values]


def _figures(sources: Sources, key: str, level: Level) -> Iterator[tuple[Unit, Decimal]]:
    for unit in sources.expected:
        if unit.level == level and (answers := sources.reported.get(unit.code)):
            value = answers.values.get(key)
            if isinstance(value, Decimal):
                yield unit, value


def _among_peers(
    sources: Sources, indicator: Indicator, key: str, level: Level
) -> Iterator[Outlier]:
    found = list(_figures(sources, key, level))
    by_size = indicator.kind != "percent" and all(value >= 0 for _, value in found)
    if by_size:
        found = [(unit, value) for unit, value in found if value]  # zero is an answer, not a size
    if len(found) < FEWEST:
        return
    measured = [math.log(value) if by_size else float(value) for _, value in found]
    middle = round_half_up(median(value for _, value in found), indicator.decimals)
    for (unit, value), score in zip(found, scores(measured), strict=True):
        if abs(score) > LIMIT and _matters(indicator, value, middle):
            yield _outlier(indicator, key, unit, "peers", value, middle, len(found), score)


def _matters(indicator: Indicator, value: Decimal, other: Decimal) -> bool:
    """Whether two figures differ by more than rounding and small numbers explain."""
    if indicator.kind == "percent":
        return abs(value - other) >= 1
    return max(value, other) >= 2 * min(value, other) and abs(value - other) >= MULTIPLE


def _over_the_year(
    sources: Sources, last: Sources, indicator: Indicator, key: str, level: Level
) -> Iterator[Outlier]:
    before = {unit.code: value for unit, value in _figures(last, key, level)}
    pairs = [
        (unit, value, before[unit.code])
        for unit, value in _figures(sources, key, level)
        if unit.code in before
    ]
    if indicator.kind == "percent":
        growth = {unit.code: float(value - old) for unit, value, old in pairs}
    else:
        growth = {u.code: math.log(value / old) for u, value, old in pairs if value > 0 and old > 0}
    scored: Mapping[str, float] = {}
    if len(growth) >= FEWEST:
        scored = dict(zip(growth, scores(list(growth.values())), strict=True))
    for unit, value, old in pairs:
        if not _matters(indicator, value, old):
            continue
        score = scored.get(unit.code, 0.0)
        if abs(score) > LIMIT:
            yield _outlier(indicator, key, unit, "year", value, old, len(growth), score)
        elif indicator.kind != "percent" and max(value, old) >= MULTIPLE * min(value, old):
            yield _outlier(indicator, key, unit, "year", value, old, len(growth), 0.0)


def _revised(sources: Sources, last: Sources, indicator: Indicator, key: str) -> Iterator[Outlier]:
    """Yield figures of a year ago that this year's report tells otherwise than was accepted."""
    if "prior" not in indicator.measures:
        return
    for unit in sources.expected:
        now, then = sources.reported.get(unit.code), last.reported.get(unit.code)
        if now is None or then is None:
            continue
        told: Value | None = now.values.get(f"{indicator.code}.prior")
        accepted = then.values.get(key)
        if isinstance(told, Decimal) and isinstance(accepted, Decimal):
            # Computed figures are exact; a unit enters as many decimals as the form takes.
            if told in (accepted, round_half_up(accepted, indicator.measure_decimals("actual"))):
                continue
            prior = f"{indicator.code}.prior"
            yield _outlier(indicator, prior, unit, "revised", told, accepted, 1, 0.0)


def _outlier(
    indicator: Indicator,
    key: str,
    unit: Unit,
    kind: Kind,
    value: Decimal,
    other: Decimal,
    units: int,
    score: float,
) -> Outlier:
    decimals = indicator.measure_decimals(key.partition(".")[2])
    return Outlier(unit, key, kind, value, other, units, score, decimals, indicator.unit)


def _unit_slip(value: Decimal, other: Decimal) -> int:
    """Return the power of ten that one figure seems to be off by, 0 for none."""
    small, large = sorted((abs(value), abs(other)))
    if not small:
        return 0
    for multiple in UNIT_SLIPS:
        if abs(float(large / small) / multiple - 1) <= SLIP_TOLERANCE:
            return multiple
    return 0

"""Consolidation: the figures of an area from those of its units, exact, each with its coverage.

A function of (scheme, figures by unit, adjustments): see :mod:`desktop.province.sources` for what
goes in and :mod:`desktop.province.methods` for how each figure comes about. Blank, 不涉及 and not
received are three different things, counted apart. A unit's own figure enters once, whoever else
has it in a total of theirs: totals of prefectures are never read, only units are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.province.merged import Merged, total_of
from desktop.province.methods import Method, method_of
from desktop.province.sources import Area, Sources
from desktop.scheme.model import Level
from desktop.scheme.values import NA, Value
from desktop.words import Language, say

COUNTIES: tuple[Level, ...] = ("county",)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of the units that should have answered did, and how."""

    value: int = 0
    """Units with a figure that is not zero."""
    zero: int = 0
    blank: int = 0
    """Units whose report came in without this figure."""
    na: int = 0
    """Units that say 不涉及."""
    missing: tuple[str, ...] = ()
    """Units of which nothing came in."""

    @property
    def units(self) -> int:
        """Everyone who should have answered."""
        return self.value + self.zero + self.blank + self.na + len(self.missing)

    @property
    def answered(self) -> int:
        """Those who did: a figure, zero or 不涉及."""
        return self.value + self.zero + self.na

    def text(self, lang: Language = "zh") -> str:
        """Return ``88 中 86 已报``."""
        return say("consolidation.coverage", lang, units=self.units, answered=self.answered)


@dataclass(frozen=True, slots=True)
class Total:
    """One merged figure."""

    key: str
    value: Value | None
    """采用数: with the adjustments. None when nobody gave a figure, NA when all say 不涉及."""
    reported: Value | None
    """上报数: the same without the adjustments."""
    coverage: Coverage
    method: Method
    reference: Value | None = None
    """县级参考: the sum of the counties' own figures where these are not merged."""
    referring: Coverage | None = None
    """Coverage of the reference."""
    unweighted: tuple[str, ...] = ()
    """Units whose figure is not in a mean, because they gave no weight."""

    @property
    def adjustment(self) -> Decimal | None:
        """调整: what the adjustments changed, None when there is nothing to subtract."""
        if not isinstance(self.value, Decimal) and not isinstance(self.reported, Decimal):
            return None
        one = self.value if isinstance(self.value, Decimal) else Decimal(0)
        other = self.reported if isinstance(self.reported, Decimal) else Decimal(0)
        return one - other


class Consolidation:
    """The totals of one area; each is worked out when it is asked for."""

    def __init__(
        self, sources: Sources, area: Area, last: Mapping[str, Value | None] | None = None
    ) -> None:
        """``last`` holds the totals of a year ago, for rules that compare with them."""
        self.sources = sources
        self.area = area
        self.adopted = Merged(sources, area, sources.adopted, last or {})
        self._reported = self.adopted
        codes = {unit.code for unit in area.units}
        if any(one.unit in codes for one in sources.adjustments):
            self._reported = Merged(sources, area, sources.reported, last or {})
        self._totals: dict[str, Total] = {}

    def totals(self) -> Iterator[Total]:
        """Yield every total in the order of the forms; what has no one to answer is left out."""
        for key in self.sources.keys:
            total = self.total(key)
            if total is not None and (total.coverage.units or total.reference is not None):
                yield total

    def total(self, key: str) -> Total | None:
        """Return the total of ``key``; None for a key that has none."""
        if key not in self._totals:
            method = method_of(self.sources.scheme, key)
            if method is None or key not in self.sources.keys:
                return None
            self._totals[key] = self._total(key, method)
        return self._totals[key]

    def _total(self, key: str, method: Method) -> Total:
        reference, referring = self._reference(key)
        return Total(
            key=key,
            value=self.adopted.value(key),
            reported=self._reported.value(key),
            coverage=self.coverage(key, method),
            method=method,
            reference=reference,
            referring=referring,
            unweighted=self.adopted.unweighted(key, method),
        )

    def coverage(self, key: str, method: Method) -> Coverage:
        """Return who of the units of its levels answered ``key``.

        A rate is answered by who gave its parts: one over zero is blank and still answered.
        """
        value = zero = blank = na = 0
        missing = []
        for unit in self.area.units:
            if unit.level not in method.levels:
                continue
            answers = self.sources.adopted.get(unit.code)
            if answers is None:
                missing.append(unit.code)
                continue
            parts = [answers.values.get(part) for part in method.parts or (key,)]
            if None in parts:
                blank += 1
            elif NA in parts:
                na += 1
            elif answers.values.get(key) == 0:
                zero += 1
            else:
                value += 1
        return Coverage(value, zero, blank, na, tuple(missing))

    def _reference(self, key: str) -> tuple[Value | None, Coverage | None]:
        code, _, measure = key.partition(".")
        indicator = self.sources.scheme.indicators[code]
        method = method_of(self.sources.scheme, key)
        is_beside = indicator.county_role == "B" and method is not None and method.kind == "own"
        if measure in ("yoy", "completion") or not (indicator.county_role == "C" or is_beside):
            return None, None
        if indicator.kind not in ("integer", "decimal"):
            return None, None
        found = self.adopted.figures(key, COUNTIES)
        return total_of(found), self.coverage(key, Method("sum", COUNTIES))

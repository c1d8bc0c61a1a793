"""Revised history 历史数据修订: last year's figures that this year's reports tell otherwise.

What a unit says now of the year before (上年同期, and 上年上报数 that it carries) is held against what
was accepted and adopted a year ago, the department's own figures too. Whoever compares the two
years has to know which of them were written anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.province.methods import measures_of
from desktop.scheme.formula import compile_formula
from desktop.scheme.model import LEVELS
from desktop.scheme.values import Value, round_half_up

if TYPE_CHECKING:
    from desktop.province.gathered import Gathered
    from desktop.records.snapshot import Snapshot
    from desktop.scheme.model import Scheme
    from desktop.scheme.units import Unit

TOLD = {"prior": "actual", "last": "actual", "last_cumulative": "cumulative"}
"""Measure of this year's report → the measure of last year's that it tells again."""


@dataclass(frozen=True, slots=True)
class Revision:
    """One figure of last year that is another one now."""

    unit: Unit
    key: str
    """Of this year's report: ``T201_01.prior`` or ``T201_01.last``."""
    last_accepted: Value | None
    """上年采用数; None: it was left blank then."""
    last_reported: Value | None
    """上年上报数: another one where it was adjusted."""
    prior_now: Value
    explanation: str
    """What the unit says to it; "" for nothing."""
    decimals: int
    measured_in: str

    @property
    def difference(self) -> Decimal | None:
        """Return what was added to last year's figure; None when there is nothing to subtract."""
        if isinstance(self.prior_now, Decimal) and isinstance(self.last_accepted, Decimal):
            return self.prior_now - self.last_accepted
        return None

    @property
    def as_reported(self) -> bool:
        """Whether the unit keeps to its own figure, which was adjusted after it had sent it."""
        return _same(self.last_reported, self.prior_now, self.decimals)


def revised(gathered: Gathered) -> list[Revision]:
    """Return every such figure, in the order of the forms, units of a higher level first.

    Nothing without a report of last year; a blank now is not a revision. A figure that was blank
    then counts only if somebody was asked for it then: else it is new this year.
    """
    if gathered.last is None:
        return []
    search = _Search(gathered, gathered.last)
    found: list[Revision] = []
    for held in gathered.received.values():
        found += search.of(held.snapshot(gathered.scheme))
    order = search.order
    return sorted(
        found,
        key=lambda one: (order[one.key], -LEVELS.index(one.unit.level), one.unit.code),
    )


class _Search:
    """Looks through the reports of this year, one at a time."""

    def __init__(self, gathered: Gathered, last: Gathered) -> None:
        self._scheme = gathered.scheme
        self._before = last.sources
        self._known = gathered.units
        off = gathered.scheme.switched_off.get(gathered.period, frozenset())
        keys = (
            f"{code}.{told}"
            for code, indicator in gathered.scheme.indicators.items()
            if code not in off
            for told, measure in TOLD.items()
            if measure in measures_of(indicator)
        )
        self.order: Mapping[str, int] = {key: number for number, key in enumerate(keys)}

    @cached_property
    def _asked(self) -> frozenset[str]:
        """Keys that somebody answered last year."""
        return frozenset(key for one in self._before.reported.values() for key in one.values)

    @cached_property
    def _rules(self) -> Mapping[str, tuple[str, ...]]:
        return comparing_rules(self._scheme)

    def of(self, snapshot: Snapshot) -> Iterator[Revision]:
        """Yield what one unit tells otherwise."""
        code = snapshot.unit.code
        adopted, reported = self._before.adopted.get(code), self._before.reported.get(code)
        if adopted is None or reported is None:
            return
        for key, now in snapshot.values.items():
            if key not in self.order:
                continue
            of, _, told = key.partition(".")
            then = f"{of}.{TOLD[told]}"
            accepted = adopted.values.get(then)
            indicator = self._scheme.indicators[of]
            decimals = indicator.measure_decimals(TOLD[told])
            if _same(accepted, now, decimals) or (accepted is None and then not in self._asked):
                continue
            yield Revision(
                unit=self._known.get(code) if code in self._known else snapshot.unit,
                key=key,
                last_accepted=accepted,
                last_reported=reported.values.get(then),
                prior_now=now,
                explanation=self._explanation(snapshot, key),
                decimals=decimals,
                measured_in=indicator.unit,
            )

    def _explanation(self, snapshot: Snapshot, key: str) -> str:
        """Return why a unit says so: to a rule that compares the two, or with a figure it entered."""
        said = [snapshot.explanations.get(rule, "") for rule in self._rules.get(key, ())]
        said.append(snapshot.reasons.get(key, ""))
        return next((text for text in said if text.strip()), "")


def comparing_rules(scheme: Scheme) -> Mapping[str, tuple[str, ...]]:
    """Return key of 上年同期 → the rules that hold it against 上年上报数."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in scheme.rules.values():
        if ".prior" not in rule.formula or ".last" not in rule.formula:
            continue
        names = compile_formula(rule.formula).names
        for name in names:
            code, _, measure = name.partition(".")
            if measure == "prior" and f"{code}.last" in names:
                found[name] = (*found.get(name, ()), rule.code)
    return found


def _same(accepted: Value | None, now: Value, decimals: int) -> bool:
    """Whether two figures are one: computed ones are exact, the form takes so many decimals."""
    if isinstance(accepted, Decimal) and isinstance(now, Decimal):
        return now in (accepted, round_half_up(accepted, decimals))
    return accepted == now

"""Rules over merged figures: what must hold of a province's totals, or of a prefecture's.

Rules of scope ``merge`` are the department's alone; rules of scope ``unit`` hold of totals as they
hold of one report, unless every figure in them is the department's own, whose report has been
checked already. A rule is skipped while an operand is blank.

A rule that sums or counts units is judged on those that have reported, and says how many have: it
is not skipped while some are missing. A sum that is too large already only grows with the rest,
and who counts the units wants to know of the missing ones; where the missing ones may be the whole
reason, the sentence tells so. It is skipped while nobody has given a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop.checks.findings import Finding
from desktop.checks.hits import Hit
from desktop.checks.order import CLASSES
from desktop.checks.rules import LevelRule
from desktop.checks.sides import summed_key
from desktop.checks.wording import Wording
from desktop.province.consolidation import Consolidation, Coverage
from desktop.province.methods import DEPARTMENT, Method, method_of
from desktop.records.snapshot import Snapshot
from desktop.scheme.keys import parse_key
from desktop.scheme.model import LEVELS, Level, Rule, Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import Value
from desktop.words import Language, say

NAMED = 5
"""So many missing units are named in a sentence."""
NOTHING: Mapping[str, str] = {}


def merged_findings(
    consolidation: Consolidation,
    lang: Language = "zh",
    explained: Mapping[str, str] = NOTHING,
) -> list[Finding]:
    """Return what does not hold of the totals of an area, the worst first.

    ``explained`` holds what the level above says to them itself: finding id → text.
    """
    sources, area = consolidation.sources, consolidation.area
    scheme = sources.scheme
    unit = sources.by_code.get(area.code)
    level: Level = unit.level if unit else "dept"
    everything = as_one_form(scheme)
    form = _form_of(scheme, area.code, area.name, level, sources.period)
    wording = TotalWording(consolidation, everything, form, lang)
    found = []
    for rule in _rules(scheme, level, sources.period):
        hit, compiled = _look(consolidation, rule)
        if hit is not None:
            identity = f"{hit.id}@{area.code}"
            found.append(
                Finding(
                    id=identity,
                    rule=hit.check,
                    audit_class=hit.audit_class,
                    keys=hit.keys,
                    left=hit.left,
                    right=hit.right,
                    message=wording.rule(hit, compiled),
                    explanation=explained.get(identity, ""),
                )
            )
    return sorted(found, key=lambda finding: CLASSES.index(finding.audit_class))


class TotalWording(Wording):
    """Puts findings over totals into words.

    A sum over units is told with who is in it; a figure that is the department's own is told as
    such, so that nobody takes it for the total.
    """

    def __init__(
        self, consolidation: Consolidation, everything: Scheme, form: Snapshot, lang: Language
    ) -> None:
        self._consolidation = consolidation
        super().__init__(everything, form, self._figure, lambda ledger, row: 0, lang)

    def _figure(self, key: str) -> Value | None:
        merged = self._consolidation.adopted
        return merged.operand(key, LEVELS) if ":" in key else merged.value(key)

    def place(self, key: str) -> str:
        """Return where a figure stands, or over whom it is summed."""
        if ":" in key:
            level = key.split(":")[1]
            name = "sum" if summed_key(key) else "count"
            units = self._coverage(key).units
            said = say(f"consolidation.level-{level}", self._lang)
            return say(f"merge.{name}", self._lang, units=units, level=said)
        place = super().place(key)
        method = method_of(self._scheme, key)
        if method is not None and method.kind == "own":
            return say("merge.own", self._lang, place=place)
        return place

    def amount(self, key: str, value: Value | None) -> str:
        """Return a figure, with the coverage where it is one of several units."""
        if ":" not in key:
            return super().amount(key, value)
        coverage, lang = self._coverage(key), self._lang
        fields = {
            "value": super().amount(key, value),
            "units": coverage.units,
            "coverage": coverage.text(lang),
        }
        if summed_key(key):
            lacking = coverage.units - coverage.answered
            form = "sum-value-part" if lacking else "sum-value"
            return say(f"merge.{form}", lang, lacking=lacking, **fields)
        form = "count-value-part" if coverage.missing else "count-value"
        return say(f"merge.{form}", lang, names=self._names(coverage.missing), **fields)

    def _coverage(self, key: str) -> Coverage:
        """Return who of the units of a level gave the figure summed, or just reported."""
        level = key.split(":")[1]
        levels = tuple(one for one in LEVELS if one == level)
        if summed := summed_key(key):
            return self._consolidation.coverage(summed, Method("sum", levels))
        adopted = self._consolidation.sources.adopted
        units = [unit for unit in self._consolidation.area.units if unit.level in levels]
        missing = tuple(unit.code for unit in units if unit.code not in adopted)
        return Coverage(value=len(units) - len(missing), missing=missing)

    def _names(self, codes: Sequence[str]) -> str:
        by_code = self._consolidation.sources.by_code
        names = tuple(by_code[code].name for code in codes[:NAMED])
        form = "merge.some" if len(codes) <= NAMED else "merge.more"
        return say(form, self._lang, names=names, count=len(codes))


def as_one_form(scheme: Scheme) -> Scheme:
    """Return ``scheme`` with every indicator on the forms of every level.

    Totals stand on forms that hold what any unit reports; places are named by their rows there.
    """
    wide = {code: replace(i, levels=LEVELS) for code, i in scheme.indicators.items()}
    return replace(scheme, indicators=wide)


def _form_of(scheme: Scheme, code: str, name: str, level: Level, period: str) -> Snapshot:
    unit = Unit(code, name, name, level, "")
    return Snapshot(scheme.id, scheme.version, unit, period, {}, {})


def _rules(scheme: Scheme, level: Level, period: str) -> Iterator[Rule]:
    off = [f"{code}." for code in scheme.switched_off.get(period, ())]
    for rule in scheme.rules.values():
        if level not in rule.levels or rule.scope == "row":
            continue
        if rule.scope == "merge" and level != "dept":
            continue
        if not any(name in rule.formula for name in off):
            yield rule


def _look(consolidation: Consolidation, rule: Rule) -> tuple[Hit | None, LevelRule]:
    scheme = consolidation.sources.scheme
    compiled = LevelRule(scheme, rule)
    levels = _levels(scheme, compiled)
    if rule.scope == "unit" and levels == DEPARTMENT:
        return None, compiled
    merged = consolidation.adopted
    return compiled.look(merged.scalars(levels), merged.columns(levels, rule.formula)), compiled


def _levels(scheme: Scheme, rule: LevelRule) -> tuple[Level, ...]:
    """Return whose ledgers a rule is about: theirs whose figures it names, or else everyone's."""
    named: set[Level] = set()
    for name in rule.formula.names:
        parts = parse_key(name)
        indicator = scheme.indicators.get(parts.code) if parts else None
        if indicator is None:
            continue
        method = method_of(scheme, name)
        named.update(method.levels if method else indicator.merge_levels)
    return tuple(level for level in LEVELS if level in named) or LEVELS

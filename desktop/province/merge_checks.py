"""Rules over merged figures: what must hold of a province's totals, or of a prefecture's.

Rules of scope ``merge`` are the department's alone; rules of scope ``unit`` hold of totals as they
hold of one report, unless every figure in them is the department's own, whose report has been
checked already. A rule is skipped while an operand is blank.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from desktop.checks.findings import Finding
from desktop.checks.hits import Hit
from desktop.checks.order import CLASSES
from desktop.checks.rules import LevelRule
from desktop.checks.wording import Wording
from desktop.province.consolidation import Consolidation
from desktop.province.methods import DEPARTMENT, method_of
from desktop.records.snapshot import Snapshot
from desktop.scheme.keys import parse_key
from desktop.scheme.model import LEVELS, Level, Rule, Scheme
from desktop.scheme.units import Unit
from desktop.words import Language


def merged_findings(consolidation: Consolidation, lang: Language = "zh") -> list[Finding]:
    """Return what does not hold of the totals of an area, the worst first."""
    sources, area = consolidation.sources, consolidation.area
    scheme = sources.scheme
    unit = sources.by_code.get(area.code)
    level: Level = unit.level if unit else "dept"
    everything = as_one_form(scheme)
    wording = Wording(
        everything,
        _form_of(scheme, area.code, area.name, level, sources.period),
        consolidation.adopted.value,
        lambda ledger, row: 0,
        lang,
    )
    found = []
    for rule in _rules(scheme, level, sources.period):
        hit, compiled = _look(consolidation, rule)
        if hit is not None:
            found.append(
                Finding(
                    id=f"{hit.id}@{area.code}",
                    rule=hit.check,
                    audit_class=hit.audit_class,
                    keys=hit.keys,
                    left=hit.left,
                    right=hit.right,
                    message=wording.rule(hit, compiled),
                    explanation="",
                )
            )
    return sorted(found, key=lambda finding: CLASSES.index(finding.audit_class))


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

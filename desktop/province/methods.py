"""How each figure of a province comes about from those of its units, and that in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from desktop.scheme.dependencies import derived_formula
from desktop.scheme.formula import compile_formula
from desktop.scheme.formula.operands import ledger_of
from desktop.scheme.keys import parse_key
from desktop.scheme.model import DERIVED_MEASURES, LEVELS, Indicator, Level, Scheme
from desktop.words import Language, say

Kind = Literal["sum", "mean", "max", "ratio", "ledger", "own", "derived"]
"""合计 · 加权平均 · 最大值 · 由汇总数重算 · 合并台账计数 · 省厅本级 · 由汇总数推算."""

DEPARTMENT: tuple[Level, ...] = ("dept",)


@dataclass(frozen=True, slots=True)
class Method:
    """How one key is merged."""

    kind: Kind
    levels: tuple[Level, ...]
    """Whose values enter; other units' figures never do."""
    formula: str = ""
    """Of a ratio, of a count over ledgers, of a derived rate."""
    weight: str = ""
    """Key of the weight of a mean."""

    @property
    def parts(self) -> tuple[str, ...]:
        """The merged keys that a ratio or a derived rate is worked out from."""
        if self.kind not in ("ratio", "derived"):
            return ()
        return tuple(name for name in compile_formula(self.formula).names if name.startswith("T"))

    @property
    def ledgers(self) -> tuple[str, ...]:
        """The ledgers whose merged rows are counted."""
        if not self.formula:
            return ()
        return tuple(dict.fromkeys(ledger_of(c) for c in compile_formula(self.formula).columns))

    def words(self, scheme: Scheme, lang: Language = "zh") -> str:
        """Return the method as a sentence."""
        between = "、" if lang == "zh" else ", "
        levels = between.join(
            say(f"consolidation.level-{level}", lang) for level in LEVELS if level in self.levels
        )
        weight = ""
        if parts := parse_key(self.weight):
            indicator = scheme.indicators[parts.code]
            weight = indicator.name if lang == "zh" else indicator.name_en
        return say(
            f"consolidation.method-{self.kind}",
            lang,
            levels=levels,
            weight=weight,
            ledgers=between.join(self.ledgers),
            formula=self.formula,
        )


def measures_of(indicator: Indicator) -> tuple[str, ...]:
    """Return the measures of an indicator's line: entered ones, then 同比 and 完成率."""
    entered = [m for m in indicator.measures if m not in DERIVED_MEASURES]
    derived = ["yoy"] if "yoy" in indicator.measures else []
    return (*entered, *derived, *(["completion"] if "target" in indicator.measures else []))


def merged_keys(scheme: Scheme, period: str) -> Iterator[str]:
    """Yield every key that has a merged figure in ``period``, in the order of the forms."""
    off = scheme.switched_off.get(period, frozenset())
    for section in scheme.sections:
        for indicator in scheme.by_section[section]:
            if indicator.code not in off:
                for measure in measures_of(indicator):
                    if method_of(scheme, f"{indicator.code}.{measure}") is not None:
                        yield f"{indicator.code}.{measure}"


def method_of(scheme: Scheme, key: str) -> Method | None:
    """Return how ``key`` is merged; None when it is no measure or nothing can be said of it."""
    parts = parse_key(key)
    indicator = scheme.indicators.get(parts.code) if parts and not parts.row else None
    if parts is None or indicator is None or parts.field not in measures_of(indicator):
        return None
    levels = tuple(level for level in indicator.merge_levels if level in indicator.levels)
    measure = parts.field
    if measure in DERIVED_MEASURES:
        return Method("derived", levels, formula=derived_formula(indicator.code, measure))
    match indicator.aggregate:
        case "ratio":
            return _ratio(scheme, indicator, measure, levels)
        case "count-from-ledger" if measure == "actual":
            return Method("ledger", levels, formula=indicator.formula)
        case "province-only":
            return Method("own", levels)
        case "count-from-ledger" if indicator.county_role == "B" and "dept" in levels:
            # Counties and department register the same things: what the ledgers merged count
            # once would be counted twice if the sums that each keeps beside were added up.
            return Method("own", DEPARTMENT)
        case _ if levels == DEPARTMENT:
            return Method("own", levels)
        case "max":
            return Method("max", levels)
        case "mean":
            of_weight = scheme.indicators[indicator.weight]
            same = measure if measure in of_weight.measures else "actual"
            return Method("mean", levels, weight=f"{indicator.weight}.{same}")
        case _:
            return Method("sum", levels)


def _ratio(
    scheme: Scheme, indicator: Indicator, measure: str, levels: tuple[Level, ...]
) -> Method | None:
    """Return a ratio's method; of another measure than ``actual`` if its parts all have that."""
    if measure == "actual":
        return Method("ratio", levels, formula=indicator.formula)
    formula = indicator.formula.replace(".actual", f".{measure}")
    for name in compile_formula(formula).names:
        code, _, field = name.partition(".")
        part = scheme.indicators.get(code)
        if part is not None and field not in part.measures:
            return None
    return Method("ratio", levels, formula=formula)

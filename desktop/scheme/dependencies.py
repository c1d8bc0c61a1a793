"""Which figure hangs on which: the formula of each computed key, and who reads whom."""

from __future__ import annotations

import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from desktop.scheme.formula import compile_formula
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Indicator, Scheme

_DERIVED = {
    "yoy": "({code}.actual - {code}.prior) / ABS({code}.prior) * 100",
    "completion": "{code}.actual / {code}.target * 100",
}


def derived_formula(indicator: str, measure: str) -> str:
    """Return the formula of 同比 (``yoy``) or 完成率 (``completion``) of an indicator's code."""
    return _DERIVED[measure].format(code=indicator)


def formula_of(scheme: Scheme, key: str) -> str:
    """Return the formula that gives ``key``, or "" when it is entered (or is no key)."""
    parts = parse_key(key)
    if parts is None or parts.row or (indicator := scheme.indicators.get(parts.code)) is None:
        return ""
    if parts.field == "actual":
        return indicator.formula
    derived = parts.field in _derived_measures(indicator)
    return derived_formula(parts.code, parts.field) if derived else ""


def _derived_measures(indicator: Indicator) -> Iterator[str]:
    if "yoy" in indicator.measures:
        yield "yoy"
    if "target" in indicator.measures:
        yield "completion"


def computed_keys(scheme: Scheme) -> Iterator[str]:
    """Yield the keys that formulas give, in the order of the indicators."""
    for indicator in scheme.indicators.values():
        if indicator.formula:
            yield f"{indicator.code}.actual"
        for measure in _derived_measures(indicator):
            yield f"{indicator.code}.{measure}"


def operands_of(scheme: Scheme, key: str) -> tuple[str, ...]:
    """Return the scalars and columns that the formula of ``key`` reads."""
    formula = compile_formula(formula_of(scheme, key))
    return formula.names + formula.columns


@dataclass(frozen=True)
class Dependencies:
    """The dependency graph of a scheme's computed keys."""

    readers: Mapping[str, tuple[str, ...]]
    """Operand (scalar or column) → the computed keys that read it."""

    def hanging_on(self, changed: Iterable[str]) -> set[str]:
        """Return the computed keys that follow from ``changed``, directly or not."""
        found: set[str] = set()
        pending = list(changed)
        while pending:
            for reader in self.readers.get(pending.pop(), ()):
                if reader not in found:
                    found.add(reader)
                    pending.append(reader)
        return found


_KNOWN: dict[int, tuple[weakref.ref[Scheme], Dependencies]] = {}


def dependencies(scheme: Scheme) -> Dependencies:
    """Return the graph of ``scheme``; it is made once for each scheme."""
    known = _KNOWN.get(id(scheme))
    if known and known[0]() is scheme:
        return known[1]
    readers: dict[str, list[str]] = {}
    for key in computed_keys(scheme):
        for operand in operands_of(scheme, key):
            readers.setdefault(operand, []).append(key)
    graph = Dependencies({operand: tuple(keys) for operand, keys in readers.items()})
    identity = id(scheme)
    _KNOWN[identity] = (weakref.ref(scheme, lambda _: _KNOWN.pop(identity, None)), graph)
    return graph

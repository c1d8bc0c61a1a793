"""The way from each figure of the annual report back to units, files, sheets and cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.checks.amounts import declared, number_text, value_text
from desktop.narrative.draft import Behind, Figure, Trace
from desktop.narrative.writing import SAYS, keys_of
from desktop.province.consolidation import Consolidation
from desktop.province.methods import method_of
from desktop.province.provenance import Contribution, Places, trace_all
from desktop.province.report_figures import ledger_levels
from desktop.scheme.formula.operands import ledger_of
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Scheme
from desktop.scheme.places import measure_title
from desktop.scheme.values import NA, Value
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.gathered import Gathered

_TEXT_OR_KEY = re.compile(r'"(?:[^"]|"")*"|[^\W\d][\w.]*')


class Tracer:
    """Traces the figures of a draft; what it reads of a file serves all of them."""

    def __init__(
        self, gathered: Gathered, consolidation: Consolidation, lang: Language = "zh"
    ) -> None:
        self._gathered = gathered
        self._whole = consolidation
        self._lang = lang
        self._places: Places = {}

    def trace(self, figure: Figure) -> Trace:
        """Return the row of the annex of one figure."""
        scheme = self._gathered.scheme
        formula, keys = figure.formula, figure.keys
        if variable := scheme.variables.get(formula):
            keys = keys_behind(variable.formula)
        return Trace(
            figure,
            words_of(scheme, formula, self._lang),
            exact_text(scheme, figure, self._lang),
            self._method(keys),
            (*self._behind(keys), *self._rows(keys)),
        )

    def _method(self, keys: tuple[str, ...]) -> str:
        scheme, lang = self._gathered.scheme, self._lang
        found: dict[str, list[str]] = {}
        for key in keys:
            method = method_of(scheme, key)
            if method is not None:
                found.setdefault(method.words(scheme, lang), []).append(key)
        if len(found) <= 1:
            return next(iter(found), "")
        between = "；" if lang == "zh" else "; "
        return between.join(
            say("narrative.of-key", lang, key=tuple(of), method=words)
            for words, of in found.items()
        )

    def _behind(self, keys: tuple[str, ...]) -> Iterator[Behind]:
        received = self._gathered.received
        totals = [key for key in keys if not ledger_of(key)]
        for one in trace_all(self._whole, received, totals, self._places):
            yield self._of(one)

    def _of(self, one: Contribution) -> Behind:
        scheme, lang = self._gathered.scheme, self._lang
        adjusted = one.adjustment.reason if one.adjustment is not None else ""
        return Behind(
            one.key,
            one.unit.name,
            value_text(one.adopted, *declared(scheme, one.key), lang),
            one.file,
            one.sheet,
            one.cell,
            one.version,
            one.rows,
            adjusted,
        )

    def _rows(self, keys: tuple[str, ...]) -> Iterator[Behind]:
        """Yield who has rows in the ledgers that the figure reads itself."""
        scheme, received = self._gathered.scheme, self._gathered.received
        for ledger in dict.fromkeys(ledger_of(key) for key in keys if ledger_of(key)):
            counted: dict[str, int] = {}
            levels = ledger_levels(scheme, ledger)
            for row in self._whole.adopted.ledger(ledger, levels).rows:
                unit = row.origins[0].unit
                counted[unit] = counted.get(unit, 0) + 1
            for unit, rows in counted.items():
                file = received[unit]
                told = say("narrative.rows", self._lang, rows=rows)
                title = scheme.ledgers[ledger].titled(self._lang)
                name = self._gathered.sources.by_code[unit].name
                yield Behind(ledger, name, told, file.file, title, "", file.version, rows, "")


def keys_behind(formula: str) -> tuple[str, ...]:
    """Return the keys of a formula, none of a blank one."""
    return keys_of(formula) if formula else ()


def words_of(scheme: Scheme, formula: str, lang: Language = "zh") -> str:
    """Return a formula with the names of indicators, measures and columns beside their keys.

    For the code of a variable, what it is and where it comes from.
    """
    if variable := scheme.variables.get(formula):
        name = variable.name if lang == "zh" else variable.name_en
        if not variable.formula:
            return say("narrative.variable", lang, name=name, code=formula)
        told = words_of(scheme, variable.formula, lang)
        return say("narrative.variable-formula", lang, name=name, code=formula, formula=told)
    return _TEXT_OR_KEY.sub(lambda match: _name_of(scheme, match[0], lang), formula)


def _name_of(scheme: Scheme, word: str, lang: Language) -> str:
    parts = parse_key(word)
    if parts is None:
        return word
    if word == "PERIOD.year":
        return say("narrative.year", lang)
    if indicator := scheme.indicators.get(parts.code):
        name = indicator.name if lang == "zh" else indicator.name_en
        measure = measure_title(parts.field, lang) if parts.field else ""
        return say("narrative.key", lang, name=name, code=parts.code, measure=measure)
    ledger = scheme.ledgers.get(parts.code)
    column = ledger.column(parts.field) if ledger else None
    if ledger is None or column is None:
        return word
    titles = {"title": ledger.titled(lang), "column": column.titled(lang)}
    return say("narrative.column", lang, code=ledger.code, **titles)


def exact_text(scheme: Scheme, figure: Figure, lang: Language = "zh") -> str:
    """Return the value of a figure before rounding and wording, "" when nobody gave it."""
    value: Value | None = figure.value
    if value is None:
        return ""
    if figure.keys and value in SAYS.values():
        return say("narrative.holds" if value == SAYS[True] else "narrative.holds-not", lang)
    decimals, unit = declared(scheme, figure.formula)
    if isinstance(value, Decimal) and not unit:
        return number_text(value, decimals) if figure.keys else f"{value:f}"
    return value_text(value, decimals, unit, lang) if value is not NA else say("checks.na", lang)

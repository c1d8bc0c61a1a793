"""Places: where a key stands, in the words of the form: ``表2-1 第6行 本年实际``."""

from __future__ import annotations

from collections.abc import Callable

from desktop.scheme.keys import parse_key
from desktop.scheme.model import (
    CARRIED_MEASURES,
    DERIVED_MEASURES,
    INPUT_MEASURES,
    Indicator,
    Level,
    Scheme,
)
from desktop.words import Language, measure_word, say

RowNumber = Callable[[str, str], int]
"""(ledger, row id) → number of the row, from 1; 0 when there is no such row."""

_MEASURES = frozenset(INPUT_MEASURES + DERIVED_MEASURES + CARRIED_MEASURES)


def form_label(scheme: Scheme, section: str, lang: Language = "zh") -> str:
    """Return the short name of a form: ``表2-1``."""
    return say("places.form", lang, number=scheme.sections[section].code.replace(".", "-"))


def measure_title(measure: str, lang: Language = "zh") -> str:
    """Return the heading of a measure column: ``本年实际``."""
    return say(f"places.{measure}", lang)


def heading(title: str, unit: str, lang: Language) -> str:
    """Return the heading of a column of numbers: its title, and its unit if that does not say it."""
    word = measure_word(unit, lang)
    if not word or word.casefold() in title.casefold():
        return title
    return f"{title}（{word}）" if lang == "zh" else f"{title} ({word})"


def place(
    scheme: Scheme,
    level: Level,
    period: str,
    key: str,
    row_number: RowNumber = lambda ledger, row: 0,
    lang: Language = "zh",
) -> str:
    """Return the place of ``key`` for a unit of ``level``; the key itself when nothing is there."""
    parts = parse_key(key)
    if parts is None:
        return key
    indicator = scheme.indicators.get(parts.code)
    if indicator and parts.field in _MEASURES:
        return _indicator_place(scheme, level, period, indicator, parts.field, lang)
    if ledger := scheme.ledgers.get(parts.code):
        if parts.row and not parts.field:
            number = row_number(ledger.code, parts.row)
            return say("places.ledger_row", lang, code=ledger.code, row=number or parts.row)
        column = ledger.column(parts.field)
        if column is None and parts.field != "nil":
            return key
        title = column.titled(lang) if column else say("places.nil", lang)
        if not parts.row:
            named = ledger.titled(lang)
            return say("places.ledger", lang, code=ledger.code, title=named, column=title)
        number = row_number(ledger.code, parts.row)
        sentence = "places.ledger_cell" if number else "places.ledger_new_cell"
        return say(sentence, lang, code=ledger.code, row=number, column=title)
    if narrative := scheme.narratives.get(parts.code):
        return say("places.narrative", lang, title=narrative.titled(lang))
    if parts.code == "sign" and parts.field in scheme.signs:
        sign = scheme.signs[parts.field]
        return say("places.sign", lang, title=sign.title if lang == "zh" else sign.title_en)
    return key


def _indicator_place(
    scheme: Scheme, level: Level, period: str, indicator: Indicator, measure: str, lang: Language
) -> str:
    """Return form, row and column; an indicator that is not on the unit's form goes by its name."""
    shown = scheme.shown(indicator.section, level, period)
    number = next((n for n, i in enumerate(shown, 1) if i.code == indicator.code), 0)
    form, column = form_label(scheme, indicator.section, lang), measure_title(measure, lang)
    if number:
        return say("places.cell", lang, form=form, row=number, column=column)
    name = indicator.name if lang == "zh" else indicator.name_en
    return say("places.cell_elsewhere", lang, form=form, name=name, column=column)

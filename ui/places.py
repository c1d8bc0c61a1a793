"""Where things stand in the window: pages by id, and the page on which a key is found.

A page id is ``cover``, ``narratives``, ``T2.1`` (the form of section 2.1) or ``L02`` (a ledger).
"""

from __future__ import annotations

from desktop.scheme.keys import parse_key
from desktop.scheme.model import Level, Scheme, in_language
from desktop.words import Language

COVER = "cover"
NARRATIVES = "narratives"


def page_ids(scheme: Scheme, level: Level, period: str) -> list[str]:
    """Return the pages of a report in the order of the navigator."""
    forms = [f"T{code}" for code in scheme.sections if scheme.shown(code, level, period)]
    ledgers = [ledger.code for ledger in scheme.ledgers_of(level)]
    return [COVER, *forms, *ledgers, NARRATIVES]


def page_of(scheme: Scheme, key: str) -> str:
    """Return the id of the page that shows ``key``; "" when no page does."""
    parts = parse_key(key)
    if parts is None:
        return ""
    if indicator := scheme.indicators.get(parts.code):
        return f"T{indicator.section}"
    if parts.code in scheme.ledgers:
        return parts.code
    if parts.code in scheme.narratives:
        return NARRATIVES
    return COVER if parts.code == "sign" else ""


def name_at(scheme: Scheme, key: str, lang: Language = "zh") -> str:
    """Return the name of the indicator that ``key`` belongs to; "" for anything else."""
    parts = parse_key(key)
    indicator = scheme.indicators.get(parts.code) if parts else None
    return in_language(indicator.name, indicator.name_en, lang) if indicator else ""


def named_place(scheme: Scheme, key: str, place: str, lang: Language) -> str:
    """Return a place with the name of its indicator behind it, for lists far from the form."""
    name = name_at(scheme, key, lang)
    return f"{place}　{name}" if name else place

"""How a value is written in a sentence: grouped, with the decimals declared and its unit."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from desktop.scheme.keys import parse_key
from desktop.scheme.model import Scheme
from desktop.scheme.values import NA, Value, round_half_up
from desktop.words import Language, measure_after, say

YEAR = "年"
"""A number with this unit is a year and never grouped."""
MOST_DECIMALS = 6
"""A computed side is written with at most so many decimals."""


def number_text(number: Decimal, decimals: int) -> str:
    """Return ``number`` grouped, with ``decimals`` decimals, or more where it has more.

    A figure that was entered more exactly than declared is shown as it is: a sentence must not
    say that 42.5 should be 42.5.
    """
    if not number.is_finite():
        return str(number)
    exponent = number.normalize().as_tuple().exponent
    own = -exponent if isinstance(exponent, int) else 0
    shown = max(decimals, min(own, MOST_DECIMALS))
    return f"{round_half_up(number, shown):,f}"


def declared(scheme: Scheme, key: str) -> tuple[int, str]:
    """Return the declared decimals and the unit of measurement of the value at ``key``."""
    parts = parse_key(key)
    if parts is None:
        return 0, ""
    if indicator := scheme.indicators.get(parts.code):
        rate = parts.field in ("yoy", "completion")
        return indicator.measure_decimals(parts.field), "%" if rate else indicator.unit
    if ledger := scheme.ledgers.get(parts.code):
        column = ledger.column(parts.field)
        if column is not None:
            return column.decimals, column.unit
    return 0, ""


def cell_text(scheme: Scheme, key: str, value: Value | None, lang: Language) -> str:
    """Return the value at ``key`` for a sentence; a choice as ``lang`` shows it."""
    parts = parse_key(key)
    ledger = scheme.ledgers.get(parts.code) if parts else None
    column = ledger.column(parts.field) if parts and ledger else None
    if column and isinstance(value, str):
        return column.choice_text(value, lang)
    return value_text(value, *declared(scheme, key), lang)


def value_text(value: Value | None, decimals: int, unit: str, lang: Language) -> str:
    """Return ``value`` for a sentence; blank and 不涉及 are said in words."""
    if value is None:
        return say("checks.blank", lang)
    if value is NA:
        return say("checks.na", lang)
    if isinstance(value, Decimal):
        number = f"{value:f}" if unit == YEAR else number_text(value, decimals)
        word = measure_after(unit, lang, one=value == 1)
        gap = "" if word in ("", "%") else " "
        return f"{number}{gap}{word}"
    return value.isoformat() if isinstance(value, dt.date) else str(value)

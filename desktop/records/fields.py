"""What may stand under a key: the kind, decimals, unit and choices of every field of a scheme."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from desktop.faults import Fault
from desktop.scheme.keys import Key, parse_key
from desktop.scheme.model import (
    CARRIED_MEASURES,
    DERIVED_MEASURES,
    LEVELS,
    Column,
    Indicator,
    Kind,
    Level,
    Scheme,
    choices_told,
)
from desktop.scheme.values import NA, Value
from desktop.words import Language, Measure, say

Where = str | Callable[[Language], str]
"""A place in words, or what says it in a language: ``表2-1 第3行 本年实际``."""

NUMBER_KINDS = ("integer", "decimal", "percent")

LONGEST_TEXT = 32_767
"""UTF-16 units that a workbook cell holds; what is longer would be cut there without a word."""
MOST_DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_BROKEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


class PlacedFault(Fault):
    """A fault with a place before its sentence: ``表2-1 第3行 本年实际：‘1.2万’ 不是…``."""

    def __init__(self, code: str, where: Where = "", /, **fields: Any) -> None:
        super().__init__(code, **fields)
        self._where = where
        self.fields["place"] = where if isinstance(where, str) else where("zh")

    def text(self, lang: Language = "zh") -> str:
        """Return place and sentence in ``lang``."""
        return self.placed(super().text(lang), lang)

    def placed(self, sentence: str, lang: Language) -> str:
        """Return ``sentence`` after its place, if it has one."""
        where = self._where if isinstance(self._where, str) else self._where(lang)
        if not where:
            return sentence
        return say("records.placed", lang, place=where, sentence=sentence)


class UnknownKey(PlacedFault):
    """A key that the scheme has not, with the nearest one that it has (``hint``, or "")."""

    def __init__(self, scheme: Scheme, level: Level, key: str) -> None:
        super().__init__("records.unknown-key", "", key=key, hint=_nearest(scheme, level, key))

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence, with what was probably meant."""
        hint = self.fields["hint"]
        return super().text(lang) + (say("records.did-you-mean", lang, hint=hint) if hint else "")


class NotAsked(PlacedFault):
    """A key that other levels fill in; the sentence says which."""

    def __init__(self, where: Where, key: str, level: Level, levels: Sequence[Level]) -> None:
        super().__init__("records.not-asked", where, key=key, own=level, levels=tuple(levels))

    def text(self, lang: Language = "zh") -> str:
        """Return place and sentence, with the levels in words."""
        said = {level: say(f"places.level-{level}", lang) for level in LEVELS}
        own, levels = self.fields["own"], self.fields["levels"]
        words = {"own": said[own], "levels": [said[level] for level in levels]}
        sentence = say(self.code, lang, **{**self.fields, **words})
        return self.placed(sentence, lang)


class NotAChoice(PlacedFault):
    """A text that is none of the choices; English says what each of them means."""

    def __init__(self, where: Where, text: object, choices: Sequence[str], english: Sequence[str]):
        super().__init__("records.not-a-choice", where, text=text, choices=tuple(choices))
        self._english = tuple(english)

    def text(self, lang: Language = "zh") -> str:
        """Return place and sentence in ``lang``."""
        told = choices_told(self.fields["choices"], self._english, lang)
        return self.placed(say(self.code, lang, **{**self.fields, "choices": told}), lang)


@dataclass(frozen=True, slots=True)
class Field:
    """What may be entered under one key."""

    kind: Kind
    decimals: int = 0
    unit: str = ""
    choices: tuple[str, ...] = ()
    choices_en: tuple[str, ...] = ()
    """How English shows the choices, where the scheme says so; never what is kept."""
    may_be_na: bool = False
    """Whether 不涉及 is an answer here: only measures of indicators."""
    carried: bool = False
    """Whether it is 上年数: entered only with a reason, when there is no report of last year."""


def field_of(scheme: Scheme, level: Level, period: str, key: str, where: Where = "") -> Field:
    """Return the field of ``key`` for a unit of ``level``.

    Raises Fault: ``records.unknown-key``, ``records.computed-key`` (formulas fill it) or
    ``records.not-asked`` (another level's) or ``records.switched-off`` (not asked for this year).
    """
    parts = parse_key(key)
    if parts is None:
        raise UnknownKey(scheme, level, key)
    if parts.code in scheme.indicators and not parts.row:
        return _indicator_field(scheme, level, period, parts, where)
    if ledger := scheme.ledgers.get(parts.code):
        if level not in ledger.levels:
            raise NotAsked("", key, level, ledger.levels)
        column = ledger.column(parts.field)
        if column and parts.row:
            return column_field(column)
        if parts.field == "nil" and not parts.row:
            return Field("choice", choices=("是",), choices_en=("Yes",))
    elif parts.code in scheme.narratives and not parts.row and not parts.field:
        if level not in scheme.narratives[parts.code].levels:
            raise NotAsked(where, key, level, scheme.narratives[parts.code].levels)
        return Field("text")
    elif parts.code == "sign" and parts.field in scheme.signs and not parts.row:
        return Field(scheme.signs[parts.field].kind)
    raise UnknownKey(scheme, level, key)


def _indicator_field(scheme: Scheme, level: Level, period: str, parts: Key, where: Where) -> Field:
    indicator = scheme.indicators[parts.code]
    measure = parts.field
    if measure not in _measures(indicator):
        raise UnknownKey(scheme, level, str(parts))
    if level not in indicator.levels:
        raise NotAsked(where, str(parts), level, indicator.levels)
    if measure in DERIVED_MEASURES or (measure == "actual" and indicator.computed):
        raise PlacedFault("records.computed-key", where, key=str(parts))
    if parts.code in scheme.switched_off.get(period, ()):
        raise PlacedFault("records.switched-off", where, key=str(parts), period=period)
    carried = measure in CARRIED_MEASURES
    return Field(
        indicator.kind, indicator.decimals, indicator.unit, may_be_na=True, carried=carried
    )


def _measures(indicator: Indicator) -> tuple[str, ...]:
    """Return the measures that an indicator can have a value in, entered or not."""
    return (*indicator.measures, *DERIVED_MEASURES, *CARRIED_MEASURES)


def _nearest(scheme: Scheme, level: Level, key: str) -> str:
    """Return the key asked of ``level`` that looks most like ``key``, "" when none does."""
    code, _, field = key.partition(".")
    code, of_row, row = code.partition("#")
    if ledger := scheme.ledgers.get(code):
        columns = [f"{code}#{row}.{column.code}" for column in ledger.columns]
        known = columns if of_row else [f"{code}.nil"]
    elif indicator := scheme.indicators.get(code):
        known = [f"{code}.{measure}" for measure in indicator.inputs()]
    elif code in scheme.narratives:
        return code
    else:
        codes = [i.code for i in scheme.indicators.values() if level in i.levels]
        codes += [ledger.code for ledger in scheme.ledgers_of(level)]
        known = [f"{found}.{field}" if field else found for found in codes]
        known += [narrative.code for narrative in scheme.narratives_of(level)]
        known += [f"sign.{sign}" for sign in scheme.signs]
    near = difflib.get_close_matches(key, known, 1)
    return near[0] if near else ""


def column_field(column: Column) -> Field:
    """Return the field of a ledger column."""
    return Field(column.kind, column.decimals, column.unit, column.choices, column.choices_en)


def checked(value: Value, field: Field, where: Where = "") -> Value | None:
    """Return ``value`` as it will be kept: -0 as 0, empty text as blank.

    Raises Fault when it is not of the field's kind, has more decimals than the form accepts or
    more digits than a spreadsheet keeps, or holds what no workbook can.
    """
    if value is NA:
        if not field.may_be_na:
            raise PlacedFault("records.no-na", where)
        return value
    if field.kind in NUMBER_KINDS:
        if not isinstance(value, Decimal) or not value.is_finite():
            example = "1234.5" if field.decimals else "1234"
            raise PlacedFault(
                "records.not-a-number",
                where,
                text=value,
                unit=Measure(field.unit),
                example=example,
            )
        return checked_number(value, field.decimals, where)
    if field.kind == "date":
        if not isinstance(value, dt.date) or isinstance(value, dt.datetime):
            raise PlacedFault("records.not-a-date", where, text=value)
        return value
    if not isinstance(value, str):
        raise PlacedFault("records.not-a-text", where, text=value)
    checked_text(value, where)
    if field.kind == "choice" and value and value not in field.choices:
        raise NotAChoice(where, value, field.choices, field.choices_en)
    return value if value.strip() else None


def checked_number(number: Decimal, decimals: int, where: Where = "") -> Decimal:
    """Return a finite number without exponent and without -0; raises Fault as :func:`checked`."""
    sign, digits, exponent = number.as_tuple()
    is_plain = -decimals <= int(exponent) <= 0 and len(digits) <= MOST_DIGITS
    if is_plain and (not sign or number):
        return number
    plain = Decimal(format(number, "f"))
    digits, exponent = plain.as_tuple()[1:]
    places = -int(exponent)
    significant = len("".join(map(str, digits)).lstrip("0"))
    if places > decimals:
        if decimals == 0 and plain != plain.to_integral_value():
            raise PlacedFault("records.not-whole", where, text=plain)
        if plain != round(plain, decimals):
            raise PlacedFault("records.too-many-decimals", where, text=plain, decimals=decimals)
        plain = round(plain, decimals)
    if significant > MOST_DIGITS:
        raise PlacedFault("records.too-many-digits", where, text=plain, digits=MOST_DIGITS)
    return plain if plain else abs(plain)


def checked_text(text: str, where: Where = "") -> None:
    """Raise Fault when ``text`` holds what neither the store nor a workbook can keep."""
    if len(text) <= LONGEST_TEXT // 2 and text.isprintable():
        return
    for code, signs in (("records.control-sign", _CONTROL), ("records.broken-sign", _BROKEN)):
        if found := signs.search(text):
            sign = f"{ord(found[0]):04X}"
            raise PlacedFault(code, where, position=found.start() + 1, sign=sign)
    length = len(text.encode("utf-16-le")) // 2
    if length > LONGEST_TEXT:
        raise PlacedFault("records.text-too-long", where, length=length, most=LONGEST_TEXT)

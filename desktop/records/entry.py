"""From what a person typed or pasted to a value, and from a value to what is shown.

Typing, paste, the command line and the reading of workbooks all come through here, so that one
text means one thing everywhere. What is not certain is refused with the reason and with what would
be accepted; nothing is guessed or rounded in silence.

Decided here:

* Full-width signs count as their half-width ones in numbers, dates and choices. The rest of NFKC is
  left alone there: it would turn ``5²`` into 52 and ``①`` into 1.
* ``不涉及``, ``不适用``, ``n/a`` are not applicable, where the field has such an answer.
* ``—``, ``-``, ``/``, ``…``, ``无`` in a number are refused: on paper they stand for zero, for
  "no such item" and for "not known yet", and these are three different answers.
* A number with another multiple of the field's unit is converted (``1.2亿元`` is 12000 万元); one
  with a multiple and no unit (``1.2万``) is refused with the figure that was probably meant.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from desktop.records.fields import (
    NUMBER_KINDS,
    NotAChoice,
    PlacedFault,
    Where,
    checked_number,
    checked_text,
)
from desktop.scheme.model import Kind
from desktop.scheme.values import NA, Value, round_half_up
from desktop.words import Language, Measure

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_HALF_WIDTH |= dict.fromkeys(map(ord, "\u3000\u00a0\u2009\u202f\u2007\t"), ord(" "))
_HALF_WIDTH |= dict.fromkeys(map(ord, "−﹣"), ord("-"))

_NOT_APPLICABLE = {"不涉及", "不适用", "n/a", "na"}
NOT_APPLICABLE_EN = "n/a"
"""How English shows 不涉及; it may be typed as well."""
_UNCLEAR = re.compile(r"(?:[-—–―_/\\.…·]+|无|没有|暂无|空)\Z")
_NUMBER = re.compile(
    r"(?P<sign>[+-]?) *"
    r"(?P<number>[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]*)?"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3})+(?:\.[0-9]*)?"
    r"|[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
    r"(?: *(?P<tail>[^0-9., +-].*))?\Z",
    re.DOTALL,
)
_GROUPS = re.compile(r"[+-]?[0-9]+(?:[ ,]+[0-9]+)+(?:\.[0-9]*)?\Z")
_INEXACT = re.compile(r"余|多|来|左右|上下|以上|以下|以内|几")
_MULTIPLES = {
    "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7, "百万": 6, "十万": 5,
    "万": 4, "千": 3, "百": 2,
}  # fmt: skip
_SAME_UNIT = {"个百分点": "百分点", "千米": "公里", "km": "公里", "元整": "元", "人民币": "元"}
_DATE = re.compile(
    r"(?P<year>[0-9]{4})(?:"
    r"-(?P<m1>[0-9]{1,2})-(?P<d1>[0-9]{1,2})"
    r"|/(?P<m2>[0-9]{1,2})/(?P<d2>[0-9]{1,2})"
    r"|\.(?P<m3>[0-9]{1,2})\.(?P<d3>[0-9]{1,2})"
    r"| *年 *(?P<m4>[0-9]{1,2}) *月 *(?P<d4>[0-9]{1,2}) *[日号]"
    r"|(?P<m5>[0-9]{2})(?P<d5>[0-9]{2})"
    r")(?:[ T]0{1,2}:00(?::00(?:\.0+)?)?)?\Z"
)
_YEARS = range(1900, 2200)
_YES = {"是", "有", "y", "yes", "√", "✓", "✔", "☑", "1", "true", "对"}
_NO = {"否", "无", "n", "no", "×", "✗", "✘", "x", "0", "false", "不是", "没有"}
_YES_NO_LISTS = ({"是", "否"}, {"有", "无"}, {"是"})


def half_width(text: str) -> str:
    """Return ``text`` with full-width signs and odd spaces as the plain ones, trimmed."""
    return text.translate(_HALF_WIDTH).strip()


def parse_entry(
    text: str,
    kind: Kind,
    *,
    decimals: int = 0,
    unit: str = "",
    choices: Sequence[str] = (),
    choices_en: Sequence[str] = (),
    may_be_na: bool = False,
    place: Where = "",
) -> Value | None:
    """Return the value that ``text`` means in a field of ``kind``; None when it is blank.

    ``unit`` and ``decimals`` are the declared ones of the field, ``choices_en`` the English of
    its choices, which may be typed in full, ``may_be_na`` says whether 不涉及 is an answer,
    ``place`` stands before the sentence of a fault. Raises Fault
    (``records.not-a-number``, ``too-many-decimals``, ``not-a-date``, ``not-a-choice`` …) for what
    cannot be read without guessing.
    """
    if not text.strip():
        return None
    if kind == "text":
        return _text(text, place)
    plain = half_width(text)
    if plain.casefold() in _NOT_APPLICABLE and plain not in choices:
        if not may_be_na:
            raise PlacedFault("records.no-na", place)
        return NA
    if kind == "choice":
        return _choice(text, choices, choices_en, place)
    if kind == "date":
        return _date(plain, text, place)
    if _UNCLEAR.match(plain):
        code = "records.unclear-sign" if may_be_na else "records.unclear-mark"
        raise PlacedFault(code, place, text=text.strip())
    return _number(plain, text.strip(), decimals, unit, place)


def _number(plain: str, typed: str, decimals: int, unit: str, place: Where) -> Decimal:
    match = _NUMBER.match(plain)
    if match is None:
        if _GROUPS.match(plain):
            raise PlacedFault("records.bad-groups", place, text=typed)
        raise _no_number(typed, decimals, unit, place)
    digits = match["number"].replace(",", "").replace(" ", "")
    number = Decimal(match["sign"] + digits)
    tail = (match["tail"] or "").strip()
    if tail:
        number = _in_unit(number, tail, typed, unit, place, decimals)
    return checked_number(number, decimals, place)


def _no_number(typed: str, decimals: int, unit: str, place: Where) -> PlacedFault:
    """Return the fault; its example has no more decimals than the field takes."""
    example = "1234.5" if decimals else "1234"
    return PlacedFault(
        "records.not-a-number", place, text=typed, unit=Measure(unit or "—"), example=example
    )


def _in_unit(
    number: Decimal, tail: str, typed: str, unit: str, place: Where, decimals: int
) -> Decimal:
    """Return the number in the field's unit; ``tail`` is what was typed behind it."""
    declared, given = _same_unit(unit), _same_unit(tail)
    if given == declared:
        return number
    power, base = _split(declared)
    given_power, given_base = _split(given)
    converted = number.scaleb(given_power - power).normalize()
    if given_base == base and base and not (given_power and base == "%"):
        return converted
    if not given_base:
        raise PlacedFault(
            "records.multiple-without-unit",
            place,
            text=typed,
            unit=Measure(unit or "—"),
            suggestion=format(converted, "f"),
        )
    if given_base == "%" or base == "%" or _looks_like_unit(tail):
        raise PlacedFault(
            "records.other-unit", place, text=typed, unit=Measure(unit or "—"), given=tail
        )
    raise _no_number(typed, decimals, unit, place)


def _same_unit(unit: str) -> str:
    plain = unicodedata.normalize("NFKC", unit).strip()
    for other, own in _SAME_UNIT.items():
        if plain.casefold().endswith(other):
            return plain[: -len(other)] + own
    return plain


def _split(unit: str) -> tuple[int, str]:
    """Return the power of ten and the rest of a unit: 万元 → (4, 元)."""
    for name, power in _MULTIPLES.items():
        if unit.startswith(name) and unit != "百分点":
            return power, unit[len(name) :].strip()
    return 0, unit


def _looks_like_unit(tail: str) -> bool:
    """Whether ``tail`` is a unit; 左右, 余, 多 … say that the number is not exact."""
    if tail.isascii():
        return tail.casefold() in {"m", "kg", "t", "ha"}
    return len(tail) <= 6 and tail.isalpha() and not _INEXACT.match(tail)


def _date(plain: str, typed: str, place: Where) -> dt.date:
    match = _DATE.match(plain)
    if match is None:
        code = (
            "records.date-serial"
            if re.fullmatch(r"[0-9]{5}(\.[0-9]+)?", plain)
            else "records.not-a-date"
        )
        raise PlacedFault(code, place, text=typed.strip())
    month = next(int(found) for n in "12345" if (found := match["m" + n]))
    day = next(int(found) for n in "12345" if (found := match["d" + n]))
    try:
        date = dt.date(int(match["year"]), month, day)
    except ValueError as error:
        raise PlacedFault("records.no-such-day", place, text=typed.strip()) from error
    if date.year not in _YEARS:
        raise PlacedFault("records.no-such-day", place, text=typed.strip())
    return date


def _choice(text: str, choices: Sequence[str], english: Sequence[str], place: Where) -> str:
    typed = _folded(text)
    by_text = {_folded(choice): choice for choice in choices}
    if typed in by_text:
        return by_text[typed]
    if set(choices) in _YES_NO_LISTS:
        for choice in choices:
            if typed in (_YES if choice in _YES else _NO):
                return choice
    beginnings = [choice for folded, choice in by_text.items() if folded.startswith(typed)]
    if len(beginnings) == 1:
        return beginnings[0]
    for choice, meaning in zip(choices, english, strict=False):
        if typed == _folded(meaning):
            return choice
    raise NotAChoice(place, text.strip(), choices, english)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _text(text: str, place: Where) -> str | None:
    """Return a text with plain line ends; the blanks at the end, and around one line, are dropped.

    The signs that Word leaves where a line is broken by hand become line ends.
    """
    lines = text.replace("\r\n", "\n")
    for end in "\r\x0b\x0c\u2028\u2029":
        lines = lines.replace(end, "\n")
    lines = lines.strip("\n\ufeff").rstrip()
    kept = lines if "\n" in lines else lines.strip()
    checked_text(kept, place)
    return kept or None


def format_value(
    value: Value | None, kind: Kind, decimals: int, group: bool = True, lang: Language = "zh"
) -> str:
    """Return how a value is shown: ``15,200.00``, ``2026-03-05``, ``不涉及``, "" for blank."""
    if value is None:
        return ""
    if value is NA:
        return NA.value if lang == "zh" else NOT_APPLICABLE_EN
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Decimal) and kind in NUMBER_KINDS:
        return format(round_half_up(value, decimals), ",f" if group else "f")
    return str(value)

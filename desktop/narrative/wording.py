"""A figure in the words of an official Chinese text: number, unit, and what its wording asks for.

===========  ==================================================================================
余 多         ``320余件``, ``12万余元``: rounded down; the word is dropped when the number is round.
             With this and the next five, large numbers go to 万 and 亿: ``1.3亿余元``
突破          ``突破8300公里``, ``突破190亿元``: a number of two leading digits that is passed;
             ``达到8300公里`` when it is just met
以下          ``100人以下``: the next round number, or the number itself when it is round
近            ``近1000万元``: a round number not quite reached; dropped when it is reached
约 左右       ``约23.5亿元``, ``12%左右``: rounded half up; dropped when nothing was rounded
预计          ``预计98.6亿元``: before the number, whatever it is
增减          of a percentage ``增长12.3%``, ``下降3.0%``; 与上年持平, 由负转正, 上年无此项; from a
             growth of 100 % on ``增长1.2倍``. Of anything else ``增加7.4万公里``, ``减少2处``
倍 3倍        from which growth on 倍 is said: 1, or so many times (3倍: from 300 %)
增减点        ``提高1.8个百分点``, ``下降0.2个百分点``
超目标        of actual − target ``超年度目标12.3亿元``, ``距年度目标还差…``, ``与年度目标持平``
位次          of former − present rank ``上升3位``, ``下降2位``, ``位次不变``
大写          ``五项``, ``两家``, ``第八``: Chinese numerals, whole numbers below 10000 only
1位          so many decimals, zeros kept; else what the figure itself has, zeros dropped
千分          ``38,545``: GB/T 15835—2011 allows it; official texts do without, so does this one
===========  ==================================================================================

Less than one 万 or 亿 is said in the unit below it, ``3500万元`` and not ``0.35亿元``, and none at all
without decimals, ``0万吨``; not so in tables, whose figures bear no unit.

The component writes every word of these itself: the text of the report has none of them beside a
figure. Behind 同比, 较上年 and their like 持平 stands for 与上年持平, and what does not bear them
(由负转正, 上年无此项) takes them away: :attr:`Worded.alone`. 不涉及 does not: 同比不涉及.
"""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from desktop.narrative import rounding
from desktop.narrative.rounding import HUNDRED, ONE, ZERO, digits_of, half_up
from desktop.resources import resource_path
from desktop.scheme.values import NA, Value

COMPARED = ("增减", "增减点", "超目标", "位次")
"""Wording that says a difference: its sign becomes a word."""
SCALES = ("", "万", "亿", "万亿")
"""Each is ten thousand times the one before it."""
LARGE = Decimal(10_000)
"""From here on an approximate number goes to the next scale: 1.2万余人, 3.8万亿元."""
PERCENT = ("%", "％")
COMPARING = re.compile(r"(?:同比|[较比](?:上年|去年)(?:同期|末|底)?)(?:分别)?\Z")
"""Ends of a text that compares with last year already."""
BESIDE = re.compile(r"[较比与和同][^，。；、]*\Z")
"""End of a text that names what is compared with."""
SIGNIFICANT = 3
"""Digits of 约."""
_DECIMALS = re.compile(r"[0-9]位")
_NUMERALS = "零一二三四五六七八九"
_PLACES = ("", "十", "百", "千")
_LARGEST = Decimal(9999)


@dataclass(frozen=True, slots=True)
class Figures:
    """What wording starts from."""

    value: Value | None
    unit: str = ""
    wording: tuple[str, ...] = ()
    decimals: int = 0
    """Of the value; for a number that is rounded no further."""
    actual: Value | None = None
    """With ``prior``: what a growth was worked out from, None if it comes from something else."""
    prior: Value | None = None


@dataclass(frozen=True, slots=True)
class Worded:
    """A figure in words."""

    text: str
    alone: bool = False
    """It bears no 同比 or 较上年 before it."""


@cache
def phrases() -> Mapping[str, Mapping[str, str]]:
    """Return the phrases of the report, see ``resources/report/wording.toml``."""
    with resource_path("report", "wording.toml").open("rb") as file:
        found: Mapping[str, Mapping[str, str]] = tomllib.load(file)
    return found


def phrase(group: str, name: str, **fields: object) -> str:
    """Return one phrase with its fields; KeyError for what there is not."""
    return phrases()[group][name].format(**fields)


def worded(figures: Figures, before: str = "") -> Worded | None:
    """Return a figure in words, None when nobody gave it; ``before`` is the text in front of it."""
    value = figures.value
    difference = next((word for word in figures.wording if word in COMPARED), "")
    if difference == "增减" and (turned := _turned(figures, before)) is not None:
        return turned
    if value is None:
        return None
    if value is NA:
        return Worded(unknown(figures.wording, "na"))
    if isinstance(value, dt.date):
        return Worded(f"{value.year}年{value.month}月{value.day}日")
    if not isinstance(value, Decimal):
        return Worded(str(value))
    if difference:
        return _difference(figures, value, difference, before)
    return Worded(_signed(value, figures))


def unknown(wording: tuple[str, ...], state: str) -> str:
    """Return what stands for a figure that is ``missing`` or ``na``, saying what it would be."""
    return phrase("target" if "超目标" in wording else "state", state)


# Differences ----------------------------------------------------------------------


def _turned(figures: Figures, before: str) -> Worded | None:
    """Return what a growth is when last year's figure is none to divide by, else None."""
    actual, prior = figures.actual, figures.prior
    if not isinstance(actual, Decimal) or not isinstance(prior, Decimal):
        return None
    if prior == 0:
        return (
            _flat("growth", "flat", before)
            if actual == 0
            else Worded(phrase("growth", "none_before"), alone=True)
        )
    if prior > 0 > actual:
        return Worded(phrase("growth", "to_negative"), alone=True)
    if prior < 0 and actual != prior:
        if actual >= 0:
            name = "to_positive" if actual else "to_zero"
            return Worded(phrase("growth", name), alone=True)
        if not isinstance(figures.value, Decimal):
            return None
        name = "narrower" if actual > prior else "wider"
        return Worded(phrase("growth", name, amount=_growth(abs(figures.value), figures)))
    return None


def _difference(figures: Figures, value: Decimal, word: str, before: str) -> Worded:
    rate = figures.unit in PERCENT
    group = {"增减点": "points", "超目标": "target", "位次": "rank"}.get(
        word, "growth" if rate else "change"
    )
    if value == 0:
        return _flat(group, "flat", before)
    size = abs(value)
    amount = _growth(size, figures) if group == "growth" else _amount(size, figures, group)
    declared = _declared(figures.wording)
    none_left = declared is not None and not half_up(size, declared)
    if none_left or not re.search("[1-9一二三四五六七八九两]", amount):
        return _flat(group, "nearly", before)
    if group in ("change", "target"):
        amount = _approximate(*_scaled_down(size, figures))
    return Worded(phrase(group, "up" if value > 0 else "down", amount=amount))


def _flat(group: str, name: str, before: str) -> Worded:
    pattern = BESIDE if group == "rank" else COMPARING
    compared = bool(pattern.search(before))
    return Worded(phrase(group, name if compared else f"{name}_alone"))


def _growth(size: Decimal, figures: Figures) -> str:
    """Return a growth, given in percent, in percent or in times."""
    decimals = _declared(figures.wording)
    decimals = 1 if decimals is None else decimals
    times = next((int(w[0]) for w in figures.wording if re.fullmatch(r"[1-9]倍", w)), 1)
    falls = isinstance(figures.value, Decimal) and figures.value < 0
    if half_up(size, decimals) >= times * HUNDRED and not falls:
        return digits_of(half_up(size / HUNDRED, 1)) + phrase("units", "times")
    if _approximation(figures.wording):
        return _approximate(size, figures, figures.unit)
    return digits_of(size, decimals) + figures.unit


def _amount(size: Decimal, figures: Figures, group: str) -> str:
    default = {"points": phrase("units", "point"), "rank": phrase("units", "rank")}.get(group, "")
    return _approximate(size, figures, figures.unit or default)


# Numbers --------------------------------------------------------------------------


def _signed(value: Decimal, figures: Figures) -> str:
    """Return a number with its sign; words of approximation are for what is not negative."""
    value, figures, unit = _scaled_down(value, figures)
    if value < 0:
        return _plain(value, figures, unit)
    return _approximate(value, figures, unit)


def _scaled_down(number: Decimal, figures: Figures) -> tuple[Decimal, Figures, str]:
    """Return what is less than one 万 or 亿 in the unit below it, where it needs no last zeros."""
    scale, base = _scale_of(figures.unit)
    at = SCALES.index(scale)
    if not base or not at or not ZERO < abs(number) < ONE:
        return number, figures, figures.unit
    while at and abs(number) < ONE:
        number, at = number * LARGE, at - 1
    decimals = _declared(figures.wording)
    wording = tuple(word for word in figures.wording if not _DECIMALS.fullmatch(word))
    finer = replace(
        figures,
        unit=SCALES[at] + base,
        wording=wording,
        decimals=figures.decimals if decimals is None else decimals,
    )
    return number, finer, finer.unit


def _approximate(size: Decimal, figures: Figures, unit: str) -> str:
    """Return a number that is not negative, with its unit and the word of its approximation."""
    match _approximation(figures.wording):
        case "余" | "多" as word:
            text = _rounded_down(size, figures, unit, word)
        case "突破" if size >= ONE:
            bound = rounding.threshold_below(size, scaled=bool(_scale_of(unit)[0]))
            name = "beyond" if bound < size else "reached"
            text = phrase("approximate", name, amount=_round(bound, figures, unit))
        case "以下" if size:
            bound = rounding.bound_above(size)
            text = phrase("approximate", "below", amount=_round(bound, figures, unit))
        case "近" if (bound := rounding.just_above(size)) > size:
            text = phrase("approximate", "nearly", amount=_round(bound, figures, unit))
        case "约" | "左右" as word:
            text = _about(size, figures, unit, "about" if word == "约" else "around")
        case _:
            text = _plain(size, figures, unit)
    return phrase("approximate", "expected", amount=text) if "预计" in figures.wording else text


def _rounded_down(size: Decimal, figures: Figures, unit: str, word: str) -> str:
    found = rounding.round_down(size, scaled=bool(_scale_of(unit)[0]))
    if found == size:
        return _round(found, figures, unit) if size >= LARGE else _plain(size, figures, unit)
    shown, unit_shown = _scaled_up(found, unit)
    scale, base = _scale_of(unit_shown)
    # What is cut off is less than one 万: 12万余元; else 320余万元.
    if scale and (size - found) * shown < found:
        return _number(shown, figures, scale + word + base)
    return _number(shown, figures, word + unit_shown)


def _round(number: Decimal, figures: Figures, unit: str) -> str:
    """Return a number that was made round, in 万 or 亿 when it is large."""
    if _declared(figures.wording) is not None or unit in ("", *PERCENT):
        return _number(number, figures, unit)
    shown, unit = _scaled_up(number, unit)
    return _number(shown, figures, unit)


def _scaled_up(number: Decimal, unit: str) -> tuple[Decimal, str]:
    """Return the same amount in 万 or 亿 when it is that large."""
    scale, base = _scale_of(unit)
    at = SCALES.index(scale)
    while base and number >= LARGE and at + 1 < len(SCALES):
        number, at = number / LARGE, at + 1
    return number, SCALES[at] + base


def _scale_of(unit: str) -> tuple[str, str]:
    scale = next((one for one in reversed(SCALES) if unit.startswith(one)), "")
    return scale, unit.removeprefix(scale)


def _about(size: Decimal, figures: Figures, unit: str, name: str) -> str:
    decimals = _declared(figures.wording)
    if decimals is not None:
        found = half_up(size, decimals)
    elif unit in PERCENT:
        found = half_up(size, 0)
    else:
        found = rounding.significant(size, SIGNIFICANT)
    text = _round(found, figures, unit)
    return text if found == size else phrase("approximate", name, amount=text)


def _plain(value: Decimal, figures: Figures, unit: str) -> str:
    declared = _declared(figures.wording)
    if "大写" in figures.wording and (said := numeral(value, counted=bool(unit))):
        return said + unit
    if unit and not value:
        return digits_of(ZERO) + unit
    if declared is not None and (not unit or half_up(value, declared)):
        return digits_of(value, declared, thousands="千分" in figures.wording) + unit
    shown = half_up(value, figures.decimals)
    if value and not shown:  # a little is not nothing
        shown = rounding.significant(value, 1)
    return _number(shown, figures, unit)


def _number(number: Decimal, figures: Figures, unit: str) -> str:
    return digits_of(number, thousands="千分" in figures.wording) + unit


def numeral(number: Decimal, *, counted: bool) -> str:
    """Return a whole number below 10000 in Chinese numerals, "" for any other.

    ``counted`` says that a measure word follows: 两家, not 二家.
    """
    if number != half_up(number, 0) or not ZERO <= number <= _LARGEST:
        return ""
    if number in (0, 2) and (number == 0 or counted):
        return "两" if number else _NUMERALS[0]
    found, gap = "", False
    digits = str(int(number))
    for place, digit in zip(range(len(digits) - 1, -1, -1), map(int, digits), strict=True):
        if digit:
            found += (_NUMERALS[0] if gap else "") + _NUMERALS[digit] + _PLACES[place]
        gap = digit == 0 and bool(found)
    return found.removeprefix("一") if found.startswith("一十") else found


def _declared(wording: tuple[str, ...]) -> int | None:
    return next((int(word[0]) for word in wording if _DECIMALS.fullmatch(word)), None)


def _approximation(wording: tuple[str, ...]) -> str:
    known = ("余", "多", "突破", "以下", "近", "约", "左右")
    return next((word for word in wording if word in known), "")

"""Recipes: the small language in which ``resources/demo/*.toml`` says how a value is made up.

=============================  ================================================================
``cond ? a ; b``               branches; ``cond`` is ``column=value,value``; none fits: blank
``lo..hi``                     a number between (rounded to the decimals asked for)
``@name * lo..hi``             another figure times (or plus) a number; ``@name`` alone copies it
``=formula``                   the scheme's own formula language
``counties * lo..hi``          sum of the counties' values of the same key, times a number
``cycle a b c``                by row number
``a:3|b:1``                    by weight; ``unit a:3|b:1`` the same for all rows of a unit
``date 3..9``                  a day in these months; ``start`` January to April; ``end`` last day
``after column lo..hi``        so many days after another date, not after the period's end
anything else                  text with fields ``{n} {year} {code} …`` and choices ``{a|b}``
=============================  ================================================================
"""

from __future__ import annotations

import datetime as dt
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from desktop.scheme.values import Value, round_half_up

TOWNS = (
    "城关镇",
    "新场镇",
    "龙泉镇",
    "永安镇",
    "石桥镇",
    "河坝乡",
    "青山乡",
    "白果镇",
    "双河镇",
    "茶园乡",
)

_RANGE = re.compile(r"(-?[\d.]+)\.\.(-?[\d.]+)\Z")
_REFERENCE = re.compile(
    r"(?:@(?P<name>[\w.]+)|(?P<counties>counties))(?:\s*(?P<op>[*+])\s*(?P<range>\S+))?\Z"
)
_WEIGHTED = re.compile(r"[^{}:|]+:\d+(?:\|[^{}:|]+:\d+)*\Z")
_PICK = re.compile(r"\{([^{}]*\|[^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Scene:
    """What a recipe may draw on."""

    year: int
    fields: Mapping[str, object]
    """Fields of texts: code, division, bureau, town, county, county_n, n, year."""
    number: int
    """Row number from 1; 0 for indicators."""
    look_up: Callable[[str], Value | None]
    """Value of another column of the row, or of a key."""
    formula: Callable[[str], Value | None]
    counties: Decimal
    """Sum of the counties' values of the key being made."""
    draw: random.Random
    """This value's own dice."""
    unit_draw: Callable[[], random.Random]
    """Dice that fall alike for all rows of a unit's column."""


def cook(recipe: str, scene: Scene, decimals: int) -> Value | None:
    """Return the value that ``recipe`` makes, or None for blank. Numbers have ``decimals``."""
    for branch in recipe.split(" ; "):
        condition, question, rest = branch.partition(" ? ")
        if not question:
            return _plain(branch, scene, decimals)
        name, _, wanted = condition.partition("=")
        if scene.look_up(name) in wanted.split(","):
            return _plain(rest, scene, decimals)
    return None


def between(text: str, draw: random.Random) -> Decimal:
    """Return a number in the range ``lo..hi``, with nine decimals at most.

    Raises ValueError when ``text`` is no range.
    """
    match = _RANGE.match(text)
    if match is None:
        raise ValueError(f"not a range: {text}")
    low, high = Decimal(match[1]), Decimal(match[2])
    return low + (high - low) * Decimal(draw.randint(0, 10**6)) / 10**6


def _plain(text: str, scene: Scene, decimals: int) -> Value | None:
    word, _, rest = text.partition(" ")
    if text.startswith("="):
        return _rounded(scene.formula(text[1:]), decimals)
    if reference := _REFERENCE.match(text):
        return _rounded(_referred(reference, scene), decimals)
    if _RANGE.match(text):
        return round_half_up(between(text, scene.draw), decimals)
    if word == "cycle":
        options = rest.split()
        return options[(scene.number - 1) % len(options)]
    if word == "unit":
        return _weighted(rest, scene.unit_draw())
    if word in ("date", "start", "end", "after"):
        return _date(word, rest, scene)
    if _WEIGHTED.match(text):
        return _weighted(text, scene.draw)
    picked = _PICK.sub(lambda m: scene.draw.choice(m[1].split("|")), text)
    return picked.format(**scene.fields)


def _referred(match: re.Match[str], scene: Scene) -> Value | None:
    base = scene.counties if match["counties"] else scene.look_up(match["name"])
    if match["op"] is None or not isinstance(base, Decimal):
        return base
    other = between(match["range"], scene.draw)
    return base * other if match["op"] == "*" else base + other


def _rounded(value: Value | None, decimals: int) -> Value | None:
    return round_half_up(value, decimals) if isinstance(value, Decimal) else value


def _weighted(text: str, draw: random.Random) -> str:
    options = [part.rpartition(":") for part in text.split("|")]
    return draw.choices([o[0] for o in options], weights=[int(o[2]) for o in options])[0]


def _date(word: str, rest: str, scene: Scene) -> dt.date:
    last = dt.date(scene.year, 12, 31)
    if word == "end":
        return last
    if word == "after":
        name, _, days = rest.partition(" ")
        base = scene.look_up(name)
        if not isinstance(base, dt.date):
            raise ValueError(f"no date in {name}")
        return min(last, base + dt.timedelta(days=int(between(days, scene.draw))))
    first, _, until = ("1..4" if word == "start" else rest).partition("..")
    month = scene.draw.randint(int(first), int(until or first))
    return dt.date(scene.year, month, scene.draw.randint(1, 28))

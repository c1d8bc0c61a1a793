"""Wording: every sentence of the program outside the window, in Chinese and English.

The sentences are data: each ``resources/translations/<area>.toml`` holds tables ``[key]`` with
``zh`` and ``en`` templates in :meth:`str.format` form. The area is what stands before the first
dot of the key, so ``say("records.undone", …)`` reads ``records.toml``, table ``[undone]``.
(The window's own labels are Qt translations, see ``resources/translations/jiaobao_en.ts``.)

Units of measurement are told in English by ``measures.toml``; one that is not there stays as it is.

A tuple or list in a field is listed as the language does it. ``{count:fault|faults}`` is the
second word unless the count is 1. An OSError is told in our own words (``system.toml``): those of
the operating system come in its language, not in the one asked for.
"""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from desktop.resources import resource_path

Language = Literal["zh", "en"]
_BETWEEN: dict[Language, str] = {"zh": "、", "en": ", "}


@cache
def area(name: str) -> dict[str, dict[str, str]]:
    """Return the templates of one area: key → {"zh": …, "en": …}."""
    with resource_path("translations", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def say(key: str, lang: Language = "zh", /, **fields: Any) -> str:
    """Return the sentence ``key`` in ``lang`` with its fields filled in.

    Raises KeyError when the key or one of its fields is unknown: a missing sentence is a defect
    of the program and is never shown as an empty string.
    """
    name, _, rest = key.partition(".")
    template = area(name)[rest][lang]
    return template.format(**{field: _told(value, lang) for field, value in fields.items()})


def system_reason(error: OSError, lang: Language = "zh") -> str:
    """Return why the operating system refused, by its error number; an odd one keeps its text."""
    reasons = area("system")
    found = reasons.get(errno.errorcode.get(error.errno or 0, ""), reasons["other"])
    return found[lang].format(number=error.errno or "—", text=error.strerror or error)


class Measure(str):
    """A unit of measurement as a field of a sentence: told in the language of the sentence."""

    __slots__ = ()


def measure_word(unit: str, lang: Language = "zh") -> str:
    """Return a unit of measurement as it heads a column: 公里 → ``km``; an unknown one unchanged."""
    known = area("measures").get(unit)
    return known[lang] if known else unit


def measure_after(unit: str, lang: Language, one: bool) -> str:
    """Return a unit as it stands behind a number, ``one`` behind 1: ``person``, ``persons``.

    "" where the language says nothing there: what is counted is in the name.
    """
    key = f"{unit}-after"
    if lang == "en" and key in area("measures"):
        return say(f"measures.{key}", lang, n=1 if one else 2)
    return measure_word(unit, lang)


def listed(parts: Iterable[object], lang: Language = "zh") -> str:
    """Return ``parts`` one after another, with what ``lang`` puts between."""
    return _BETWEEN[lang].join(map(str, parts))


class _Count(int):
    """An integer that chooses between singular and plural in a template."""

    def __format__(self, spec: str) -> str:
        one, bar, several = spec.partition("|")
        if not bar:
            return super().__format__(spec)
        return one if self == 1 else several


def _told(value: object, lang: Language) -> object:
    """Return a field as :meth:`str.format` shall show it."""
    if isinstance(value, tuple | list):
        return listed(value, lang)
    if isinstance(value, Measure):
        return measure_word(value, lang)
    if isinstance(value, OSError):
        return system_reason(value, lang)
    return _Count(value) if type(value) is int else value

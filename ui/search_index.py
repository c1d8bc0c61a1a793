"""What the search finds: pages, indicators, ledgers and texts by code, name or pinyin initials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from desktop.resources import resource_path
from desktop.scheme.model import Indicator
from ui.session import Session

EXACT, START, INSIDE, INITIALS, ELSEWHERE = range(5)
"""How well an entry fits, best first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found; ``target`` is a page id or a key."""

    target: str
    code: str
    title: str
    also: str
    """The title in the other language, which is found as well; "" for none."""
    where: str
    letters: tuple[frozenset[str], ...]
    """For each character of the Chinese title the letters under which it may be typed."""


@cache
def _letters() -> dict[str, frozenset[str]]:
    """Return character → initials of its readings."""
    found: dict[str, frozenset[str]] = {}
    text = resource_path("pinyin", "initials.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        letter, _, characters = line.partition(" ")
        for character in characters:
            found[character] = found.get(character, frozenset()) | {letter}
    return found


def initials(title: str) -> tuple[frozenset[str], ...]:
    """Return what may be typed for each character; punctuation is left out."""
    table = _letters()
    lowered = (character.lower() for character in title)
    return tuple(
        table.get(character, frozenset(character))
        for character in lowered
        if character in table or character.isalnum()
    )


def entries(session: Session) -> list[Entry]:
    """Return everything that the open report has to show."""
    found = []
    for target, code, zh, en, where in _named(session):
        title, also = (zh, en) if session.lang == "zh" or not en else (en, zh)
        found.append(Entry(target, code, title, also, where, initials(zh)))
    return found


def _named(session: Session) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield target, code, title in Chinese and in English, and what it is part of."""
    scheme, level = session.scheme, session.level
    for section in scheme.sections.values():
        rows = scheme.shown(section.code, level, session.period)
        title = section.title if session.lang == "zh" else section.title_en
        if rows:
            code, form = section.code, section.form_no
            yield f"T{code}", code, section.title, section.title_en, form
        for indicator in rows:
            name, english = indicator.title(level), indicator.name_en
            yield _first_key(indicator), indicator.code, name, english, f"{section.code} {title}"
    for ledger in scheme.ledgers_of(level):
        yield ledger.code, ledger.code, ledger.title, ledger.title_en, ""
    for text in scheme.narratives_of(level):
        yield text.code, text.code, text.title, text.title_en, text.section


def _first_key(indicator: Indicator) -> str:
    """Return the cell that is first to be filled in."""
    return f"{indicator.code}.{next(iter(indicator.inputs()), 'actual')}"


def find(known: Iterable[Entry], text: str, limit: int = 50) -> list[Entry]:
    """Return what fits ``text``, best first: code, part of a name, initials in a row."""
    wanted = text.strip().lower()
    if not wanted:
        return []
    fits = [(fit, n, e) for n, e in enumerate(known) if (fit := _fit(e, wanted)) is not None]
    return [entry for _, _, entry in sorted(fits, key=lambda f: f[:2])[:limit]]


def _fit(entry: Entry, wanted: str) -> int | None:
    names = (entry.code.lower(), entry.title.lower(), entry.also.lower())
    if wanted in names:
        return EXACT
    if any(name.startswith(wanted) for name in names):
        return START
    if wanted in names[0] or wanted in names[1]:
        return INSIDE
    if wanted.isascii() and wanted.isalpha() and _runs(entry.letters, wanted):
        return INITIALS
    return ELSEWHERE if wanted in names[2] else None


def _runs(letters: tuple[frozenset[str], ...], wanted: str) -> bool:
    """Say whether ``wanted`` are the initials of characters that follow one another."""
    return any(
        all(letter in letters[start + n] for n, letter in enumerate(wanted))
        for start in range(len(letters) - len(wanted) + 1)
    )

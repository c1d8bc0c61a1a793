"""What the search finds: pages, indicators, ledgers and texts by code, name or pinyin initials."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from desktop.resources import resource_path
from desktop.scheme.model import Indicator
from ui.session import Session

EXACT, START, INSIDE, INITIALS = range(4)
"""How well an entry fits, best first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that can be found; ``target`` is a page id or a key."""

    target: str
    code: str
    title: str
    where: str
    letters: tuple[frozenset[str], ...]
    """For each character of the title the letters under which it may be typed."""


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
    return [
        Entry(target, code, title, where, initials(title))
        for target, code, title, where in _named(session)
    ]


def _named(session: Session) -> Iterator[tuple[str, str, str, str]]:
    scheme, level = session.scheme, session.level
    for section in scheme.sections.values():
        rows = scheme.shown(section.code, level, session.period)
        title = section.title if session.lang == "zh" else section.title_en
        if rows:
            yield f"T{section.code}", section.code, title, section.form_no
        for indicator in rows:
            where = f"{section.code} {title}"
            yield _first_key(indicator), indicator.code, _name(session, indicator), where
    for ledger in scheme.ledgers_of(level):
        yield ledger.code, ledger.code, ledger.title, ""
    for narrative in scheme.narratives_of(level):
        yield narrative.code, narrative.code, narrative.title, narrative.section


def _name(session: Session, indicator: Indicator) -> str:
    return indicator.title(session.level) if session.lang == "zh" else indicator.name_en


def _first_key(indicator: Indicator) -> str:
    """Return the cell that is first to be filled in."""
    return f"{indicator.code}.{next(iter(indicator.inputs()), 'actual')}"


def find(known: Iterable[Entry], text: str, limit: int = 50) -> list[Entry]:
    """Return what fits ``text``, best first; code, part of the name, or initials in a row."""
    wanted = text.strip().lower()
    if not wanted:
        return []
    fits = [(fit, n, e) for n, e in enumerate(known) if (fit := _fit(e, wanted)) is not None]
    return [entry for _, _, entry in sorted(fits, key=lambda f: f[:2])[:limit]]


def _fit(entry: Entry, wanted: str) -> int | None:
    code, title = entry.code.lower(), entry.title.lower()
    if wanted in (code, title):
        return EXACT
    if code.startswith(wanted) or title.startswith(wanted):
        return START
    if wanted in title or wanted in code:
        return INSIDE
    if wanted.isascii() and wanted.isalpha() and _runs(entry.letters, wanted):
        return INITIALS
    return None


def _runs(letters: tuple[frozenset[str], ...], wanted: str) -> bool:
    """Say whether ``wanted`` are the initials of characters that follow one another."""
    return any(
        all(letter in letters[start + n] for n, letter in enumerate(wanted))
        for start in range(len(letters) - len(wanted) + 1)
    )

"""What differs between two versions, cell by cell, in the words of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.scheme.model import Scheme
from desktop.scheme.places import place
from desktop.scheme.values import NA
from desktop.submission.canonical import Contents, contents, plain
from desktop.words import Language, say
from desktop.workbook.sealing import Record

IDENTITY = ("name", "bureau", "level", "superior", "scheme_version")
"""Parts of the identity that may change from one version to the next."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell, explanation or other statement that two versions give differently."""

    key: str
    """Key of the value; ``explanation:…``, ``reason:…``, ``left_out:…``, ``identity:…``, or the code
    of a ledger whose rows stand in another order."""
    place: str
    old: str | None
    """Exact text as it was; None is blank, 不涉及 is that word."""
    new: str | None


def difference(
    older: Sequence[Record],
    newer: Sequence[Record],
    scheme: Scheme | None = None,
    lang: Language = "zh",
) -> list[Difference]:
    """Return what ``newer`` says differently from ``older``, by key.

    Both are the records of machine sheets. Without ``scheme`` a place is the key itself.
    """
    old, new = contents(older), contents(newer)
    found = [*_identity(old, new, lang), *_values(old, new, scheme, lang)]
    for key in sorted(old.notes.keys() | new.notes.keys()):
        before, after = old.notes.get(key), new.notes.get(key)
        if before != after:
            found.append(Difference(key, note_place(key, new, scheme, lang), before, after))
    return found


def _identity(old: Contents, new: Contents, lang: Language) -> Iterator[Difference]:
    for name in IDENTITY:
        before, after = old.identity.get(name, ""), new.identity.get(name, "")
        if before != after:
            where = say(f"submission.identity-{name}", lang)
            yield Difference(f"identity:{name}", where, before or None, after or None)


def _values(
    old: Contents, new: Contents, scheme: Scheme | None, lang: Language
) -> Iterator[Difference]:
    for key in sorted(old.values.keys() | new.values.keys()):
        before, after = old.values.get(key, ("blank", "")), new.values.get(key, ("blank", ""))
        if plain(*before) != plain(*after) or (before[0] == "na") != (after[0] == "na"):
            there = new if key in new.values else old
            where = place_of(key, there, scheme, lang)
            yield Difference(key, where, shown(*before), shown(*after))
    for ledger in sorted(old.rows.keys() & new.rows.keys()):
        before_rows, after_rows = old.rows[ledger], new.rows[ledger]
        common = before_rows.keys() & after_rows.keys()
        one, two = (sorted(common, key=rows.__getitem__) for rows in (before_rows, after_rows))
        if one != two:
            where = say("submission.place-order", lang, ledger=ledger)
            yield Difference(ledger, where, " ".join(one), " ".join(two))


def shown(state: str, text: str) -> str | None:
    """Return a value as people read it; None is blank."""
    return NA.value if state == "na" else text or None


def place_of(key: str, there: Contents, scheme: Scheme | None, lang: Language) -> str:
    """Return where ``key`` stands, in words; the key itself where the scheme is not at hand."""
    level = there.identity.get("level", "")
    if scheme is None or level not in scheme.levels:
        return key
    period = there.identity.get("period", "")
    return place(scheme, level, period, key, there.row_number, lang)


def note_place(key: str, there: Contents, scheme: Scheme | None, lang: Language) -> str:
    """Return what an explanation, a reason or a ledger left out belongs to, in words."""
    kind, _, name = key.partition(":")
    if kind == "reason":
        name = place_of(name, there, scheme, lang)
    elif kind == "explanation" and "@" in name:
        rule, _, subject = name.rpartition("@")
        name = f"{rule} {place_of(subject, there, scheme, lang)}"
    return say(f"submission.place-{kind}", lang, name=name)

"""What the province adds to its annual report, and the drafts it kept: only ever appended.

Of names, dates and texts the newest entry stands; every earlier one remains in the database.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.faults import Fault
from desktop.narrative.draft import Draft, Sentence
from desktop.narrative.sentences import sentences

if TYPE_CHECKING:
    from desktop.records.store import Store


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft as it was when it was kept."""

    period: str
    made_at: str
    """ISO time with offset."""
    sentences: tuple[Sentence, ...]
    figures: Mapping[str, str]
    """Tag → text of the figure."""
    versions: Mapping[str, int]
    """Code of a unit → its version that counted."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A text of a unit that stands in the report."""

    section: str
    unit: str
    """Code."""
    key: str
    text: str
    """As it stands in the report: as the unit wrote it, or edited."""
    position: int
    """Order within the section."""
    at: str
    """ISO time with offset."""


class Drafts:
    """See the module. Periods are years, such as "2026"."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def values(self, period: str) -> Mapping[str, str]:
        """Return what was entered for variables: code → text."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT code, value FROM report_values WHERE period = ? ORDER BY id", (period,)
            ).fetchall()
        newest: dict[str, str] = dict(rows)
        return {code: value for code, value in newest.items() if value}

    def set_value(self, period: str, code: str, value: str) -> None:
        """Enter a name or date as it shall be printed; "" takes it back."""
        text = " ".join(value.split())
        if self.values(period).get(code, "") == text:
            return
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO report_values (period, code, value, at) VALUES (?, ?, ?, ?)",
                (period, code, text, _now()),
            )

    def taken(self, period: str, section: str = "") -> tuple[Taken, ...]:
        """Return the texts that stand in the report, of one section or all, in their order."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT section, unit, key, text, position, at, taken FROM report_texts"
                " WHERE period = ? ORDER BY id",
                (period,),
            ).fetchall()
        newest: dict[tuple[str, str], tuple[Taken, int]] = {}
        for *told, standing in rows:
            one = Taken(*told)
            newest[one.unit, one.key] = (one, standing)
        found = [one for one, standing in newest.values() if standing]
        return tuple(
            sorted(
                (one for one in found if section in ("", one.section)),
                key=lambda one: (one.section, one.position, one.unit, one.key),
            )
        )

    def take_text(
        self,
        period: str,
        section: str,
        unit: str,
        key: str,
        text: str,
        position: int | None = None,
    ) -> Taken:
        """Put a text of a unit into the report, or change it there.

        Without a ``position`` it keeps its own, or comes last in its section. Raises Fault
        ``narrative.empty-text``.
        """
        if not text.strip():
            raise Fault("narrative.empty-text", unit=unit, key=key)
        if position is None:
            there = {(one.unit, one.key): one for one in self.taken(period, section)}
            held = there.get((unit, key))
            last = max((one.position for one in there.values()), default=0)
            position = held.position if held else last + 1
        one = Taken(section, unit, key, text.strip(), position, _now())
        self._append(period, one, taken=True)
        return one

    def drop_text(self, period: str, unit: str, key: str) -> Taken:
        """Take a text out of the report again; Fault ``narrative.not-taken`` if it is not in it."""
        for one in self.taken(period):
            if (one.unit, one.key) == (unit, key):
                self._append(period, one, taken=False)
                return one
        raise Fault("narrative.not-taken", unit=unit, key=key)

    def _append(self, period: str, one: Taken, *, taken: bool) -> None:
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO report_texts (period, section, unit, key, text, position, taken, at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    period,
                    one.section,
                    one.unit,
                    one.key,
                    one.text,
                    one.position,
                    int(taken),
                    _now(),
                ),
            )

    def keep(self, draft: Draft, versions: Mapping[str, int]) -> Kept:
        """Keep a draft as it is now: its sentences, its figures, whose versions it was made of."""
        kept = Kept(
            draft.period,
            _now(),
            sentences(draft),
            {tag: figure.text for tag, figure in draft.figures.items()},
            dict(versions),
        )
        told = [[one.section, one.text, one.tags] for one in kept.sentences]
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO drafts (period, made_at, sentences, figures, versions)"
                " VALUES (?, ?, ?, ?, ?)",
                (kept.period, kept.made_at, _text(told), _text(kept.figures), _text(versions)),
            )
        return kept

    def last(self, period: str) -> Kept | None:
        """Return the draft kept last, None when none was."""
        with self._store.reading() as connection:
            row = connection.execute(
                "SELECT made_at, sentences, figures, versions FROM drafts WHERE period = ?"
                " ORDER BY id DESC LIMIT 1",
                (period,),
            ).fetchone()
        if row is None:
            return None
        made_at, told, figures, versions = row
        return Kept(
            period,
            made_at,
            tuple(Sentence(where, text, tuple(tags)) for where, text, tags in json.loads(told)),
            json.loads(figures),
            json.loads(versions),
        )


def _text(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _now() -> str:
    return dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")

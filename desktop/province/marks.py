"""Marks 审阅: explanations of units, accepted or returned one by one.

A mark belongs to a text: what the unit writes otherwise in a later version is unread again, the
same text stays marked. Entries are only ever appended; one is taken back by another that names it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from desktop.faults import Fault

if TYPE_CHECKING:
    from desktop.records.store import Store

Mark = Literal["accepted", "returned"]
"""采纳 · 退回."""
LONGEST = 500
"""Characters of a remark: with the explanation it fits the cell of a 退回单."""


@dataclass(frozen=True, slots=True)
class Marked:
    """What was decided on one explanation."""

    id: int
    period: str
    unit: str
    """Code of the unit."""
    finding: str
    digest: str
    """Of the text that was read."""
    mark: Mark
    remark: str
    """To the unit, with what is returned."""
    author: str
    at: str
    """ISO time with offset."""
    undone_at: str = ""
    """When it was taken back; "" while it holds."""


def digest_of(text: str) -> str:
    """Return what tells one explanation from another; blanks around it say nothing."""
    return hashlib.sha256(text.strip().encode("utf-8")).hexdigest()


class Marks:
    """The marks as the store keeps them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, period: str, unit: str = "") -> tuple[Marked, ...]:
        """Return every mark of a period, or of a unit, the first one first.

        Those taken back are among them.
        """
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT m.id, m.period, m.unit, m.finding, m.digest, m.mark, m.remark, m.author,"
                " m.at, coalesce(u.at, '') FROM explanation_marks m"
                " LEFT JOIN explanation_marks u ON u.undoes = m.id"
                " WHERE m.period = ? AND (? = '' OR m.unit = ?) AND m.undoes IS NULL"
                " ORDER BY m.id",
                (period, unit, unit),
            ).fetchall()
        return tuple(Marked(*row) for row in rows)

    def holding(self, period: str, unit: str) -> Mapping[tuple[str, str], Marked]:
        """Return (finding, digest of the text) → the mark that holds; the last one does."""
        return {
            (one.finding, one.digest): one for one in self.all(period, unit) if not one.undone_at
        }

    def unread(self, period: str) -> Mapping[str, int]:
        """Return unit → explanations of its version that counts that nobody has marked."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT r.unit, count(*) FROM received_explained e"
                " JOIN received r ON r.id = e.received"
                " WHERE r.period = ? AND r.verdict <> 'superseded' AND NOT EXISTS ("
                "SELECT 1 FROM explanation_marks m WHERE m.period = r.period AND m.unit = r.unit"
                " AND m.finding = e.finding AND m.digest = e.digest AND m.undoes IS NULL"
                " AND NOT EXISTS (SELECT 1 FROM explanation_marks u WHERE u.undoes = m.id))"
                " GROUP BY r.unit",
                (period,),
            ).fetchall()
        return dict(rows)

    def add(
        self,
        period: str,
        unit: str,
        finding: str,
        text: str,
        mark: Mark,
        *,
        author: str,
        remark: str = "",
    ) -> Marked:
        """Mark the explanation ``text`` that a unit gives for a finding.

        Raises Fault ``explanations.no-author``, ``explanations.no-remark`` when one is returned
        without a word to the unit, or ``explanations.remark-long``.
        """
        if not author.strip():
            raise Fault("explanations.no-author")
        if mark == "returned" and not remark.strip():
            raise Fault("explanations.no-remark")
        if len(remark.strip()) > LONGEST:
            raise Fault("explanations.remark-long", length=len(remark.strip()), most=LONGEST)
        told = (digest_of(text), mark, remark.strip(), author.strip(), now())
        one = Marked(0, period, unit, finding, *told)
        return replace(one, id=self._append(one, None))

    def undo(self, period: str, unit: str = "", finding: str = "") -> Marked:
        """Take back the last mark that holds: of the period, of a unit, or of one finding of it.

        Raises Fault ``explanations.nothing-to-undo``.
        """
        for one in reversed(self.all(period, unit)):
            if not one.undone_at and finding in ("", one.finding):
                at = now()
                self._append(replace(one, at=at), one.id)
                return replace(one, undone_at=at)
        raise Fault("explanations.nothing-to-undo", period=period)

    def _append(self, one: Marked, undoes: int | None) -> int:
        with self._store.transaction() as connection:
            row = connection.execute(
                "INSERT INTO explanation_marks (period, unit, finding, digest, mark, remark,"
                " author, at, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    one.period,
                    one.unit,
                    one.finding,
                    one.digest,
                    one.mark,
                    one.remark,
                    one.author,
                    one.at,
                    undoes,
                ),
            )
        return int(row.lastrowid or 0)


def now() -> str:
    """Return the time as entries are signed with it."""
    return dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")

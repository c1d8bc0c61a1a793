"""The register: what the level above received for each period, and what it answered.

It lives in the same store as the reports. A file's decision is one transaction: its entry in the
log, its bytes and figures, the key, and the version that it takes the place of, or nothing at all.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from desktop.province.kept_places import Place, packed_places
from desktop.province.marks import digest_of
from desktop.province.received import Altered, Received, packed
from desktop.words import Language, say, system_reason
from desktop.workbook.sealing import Record

if TYPE_CHECKING:
    from sqlite3 import Connection

    from desktop.records.store import Store

Verdict = Literal["accepted", "accepted-altered", "superseded", "duplicate", "refused"]
"""On a file: it counts · it counts, altered as it is · a newer version is held · it is here already
· it is not taken."""

_COLUMNS = (
    "id, period, unit, name, scheme, scheme_version, version, verdict, code, digest, body,"
    " previous, fingerprint, file, sha256, received_at, late, zero, blocking, sections, altered"
)
"""In the order of :class:`Received`."""
_LOG_COLUMNS = "at, file, sha256, verdict, code, fields, unit, period, version, altered"


@dataclass(frozen=True, slots=True)
class Decision:
    """The verdict on one file, in one sentence."""

    file: str
    """Its path as one would look for it: ``收件.zip/遵义/2026_…xlsx``."""
    sha256: str
    verdict: Verdict
    code: str
    """Of the sentence: ``province.…`` or the fault's own."""
    fields: Mapping[str, Any]
    """Of the sentence."""
    unit: str = ""
    period: str = ""
    version: int = 0
    altered: tuple[Altered, ...] = ()
    at: str = ""
    """ISO time of the decision."""

    def text(self, lang: Language = "zh") -> str:
        """Return the sentence."""
        return say(self.code, lang, **self.fields)


@dataclass(frozen=True, slots=True)
class Taken:
    """What is kept of a file that counts from now on."""

    name: str
    scheme_id: str
    scheme_version: str
    code: str
    digest: str
    body: str
    previous: str
    fingerprint: str
    file: str
    received_at: str
    late: bool
    zero: bool
    blocking: int
    sections: Mapping[str, Mapping[str, int]]
    records: bytes
    """Packed, see :func:`desktop.province.received.packed`."""
    places: bytes
    content: bytes
    explained: Mapping[str, str] = field(default_factory=dict)
    """Finding id → what the unit says to it."""


class Pinned(NamedTuple):
    """A key that a unit has sealed with."""

    fingerprint: str
    at: str
    file: str


class Returned(NamedTuple):
    """A 退回单 that was made for a version."""

    received: int
    at: str
    file: str
    remarks: int


class Run(NamedTuple):
    """One intake, begun or taken up again."""

    id: int
    decided: Mapping[tuple[str, str], Decision]
    """(file, sha256) → what was decided before it was interrupted."""


class Unfinished(NamedTuple):
    """An intake that did not come to its end."""

    id: int
    told: tuple[str, ...]
    """What it was begun with, see :meth:`Register.begin`."""
    period: str
    started_at: str
    decided: int
    """Files that have their verdict."""


class Register:
    """See the module."""

    def __init__(self, store: Store) -> None:
        self.store = store

    # ------------------------------------------------------------------ reading

    def accepted(self, period: str) -> dict[str, Received]:
        """Return the version that counts of every unit that sent one, by code of the unit."""
        found = self._select("period = ? AND verdict <> 'superseded' ORDER BY unit", period)
        return {one.unit: one for one in found}

    def accepted_of(self, period: str, unit: str) -> Received | None:
        """Return the version of one unit that counts, or None."""
        where = "period = ? AND unit = ? AND verdict <> 'superseded'"
        return next(iter(self._select(where, period, unit)), None)

    def versions(self, period: str, unit: str) -> list[Received]:
        """Return everything accepted from a unit, in the order it came."""
        return self._select("period = ? AND unit = ? ORDER BY id", period, unit)

    def holding(self, sha256: str) -> Received | None:
        """Return what was accepted with these bytes, or None."""
        return next(iter(self._select("sha256 = ?", sha256)), None)

    def periods(self) -> list[str]:
        """Return the periods of which something was accepted, the newest first."""
        with self.store.reading() as connection:
            found = connection.execute(
                "SELECT DISTINCT period FROM received ORDER BY period DESC"
            ).fetchall()
        return [period for (period,) in found]

    def _select(self, where: str, *values: str) -> list[Received]:
        with self.store.reading() as connection:
            rows = connection.execute(
                f"SELECT {_COLUMNS} FROM received WHERE {where}", values
            ).fetchall()
        return [self._received(row) for row in rows]

    def _received(self, row: Sequence[Any]) -> Received:
        *told, late, zero, blocking, sections, altered = row
        held = [bool(late), bool(zero), blocking, json.loads(sections), _altered(altered)]
        fields: list[Any] = [*told, *held, self.store]
        return Received(*fields)

    def log(self, period: str = "", unit: str = "") -> list[Decision]:
        """Return the decisions on files, the first one first; on all when nothing is given."""
        with self.store.reading() as connection:
            rows = connection.execute(
                f"SELECT {_LOG_COLUMNS} FROM intake_log"
                " WHERE (? = '' OR period = ?) AND (? = '' OR unit = ?) ORDER BY id",
                (period, period, unit, unit),
            ).fetchall()
        return [_decision(row) for row in rows]

    def pinned(self, unit: str) -> list[Pinned]:
        """Return the keys of a unit, the one that holds now first."""
        with self.store.reading() as connection:
            rows = connection.execute(
                "SELECT fingerprint, at, file FROM pinned_keys WHERE unit = ? ORDER BY id DESC",
                (unit,),
            ).fetchall()
        return [Pinned(*row) for row in rows]

    def returned(self, period: str) -> dict[int, Returned]:
        """Return the last 退回单 of each version of a period: id of the received → return."""
        with self.store.reading() as connection:
            rows = connection.execute(
                "SELECT t.received, t.at, t.file, t.remarks FROM returned t"
                " JOIN received r ON r.id = t.received WHERE r.period = ? ORDER BY t.id",
                (period,),
            ).fetchall()
        return {row[0]: Returned(*row) for row in rows}

    # ------------------------------------------------------------------ writing

    def begin(self, paths: Sequence[str], period: str) -> Run:
        """Begin an intake, or take up the last one of the same paths that did not finish."""
        told = json.dumps(sorted(paths), ensure_ascii=False)
        with self.store.transaction() as connection:
            found = connection.execute(
                "SELECT id FROM intake_runs WHERE paths = ? AND period = ? AND finished_at = ''"
                " ORDER BY id DESC",
                (told, period),
            ).fetchone()
            if found is None:
                row = connection.execute(
                    "INSERT INTO intake_runs (paths, period, started_at, finished_at)"
                    " VALUES (?, ?, ?, '')",
                    (told, period, now()),
                )
                return Run(int(row.lastrowid or 0), {})
            rows = connection.execute(
                f"SELECT {_LOG_COLUMNS} FROM intake_log WHERE run = ?", found
            ).fetchall()
        decisions = [_decision(row) for row in rows]
        return Run(found[0], {(one.file, one.sha256): one for one in decisions})

    def unfinished(self) -> list[Unfinished]:
        """Return the intakes that were begun and did not come to their end, the last one first."""
        with self.store.reading() as connection:
            rows = connection.execute(
                "SELECT id, paths, period, started_at,"
                " (SELECT count(*) FROM intake_log l WHERE l.run = r.id)"
                " FROM intake_runs r WHERE finished_at = '' ORDER BY id DESC"
            ).fetchall()
        return [Unfinished(row[0], tuple(json.loads(row[1])), *row[2:]) for row in rows]

    def finish(self, run: int) -> None:
        """Note that an intake came to its end: the same paths are a new one from now on."""
        with self.store.transaction() as connection:
            connection.execute("UPDATE intake_runs SET finished_at = ? WHERE id = ?", (now(), run))

    def decide(self, run: int, decision: Decision, taken: Taken | None = None) -> None:
        """Keep the decision on one file, and the file if it is taken, in one transaction.

        The version that counted so far is superseded; a key of which nothing was known, or that
        was let in by hand, is pinned. Raises the faults of the store and then keeps nothing.
        """
        at = decision.at or now()
        with self.store.transaction() as connection:
            connection.execute(
                "INSERT INTO intake_log (run, at, file, sha256, verdict, code, fields, reason,"
                " unit, period, version, altered) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    run,
                    at,
                    decision.file,
                    decision.sha256,
                    decision.verdict,
                    decision.code,
                    json.dumps(dict(decision.fields), ensure_ascii=False, default=_kept),
                    decision.text(),
                    decision.unit,
                    decision.period,
                    decision.version,
                    json.dumps(decision.altered, ensure_ascii=False),
                ),
            )
            if taken is not None:
                _take(connection, decision, taken)

    def add_return(self, received: Received, file: str, sha256: str, remarks: int) -> None:
        """Note that a version was returned with so many remarks."""
        with self.store.transaction() as connection:
            connection.execute(
                "INSERT INTO returned (received, at, file, sha256, remarks) VALUES (?, ?, ?, ?, ?)",
                (received.id, now(), file, sha256, remarks),
            )


def _take(connection: Connection, decision: Decision, taken: Taken) -> None:
    connection.execute(
        "UPDATE received SET verdict = 'superseded'"
        " WHERE period = ? AND unit = ? AND verdict <> 'superseded'",
        (decision.period, decision.unit),
    )
    row = connection.execute(
        "INSERT INTO received (period, unit, name, scheme, scheme_version, version, verdict, code,"
        " digest, body, previous, fingerprint, file, sha256, received_at, late, zero, blocking,"
        f" sections, altered) VALUES ({', '.join('?' * 20)})",
        (
            decision.period,
            decision.unit,
            taken.name,
            taken.scheme_id,
            taken.scheme_version,
            decision.version,
            decision.verdict,
            taken.code,
            taken.digest,
            taken.body,
            taken.previous,
            taken.fingerprint,
            taken.file,
            decision.sha256,
            taken.received_at,
            int(taken.late),
            int(taken.zero),
            taken.blocking,
            json.dumps(taken.sections),
            json.dumps(decision.altered, ensure_ascii=False),
        ),
    )
    connection.execute(
        "INSERT INTO received_content (received, records, places, content) VALUES (?, ?, ?, ?)",
        (row.lastrowid, taken.records, taken.places, taken.content),
    )
    connection.executemany(
        "INSERT INTO received_explained (received, finding, digest) VALUES (?, ?, ?)",
        [(row.lastrowid, finding, digest_of(text)) for finding, text in taken.explained.items()],
    )
    held = connection.execute(
        "SELECT fingerprint FROM pinned_keys WHERE unit = ? ORDER BY id DESC", (decision.unit,)
    ).fetchone()
    if held is None or held[0] != taken.fingerprint:
        connection.execute(
            "INSERT INTO pinned_keys (unit, fingerprint, at, file) VALUES (?, ?, ?, ?)",
            (decision.unit, taken.fingerprint, now(), taken.file),
        )


def _decision(row: Sequence[Any]) -> Decision:
    at, file, sha256, verdict, code, fields, unit, period, version, altered = row
    return Decision(
        file,
        sha256,
        verdict,
        code,
        json.loads(fields),
        unit,
        period,
        version,
        _altered(altered),
        at,
    )


def _altered(text: str) -> tuple[Altered, ...]:
    return () if text == "[]" else tuple(Altered(*one) for one in json.loads(text))


def pack(records: Sequence[Record], places: Iterable[tuple[str, Place]]) -> tuple[bytes, bytes]:
    """Return the values that count and their places as they are kept."""
    return packed(records), packed_places((key, *place) for key, place in places)


def now() -> str:
    """Return the time as the register keeps it."""
    return dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")


def _kept(value: object) -> str:
    """Return a field of a sentence as the log keeps it; system errors in Chinese, as reasons are."""
    return system_reason(value) if isinstance(value, OSError) else str(value)

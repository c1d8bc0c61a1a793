"""One version that the level above received: who, which, how it was judged, and every value in it.

What is told of it here is small; figures, places and bytes are read from the store when asked for
and not kept, so that thousands of units need little memory.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, NamedTuple

from desktop.faults import Fault
from desktop.province.kept_places import Place, Places
from desktop.records.snapshot import Row, Snapshot
from desktop.records.submissions import sha256
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value
from desktop.submission.canonical import Contents, contents
from desktop.submission.remarks import value_of
from desktop.submission.visible import Renames, renames_of
from desktop.workbook.sealing import LEFT_OUT, Record

if TYPE_CHECKING:
    from desktop.records.store import Store

Standing = Literal["accepted", "accepted-altered", "superseded"]
"""Of a version: it counts · it counts although it was altered after sealing · another counts."""


class Altered(NamedTuple):
    """One cell that says something else than was sealed; None is blank or gone."""

    key: str
    sealed: str | None
    found: str | None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """See the module. Two are the same when they are the same file."""

    id: int
    period: str
    unit: str
    """Code of the unit."""
    name: str
    scheme_id: str
    scheme_version: str
    version: int
    verdict: Standing
    code: str
    """校验码."""
    digest: str
    """Of the canonical form: what was sealed."""
    body: str
    """Of what the unit reports alone."""
    previous: str
    fingerprint: str
    """Of the key that sealed it."""
    file: str
    """Name of the file as it came, without the archive or mail it came in."""
    sha256: str
    """Of the bytes as they came."""
    received_at: str
    """ISO local time with offset."""
    late: bool
    """Whether it came after the deadline."""
    zero: bool
    """零报: no figure but zero, no ledger row."""
    blocking: int
    """Findings of the province's checks that wait for something."""
    sections: Mapping[str, Mapping[str, int]] = field(hash=False)
    """Section or ledger code → class of finding → how many still want something done."""
    altered: tuple[Altered, ...]
    store: Store = field(repr=False, compare=False, hash=False)

    def snapshot(self, scheme: Scheme) -> Snapshot:
        """Return the figures that count, exact, under the keys of ``scheme``.

        An altered file's are those that stand in its cells. Raises Fault ``province.damaged`` when
        the store does not hold what it was given.
        """
        moves = renames_of(scheme) if scheme.version != self.scheme_version else Renames({})
        found = contents(self.records)
        return replace(snapshot_of(found, moves), stated=stated_in(found, scheme, moves))

    @property
    def records(self) -> list[Record]:
        """(key, state, text) of every value that counts, as on a machine sheet, without the seal."""
        return [(key, state, text) for key, state, text in self._unpacked("records")]

    @property
    def cells(self) -> Mapping[str, Place]:
        """Key → where its value stands in the file; ledger cells too."""
        return Places(self._read("places"), self._damaged())

    def content(self) -> bytes:
        """Return the file as it came; Fault ``province.damaged`` when it is another one."""
        content = self._read("content")
        if sha256(content) != self.sha256:
            raise self._damaged()
        return content

    def _read(self, column: str) -> bytes:
        with self.store.reading() as connection:
            found = connection.execute(
                f"SELECT {column} FROM received_content WHERE received = ?", (self.id,)
            ).fetchone()
        if found is None:
            raise self._damaged()
        content: bytes = found[0]
        return content

    def _unpacked(self, column: str) -> Iterable[tuple[str, str, str]]:
        packed_rows = self._read(column)
        try:
            rows: Iterable[tuple[str, str, str]] = json.loads(zlib.decompress(packed_rows))
        except (zlib.error, ValueError) as error:
            raise self._damaged() from error
        return rows

    def _damaged(self) -> Fault:
        return Fault("province.damaged", unit=self.name, period=self.period, version=self.version)


_QUICK = 1
"""A stronger compression takes three times as long and saves a fiftieth beside the file itself."""


def packed(rows: Sequence[tuple[str, str, str]]) -> bytes:
    """Return rows of three texts as the store keeps them."""
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8"), _QUICK)


_NOWHERE = Renames({})


def stated_in(found: Contents, scheme: Scheme, moves: Renames = _NOWHERE) -> dict[str, Value]:
    """Return what the unit computed over ledgers that it did not send, by keys of ``scheme``."""
    sent_not = {note.removeprefix(LEFT_OUT) for note in found.notes if note.startswith(LEFT_OUT)}
    away = tuple(f"{code}." for one in sent_not if (code := moves.code(one)))
    stated: dict[str, Value] = {}
    for key, (state, text) in found.values.items():
        new = moves.key(key) if state == "computed" else ""
        code, _, measure = new.partition(".")
        indicator = scheme.indicators.get(code) if measure == "actual" else None
        if indicator is not None and any(ledger in indicator.formula for ledger in away):
            value = NA if text == NA.value else value_of(state, text)
            if value is not None:
                stated[new] = value
    return stated


def snapshot_of(found: Contents, moves: Renames = _NOWHERE) -> Snapshot:
    """Return what a machine sheet tells as a snapshot; computed figures are left out."""
    identity = found.identity
    values: dict[str, Value] = {}
    cells: dict[str, dict[str, dict[str, Value]]] = {
        ledger: {row: {} for row in sorted(rows, key=rows.__getitem__)}
        for ledger, rows in found.rows.items()
    }
    for key, (state, text) in found.values.items():
        value = None if state == "computed" else value_of(state, text)
        if value is None:
            continue
        ledger, is_cell, rest = key.partition("#")
        if is_cell:
            row, _, column = rest.partition(".")
            cells.setdefault(ledger, {}).setdefault(row, {})[column] = value
        elif new := moves.key(key):
            values[new] = value
    explanations = {
        key.partition(":")[2]: text
        for key, text in found.notes.items()
        if key.startswith("explanation:")
    }
    reasons = {
        key.partition(":")[2]: text
        for key, text in found.notes.items()
        if key.startswith("reason:")
    }
    told = [identity.get(name, "") for name in ("unit", "name", "bureau", "level", "superior")]
    operation = identity.get("operation", "")
    return Snapshot(
        scheme_id=identity.get("scheme", ""),
        scheme_version=identity.get("scheme_version", ""),
        unit=Unit(*told),  # type: ignore[arg-type]  # the level was checked when it was received
        period=identity.get("period", ""),
        values=values,
        ledgers=_ledgers(cells, moves),
        explanations=explanations,
        reasons=reasons,
        taken_at=identity.get("taken_at", ""),
        operation=int(operation) if operation.isdecimal() else 0,
    )


def _ledgers(
    cells: Mapping[str, Mapping[str, Mapping[str, Value]]], moves: Renames
) -> dict[str, tuple[Row, ...]]:
    found: dict[str, tuple[Row, ...]] = {}
    for ledger, rows in cells.items():
        if code := moves.code(ledger):
            moved = (
                {
                    new: value
                    for column, value in row.items()
                    if (new := moves.column(ledger, column))
                }
                if moves.moves
                else row
                for row in rows.values()
            )
            found[code] = tuple(Row(name, row) for name, row in zip(rows, moved, strict=True))
    return found

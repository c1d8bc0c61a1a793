"""Adjustments: the province's own signed layer over what its units reported.

A unit's figures are never altered. An adjustment says which figure the province adopts instead,
who says so and why; it is kept for good, and taken back by another entry that names it. A cell of
a ledger row is adjusted under its key, ``L02#k3.status``; a whole row is left out of merging under
the key of the row, ``L02#k3``.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.faults import Fault
from desktop.records.entry import parse_entry
from desktop.records.fields import Field, field_of
from desktop.records.operations import decode, encode
from desktop.records.snapshot import Row, Snapshot
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Scheme
from desktop.scheme.places import RowNumber, place
from desktop.scheme.values import Value

if TYPE_CHECKING:
    from desktop.records.store import Store


DECLARED = "是"
"""What ``Lxx.nil`` says when there is no such thing this year."""
ROWS_NAMED = 8
"""So many rows are named when one is not there."""
LONGEST_ROW = 80


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One figure adopted in place of a reported one."""

    id: int
    period: str
    unit: str
    """Code of the unit whose figure it is."""
    key: str
    value: Value | None
    """采用数; None: the figure is left out."""
    reported: Value | None
    """上报数 at the time."""
    reason: str
    author: str
    document: str
    """依据文件; "" if there is none."""
    at: str
    """ISO time with offset."""
    undone_at: str = ""
    """When it was taken back; "" while it holds."""

    @property
    def removes_row(self) -> bool:
        """Whether a whole ledger row is left out; its reported value is then what stood in it."""
        return is_row(self.key)


def is_row(key: str) -> bool:
    """Say whether ``key`` is that of a whole ledger row."""
    parts = parse_key(key)
    return parts is not None and parts.code.startswith("L") and parts.row != "" and not parts.field


def adopted(snapshot: Snapshot, adjustments: Iterable[Adjustment]) -> Snapshot:
    """Return the figures that the province adopts of a unit; ``snapshot`` itself stays.

    Later adjustments of the same key stand over earlier ones; one of a row that is gone is void. A
    ledger whose last row is left out has none, as if the unit had declared 本年无此项: 0, not blank.
    """
    values: dict[str, Value] | None = None
    ledgers, stated = dict(snapshot.ledgers), dict(snapshot.stated)
    for one in adjustments:
        parts = parse_key(one.key)
        if parts is not None and parts.row:
            rows = ledgers.get(parts.code, ())
            if one.removes_row:
                left = ledgers[parts.code] = tuple(row for row in rows if row.id != parts.row)
                if rows and not left:
                    values = dict(snapshot.values) if values is None else values
                    values[f"{parts.code}.nil"] = DECLARED
                continue
            ledgers[parts.code] = tuple(
                _with_cell(row, parts.field, one.value) if row.id == parts.row else row
                for row in rows
            )
            continue
        if one.key in snapshot.stated:
            _put(stated, one)
            continue
        values = dict(snapshot.values) if values is None else values
        _put(values, one)
    kept = snapshot.values if values is None else values
    return replace(snapshot, values=kept, ledgers=ledgers, stated=stated)


def _put(values: dict[str, Value], one: Adjustment) -> None:
    if one.value is None:
        values.pop(one.key, None)
    else:
        values[one.key] = one.value


def _with_cell(row: Row, column: str, value: Value | None) -> Row:
    cells = {name: cell for name, cell in row.cells.items() if name != column}
    return Row(row.id, cells if value is None else {**cells, column: value})


def by_unit(adjustments: Iterable[Adjustment]) -> Mapping[str, tuple[Adjustment, ...]]:
    """Return unit → what holds of its adjustments, in their order."""
    found: dict[str, tuple[Adjustment, ...]] = {}
    for one in adjustments:
        if not one.undone_at:
            found[one.unit] = (*found.get(one.unit, ()), one)
    return found


def parse_adjusted(scheme: Scheme, snapshot: Snapshot, key: str, text: str) -> Value | None:
    """Return what ``text`` means under ``key`` of a unit.

    Raises Fault: what entering would raise (``records.computed-key`` for what a formula gives: the
    row or the figure that it comes from is to be adjusted), ``consolidation.no-such-row``,
    ``consolidation.same-value``, or ``consolidation.row-value``: a whole row can only be left out,
    for which ``text`` is blank.
    """
    unit = snapshot.unit
    if is_row(key):
        reported_value(snapshot, key)
        if text.strip():
            raise Fault("consolidation.row-value", key=key, text=text)
        return None
    where = place(scheme, unit.level, snapshot.period, key, row_numbers(snapshot.ledgers))
    if key in snapshot.stated:
        indicator = scheme.indicators[key.partition(".")[0]]
        field = Field(indicator.kind, indicator.decimals, indicator.unit, may_be_na=True)
    else:
        field = field_of(scheme, unit.level, snapshot.period, key, where)
    value = parse_entry(
        text,
        field.kind,
        decimals=field.decimals,
        unit=field.unit,
        choices=field.choices,
        may_be_na=field.may_be_na,
        place=where,
    )
    if value == reported_value(snapshot, key):
        raise Fault("consolidation.same-value", unit=unit.name, place=where, text=text)
    return value


def reported_value(snapshot: Snapshot, key: str) -> Value | None:
    """Return what the unit entered under ``key``; of a whole row its cells as one text.

    Raises Fault ``consolidation.no-such-row`` for a cell of a row that it does not have.
    """
    parts = parse_key(key)
    if parts is None or not parts.row:
        return snapshot.values.get(key, snapshot.stated.get(key))
    rows = snapshot.ledgers.get(parts.code, ())
    for row in rows:
        if row.id == parts.row:
            return row.cells.get(parts.field) if parts.field else row_text(row)
    known = tuple(f"{parts.code}#{row.id}" for row in rows[:ROWS_NAMED])
    raise Fault("consolidation.no-such-row", unit=snapshot.unit.name, key=key, rows=known or "—")


def row_text(row: Row) -> str:
    """Return what stands in a row, as one text to know it by."""
    cells = (f"{value:f}" if isinstance(value, Decimal) else f"{value}" for value in cells_of(row))
    text = " ".join(cells)
    return text if len(text) <= LONGEST_ROW else text[: LONGEST_ROW - 1] + "…"


def cells_of(row: Row) -> Iterator[Value]:
    """Yield the cells of a row, texts first: they say what it is about."""
    yield from (value for value in row.cells.values() if isinstance(value, str))
    yield from (value for value in row.cells.values() if not isinstance(value, str))


def row_numbers(ledgers: Mapping[str, Sequence[Row]]) -> RowNumber:
    """Return what finds the number of a row of a report, from 1; 0 when it is not there."""

    def number(ledger: str, row: str) -> int:
        rows = ledgers.get(ledger, ())
        return next((at for at, one in enumerate(rows, 1) if one.id == row), 0)

    return number


class Adjustments:
    """The layer as the store keeps it: entries are only ever appended."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def all(self, period: str) -> tuple[Adjustment, ...]:
        """Return every adjustment of a period, those taken back too, the first one first."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT a.id, a.period, a.unit, a.key, a.value, a.reported, a.reason, a.author,"
                " a.document, a.at, coalesce(u.at, '') FROM adjustments a"
                " LEFT JOIN adjustments u ON u.undoes = a.id"
                " WHERE a.period = ? AND a.undoes IS NULL ORDER BY a.id",
                (period,),
            ).fetchall()
        return tuple(
            Adjustment(number, year, unit, key, decode_text(value), decode_text(reported), *told)
            for number, year, unit, key, value, reported, *told in rows
        )

    def active(self, period: str) -> tuple[Adjustment, ...]:
        """Return the adjustments of a period that hold."""
        return tuple(one for one in self.all(period) if not one.undone_at)

    def add(
        self,
        snapshot: Snapshot,
        key: str,
        value: Value | None,
        *,
        reason: str,
        author: str,
        document: str = "",
    ) -> Adjustment:
        """Adopt ``value`` for ``key`` of the unit of ``snapshot``.

        Raises Fault ``consolidation.no-reason`` or ``consolidation.no-author``.
        """
        for name, text in (("reason", reason), ("author", author)):
            if not text.strip():
                raise Fault(f"consolidation.no-{name}")
        one = Adjustment(
            0,
            snapshot.period,
            snapshot.unit.code,
            key,
            value,
            reported_value(snapshot, key),
            reason.strip(),
            author.strip(),
            document.strip(),
            _now(),
        )
        return replace(one, id=self._append(one, None))

    def undo(self, period: str, unit: str = "", key: str = "") -> Adjustment:
        """Take back the last adjustment that holds: of the period, of a unit, or of one figure.

        Raises Fault ``consolidation.nothing-to-undo``.
        """
        for one in reversed(self.active(period)):
            if unit in ("", one.unit) and key in ("", one.key):
                at = _now()
                self._append(replace(one, at=at), one.id)
                return replace(one, undone_at=at)
        raise Fault("consolidation.nothing-to-undo", period=period)

    def _append(self, one: Adjustment, undoes: int | None) -> int:
        with self._store.transaction() as connection:
            row = connection.execute(
                "INSERT INTO adjustments (period, unit, key, value, reported, reason, author,"
                " document, at, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    one.period,
                    one.unit,
                    one.key,
                    encode_text(one.value),
                    encode_text(one.reported),
                    one.reason,
                    one.author,
                    one.document,
                    one.at,
                    undoes,
                ),
            )
        return int(row.lastrowid or 0)


def encode_text(value: Value | None) -> str:
    """Return a value as the store keeps it here."""
    return json.dumps(encode(value), ensure_ascii=False)


def decode_text(text: str) -> Value | None:
    """Return the value that :func:`encode_text` wrote."""
    return decode(json.loads(text))


def _now() -> str:
    return dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")

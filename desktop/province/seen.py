"""What an altered workbook says: the sealed values with those in their place that people see.

Only taken when somebody decided to: the unit corrected its file by hand and stands by it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from desktop.faults import Fault
from desktop.records.entry import parse_entry
from desktop.records.fields import Field, field_of
from desktop.scheme.keys import cell_key
from desktop.scheme.model import Level, Scheme
from desktop.scheme.values import EPOCH, Value
from desktop.submission.compare import EXPLANATION, Alteration, same
from desktop.workbook.grids import VisibleCell, typed_text
from desktop.workbook.machine import state_and_text
from desktop.workbook.reader import ReadBook, VisibleRow
from desktop.workbook.sealing import Record

_FIRST_DAY, _LAST_DAY = 36526, 73050
"""Serial numbers of 2000 to 2099: what a date is when its format was lost."""


def records_as_seen(
    book: ReadBook, altered: Sequence[Alteration], scheme: Scheme, level: Level, period: str
) -> list[Record]:
    """Return the records of ``book`` with what its altered cells say; computed ones stay.

    Raises Fault ``province.altered-unreadable`` when a cell cannot be read without guessing, or
    when one that was sealed is gone.
    """
    found = {key: (state, text) for key, state, text in book.records}
    ledgers: set[str] = set()
    for one in altered:
        ledger, is_row, _ = one.key.partition("#")
        if one.computed:
            continue
        if is_row:
            ledgers.add(ledger)
        elif one.key.startswith(EXPLANATION):
            found[one.key] = "text", one.found or ""
        elif one.key not in book.cells:
            raise Fault("province.altered-unreadable", place=one.place, found=one.found or "—")
        else:
            value = _value(book.cells[one.key], field_of(scheme, level, period, one.key), one.place)
            found[one.key] = state_and_text(value)
    for ledger in ledgers:
        _replace_rows(found, ledger, book.ledgers.get(ledger, ()), scheme)
    return [(key, state, text) for key, (state, text) in found.items()]


def _value(cell: VisibleCell, field: Field, place: str) -> Value | None:
    serial = cell.value
    is_serial = isinstance(serial, int | float) and _FIRST_DAY <= serial <= _LAST_DAY
    if field.kind == "date" and is_serial:
        return EPOCH + dt.timedelta(days=int(float(cell.text)))
    try:
        return parse_entry(
            cell.text,
            field.kind,
            decimals=field.decimals,
            unit=field.unit,
            choices=field.choices,
            may_be_na=field.may_be_na,
        )
    except Fault as fault:
        raise Fault("province.altered-unreadable", place=place, found=cell.text) from fault


def _replace_rows(
    found: dict[str, tuple[str, str]],
    ledger: str,
    visible: Sequence[VisibleRow],
    scheme: Scheme,
) -> None:
    """Put the rows that people see in place of the sealed ones; a row that came has an id of its own."""
    ids = [key.rpartition("#")[2] for key in found if key.startswith(f"row:{ledger}#")]
    sealed = {
        key: found.pop(key)
        for key in list(found)
        if key.startswith((f"{ledger}#", f"row:{ledger}#"))
    }
    declared = scheme.ledgers.get(ledger)
    columns = {column.code for column in declared.columns} if declared else set()
    free = list(ids)
    for number, row in enumerate(visible, 1):
        cells = {c: cell for c, cell in row.cells.items() if c in columns and _holds(cell)}
        if not cells:
            continue
        row_id = row.id if row.id in free else f"seen{number}"
        if row.id in free:
            free.remove(row.id)
        found[f"row:{ledger}#{row_id}"] = "number", str(number)
        for column, cell in cells.items():
            key = cell_key(ledger, row_id, column)
            state, text = sealed.get(key, ("blank", ""))
            if not same(state, text, cell.value):
                state, text = _read(cell, scheme, key)
            found[key] = state, text


def _read(cell: VisibleCell, scheme: Scheme, key: str) -> tuple[str, str]:
    ledger, _, rest = key.partition("#")
    column = scheme.ledgers[ledger].column(rest.partition(".")[2])
    place = f"{cell.sheet} {cell.address}"
    if column is None:
        raise Fault("province.altered-unreadable", place=place, found=cell.text)
    field = Field(column.kind, column.decimals, column.unit, column.choices, column.choices_en)
    return state_and_text(_value(cell, field, place))


def _holds(cell: VisibleCell) -> bool:
    return bool(typed_text(cell.value).strip())


def places_of(book: ReadBook) -> Mapping[str, tuple[str, str]]:
    """Return key → (sheet, cell) of everything that stands somewhere in ``book``."""
    found = {key: (cell.sheet, cell.address) for key, cell in book.cells.items()}
    for ledger, rows in book.ledgers.items():
        for number, row in enumerate(rows, 1):
            for column, cell in row.cells.items():
                key = cell_key(ledger, row.id or f"seen{number}", column)
                found.setdefault(key, (cell.sheet, cell.address))
    return found

"""The hidden machine sheet: identity and every value, as exact text, one record a row.

Columns: key, state, text; a text longer than a cell is continued in the cells to the right. Besides
the keys of values and ledger cells there are ``format:…``, ``identity:…``, ``row:L02#<id>`` (the
number of a ledger row), ``explanation:<finding>`` and ``reason:<key>``. A remark of a 退回单 is
``remark:<id>`` with ``remark_version:``, ``remark_value:`` (what stood there) and ``answer:``
(corrected, explained or open). States: blank, na, number, text, date, and ``computed`` for what
follows from other values. A final edition has ``seal:…`` too.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal

from desktop import __version__
from desktop.checks.remarks import settled
from desktop.scheme.keys import cell_key
from desktop.scheme.values import NA, Value
from desktop.workbook.canvas import Canvas, clean
from desktop.workbook.edition import Edition
from desktop.workbook.plan import MACHINE
from desktop.workbook.sealing import LEFT_OUT, UNPLACED, Record
from desktop.workbook.style import Look, Styles

FORMAT_VERSION = "1"
PART = 16_000
"""Characters in one cell: a character may count twice, and the limit is 32,767."""


def draw_machine(edition: Edition) -> Canvas:
    """Return the machine sheet."""
    seal = edition.seal.records() if edition.seal else []
    return draw_records(itertools.chain(records(edition), seal), edition.styles)


def draw_records(rows: Iterable[Record], styles: Styles) -> Canvas:
    """Return a machine sheet that holds ``rows``."""
    canvas = Canvas(MACHINE, styles, state="veryHidden")
    look = Look(number="@")
    for row, (key, state, text) in enumerate(rows, 1):
        canvas.text(row, 1, key, look)
        canvas.text(row, 2, state, look)
        for column, part in enumerate(parts(text), 3):
            canvas.text(row, column, part, look)
    return canvas


def parts(text: str) -> list[str]:
    """Return ``text`` cut into pieces that fit a cell, at least one."""
    if len(text) <= PART:
        return [text]
    text = clean(text)
    return [text[start : start + PART] for start in range(0, len(text), PART)]


def state_and_text(value: Value | None) -> tuple[str, str]:
    """Return the state of a value and its exact text."""
    match value:
        case None:
            return "blank", ""
        case Decimal():
            return "number", f"{value:f}"
        case dt.date():
            return "date", value.isoformat()
        case str():
            return "text", value
        case _ if value is NA:
            return "na", ""


def records(edition: Edition) -> Iterator[Record]:
    """Yield what the sheet holds, in an order that depends on the report alone."""
    scheme, snapshot, plan = edition.scheme, edition.snapshot, edition.plan
    unit = snapshot.unit
    yield "format:version", "text", FORMAT_VERSION
    yield "format:program", "text", __version__
    identity = {
        "scheme": scheme.id,
        "scheme_version": scheme.version,
        "unit": unit.code,
        "name": unit.name,
        "bureau": unit.bureau,
        "level": unit.level,
        "superior": unit.superior,
        "period": snapshot.period,
        "kind": "blank" if edition.blank else "draft" if edition.draft else "final",
        "section": edition.section,
        "version": str(edition.version),
        "taken_at": snapshot.taken_at,
        "operation": str(snapshot.operation),
        "previous_digest": edition.previous,
        "reason": edition.reason,
    }
    for key, text in identity.items():
        yield f"identity:{key}", "text" if text else "blank", clean(text)
    for ledger in edition.left_out:
        yield LEFT_OUT + ledger.code, "text", ledger.title
    scalar = [key for key, area in plan.names().items() if is_value(key, area.row, area.last_row)]
    for key in sorted({*scalar, *snapshot.values}):
        value = edition.figures.get(key)
        state, text = state_and_text(value)
        if key not in snapshot.values and value is not None:
            state, text = "computed", text or NA.value
        yield key, state, text
        if key not in plan.places:
            yield UNPLACED + key, "blank", ""
    for code in sorted(snapshot.ledgers):
        for number, row in enumerate(snapshot.ledgers[code], 1):
            yield f"row:{code}#{row.id}", "number", str(number)
            for column in sorted(row.cells):
                yield (cell_key(code, row.id, column), *state_and_text(row.cells[column]))
    for kind, notes in (("explanation", snapshot.explanations), ("reason", snapshot.reasons)):
        for key in sorted(notes):
            yield f"{kind}:{key}", "text", notes[key]
    for remark in snapshot.remarks:
        yield f"remark:{remark.id}", "text", remark.text
        yield f"remark_version:{remark.id}", "number", str(remark.version)
        yield (f"remark_value:{remark.id}", *state_and_text(remark.value))
        answer = settled(remark, edition.figures, snapshot.explanations)
        yield f"answer:{remark.id}", "text", answer


def is_value(key: str, row: int, last_row: int) -> bool:
    """Whether a defined name is a value of the report: no range, period, or workings."""
    return (
        row == last_row
        and not key.startswith(("PERIOD.", "explain."))
        and not key.endswith(".filled")
        and not (key.startswith("L") and not key.endswith(".nil"))
    )

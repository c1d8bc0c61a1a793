"""Compare what people see in a workbook with what was sealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

from desktop.scheme.model import Scheme
from desktop.scheme.values import EPOCH, NA
from desktop.submission.canonical import NUMBER, Contents
from desktop.submission.difference import note_place, place_of, shown
from desktop.words import Language, say
from desktop.workbook.grids import SPREADSHEET_DIGITS, CellValue, VisibleCell, typed_text
from desktop.workbook.reader import ReadBook, VisibleRow

EXPLANATION = "explanation:"
_KEPT = Context(prec=SPREADSHEET_DIGITS)
_BLANK = ("blank", "")

Sealed = tuple[str, str]
"""(state, text) as the machine sheet has them."""
Row = Mapping[str, Sealed]
"""Column → sealed cell."""


@dataclass(frozen=True, slots=True)
class Alteration:
    """One cell, or one ledger row, that does not say what was sealed."""

    key: str
    """``L02#k3`` is a row that went; ``L02#`` one that came."""
    place: str
    sealed: str | None
    """What was sealed; None is blank."""
    found: str | None
    """What stands there; None is blank, or nothing at all where ``cell`` is ""."""
    sheet: str = ""
    cell: str = ""
    computed: bool = False
    """Whether a formula gives it: then it may only follow from another cell that was altered."""


def alterations(
    book: ReadBook, sealed: Contents, scheme: Scheme | None, lang: Language
) -> list[Alteration]:
    """Return what the sheets of ``book`` say otherwise than ``sealed``, in the order of keys."""
    told = _Teller(sealed, scheme, lang)
    found = [*_scalars(book, sealed, told, uncalculated(book, sealed))]
    rows = _rows(sealed)
    for ledger in sorted(rows.keys() | book.ledgers.keys()):
        found += _ledger(ledger, rows.get(ledger, {}), book.ledgers.get(ledger, ()), told)
    return found


@dataclass(frozen=True)
class _Teller:
    """Says places in words."""

    sealed: Contents
    scheme: Scheme | None
    lang: Language

    def cell(self, key: str, state: str, text: str, cell: VisibleCell | None) -> Alteration:
        if key.startswith(EXPLANATION):
            place = note_place(key, self.sealed, self.scheme, self.lang)
        else:
            place = place_of(key, self.sealed, self.scheme, self.lang)
        computed = state == "computed"
        if cell is None:
            gone = say("submission.place-gone", self.lang, place=place)
            return Alteration(key, gone, shown(state, text), None, computed=computed)
        where = say(
            "submission.place-cell", self.lang, place=place, sheet=cell.sheet, cell=cell.address
        )
        found = typed_text(cell.value) or None
        return Alteration(key, where, shown(state, text), found, cell.sheet, cell.address, computed)

    def row(self, code: str, number: int) -> str:
        return say("submission.place-row", self.lang, ledger=code, row=number)


def uncalculated(book: ReadBook, sealed: Contents) -> set[str]:
    """Return the computed cells that stand blank because a program saved their formulas only.

    Such programs keep no results at all; a few blank cells among others have been emptied.
    """
    computed = {
        key
        for key, (state, _) in sealed.values.items()
        if state == "computed" and "#" not in key and key in book.cells
    }
    blank = {key for key in computed if same("blank", "", book.cells[key].value)}
    return blank if 2 * len(blank) > len(computed) else set()


def _scalars(
    book: ReadBook, sealed: Contents, told: _Teller, skipped: set[str]
) -> Iterator[Alteration]:
    for key, (state, text) in sealed.values.items():
        if "#" in key or key in sealed.unplaced or key in skipped:
            continue
        cell = book.cells.get(key)
        if cell is None or not same(state, text, cell.value):
            yield told.cell(key, state, text, cell)
    for finding, cell in book.explanations.items():
        text = sealed.notes.get(EXPLANATION + finding, "")
        if not same("text" if text else "blank", text, cell.value):
            yield told.cell(EXPLANATION + finding, "text", text, cell)


def _rows(sealed: Contents) -> dict[str, dict[str, Row]]:
    """Return ledger → row id → sealed cells, rows in their order."""
    found: dict[str, dict[str, dict[str, Sealed]]] = {
        ledger: {row: {} for row in sorted(rows, key=rows.__getitem__)}
        for ledger, rows in sealed.rows.items()
    }
    for key, cell in sealed.values.items():
        ledger, hash_sign, rest = key.partition("#")
        if hash_sign:
            row, _, column = rest.partition(".")
            found.setdefault(ledger, {}).setdefault(row, {})[column] = cell
    return {ledger: dict(rows) for ledger, rows in found.items()}


def _ledger(
    code: str, sealed: Mapping[str, Row], visible: Sequence[VisibleRow], told: _Teller
) -> Iterator[Alteration]:
    missing, extra = dict(sealed), []
    for row in visible:
        if row.id in missing:
            before = missing.pop(row.id)
            for column, cell in row.cells.items():
                state, text = before.get(column, _BLANK)
                if not same(state, text, cell.value):
                    yield told.cell(f"{code}#{row.id}.{column}", state, text, cell)
            for column in before.keys() - row.cells.keys():
                yield told.cell(f"{code}#{row.id}.{column}", *before[column], None)
        elif any(typed_text(cell.value).strip() for cell in row.cells.values()):
            extra.append(row)
    orphans: dict[tuple[str, ...], list[str]] = {}
    for row_id, before in missing.items() if extra else ():
        orphans.setdefault(_likeness(before), []).append(row_id)
    for row in extra:
        seen = {
            column: (_state(cell), typed_text(cell.value)) for column, cell in row.cells.items()
        }
        if twins := orphans.get(_likeness(seen)):  # its hidden id was lost, its content was not
            del missing[twins.pop(0)]
            continue
        texts = [typed_text(cell.value) for cell in row.cells.values()]
        place = say("submission.place-added-row", told.lang, sheet=row.sheet, row=row.row)
        found = "；".join(text for text in texts if text.strip())
        yield Alteration(f"{code}#", place, None, found, row.sheet, str(row.row))
    for row_id, before in missing.items():
        text = "；".join(shown(*cell) or "" for cell in before.values())
        number = told.sealed.row_number(code, row_id)
        if text or visible:
            place = say("submission.place-gone", told.lang, place=told.row(code, number))
            yield Alteration(f"{code}#{row_id}", place, text or None, None)


def _likeness(row: Row) -> tuple[str, ...]:
    """Return what two rows of one content have in common, whatever their ids."""
    return tuple(
        f"{column}={_kept(text) if NUMBER.fullmatch(text) and state != 'text' else _lines(text)}"
        for column, (state, text) in sorted(row.items())
        if state == "na" or text.strip()
    )


def _state(cell: VisibleCell) -> str:
    return "text" if isinstance(cell.value, str) else "number"


def same(state: str, text: str, value: CellValue) -> bool:
    """Whether ``value``, as a spreadsheet has kept it, is the sealed one.

    A number is the same to the 15 digits that a spreadsheet keeps, whether it stands there as a
    number or as text; a date may stand there as its serial number.
    """
    if state == "text" and type(value) is str and value == text:
        return True
    if value is None:
        return state == "blank" or (state != "na" and not text)
    is_short = type(value) is float and state == "number" and len(text) <= SPREADSHEET_DIGITS
    if is_short and NUMBER.fullmatch(text) and float(text) == value:
        return True  # so few digits are the same ones in every double
    found = typed_text(value)
    if state == "blank":
        return not found.strip()
    if state == "na":
        return found.strip() == NA.value
    if NUMBER.fullmatch(text) and state != "text":
        number = found.strip()
        return bool(NUMBER.fullmatch(number)) and _kept(number) == _kept(text)
    if state in ("date", "computed") and isinstance(value, float | int):
        return _is_date(text, float(value))
    return _lines(found) == _lines(text)


def _kept(text: str) -> Decimal:
    return _KEPT.create_decimal(text).normalize(_KEPT)


def _is_date(text: str, number: float) -> bool:
    try:
        return (dt.date.fromisoformat(text) - EPOCH).days == number
    except ValueError:
        return False


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")

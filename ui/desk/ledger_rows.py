"""Merged ledgers as rows of text: what became one row, who says what in it, and what is adopted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.province.ledgers_merged import Conflict, MergedRow, Origin, row_key
from desktop.records.snapshot import Row
from desktop.scheme.keys import cell_key, parse_key
from desktop.scheme.model import LEVELS, Column, Ledger
from desktop.scheme.places import heading
from desktop.words import Language
from ui.desk.desk import ProvinceDesk
from ui.desk.total_rows import change
from ui.models.text_table import TextRow

if TYPE_CHECKING:
    from desktop.province.consolidation import Consolidation

CONFLICT, ADJUSTED, LEFT_OUT = "≠", "✎", "✗"
NUMBERS = ("integer", "decimal", "percent")


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of a ledger: the rows of units that say the same, or one that was left out."""

    row: MergedRow
    conflicts: tuple[Conflict, ...] = ()
    adjusted: bool = False
    left_out: bool = False

    @property
    def first(self) -> Origin:
        """The row whose cells stand before the others'."""
        return self.row.origins[0]


def ledgers_with_rows(part: Consolidation) -> list[Ledger]:
    """Return the ledgers of which anybody in the area has a row."""
    found = {
        code
        for unit in part.area.units
        if (answers := part.sources.reported.get(unit.code))
        for code, rows in answers.ledgers.items()
        if rows
    }
    return [one for one in part.sources.scheme.ledgers.values() if one.code in found]


def lines_of(desk: ProvinceDesk, part: Consolidation, ledger: Ledger) -> list[Line]:
    """Return the merged rows of a ledger, then those that were left out of merging."""
    merged = part.adopted.ledger(ledger.code, LEVELS)
    by_key: dict[object, list[Conflict]] = {}
    for one in merged.conflicts:
        by_key.setdefault(one.key, []).append(one)
    rows, cells = _adjusted_rows(desk, ledger.code)
    found = []
    for row in merged.rows:
        units = {origin.unit for origin in row.origins}
        key = row_key(ledger, Row("", row.cells))
        conflicts = tuple(one for one in by_key.get(key, ()) if one.dropped_unit in units)
        touched = any((origin.unit, origin.row) in cells for origin in row.origins)
        found.append(Line(row, conflicts, touched))
    for unit, number in rows:
        reported = _reported(part, unit, ledger.code, number)
        if reported is not None:
            gone = MergedRow(reported.cells, (Origin(unit, number),))
            found.append(Line(gone, left_out=True))
    return found


def _adjusted_rows(
    desk: ProvinceDesk, code: str
) -> tuple[list[tuple[str, str]], set[tuple[str, str]]]:
    """Return (unit, row) of the rows that are left out, and of those with an adjusted cell."""
    rows: list[tuple[str, str]] = []
    cells: set[tuple[str, str]] = set()
    for one in desk.adjustments():
        parts = parse_key(one.key)
        if one.undone_at or parts is None or parts.code != code or not parts.row:
            continue
        if parts.field:
            cells.add((one.unit, parts.row))
        else:
            rows.append((one.unit, parts.row))
    return rows, cells


def _reported(part: Consolidation, unit: str, code: str, row: str) -> Row | None:
    answers = part.sources.reported.get(unit)
    rows = answers.ledgers.get(code, ()) if answers else ()
    inside = any(one.code == unit for one in part.area.units)
    return next((one for one in rows if one.id == row), None) if inside else None


def ledger_heads(
    ledger: Ledger, first: Sequence[str], lang: Language
) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """Return the headings of the merged rows behind ``first``, and which of them are numbers."""
    heads = [
        heading(column.titled(lang), column.unit if _is_number(column) else "", lang)
        for column in ledger.columns
    ]
    numbers = [n for n, column in enumerate(ledger.columns, len(first)) if _is_number(column)]
    return (*first, *heads), tuple(numbers)


def _is_number(column: Column) -> bool:
    return column.kind in NUMBERS


def line_row(desk: ProvinceDesk, ledger: Ledger, line: Line) -> TextRow:
    """Return a merged row: how it stands, who has it, and its cells; the key is ``unit L02#row``."""
    told = (
        LEFT_OUT if line.left_out else "",
        f"{CONFLICT} {len(line.conflicts)}" if line.conflicts else "",
        ADJUSTED if line.adjusted else "",
    )
    between = "、" if desk.lang == "zh" else ", "
    names = dict.fromkeys(desk.unit_name(origin.unit) for origin in line.row.origins)
    cells = (
        cell_text(desk, cell_key(ledger.code, line.first.row, column.code), line.row, column.code)
        for column in ledger.columns
    )
    key = f"{line.first.unit} {ledger.code}#{line.first.row}"
    return TextRow(key, (" ".join(filter(None, told)), between.join(names), *cells))


def cell_text(desk: ProvinceDesk, key: str, row: MergedRow, column: str) -> str:
    """Return a cell; nothing for a blank one, of which a table is full."""
    value = row.cells.get(column)
    return "" if value is None else desk.amount(key, value, with_unit=False)


def cell_rows(
    desk: ProvinceDesk, part: Consolidation, ledger: Ledger, line: Line
) -> Iterator[TextRow]:
    """Yield who says what in each column: 上报, 调整, 采用, and whether it stands in the row.

    The key is ``unit L02#row.column``.
    """
    for column in ledger.columns:
        for origin in line.row.origins:
            reported = _reported(part, origin.unit, ledger.code, origin.row)
            taken = _adopted(part, origin, ledger.code)
            before = reported.cells.get(column.code) if reported else None
            after = taken.cells.get(column.code) if taken else None
            if before is None and after is None:
                continue
            key = cell_key(ledger.code, origin.row, column.code)
            yield TextRow(
                f"{origin.unit} {key}",
                (
                    column.titled(desk.lang),
                    desk.unit_name(origin.unit),
                    desk.amount(key, before, with_unit=False),
                    "" if line.left_out else change(desk, key, before, after),
                    "" if line.left_out else desk.amount(key, after, with_unit=False),
                    _standing(desk, line, origin.unit, column.code),
                ),
            )


def _adopted(part: Consolidation, origin: Origin, code: str) -> Row | None:
    answers = part.sources.adopted.get(origin.unit)
    rows = answers.ledgers.get(code, ()) if answers else ()
    return next((one for one in rows if one.id == origin.row), None)


def _standing(desk: ProvinceDesk, line: Line, unit: str, column: str) -> str:
    """Return whether a unit's cell stands, or whose stands instead."""
    if line.left_out:
        return LEFT_OUT
    for one in line.conflicts:
        if (one.column, one.dropped_unit) == (column, unit):
            key = cell_key(one.ledger, line.first.row, column)
            kept = desk.amount(key, one.kept, with_unit=False)
            colon = "：" if desk.lang == "zh" else ": "
            return f"{CONFLICT} {desk.unit_name(one.kept_unit)}{colon}{kept}"
    return "✓"

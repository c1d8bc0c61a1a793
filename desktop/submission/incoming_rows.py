"""The rows of one ledger: those that stay, come and go between a file and the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.scheme.keys import cell_key
from desktop.scheme.values import Value
from desktop.submission.threeway import Difference, Kind, three_way
from desktop.submission.visible import Rows, untouched, value_of
from desktop.words import Language, say
from desktop.workbook.grids import VisibleCell
from desktop.workbook.reader import VisibleRow

Cells = Mapping[str, Value]


@dataclass
class _Row:
    """One row of the file, read as far as it can be."""

    visible: VisibleRow
    id: str
    cells: dict[str, Value] = field(default_factory=dict)
    faults: dict[str, tuple[Fault, VisibleCell]] = field(default_factory=dict)


def ledger_differences(
    report: Report,
    code: str,
    rows: Sequence[VisibleRow],
    base: Rows | None,
    columns: Mapping[str, str],
) -> list[Difference]:
    """Return the differences of the ledger ``code``.

    ``base`` holds the rows that were written into the file, None when nobody knows; ``columns``
    leads from the file's columns to those of now, to "" for one that is no more.
    """
    if code not in report.rows or report.level not in report.scheme.ledgers[code].levels:
        return []
    asked = {column.code for column in report.scheme.ledgers[code].columns}
    kept = {old: new for old, new in columns.items() if new in asked}
    return list(_Ledger(report, code, base, kept).differences(rows))


class _Ledger:
    def __init__(
        self, report: Report, code: str, base: Rows | None, columns: Mapping[str, str]
    ) -> None:
        self.report, self.code, self.columns = report, code, columns
        self.known, self.base = base is not None, base or {}
        self.mine: dict[str, Cells] = {row.id: row.cells for row in report.rows[code]}

    def differences(self, visible: Sequence[VisibleRow]) -> Iterator[Difference]:
        """Yield them in the order of the sheet; rows that went come last."""
        rows = [self._read(row) for row in visible]
        self._settle_ids(rows)
        held = {row.id for row in rows if row.id and (row.cells or row.faults)}
        spare = {row: cells for row, cells in self.mine.items() if row not in held}
        for number, row in enumerate(rows, 1):
            if not row.cells and not row.faults:
                continue
            if row.id and row.id in self.mine:
                yield from self._cells(row)
            else:
                yield from self._comes(row, number, spare)
        for row_id, was in self.base.items():
            if row_id in spare:
                yield from self._goes(row_id, was)

    def _read(self, visible: VisibleRow) -> _Row:
        row = _Row(visible, visible.id)
        row_id = visible.id if visible.id in self.mine else "new"
        was = self.base.get(visible.id, {})
        for old, column in self.columns.items():
            cell = visible.cells.get(old)
            if cell is None or cell.value is None:
                continue
            before = was.get(column)
            if before is not None and untouched(before, cell):
                row.cells[column] = before
                continue
            try:
                value = value_of(self.report, cell_key(self.code, row_id, column), cell)
            except Fault as fault:
                row.faults[column] = fault, cell
                continue
            if value is not None:
                row.cells[column] = value
        return row

    def _settle_ids(self, rows: Sequence[_Row]) -> None:
        """Of rows with the same hidden id (somebody copied one) let the true one keep it.

        That is the one that says what was written, or else the first. An id that neither the file
        nor the report knows is another report's.
        """
        by_id: dict[str, list[_Row]] = {}
        for row in rows:
            if row.id not in self.mine and row.id not in self.base:
                row.id = ""
            if row.id:
                by_id.setdefault(row.id, []).append(row)
        for row_id, alike in by_id.items():
            true = next((r for r in alike if r.cells == self.base.get(row_id)), alike[0])
            for row in alike:
                if row is not true:
                    row.id = ""

    def _cells(self, row: _Row) -> Iterator[Difference]:
        """Yield the cells of a row that stays; those that nobody touched are not worth it."""
        mine, was = self.mine[row.id], self.base.get(row.id, {})
        known = self.known and row.id in self.base
        for old, column in self.columns.items():
            cell = row.visible.cells.get(old)
            if cell is None:
                continue
            sides = (mine.get(column), row.cells.get(column), was.get(column))
            if sides[0] == sides[1] == sides[2] and column not in row.faults:
                continue
            key = cell_key(self.code, row.id, column)
            fault = row.faults[column][0] if column in row.faults else None
            kind: Kind = "refused" if fault else three_way(*sides, known)
            where = self.report.where(key)
            yield Difference(key, kind, where, *sides, cell.sheet, cell.address, fault)

    def _comes(self, row: _Row, number: int, spare: dict[str, Cells]) -> Iterator[Difference]:
        key = f"{self.code}#new{number}"
        where = self._new_place(row.visible)
        place = (row.visible.sheet, next(iter(row.visible.cells.values())).address)
        was = self.base.get(row.id)
        kind: Kind = "conflict" if row.id else "new"
        same = next((mine for mine, cells in spare.items() if cells == row.cells), None)
        if same is not None:
            del spare[same]
            kind = "same"
        elif row.id and row.cells == was and not row.faults:
            kind = "same"  # the report has let go of it, and they have not touched it
        yield Difference(key, kind, where, None, None, None, *place, row=dict(row.cells))
        for column, (fault, cell) in row.faults.items():
            yield Difference(
                f"{key}.{column}",
                "refused",
                where,
                None,
                None,
                None,
                cell.sheet,
                cell.address,
                fault,
            )

    def _goes(self, row_id: str, was: Cells) -> Iterator[Difference]:
        kind: Kind = "removed" if self.mine[row_id] == was else "conflict"
        where = self._gone_place(row_id)
        yield Difference(f"{self.code}#{row_id}", kind, where, None, None, None)

    def _new_place(self, visible: VisibleRow) -> Callable[[Language], str]:
        return lambda lang: say(
            "incoming.row-comes", lang, ledger=self.code, sheet=visible.sheet, row=visible.row
        )

    def _gone_place(self, row_id: str) -> Callable[[Language], str]:
        number = self.report.row_number(self.code, row_id)
        return lambda lang: say("incoming.row-goes", lang, ledger=self.code, row=number)

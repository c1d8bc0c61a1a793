"""The rows of one ledger: those that stay, come and go between a file and the report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.scheme.keys import cell_key
from desktop.scheme.values import Value
from desktop.submission.threeway import Difference, Kind, three_way
from desktop.submission.visible import Renames, value_of
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
    base: Mapping[str, Value | None],
    known: bool,
    moves: Renames,
) -> list[Difference]:
    """Return the differences of the ledger ``code``; ``known`` says whether ``base`` is."""
    if code not in report.rows or report.level not in report.scheme.ledgers[code].levels:
        return []
    return list(_Ledger(report, code, base, known, moves).differences(rows))


class _Ledger:
    def __init__(
        self,
        report: Report,
        code: str,
        base: Mapping[str, Value | None],
        known: bool,
        moves: Renames,
    ) -> None:
        self.report, self.code, self.known, self.moves = report, code, known, moves
        self.mine: dict[str, Cells] = {row.id: row.cells for row in report.rows[code]}
        self.base: dict[str, dict[str, Value]] = {}
        for key, value in base.items():
            ledger, _, rest = key.partition("#")
            if ledger == code and rest and value is not None:
                row, _, column = rest.partition(".")
                self.base.setdefault(row, {})[column] = value

    def differences(self, visible: Sequence[VisibleRow]) -> Iterator[Difference]:
        """Yield them in the order of the sheet; rows that went come last."""
        rows = [self._read(row) for row in visible]
        self._settle_ids(rows)
        held = {row.id for row in rows if row.id and (row.cells or row.faults)}
        spare = [cells for row, cells in self.mine.items() if row not in held]
        for number, row in enumerate(rows, 1):
            if not row.cells and not row.faults:
                continue
            if row.id and row.id in self.mine:
                yield from self._cells(row)
            else:
                yield from self._comes(row, number, spare)
        for row_id, was in self.base.items():
            if row_id not in held:
                yield from self._goes(row_id, was)

    def _read(self, visible: VisibleRow) -> _Row:
        row = _Row(visible, visible.id)
        row_id = visible.id if visible.id in self.mine else "new"
        for old, cell in visible.cells.items():
            column = self.moves.column(self.code, old)
            if not column or not self._has(column):
                continue
            try:
                value = value_of(self.report, cell_key(self.code, row_id, column), cell)
            except Fault as fault:
                row.faults[column] = fault, cell
                continue
            if value is not None:
                row.cells[column] = value
        return row

    def _has(self, column: str) -> bool:
        return self.report.scheme.ledgers[self.code].column(column) is not None

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
        mine, was = self.mine[row.id], self.base.get(row.id, {})
        known = self.known and row.id in self.base
        for old, cell in row.visible.cells.items():
            column = self.moves.column(self.code, old)
            if not column or not self._has(column):
                continue
            key = cell_key(self.code, row.id, column)
            sides = (mine.get(column), row.cells.get(column), was.get(column))
            fault = row.faults[column][0] if column in row.faults else None
            kind: Kind = "refused" if fault else three_way(*sides, known)
            where = self.report.where(key)
            yield Difference(key, kind, where, *sides, cell.sheet, cell.address, fault)

    def _comes(self, row: _Row, number: int, spare: list[Cells]) -> Iterator[Difference]:
        key = f"{self.code}#new{number}"
        where = self._new_place(row.visible)
        place = (row.visible.sheet, next(iter(row.visible.cells.values())).address)
        was = self.base.get(row.id)
        kind: Kind = "conflict" if row.id else "new"
        if row.cells in spare:
            spare.remove(row.cells)
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
        if row_id not in self.mine:
            return
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

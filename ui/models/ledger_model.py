"""A ledger as a grid: its rows in an order of one's own, and a last line where a new row begins."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt

from desktop.records.entry import format_value
from desktop.records.fields import Field, column_field
from desktop.scheme.keys import cell_key, parse_key
from desktop.scheme.model import Column, in_language
from desktop.scheme.places import heading
from desktop.scheme.values import NA, Value
from desktop.words import Language, listed, say
from ui.models.grid_model import COLUMN_NUMBER, DISPLAY, GridModel, State, parse_field

if TYPE_CHECKING:
    from desktop.records.operations import Changes
    from desktop.records.snapshot import Row
    from ui.session import Session

NEW_LINE = "＊"
NIL = "是"
"""Value of ``Lxx.nil`` that says: none this year."""


class LedgerModel(GridModel):
    """The rows of one ledger. Sorting and filtering change what is shown, never what is kept."""

    def __init__(self, session: Session, ledger: str) -> None:
        super().__init__(session)
        self._load(ledger)
        session.changed.connect(self._refresh)

    def _load(self, code: str) -> None:
        self.ledger = self.session.scheme.ledgers[code]
        self.columns: tuple[Column, ...] = self.ledger.columns
        self._prefix = f"{code}#"
        self._fields = [column_field(column) for column in self.columns]
        self._column_at = {c.code: at for at, c in enumerate(self.columns)}
        self._sort: tuple[int, bool] | None = None
        self._needle = ""
        self._needle_column = -1
        self._source = tuple(self.session.rows(code))
        self._rows: list[Row] = list(self._source)
        self._number_rows()

    def _number_rows(self) -> None:
        self._numbers = {row.id: n for n, row in enumerate(self._source, 1)}
        self._shown_at = {row.id: at for at, row in enumerate(self._rows)}

    def reload(self) -> None:
        """Read everything anew: another report, another language."""
        self.beginResetModel()
        self._load(self.ledger.code)
        self.marks = {}
        self.endResetModel()
        self._take_marks()

    def concerns(self, key: str) -> bool:
        return key.startswith(self._prefix)

    # ------------------------------------------------------------------ Qt

    def rowCount(self, parent: Any = None) -> int:
        """Return the number of rows shown and one: the line for a new row."""
        return 0 if parent is not None and parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Any = None) -> int:
        """Return the number of columns of the ledger."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return the title of a column, or the number of a row in the ledger."""
        if orientation == Qt.Orientation.Vertical:
            if role != DISPLAY:
                return None
            return str(self.number(section)) if section < len(self._rows) else NEW_LINE
        column = self.columns[section]
        if role == DISPLAY:
            return self._heading(column)
        if role == COLUMN_NUMBER:
            return str(section + 1) + (" *" if column.required else "")
        return None

    def _heading(self, column: Column) -> str:
        lang = self.session.lang
        return heading(column.titled(lang), column.unit, lang)

    # ------------------------------------------------------------------ cells

    def row_at(self, row: int) -> Row | None:
        """Return the ledger row on a line, None on the line for a new one."""
        return self._rows[row] if row < len(self._rows) else None

    def number(self, row: int) -> int:
        """Return the number in the ledger, from 1, of the row on a line."""
        shown = self.row_at(row)
        return self._numbers[shown.id] if shown else len(self._source) + 1 + row - len(self._rows)

    def key_at(self, row: int, column: int) -> str:
        shown = self.row_at(row)
        return cell_key(self.ledger.code, shown.id, self.columns[column].code) if shown else ""

    def position(self, key: str) -> tuple[int, int] | None:
        parts = parse_key(key)
        if parts is None or parts.code != self.ledger.code:
            return None
        row = self._shown_at.get(parts.row)
        return None if row is None else (row, self._column_at.get(parts.field, 0))

    def state(self, row: int, column: int) -> int:
        if row >= len(self._rows):
            return State.NEW
        value = self._rows[row].cells.get(self.columns[column].code)
        if value is None:
            return State.WAITING if self.columns[column].required else State.PLAIN
        return State.NOT_APPLICABLE if value is NA else State.PLAIN

    def field(self, row: int, column: int) -> Field:
        return self._fields[column]

    def value(self, row: int, column: int) -> Value | None:
        if row >= len(self._rows):
            return None
        return self._rows[row].cells.get(self.columns[column].code)

    def place(self, row: int, column: int) -> str:
        lang = self.session.lang
        title = self.columns[column].titled(lang)
        number = self.number(row)
        return say("places.ledger_cell", lang, code=self.ledger.code, row=number, column=title)

    def note(self, row: int, column: int) -> str:
        shown = self.columns[column]
        lines = [self.text(row, column)] if shown.kind == "text" else []
        if shown.choices:
            lang = self.session.lang
            told = [shown.choice_text(choice, lang) for choice in shown.choices]
            lines.append(self.tr("可填：") + listed(told, lang))
        notes = in_language(shown.notes, shown.notes_en, self.session.lang)
        return "\n".join(line for line in [*lines, notes] if line)

    def commit(self, row: int, column: int, text: str) -> None:
        if row < len(self._rows):
            super().commit(row, column, text)
            return
        value = self.parse(row, column, text)
        if value is not None:
            rows = {self.ledger.code: [self.new_cells({column: value})]}
            self.session.paste(self.with_new_rows(), rows, self.tr("新增一行"))

    # ------------------------------------------------------------------ new rows

    def data_rows(self, top: int) -> Iterator[tuple[int, str]]:
        row = top
        while True:
            yield row, ""
            row += 1

    def new_row_at(self) -> int:
        return len(self._rows)

    def ledger_code(self) -> str:
        return self.ledger.code

    def new_cells(self, entered: Mapping[int, Value | None]) -> dict[str, Value]:
        cells: dict[str, Value] = {}
        for at, column in enumerate(self.columns):
            value = entered.get(at)
            if value is None and column.default and at not in entered:
                value = parse_field(column.default, self._fields[at])
            if value is not None:
                cells[column.code] = value
        return cells

    def with_new_rows(self) -> dict[str, Value | None]:
        nil = f"{self.ledger.code}.nil"
        return {nil: None} if self.session.value(nil) == NIL else {}

    def ids(self, rows: Iterable[int]) -> list[str]:
        """Return the ids of the rows on these lines, the line for a new row left out."""
        return [self._rows[row].id for row in sorted(set(rows)) if row < len(self._rows)]

    # ------------------------------------------------------------------ order and filter

    @property
    def filtered(self) -> bool:
        """Whether rows may be hidden."""
        return bool(self._needle)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Show the rows ordered by a column, blanks last; column -1 gives the ledger's order."""
        self._sort = (column, order == Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._arrange()

    def filter(self, text: str, column: int = -1) -> None:
        """Show only rows that hold ``text`` in ``column``, -1 in any; "" shows all."""
        self._needle, self._needle_column = text.strip().casefold(), column
        self._arrange()

    def _arrange(self) -> None:
        rows = [row for row in self._source if self._matches(row)]
        if self._sort:
            column, descending = self._sort
            code, choices = self.columns[column].code, self.columns[column].choices
            filled = [row for row in rows if row.cells.get(code) is not None]
            blank = [row for row in rows if row.cells.get(code) is None]
            filled.sort(key=lambda row: _rank(row.cells[code], choices), reverse=descending)
            rows = filled + blank
        self.layoutAboutToBeChanged.emit()
        old = self.persistentIndexList()
        at = {row.id: n for n, row in enumerate(rows)}
        new = []
        for index in old:
            row = self.row_at(index.row())
            to = len(rows) if row is None else at.get(row.id, -1)
            new.append(self.createIndex(to, index.column()) if to >= 0 else self.index(-1, -1))
        self._rows = rows
        self._number_rows()
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _matches(self, row: Row) -> bool:
        if not self._needle:
            return True
        columns: Sequence[Column] = self.columns
        if self._needle_column >= 0:
            columns = columns[self._needle_column : self._needle_column + 1]
        lang = self.session.lang
        return any(self._needle in _plain(row.cells.get(c.code), c, lang) for c in columns)

    # ------------------------------------------------------------------ what the session says

    def _refresh(self, changes: Changes) -> None:
        code = self.ledger.code
        if code not in changes.ledgers | changes.moved and code not in changes.inserted:
            return
        source = tuple(self.session.rows(code))
        known = self._numbers.keys()
        self._source = source
        if self._sort or self._needle:
            # rows stay where they are until sorted again; new ones are seen at the end
            by_id = {row.id: row for row in source}
            rows = [by_id[row.id] for row in self._rows if row.id in by_id]
            rows += [row for row in source if row.id not in known]
        else:
            rows = list(source)
        self._replace(rows)

    def _replace(self, rows: list[Row]) -> None:
        """Show ``rows``, telling the view no more than what is new, gone or another."""
        old = self._rows
        head = 0
        while head < min(len(old), len(rows)) and old[head].id == rows[head].id:
            head += 1
        tail = 0
        while tail < min(len(old), len(rows)) - head and old[-1 - tail].id == rows[-1 - tail].id:
            tail += 1
        gone, come = len(old) - head - tail, len(rows) - head - tail
        if gone and come:
            self.beginResetModel()
            self._rows = rows
            self._number_rows()
            self.endResetModel()
            return
        if not gone and not come:
            self._rows = rows
            self._numbers = {row.id: n for n, row in enumerate(self._source, 1)}
            self._repaint_rows([at for at, row in enumerate(rows) if row is not old[at]])
            return
        none = self.index(-1, -1)
        if come:
            self.beginInsertRows(none, head, head + come - 1)
        elif gone:
            self.beginRemoveRows(none, head, head + gone - 1)
        self._rows = rows
        self._number_rows()
        if come:
            self.endInsertRows()
        elif gone:
            self.endRemoveRows()
        self.repaint_all()

    def _repaint_rows(self, rows: Sequence[int]) -> None:
        if rows:
            last = self.index(rows[-1], self.columnCount() - 1)
            self.dataChanged.emit(self.index(rows[0], 0), last)


def _plain(value: Value | None, column: Column, lang: Language) -> str:
    """Return the text that a filter looks into: what is kept, and how it is shown."""
    if value is None or isinstance(value, str):
        kept = value or ""
        shown = column.choice_text(kept, lang)
        return (kept if shown == kept else f"{kept}\n{shown}").casefold()
    return format_value(value, column.kind, column.decimals, group=False).casefold()


def _rank(value: Value, choices: Sequence[str]) -> tuple[int, Any]:
    """Order numbers, dates, choices as listed, text by pinyin (GB 18030 is laid out so)."""
    if isinstance(value, Decimal):
        return 0, value
    if isinstance(value, dt.date):
        return 1, value
    if value is NA:
        return 4, 0
    if value in choices:
        return 2, choices.index(str(value))
    return 3, str(value).encode("gb18030", "replace")

"""What every grid is made of: cells with a key, a field, a state and a text.

The view, the delegate and the paste plan know this class alone; forms and ledgers fill it in.
Nothing here writes to the store: an edit is a call of the session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.records.entry import format_value, parse_entry
from desktop.records.fields import Field
from desktop.scheme.model import AuditClass, choice_text
from desktop.scheme.values import NA, Value
from desktop.words import measure_word

if TYPE_CHECKING:
    from ui.session import Session

Index = QModelIndex | QPersistentModelIndex

DISPLAY = int(Qt.ItemDataRole.DisplayRole)
EDIT = int(Qt.ItemDataRole.EditRole)
ALIGN = int(Qt.ItemDataRole.TextAlignmentRole)
TOOLTIP = int(Qt.ItemDataRole.ToolTipRole)
ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
ACCESSIBLE_MORE = int(Qt.ItemDataRole.AccessibleDescriptionRole)
COLUMN_NUMBER = int(Qt.ItemDataRole.UserRole) + 1
"""Role of the header: the number under the title, 甲 乙 丙 1 2 3."""

LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
CENTRE = int(Qt.AlignmentFlag.AlignCenter)

_SEEN = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPEN = _SEEN | Qt.ItemFlag.ItemIsEditable
_GROUP = Qt.ItemFlag.ItemIsEnabled
_NOTHING = Qt.ItemFlag.NoItemFlags


class State:
    """What a cell is, as bits; plain input is none of these. Plain ints: asked in each repaint."""

    PLAIN = 0
    LABEL = 1
    """Code, name, unit: printed, not filled in."""
    COMPUTED = 2
    CARRIED = 4
    """What was reported a year ago."""
    ABSENT = 8
    """The row has no such column."""
    GROUP = 16
    """A heading over the rows below it."""
    WAITING = 32
    """Blank and wanted."""
    NOT_APPLICABLE = 64
    NEW = 128
    """On the line where the next ledger row begins."""


READ_ONLY = State.LABEL | State.COMPUTED | State.CARRIED | State.ABSENT | State.GROUP


YEAR = "年"
"""Unit of columns that hold a year: 2026, never 2,026."""
MISSING = frozenset(("required", "required_cell"))
"""Checks that say no more than that a cell is blank: it waits, calmly, and is not marked."""


class Mark(NamedTuple):
    """What the checks say of a cell: the worst class and the sentences, worst first."""

    audit_class: AuditClass
    messages: tuple[str, ...]


def parse_field(text: str, field: Field) -> Value | None:
    """Return the value that ``text`` means in ``field``. Raises Fault when it means none."""
    return parse_entry(
        text,
        field.kind,
        decimals=field.decimals,
        unit=field.unit,
        choices=field.choices,
        choices_en=field.choices_en,
        may_be_na=field.may_be_na,
    )


class GridModel(QAbstractTableModel):
    """Cells of a form or a ledger, by row and column of what is shown."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.marks: dict[str, Mark] = {}
        self._watched = False
        self._stale = True
        session.findings_changed.connect(self._take_marks)

    # ------------------------------------------------------------------ what a form or ledger says

    def key_at(self, row: int, column: int) -> str:
        """Return the key of a cell, "" where there is none."""
        raise NotImplementedError

    def position(self, key: str) -> tuple[int, int] | None:
        """Return row and column of ``key``, None when it is not shown."""
        raise NotImplementedError

    def state(self, row: int, column: int) -> int:
        """Return what the cell is."""
        raise NotImplementedError

    def field(self, row: int, column: int) -> Field:
        """Return what may stand in the cell."""
        raise NotImplementedError

    def value(self, row: int, column: int) -> Value | None:
        """Return the value that the cell shows; for a label its text."""
        raise NotImplementedError

    def place(self, row: int, column: int) -> str:
        """Return where the cell stands, in words: ``表2-1 第6行 本年实际``."""
        raise NotImplementedError

    def note(self, row: int, column: int) -> str:
        """Return what there is to know about filling the cell in; "" for nothing."""
        raise NotImplementedError

    def commit(self, row: int, column: int, text: str) -> None:
        """Enter what was typed. Raises Fault when it is no value of this cell."""
        self.session.enter_text(self.key_at(row, column), text)

    def data_rows(self, top: int) -> Iterator[tuple[int, str]]:
        """Yield the rows from ``top`` on that a block falls on, and the heading above each.

        A heading is a line of its own in a copied form; "" where there is none. A ledger goes on
        for ever: rows from :meth:`new_row_at` on are yet to be made.
        """
        raise NotImplementedError

    def block_columns(self) -> list[int]:
        """Return the columns in the order in which a copied or pasted block has them."""
        return list(range(self.columnCount()))

    def new_row_at(self) -> int:
        """Return the row from which on rows are yet to be made; the row count if none may be."""
        return self.rowCount()

    def new_cells(self, entered: Mapping[int, Value | None]) -> dict[str, Value]:
        """Return the cells of a new row, defaults included, from values by column."""
        raise NotImplementedError

    def with_new_rows(self) -> dict[str, Value | None]:
        """Return what else changes when rows are made."""
        return {}

    def ledger_code(self) -> str:
        """Return the ledger that new rows go to, "" for a form."""
        return ""

    # ------------------------------------------------------------------ the same for all

    def editable(self, row: int, column: int) -> bool:
        """Say whether the cell is for filling in; in a locked report none is."""
        return not self.state(row, column) & READ_ONLY and not self.session.locked

    def why_shut(self, row: int, column: int) -> str:
        """Return why nothing can be typed into the cell."""
        state = self.state(row, column)
        if state & State.COMPUTED:
            return self.tr("这一格由程序计算，不用填。")
        if state & State.CARRIED:
            return self.tr("上年上报数取自上年的报表，不用填。")
        return self.tr("这一格不用填。")

    def takes_na(self, row: int, column: int) -> bool:
        """Say whether the cell may be 不涉及."""
        return self.editable(row, column) and self.field(row, column).may_be_na

    def text(self, row: int, column: int) -> str:
        """Return the text that the cell shows; a choice in the language of the window."""
        value = self.value(row, column)
        if value is None or (isinstance(value, str) and self.session.lang == "zh"):
            return value or ""
        field = self.field(row, column)
        if isinstance(value, str):
            return choice_text(value, field.choices, field.choices_en, self.session.lang)
        lang = self.session.lang
        return format_value(value, field.kind, field.decimals, group=field.unit != YEAR, lang=lang)

    def edit_text(self, row: int, column: int) -> str:
        """Return the text that editing begins with: digits as entered, no grouping."""
        value = self.value(row, column)
        if value is None or isinstance(value, str):
            return value or ""
        field = self.field(row, column)
        return format_value(value, field.kind, field.decimals, group=False)

    def parse(self, row: int, column: int, text: str) -> Value | None:
        """Return the value that ``text`` means in this cell. Raises Fault, without the place."""
        return parse_field(text, self.field(row, column))

    def spoken(self, row: int, column: int) -> str:
        """Return what a screen reader says: place, value, unit."""
        state = self.state(row, column)
        text = self.text(row, column)
        if state & (State.GROUP | State.LABEL):
            return text
        if not text:
            text = self.tr("尚未填写") if state & State.WAITING else self.tr("空白")
        elif self.value(row, column) is not NA:
            unit = measure_word(self.field(row, column).unit, self.session.lang)
            text = f"{text} {unit}".strip()
        if state & (State.COMPUTED | State.CARRIED):
            text += " " + self.tr("（只读）")
        return f"{self.place(row, column)} {text}"

    def tooltip(self, row: int, column: int) -> str:
        """Return findings and notes of the cell, one to a line."""
        mark = self.marks.get(self.key_at(row, column))
        lines = [*(mark.messages if mark else ()), self.note(row, column)]
        return "\n".join(line for line in lines if line)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell Qt what the cell lets one do."""
        if not index.isValid():
            return _NOTHING
        state = self.state(index.row(), index.column())
        if not state & READ_ONLY:
            return _SEEN if self.session.locked else _OPEN
        if state & State.GROUP:
            return _GROUP
        return _NOTHING if state & State.ABSENT else _SEEN

    def alignment(self, row: int, column: int) -> int:
        """Return Qt's alignment of a cell as a plain number."""
        if self.state(row, column) & (State.LABEL | State.GROUP):
            return LEFT
        return RIGHT if self.field(row, column).kind in ("integer", "decimal", "percent") else LEFT

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Answer Qt; the roles asked for in every repaint come first."""
        if role == DISPLAY:
            return self.text(index.row(), index.column())
        if role == ALIGN:
            return self.alignment(index.row(), index.column())
        if role == EDIT:
            return self.edit_text(index.row(), index.column())
        if role == TOOLTIP:
            return self.tooltip(index.row(), index.column())
        if role == ACCESSIBLE:
            return self.spoken(index.row(), index.column())
        if role == ACCESSIBLE_MORE:
            mark = self.marks.get(self.key_at(index.row(), index.column()))
            return "\n".join(mark.messages) if mark else ""
        return None

    def concerns(self, key: str) -> bool:
        """Say whether ``key`` is one of this grid's, shown or hidden."""
        raise NotImplementedError

    def watch(self, watched: bool) -> None:
        """Say whether anybody looks: findings are put into words only for a grid that is seen."""
        self._watched = watched
        if watched and self._stale:
            self._take_marks()

    def _take_marks(self) -> None:
        self._stale = not self._watched
        if self._stale:
            return
        found: dict[str, Mark] = {}
        for finding in self.session.findings():  # worst first
            if finding.rule in MISSING:
                continue
            for key in finding.keys:
                if self.concerns(key):
                    old = found.get(key, Mark(finding.audit_class, ()))
                    found[key] = Mark(old.audit_class, (*old.messages, finding.message))
        if found != self.marks:
            self.marks = found
            self.repaint_all()

    def repaint_all(self) -> None:
        """Tell the view that any cell may look another way."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

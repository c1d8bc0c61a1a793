"""What a workbook says otherwise than the report, line by line, and what the clerk takes of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication

from desktop.scheme.values import NA, Value
from desktop.submission.incoming import Comparison
from desktop.submission.threeway import Difference, Kind
from ui.places import named_place
from ui.session import Session
from ui.theme import colours

Index = QModelIndex | QPersistentModelIndex
STATE, PLACE, MINE, THEIRS, CHOICE = range(5)
UNDECIDED = "undecided"
"""Filter: conflicts that nobody has decided yet."""
SHOWN: tuple[Kind, ...] = ("conflict", "refused", "changed", "new", "removed")


class IncomingModel(QAbstractTableModel):
    """``chosen`` is key → whether theirs is taken; a conflict is absent until it is decided."""

    decided = Signal()

    def __init__(self, session: Session, comparison: Comparison) -> None:
        super().__init__()
        self._session = session
        self.comparison = comparison
        self.all = [one for one in comparison.differences if one.kind != "same"]
        self.shown = list(self.all)
        self.chosen: dict[str, bool] = dict.fromkeys(comparison.undisputed(), True)
        self._titles = (
            self.tr("状态"),
            self.tr("位置"),
            self.tr("本机"),
            self.tr("文件里"),
            self.tr("采用"),
        )

    # ------------------------------------------------------------------ the choice

    def taken(self) -> set[str]:
        """Return the keys of what is taken."""
        return {key for key, take in self.chosen.items() if take}

    def undecided(self) -> list[Difference]:
        """Return the conflicts that wait for a decision."""
        return [d for d in self.all if d.kind == "conflict" and d.key not in self.chosen]

    def choose(self, rows: Iterable[int], take: bool) -> None:
        """Take theirs, or keep mine, in these rows; a conflict only where it is the only row."""
        wanted = [self.shown[row] for row in rows]
        for one in wanted:
            if one.takeable and (one.kind != "conflict" or len(wanted) == 1):
                self.chosen[one.key] = take
        self._tell()

    def choose_all(self, take: bool) -> None:
        """Take everything that is in no conflict, or nothing of it."""
        self.chosen.update(dict.fromkeys(self.comparison.undisputed(), take))
        self._tell()

    def toggle(self, row: int) -> None:
        """Choose the other side in one row."""
        self.choose([row], not self.chosen.get(self.shown[row].key, False))

    def _tell(self) -> None:
        if self.shown:
            last = self.index(len(self.shown) - 1, CHOICE)
            self.dataChanged.emit(self.index(0, 0), last)
        self.decided.emit()

    def show_only(self, kind: str, text: str = "") -> None:
        """Filter by kind ("" all, or :data:`UNDECIDED`) and by a part of the place or the code."""
        waiting = {one.key for one in self.undecided()} if kind == UNDECIDED else set()
        text = text.strip().casefold()
        self.beginResetModel()
        self.shown = [
            one
            for one in self.all
            if (one.key in waiting if kind == UNDECIDED else kind in ("", one.kind))
            and (not text or text in f"{one.key} {self.place(one)}".casefold())
        ]
        self.endResetModel()

    # ------------------------------------------------------------------ in words

    def kind_title(self, kind: Kind) -> str:
        """Return the word for a kind, with its mark."""
        titles: Mapping[Kind, str] = {
            "conflict": "▲ " + self.tr("冲突"),
            "refused": "✕ " + self.tr("不能读取"),
            "changed": "~ " + self.tr("改动"),
            "new": "+ " + self.tr("新填"),
            "removed": "− " + self.tr("清空"),
            "same": "= " + self.tr("相同"),
        }
        return titles[kind]

    def place(self, one: Difference) -> str:
        """Return where it stands, in words."""
        lang = self._session.lang
        return named_place(self._session.scheme, one.key, one.where(lang), lang)

    def value_text(self, one: Difference, value: Value | None) -> str:
        """Return a value as the report would show it."""
        if value is None:
            return self.tr("空")
        if value is NA:
            return NA.value
        if one.key.startswith("explanation:"):
            return str(value)
        return self._session.text_of(one.key, value)

    def sides(self, one: Difference) -> tuple[str, str]:
        """Return mine and theirs in words; a row that comes or goes is told with its cells."""
        ledger, _, row = one.key.partition("#")
        if one.fault is not None:
            written = one.fault.fields.get("text")
            theirs = str(written) if written else one.fault.text(self._session.lang)
            return self.value_text(one, one.mine), theirs
        if one.row is not None:
            return self.tr("没有这一行"), self._row_text(ledger, row, one.row)
        if row and "." not in row:
            kept = next((r for r in self._session.rows(ledger) if r.id == row), None)
            return self._row_text(ledger, row, kept.cells if kept else {}), self.tr("已删去这一行")
        return self.value_text(one, one.mine), self.value_text(one, one.theirs)

    def _row_text(self, ledger: str, row: str, cells: Mapping[str, Value]) -> str:
        told = []
        for column in self._session.scheme.ledgers[ledger].columns:
            if (value := cells.get(column.code)) is not None:
                text = self._session.text_of(f"{ledger}#{row}.{column.code}", value)
                told.append(NA.value if value is NA else text)
        return "；".join(told) or self.tr("空行")

    def choice_text(self, one: Difference) -> str:
        """Return what was decided."""
        if not one.takeable:
            return "— " + self.tr("留本机的")
        if one.key not in self.chosen:
            return "▲ " + self.tr("请选择")
        return "● " + self.tr("用文件的") if self.chosen[one.key] else "○ " + self.tr("留本机的")

    # ------------------------------------------------------------------ Qt's calls

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """Return how many lines pass the filter."""
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the title of a column."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return texts, the colour of what needs a decision, what a screen reader says."""
        one, column = self.shown[index.row()], index.column()
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(one, column)
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        text = self._text(one, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return text.replace("\n", " ⏎ ")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._titles[column]} {text}"
        return text

    def _text(self, one: Difference, column: int) -> str:
        if column == STATE:
            return self.kind_title(one.kind)
        if column == PLACE:
            return self.place(one)
        if column == CHOICE:
            return self.choice_text(one)
        return self.sides(one)[column - MINE]

    def _colour(self, one: Difference, column: int) -> QColor | None:
        tints = colours(QGuiApplication.palette())
        if column in (STATE, CHOICE) and one.kind == "conflict":
            return tints["force" if one.key not in self.chosen else "soft"]
        if column in (STATE, THEIRS) and one.kind == "refused":
            return tints["soft"]
        taken = self.chosen.get(one.key, False)
        if (column == MINE and taken) or (column == THEIRS and not taken):
            return tints["muted"] if one.key in self.chosen else None
        return None

"""The preview of an import: every difference, filtered, and the choice of mine or theirs."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.submission.incoming import Comparison
from ui.models.incoming_model import CHOICE, PLACE, SHOWN, UNDECIDED, IncomingModel
from ui.session import Session
from ui.widgets.text_view import TextView


class ComparisonPage(QWidget):
    """``decided`` when the choice is another one."""

    decided = Signal()

    def __init__(
        self, session: Session, comparison: Comparison, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lang = session.lang
        self.model = IncomingModel(session, comparison)
        self.model.setParent(self)
        self.model.decided.connect(self._on_decided)
        self.summary = QLabel(wordWrap=True)
        self.notes = QLabel("\n".join(note.text(session.lang) for note in comparison.notes))
        self.notes.setWordWrap(True)
        self.notes.setProperty("muted", True)
        if not comparison.notes:
            self.notes.hide()
        self.table = TextView(self.model, self.tr("与本机不同的内容"), PLACE)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_widths(7, 0, 13, 13, 8)
        self.table.row_chosen.connect(self._toggle)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.table)
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(lambda: self._toggle(self.table.currentIndex().row()))
        self.detail = QLabel(wordWrap=True)
        self.detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.detail.setMinimumHeight(3 * self.fontMetrics().lineSpacing() + 4)
        self.detail.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.summary)
        column.addWidget(self.notes)
        column.addLayout(self._filters())
        column.addWidget(self.table, 1)
        column.addWidget(self.detail)
        column.addLayout(self._choices())
        self._watch()
        if self.model.shown:
            self.table.selectRow(0)
        self._on_decided()
        self.setFocusProxy(self.table)

    def _filters(self) -> QHBoxLayout:
        self.kinds = QComboBox()
        self.kinds.setAccessibleName(self.tr("按状态筛选"))
        self.kinds.addItem(self.tr("全部差异"), "")
        self.kinds.addItem(self.tr("待决定的冲突"), UNDECIDED)
        for kind in SHOWN:
            self.kinds.addItem(self.model.kind_title(kind), kind)
        self.kinds.currentIndexChanged.connect(self._filter)
        self.text = QLineEdit(placeholderText=self.tr("按位置或代码筛选…"), clearButtonEnabled=True)
        self.text.setAccessibleName(self.tr("按位置或代码筛选"))
        self.text.textChanged.connect(self._filter)
        row = QHBoxLayout()
        row.addWidget(self.kinds)
        row.addWidget(self.text, 1)
        return row

    def _choices(self) -> QHBoxLayout:
        self.theirs = self._button(self.tr("用文件的(&T)"))
        self.theirs.clicked.connect(lambda _checked: self._choose(True))
        self.mine = self._button(self.tr("留本机的(&M)"))
        self.mine.clicked.connect(lambda _checked: self._choose(False))
        self.next = self._button(self.tr("下一处冲突(&N)"))
        self.next.clicked.connect(self.go_next)
        self.all = self._button(self.tr("全部采用(&A)"))
        self.all.setToolTip(self.tr("冲突除外：冲突要逐一决定"))
        self.all.clicked.connect(lambda _checked: self.model.choose_all(True))
        self.none = self._button(self.tr("全部不采用(&O)"))
        self.none.clicked.connect(lambda _checked: self.model.choose_all(False))
        row = QHBoxLayout()
        for button in (self.theirs, self.mine, self.next):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.all)
        row.addWidget(self.none)
        return row

    @staticmethod
    def _button(text: str) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        return button

    def _watch(self) -> None:
        selection = self.table.selectionModel()
        selection.selectionChanged.connect(lambda *_: self._show_detail())

    # ------------------------------------------------------------------ choosing

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectionModel().selectedRows()})

    def _choose(self, take: bool) -> None:
        rows = self._rows()
        self.model.choose(rows, take)
        if len(rows) == 1 and rows[0] + 1 < self.model.rowCount():
            self.table.selectRow(rows[0] + 1)
        self.table.setFocus()

    def _toggle(self, row: int) -> None:
        if row >= 0:
            self.model.toggle(row)

    def go_next(self) -> None:
        """Go to the next conflict that waits for a decision."""
        waiting = {one.key for one in self.model.undecided()}
        now, count = self.table.currentIndex().row(), self.model.rowCount()
        for step in range(1, count + 1):
            row = (now + step) % count
            if self.model.shown[row].key in waiting:
                self.table.selectRow(row)
                self.table.scrollTo(self.model.index(row, CHOICE))
                self.table.setFocus()
                return

    def _filter(self) -> None:
        self.model.show_only(str(self.kinds.currentData()), self.text.text())
        if self.model.shown:
            self.table.selectRow(0)
        self._show_detail()

    # ------------------------------------------------------------------ what is told

    def _on_decided(self) -> None:
        model = self.model
        counts = model.comparison.counts()
        parts = [f"{model.kind_title(kind)} {counts[kind]}" for kind in SHOWN if counts.get(kind)]
        text = self.tr("共 {n} 处与本机不同：").format(n=len(model.all)) + "　".join(parts)
        if waiting := len(model.undecided()):
            text += "　" + self.tr("还有 {n} 处冲突要逐一决定").format(n=waiting)
        self.summary.setText(text)
        self.next.setEnabled(bool(waiting))
        self._show_detail()
        self.decided.emit()

    def _show_detail(self) -> None:
        rows = self._rows()
        takeable = [row for row in rows if self.model.shown[row].takeable]
        for button in (self.theirs, self.mine):
            button.setEnabled(bool(takeable))
        if len(rows) != 1:
            self.detail.setText("")
            return
        one = self.model.shown[rows[0]]
        mine, theirs = self.model.sides(one)
        where = f"{one.sheet} {one.cell}".strip()
        lines = [f"{self.model.place(one)}　{where}"]
        if one.fault is not None:
            lines.append(one.fault.text(self._lang))
        else:
            lines.append(
                self.tr("本机：{mine}　　文件里：{theirs}").format(mine=mine, theirs=theirs)
            )
        if one.kind == "conflict" and one.row is None and not one.where("zh").endswith("删除"):
            base = self.model.value_text(one, one.base)
            lines.append(
                self.tr("文件发出时：{base}。两边都改了，请决定用哪一个。").format(base=base)
            )
        self.detail.setText("\n".join(lines))

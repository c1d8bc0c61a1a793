"""The page of one ledger: what may be done with its rows, and the grid."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.scheme.model import in_language
from ui.models.ledger_model import NIL, LedgerModel
from ui.session import Session
from ui.widgets.form_head import FormHead
from ui.widgets.grid_page import GridPage
from ui.widgets.grid_view import GridView
from ui.widgets.wrapping_row import WrappingRow

FILTER_MS = 150
"""Rows are filtered when no key has come for so long."""
DIGITS = {"integer": 9, "decimal": 12, "percent": 9, "date": 13, "choice": 16, "text": 24}
"""Width of a column in digits, by its kind."""
WIDEST_CHOICE = 26
PADDING = 12


class LedgerView(GridView):
    """The grid of a ledger: row numbers at the left, headings that sort."""

    def __init__(self, model: LedgerModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.ledger = model
        self.setAccessibleName(self.tr("台账"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header = self.horizontalHeader()
        header.setSectionsClickable(True)
        header.sectionClicked.connect(self.sort_by)
        self._order: tuple[int, Qt.SortOrder] | None = None
        self._set_widths()

    def _set_widths(self) -> None:
        metrics = self.fontMetrics()
        figure = metrics.horizontalAdvance("0")
        titles = [
            str(self.ledger.headerData(at, Qt.Orientation.Horizontal))
            for at in range(self.ledger.columnCount())
        ]
        for at, column in enumerate(self.ledger.columns):
            wide = DIGITS[column.kind] * figure + PADDING
            if column.choices:
                lang = self.ledger.session.lang
                shown = [column.choice_text(choice, lang) for choice in column.choices]
                longest = max(map(metrics.horizontalAdvance, shown)) + 2 * PADDING
                wide = min(longest, WIDEST_CHOICE * figure)
            self.setColumnWidth(at, max(wide, self.header.title_width(titles[at], 2)))
        narrow = any(
            self.header.title_width(title, 1) > self.columnWidth(at)
            for at, title in enumerate(titles)
        )
        self.header.set_title_lines(2 if narrow else 1)

    def sort_by(self, column: int) -> None:
        """Show the rows ordered by ``column``: ascending, then descending, then as they are kept."""
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        if self._order == (column, ascending):
            self.show_order(column, descending)
        elif self._order == (column, descending):
            self.show_order(-1, ascending)
        else:
            self.show_order(column, ascending)

    def show_order(self, column: int, order: Qt.SortOrder) -> None:
        """Show the rows in this order, column -1 for the order in which they are kept."""
        if not self.finish():
            return
        self._order = (column, order) if column >= 0 else None
        header = self.horizontalHeader()
        header.setSortIndicator(column, order)
        header.setSortIndicatorShown(column >= 0)
        self.ledger.sort(column, order)


class LedgerPage(GridPage):
    """See the module."""

    def __init__(self, session: Session, ledger: str, parent: QWidget | None = None) -> None:
        self.model = LedgerModel(session, ledger)
        self.grid_view = LedgerView(self.model)
        super().__init__(self.grid_view, parent)
        self._session = session
        self._ledger = session.scheme.ledgers[ledger]
        kept = self._ledger
        title = self.tr("台账{0}　{1}").format(kept.code, kept.titled(session.lang))
        self.head = FormHead(session, title, "")
        told = in_language(kept.notes, kept.notes_en, session.lang)
        notes = [told, self.tr("不随邮件报送") if kept.internal else ""]
        self.notes = QLabel("　".join(note for note in notes if note))
        self.notes.setObjectName("muted")
        self.notes.setWordWrap(True)
        if not self.notes.text():
            self.notes.hide()
        self.count = QLabel()
        self.count.setObjectName("muted")
        self.nil = QCheckBox(self.tr("本年无此项"))
        self.nil.setToolTip(self.tr("本年确实没有时勾选；不勾选又没有行，按未填处理"))
        self.nil.clicked.connect(self._declare_nil)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self.head)
        layout.addWidget(self.notes)
        filters = QHBoxLayout()
        filters.addStretch(1)
        filters.addWidget(self.count)
        self._add_filter(filters)
        layout.addWidget(WrappingRow(self._tools(), filters))
        layout.addWidget(self.view, 1)
        for signal in (self.model.rowsInserted, self.model.rowsRemoved, self.model.modelReset):
            signal.connect(self._show_count)
        self.model.layoutChanged.connect(self._show_count)
        session.changed.connect(self._show_count)
        self._show_count()

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for action, keys, called in (
            (QAction(self.tr("插入行"), self), "Ctrl+Shift+=", self.insert_row),
            (QAction(self.tr("删除行"), self), "Ctrl+-", self.delete_rows),
            (QAction(self.tr("向下填充"), self), "", self.view.fill_down),
        ):
            action.triggered.connect(lambda _checked, called=called: called())
            tip = action.text()
            if keys:
                action.setShortcuts([QKeySequence(keys), QKeySequence(keys.replace("=", "+"))])
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                self.addAction(action)
                self.view.blocks.more.append(action)
                tip = f"{tip}（{action.shortcut().toString()}）"
            button = QPushButton(action.text())
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(action.trigger)
            row.addWidget(button)
        row.addWidget(self._sort_button())
        row.addSpacing(8)
        row.addWidget(self.nil)
        row.addStretch(1)
        return row

    def _sort_button(self) -> QPushButton:
        button = QPushButton()
        button.setText(self.tr("排序"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = QMenu(button)
        ascending, descending = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
        show = self.grid_view.show_order
        menu.addAction(self.tr("按当前列升序"), lambda: show(self._column(), ascending))
        menu.addAction(self.tr("按当前列降序"), lambda: show(self._column(), descending))
        menu.addAction(self.tr("恢复原来的次序"), lambda: show(-1, ascending))
        menu.addSeparator()
        self.keep_order = menu.addAction(self.tr("按现在的次序保存"), self.save_order)
        menu.aboutToShow.connect(lambda: self.keep_order.setEnabled(not self.model.filtered))
        button.setMenu(menu)
        return button

    def _column(self) -> int:
        return max(0, self.view.currentIndex().column())

    def _add_filter(self, row: QHBoxLayout) -> None:
        self.filter_column = QComboBox()
        self.filter_column.setAccessibleName(self.tr("筛选的列"))
        self.filter_column.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.filter_column.setMinimumContentsLength(7)
        self.filter_column.addItem(self.tr("全部列"))
        lang = self._session.lang
        self.filter_column.addItems([column.titled(lang) for column in self.model.columns])
        self.filter_text = QLineEdit(placeholderText=self.tr("筛选…"), clearButtonEnabled=True)
        self.filter_text.setAccessibleName(self.tr("筛选内容"))
        self.filter_text.setMinimumWidth(110)
        self.filter_text.setMaximumWidth(180)
        self._later = QTimer(self, interval=FILTER_MS, singleShot=True)
        self._later.timeout.connect(self._filter)
        self.filter_text.textChanged.connect(lambda _: self._later.start())
        self.filter_column.currentIndexChanged.connect(self._filter)
        row.addWidget(self.filter_column)
        row.addWidget(self.filter_text)

    # ------------------------------------------------------------------ what is done

    def insert_row(self) -> None:
        """Insert a row, with its defaults, above the current one and go to its first cell."""
        if not self.view.finish():
            return
        at = max(0, self.view.currentIndex().row())
        number = min(self.model.number(at) - 1, len(self._session.rows(self._ledger.code)))
        cells = [self.model.new_cells({})]
        session, code = self._session, self._ledger.code
        label = self.tr("插入行")
        if not self.view.blocks.run(lambda: session.insert_rows(code, number, cells, label)):
            return
        made = session.rows(code)[number].id
        found = self.model.position(f"{code}#{made}.{self.model.columns[0].code}")
        if found is not None:
            self.view.setCurrentIndex(self.model.index(*found))
        self.view.setFocus()

    def delete_rows(self) -> None:
        """Delete the rows of the selection; undo brings them back."""
        if not self.view.finish():
            return
        ids = self.model.ids(row for row, _ in self.view.blocks.selected())
        if not ids:
            return
        at = self.view.currentIndex()
        session, code = self._session, self._ledger.code
        label = self.tr("删除 {0} 行").format(len(ids))
        if self.view.blocks.run(lambda: session.delete_rows(code, ids, label)):
            row = min(at.row(), self.model.rowCount() - 1)
            self.view.setCurrentIndex(self.model.index(max(0, row), max(0, at.column())))
        self.view.setFocus()

    def save_order(self) -> None:
        """Keep the rows in the order in which they are shown."""
        ids = self.model.ids(range(self.model.rowCount()))
        session, code = self._session, self._ledger.code
        if self.view.blocks.run(lambda: session.sort_rows(code, ids, self.tr("排序"))):
            self.grid_view.show_order(-1, Qt.SortOrder.AscendingOrder)

    def reveal(self, key: str) -> None:
        """Show ``key``; a filter that hides its row is taken off, ``Lxx.nil`` is the tick."""
        if key == f"{self._ledger.code}.nil":
            self.nil.setFocus()
            return
        if self.model.position(key) is None and self.model.filtered:
            self.filter_text.clear()
            self._filter()
        super().reveal(key)

    def _filter(self) -> None:
        if self.view.finish():
            self.model.filter(self.filter_text.text(), self.filter_column.currentIndex() - 1)

    def _declare_nil(self, checked: bool) -> None:
        session, key = self._session, f"{self._ledger.code}.nil"
        label = self.tr("本年无此项")
        self.view.blocks.run(lambda: session.enter({key: NIL if checked else None}, label))
        self._show_count()

    def _show_count(self) -> None:
        total = len(self._session.rows(self._ledger.code))
        shown = self.model.new_row_at()
        text = self.tr("共 {0} 行").format(total)
        if self.model.filtered:
            text = self.tr("筛选出 {0} 行，共 {1} 行").format(shown, total)
        self.count.setText(text)
        declared = self._session.value(f"{self._ledger.code}.nil") == NIL
        self.nil.setChecked(declared)
        self.nil.setEnabled(declared or not total)

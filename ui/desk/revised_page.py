"""修订: last year's figures that this year's reports tell otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from ui.desk.choices import choice
from ui.desk.desk import ProvinceDesk
from ui.desk.figure_table import FigureTable
from ui.desk.page import DeskPage
from ui.desk.total_rows import signed
from ui.models.text_table import TextRow
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.province.revised import Revision
    from desktop.scheme.values import Value

EXPLAINED, SILENT, ADJUSTED = "explained", "silent", "adjusted"


class RevisedPage(DeskPage):
    """A line for each; Enter leads to the unit."""

    shows_totals = True

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("修订"))
        self.kind = choice(
            self.tr("显示哪些"),
            (
                (self.tr("全部修订"), ""),
                (self.tr("没有说明的"), SILENT),
                (self.tr("有说明的"), EXPLAINED),
                (self.tr("上年由省里调整过的"), ADJUSTED),
            ),
        )
        self.search = QLineEdit(
            placeholderText=self.tr("单位、指标名称或代码"), clearButtonEnabled=True
        )
        self.search.setAccessibleName(self.tr("查找"))
        self.told = QLabel()
        self.told.setProperty("muted", True)
        self._heads = (
            self.tr("单位"),
            self.tr("代码"),
            self.tr("指标"),
            self.tr("上年上报数"),
            self.tr("上年采用数"),
            self.tr("今年填的上年数"),
            self.tr("差额"),
            self.tr("计量单位"),
            self.tr("说明"),
        )
        self.model = FigureTable(self._heads, (3, 4, 5, 6))
        self.table = TextView(self.model, self.tr("上年数的修订"), 8)
        self.table.set_widths(8, 8, 19, 7, 7, 8, 6, 5, 0)
        self.reading = QLabel(wordWrap=True)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_reading())
        self.table.row_chosen.connect(lambda row: self.unit_chosen.emit(self.model.rows[row].key))
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.search, 1)
        row.addWidget(self.told)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.notice)
        column.addWidget(self.table, 1)
        column.addWidget(self.reading)
        self.kind.currentIndexChanged.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        desk.figures_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what fits the filter."""
        figures = self._desk.figures
        text = self.search.text().strip().lower()
        found = [one for one in (figures.revised if figures else ()) if self._fits(one)]
        rows = [self._row(one) for one in found]
        rows = [row for row in rows if text in " ".join(row.cells[:3]).lower()]
        self.model.show_rows(rows)
        if rows:
            self.table.selectRow(0)
        self.told.setText(self._told(len(rows)))
        self._show_reading()

    def _show_reading(self) -> None:
        """Show the selected line in full."""
        row = self.table.currentIndex().row()
        cells = self.model.rows[row].cells if 0 <= row < len(self.model.rows) else ()
        titles = (*[""] * 3, *self._heads[3:7], "", self._heads[-1])
        between = "：" if self._desk.lang == "zh" else ": "
        parts = (
            f"{title}{between}{cell}" if title else cell
            for title, cell in zip(titles, cells, strict=False)
            if cell
        )
        self.reading.setText("　".join(parts))

    def _fits(self, one: Revision) -> bool:
        kind = self.kind.currentData()
        if kind == ADJUSTED:
            return bool(one.last_accepted != one.last_reported)
        return bool(kind == "" or (kind == EXPLAINED) == bool(one.explanation))

    def _told(self, count: int) -> str:
        figures = self._desk.figures
        if figures is None:
            return ""
        if not figures.has_last:
            before = int(self._desk.period) - 1
            return self.tr("没有 {year} 年接收的报送件，无从比较").format(year=before)
        return self.tr("修订 {n} 处").format(n=count)

    def _row(self, one: Revision) -> TextRow:
        def amount(value: Value | None) -> str:
            return self._desk.amount(one.key, value, with_unit=False)

        difference = one.difference
        return TextRow(
            one.unit.code,
            (
                one.unit.name,
                one.key,
                self._desk.name_of(one.key),
                amount(one.last_reported),
                amount(one.last_accepted),
                amount(one.prior_now),
                signed(amount(difference), difference) if difference is not None else "→",
                self._desk.unit_of(one.key),
                one.explanation,
            ),
        )

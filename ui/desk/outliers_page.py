"""离群: figures unlike those of comparable units, or unlike last year's, with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from desktop.words import say
from ui.desk.choices import choice
from ui.desk.desk import ProvinceDesk
from ui.desk.page import DeskPage
from ui.models.text_table import TextRow, TextTable
from ui.widgets.text_view import TextView


class OutliersPage(DeskPage):
    """See the module; a figure that is chosen leads to its unit."""

    shows_totals = True

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.name_tab(self.tr("离群"))
        self.kind = choice(
            self.tr("比较方法"),
            (
                (self.tr("全部比较"), ""),
                (self.tr("与可比单位"), "peers"),
                (self.tr("与上年"), "year"),
                (self.tr("上年数不一致"), "revised"),
            ),
        )
        self._kinds = {self.kind.itemData(n): self.kind.itemText(n) for n in range(1, 4)}
        self.search = QLineEdit(
            placeholderText=self.tr("单位、指标名称或代码"), clearButtonEnabled=True
        )
        self.search.setAccessibleName(self.tr("查找"))
        self.count = QLabel()
        self.count.setProperty("muted", True)
        self.model = TextTable(
            (self.tr("单位"), self.tr("比较"), self.tr("代码"), self.tr("指标"), self.tr("原因"))
        )
        self.table = TextView(self.model, self.tr("需要核对的数"), 4)
        self.table.set_widths(8, 7, 8, 18, 0)
        self.table.row_chosen.connect(lambda row: self.unit_chosen.emit(self.model.rows[row].key))
        self.reason = QLabel(wordWrap=True)
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show_reason())
        row = QHBoxLayout()
        row.addWidget(self.kind)
        row.addWidget(self.search, 1)
        row.addWidget(self.count)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        column.addWidget(self.reason)
        self.kind.currentIndexChanged.connect(self.refresh)
        self.search.textChanged.connect(self.refresh)
        desk.figures_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what was found and fits the filter."""
        figures, lang = self._desk.figures, self._desk.lang
        kind, text = self.kind.currentData(), self.search.text().strip().lower()
        rows = []
        for one in figures.outliers if figures else ():
            name = self._desk.name_of(one.key)
            if (
                kind not in ("", one.kind)
                or text not in f"{one.unit.name} {one.key} {name}".lower()
            ):
                continue
            cells = (one.unit.name, self._kinds[one.kind], one.key, name, one.reason(lang))
            rows.append(TextRow(one.unit.code, cells))
        self.model.show_rows(rows)
        said = say("consolidation.outliers-found", lang, count=len(rows)) if figures else ""
        if figures and not figures.has_last:
            before = int(self._desk.period) - 1
            said += "　" + say("consolidation.no-last-year", lang, period=before)
        self.count.setText(said)
        if rows:
            self.table.selectRow(0)
        self._show_reason()

    def _show_reason(self) -> None:
        row = self.table.currentIndex().row()
        cells = self.model.rows[row].cells if 0 <= row < len(self.model.rows) else ()
        self.reason.setText("　".join((*cells[:1], *cells[2:])))

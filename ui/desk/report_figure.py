"""One figure of the report: what it is, who stands behind it, and the cells it is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.narrative.annex import coverage
from ui.desk.adjust_dialog import AdjustDialog
from ui.desk.desk import ProvinceDesk
from ui.desk.figure_table import FigureTable
from ui.desk.report_paper import kind_of
from ui.desk.total_rows import heads
from ui.models.text_table import TextRow
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.narrative.draft import Behind, Figure, Trace

HEADS = (
    *("head-unit", "head-adopted", "head-sheet", "head-cell"),
    *("head-version", "head-key", "head-file", "head-reason"),
)
NAMED = 8
"""So many of the units that are missing are named; the tool tip has them all."""
_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class FigurePanel(QWidget):
    """``unit_chosen`` carries a unit's code, ``line_wanted`` a line of the template,
    ``value_wanted`` the code of a name or date.
    """

    unit_chosen = Signal(str)
    line_wanted = Signal(int)
    value_wanted = Signal(str)

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._trace: Trace | None = None
        self.printed = QLabel(wordWrap=True, textInteractionFlags=_SELECTABLE)
        self.printed.setObjectName("title")
        self.words, self.value, self.method, self.reach, self.lacking = (
            QLabel(wordWrap=True, textInteractionFlags=_SELECTABLE) for _ in range(5)
        )
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for title, label in (
            (self.tr("算式"), self.words),
            (self.tr("精确值"), self.value),
            (self.tr("汇总方法"), self.method),
            (self.tr("报送覆盖"), self.reach),
            (self.tr("未报单位"), self.lacking),
        ):
            self.form.addRow(title, label)
        self.model = FigureTable(heads(desk, HEADS), (1,))
        self.table = TextView(self.model, self.tr("溯源"), 7)
        self.table.set_widths(7, 11, 4, 4, 3, 8, 19, 0)
        policy = self.table.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.table.setSizePolicy(policy)
        self.table.row_chosen.connect(lambda _: self._go_unit())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._follow())
        self.place = QLabel(wordWrap=True, textInteractionFlags=_SELECTABLE)
        self.place.setProperty("muted", True)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(self.printed)
        column.addLayout(self.form)
        column.addWidget(self.table, 1)
        column.addWidget(self.place)
        column.addLayout(self._build_buttons())
        self.show_trace(None)

    def _build_buttons(self) -> QHBoxLayout:
        self.fill = QPushButton(self.tr("填写(&F)"))
        self.fill.clicked.connect(self._go_value)
        self.source = QPushButton(self.tr("报告文本(&T)"))
        self.source.setToolTip(self.tr("在报告文本里找到这个数"))
        self.source.clicked.connect(self._go_line)
        self.unit = QPushButton(self.tr("看该单位(&V)"))
        self.unit.clicked.connect(self._go_unit)
        self.adjust = QPushButton(self.tr("调整…(&J)"))
        self.adjust.clicked.connect(self.ask_adjustment)
        row = QHBoxLayout()
        for button in (self.fill, self.source, self.unit, self.adjust):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_trace(self, trace: Trace | None) -> None:
        """Show another figure, or none."""
        self._trace = trace
        figure = trace.figure if trace else None
        is_text = figure is not None and not figure.keys
        self.printed.setText(self._head(figure) if figure else self.tr("请在左边点一个数。"))
        self.words.setText(trace.words if trace else "")
        self.value.setText((trace.value if trace else "") or "—")
        self.method.setText((trace.method if trace else "") or "—")
        self.reach.setText((coverage(figure.reach, self._desk.lang) if figure else "") or "—")
        self._show_lacking(figure)
        for label in (self.words, self.value, self.method, self.reach):
            self.form.setRowVisible(label, trace is not None)
        for label in (self.method, self.reach):
            self.form.setRowVisible(label, trace is not None and not is_text)
        rows = [self._row(one) for one in (trace.behind if trace else ())]
        self.model.show_rows(rows)
        self.table.setVisible(bool(rows))
        if rows:
            self.table.selectRow(0)
        self.fill.setVisible(figure is not None and figure.formula in self._desk.scheme.variables)
        self.source.setEnabled(figure is not None and figure.line > 0)
        self._follow()

    def _head(self, figure: Figure) -> str:
        told = {
            "missing": self.tr("缺数：没有单位报出"),
            "partial": self.tr("单位未报齐"),
            "na": self.tr("全部单位填“不涉及”"),
        }
        if figure.state == "missing" and not figure.keys:
            told["missing"] = self.tr("还没有填写")
        state = told.get(kind_of(figure), "")
        return "　".join(filter(None, (figure.text, figure.tag, state)))

    def _show_lacking(self, figure: Figure | None) -> None:
        names = figure.reach.missing if figure is not None and figure.reach is not None else ()
        between = "、" if self._desk.lang == "zh" else ", "
        shown = between.join(names[:NAMED])
        if len(names) > NAMED:
            shown = self.tr("{names} 等 {n} 个").format(names=shown, n=len(names))
        self.lacking.setText(shown)
        self.lacking.setToolTip(between.join(names))
        self.form.setRowVisible(self.lacking, bool(names))

    def _row(self, one: Behind) -> TextRow:
        return TextRow(
            one.key,
            (
                one.unit,
                one.value,
                one.sheet or "—",
                one.cell or "—",
                f"v{one.version}" if one.version else "—",
                one.key,
                one.file or "—",
                one.adjusted,
            ),
        )

    @staticmethod
    def _place(one: Behind) -> str:
        """Return where a row comes from in one line: the table may be narrow."""
        where = "!".join(filter(None, (one.sheet, one.cell)))
        version = f"v{one.version}" if one.version else ""
        return "　".join(filter(None, (one.file, where, version, one.key, one.adjusted)))

    # ------------------------------------------------------------------ where it leads

    def _behind(self) -> Behind | None:
        row = self.table.currentIndex().row()
        return self._trace.behind[row] if self._trace and 0 <= row < len(self.model.rows) else None

    def _unit(self) -> str:
        """Return the code of the unit of the selected row, "" when there is none."""
        one, figures = self._behind(), self._desk.figures
        if one is None or figures is None:
            return ""
        known = figures.gathered.sources.by_code
        return next((code for code, unit in known.items() if unit.name == one.unit), "")

    def _follow(self) -> None:
        one = self._behind()
        self.place.setText(self._place(one) if one else "")
        self.place.setVisible(one is not None)
        self.unit.setEnabled(bool(self._unit()))
        self.adjust.setEnabled(one is not None and not one.rows and "." in one.key)

    def _go_unit(self) -> None:
        if code := self._unit():
            self.unit_chosen.emit(code)

    def _go_line(self) -> None:
        if self._trace is not None:
            self.line_wanted.emit(self._trace.figure.line)

    def _go_value(self) -> None:
        if self._trace is not None:
            self.value_wanted.emit(self._trace.figure.formula)

    def ask_adjustment(self) -> None:
        """Adjust what the selected unit gives to the figure."""
        if one := self._behind():
            AdjustDialog(self._desk, one.key, self._unit(), self).exec()

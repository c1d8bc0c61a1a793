"""调整: adopt another figure than a unit reported; who says so and why is kept with it."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.keys import parse_key
from ui.desk.desk import ProvinceDesk
from ui.widgets.notice import Notice


class AdjustDialog(QDialog):
    """Accepted when the adjustment is kept.

    A row of a ledger, ``L02#row`` without a column, is left out of merging; its cells are one
    unit's.
    """

    def __init__(
        self, desk: ProvinceDesk, key: str, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._key = desk, key
        parts = parse_key(key)
        self._is_row = parts is not None and bool(parts.row) and not parts.field
        title = self.tr("剔除台账行") if self._is_row else self.tr("调整")
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        what = QLabel(f"{key}　{desk.name_of(key)}", wordWrap=True)
        what.setObjectName("title")
        self.unit = QComboBox()
        for one in desk.received_units():
            self.unit.addItem(f"{one.code} {one.name}", one.code)
        self.unit.setCurrentIndex(max(0, self.unit.findData(unit)))
        self.unit.setEnabled(parts is None or not parts.row)
        self.reported = QLabel(wordWrap=True)
        self.value = QLineEdit()
        self.value.setPlaceholderText(self.tr("留空则这个数不计入汇总"))
        cell = desk.column_of(key)
        if cell and cell.choices:
            self.value.setCompleter(QCompleter(list(cell.choices), self.value))
            self.value.setPlaceholderText(" / ".join(cell.choices_told(desk.lang)))
        self.reason = QLineEdit(placeholderText=self.tr("如：与年度计划执行情况通报核对"))
        self.author = QLineEdit(desk.author)
        self.document = QLineEdit(placeholderText=self.tr("可不填；如：黔交统〔2027〕3号"))
        form = QFormLayout()
        for text, widget in (
            (self.tr("单位(&U)"), self.unit),
            (self.tr("上报数"), self.reported),
            (self.tr("采用数(&V)"), self.value),
            (self.tr("原因(&R)"), self.reason),
            (self.tr("调整人(&W)"), self.author),
            (self.tr("依据文件(&D)"), self.document),
        ):
            if widget is not self.value or not self._is_row:
                form.addRow(text, widget)
        note = QLabel(self.tr("上报数保持不变；调整另作一层，随时可以撤销。"), wordWrap=True)
        note.setProperty("muted", True)
        self.notice = Notice(desk.lang)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(title, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(what)
        column.addLayout(form)
        for part in (note, self.notice, buttons):
            column.addWidget(part)
        self.unit.currentIndexChanged.connect(self._show_reported)
        for field in (self.value, self.reason, self.author):
            field.textChanged.connect(self._follow)
        self._show_reported()
        self._follow()
        (self.reason if self._is_row else self.value).setFocus()

    def _show_reported(self) -> None:
        unit = self.unit.currentData()
        value = self._desk.reported(unit, self._key) if unit else None
        self.reported.setText(self._desk.amount(self._key, value))

    def _follow(self) -> None:
        """What is not complete cannot be kept; the value may be empty: the figure is left out."""
        said = self.reason.text().strip() and self.author.text().strip()
        self.go.setEnabled(bool(said) and self.unit.currentData() is not None)

    def save(self) -> None:
        """Keep it and close; a fault is said and the dialog stays."""
        try:
            self._desk.adjust(
                self.unit.currentData(),
                self._key,
                self.value.text(),
                reason=self.reason.text(),
                author=self.author.text().strip(),
                document=self.document.text(),
            )
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.accept()

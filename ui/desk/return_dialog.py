"""退回: the findings of the checks here, and what a person remarks on single cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.desk.choices import folder_for
from ui.desk.desk import ProvinceDesk
from ui.models.text_table import Index, TextRow, TextTable
from ui.widgets.notice import Notice
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from pathlib import Path

    from desktop.province.explanations import Explained


LIST = 32
"""Lines of text that the list of cells is wide: a code, a name and a place."""
PLACE = 1
"""The column with the place of a cell."""


class Remarks(TextTable):
    """Rows lead to the key of their cell; whoever rests on the place reads it and its name too."""

    def __init__(self, desk: ProvinceDesk, titles: tuple[str, ...]) -> None:
        super().__init__(titles)
        self._desk = desk

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the text; as tool tip of a place its name and key below it."""
        key = self.rows[index.row()].key
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == PLACE and key:
            lines = (self.rows[index.row()].cells[PLACE], self._desk.name_of(key), key)
            return "\n".join(dict.fromkeys(lines))
        return super().data(index, role)


class ReturnDialog(QDialog):
    """``path`` is the 退回单 when it was accepted."""

    def __init__(self, desk: ProvinceDesk, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._unit = desk, unit
        self._remarks: list[tuple[str, str]] = []
        self._first = 0
        """Row of the first remark."""
        self.path: Path | None = None
        name = desk.units.get(unit).name
        self.setWindowTitle(self.tr("退回 {unit}").format(unit=name))
        self.resize(820, 560)
        self._found = desk.findings_of(unit)
        self._explained = desk.explained_by(unit, self._found)
        self.model = Remarks(desk, (self.tr("来源"), self.tr("位置"), self.tr("意见")))
        self.table = TextView(self.model, self.tr("退回意见"), 2)
        self.table.set_widths(6, 14, 0)
        self.table.row_chosen.connect(self.remark_on)
        self.notice = Notice(desk.lang)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("写出退回单…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.write)
        buttons.rejected.connect(self.reject)
        what = QLabel(
            self.tr(
                "“审核”“说明退回”和“人工”的意见会写进退回单，单位用“导入”打开后逐条跳到单元格；"
                "“已说明”的供审阅，不认可就在该行按回车写意见。"
            ),
            wordWrap=True,
        )
        column = QVBoxLayout(self)
        column.addWidget(what)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_remark())
        column.addLayout(self._build_sender())
        column.addWidget(self.notice)
        column.addWidget(buttons)
        self._show()
        if not self.model.rows:
            self.cell.setFocus()

    def _build_remark(self) -> QHBoxLayout:
        self.cell = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self.cell.setAccessibleName(self.tr("单元格"))
        for key, place in self._desk.cells_of(self._unit):
            self.cell.addItem(f"{key}  {self._desk.name_of(key)}  {place}", key)
        self.cell.setCurrentIndex(-1)
        if (completer := self.cell.completer()) is not None:
            completer.setFilterMode(Qt.MatchFlag.MatchContains)
            completer.setCompletionMode(completer.CompletionMode.PopupCompletion)
            completer.popup().setMinimumWidth(self.fontMetrics().height() * LIST)
        if (line := self.cell.lineEdit()) is not None:
            line.setPlaceholderText(self.tr("单元格：输入代码或名称"))
        self.cell.setMinimumContentsLength(24)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.cell.setSizeAdjustPolicy(policy)
        self.text = QLineEdit(placeholderText=self.tr("意见，如：与年度计划不一致，请核对"))
        self.text.setAccessibleName(self.tr("意见"))
        self.more = QPushButton(self.tr("加一条(&M)"))
        self.more.setAutoDefault(False)
        self.more.clicked.connect(self.add)
        self.less = QPushButton(self.tr("去掉所选(&X)"))
        self.less.setAutoDefault(False)
        self.less.clicked.connect(self.remove)
        row = QHBoxLayout()
        row.addWidget(self.cell, 2)
        row.addWidget(self.text, 3)
        row.addWidget(self.more)
        row.addWidget(self.less)
        return row

    def _build_sender(self) -> QFormLayout:
        self.author = QLineEdit(self._desk.author)
        self.note = QLineEdit(placeholderText=self.tr("如：请于1月25日前更正后重新报送"))
        form = QFormLayout()
        form.addRow(self.tr("退回人(&W)"), self.author)
        form.addRow(self.tr("附言(&N)"), self.note)
        return form

    def _show(self) -> None:
        check, person = self.tr("审核"), self.tr("人工")
        rows = [
            self._row(check, one.keys[0] if one.keys else "", one.message)
            for one in self._found
            if one.blocks
        ]
        rows += [
            self._said(one, self.tr("说明退回"))
            for one in self._explained
            if one.state == "returned"
        ]
        self._first = len(rows)
        rows += [self._row(person, key, text) for key, text in self._remarks]
        wanted = len(rows)
        rows += [
            self._said(one, self.tr("已说明")) for one in self._explained if one.state != "returned"
        ]
        self.model.show_rows(rows)
        self.go.setEnabled(bool(wanted))
        if not wanted:
            self.notice.say(self.tr("没有待处理的审核问题；请至少写一条意见。"))

    def _row(self, source: str, key: str, text: str) -> TextRow:
        place = self._desk.place_of(self._unit, key) if key else ""
        return TextRow(key, (source, place, text))

    def _said(self, one: Explained, source: str) -> TextRow:
        """Return the line of an explanation: what it speaks to, its text, and what is remarked."""
        said = self.tr("{finding}（说明：{text}）").format(finding=one.message, text=one.text)
        remark = one.mark.remark if one.mark else ""
        key = one.keys[0] if one.keys else ""
        return self._row(source, key, f"{remark}　{said}" if remark else said)

    def remark_on(self, row: int) -> None:
        """Begin a remark on the cell of a line."""
        if key := self.model.rows[row].key:
            self.cell.setCurrentIndex(self.cell.findData(key))
            self.cell.setEditText(self.cell.currentText() or key)
            self.text.setFocus()

    def add(self) -> None:
        """Take the remark that was written."""
        text = self.text.text().strip()
        at = self.cell.findText(self.cell.currentText())
        key = self.cell.itemData(at) if at >= 0 else self.cell.currentText().split(" ")[0]
        if not key or not text:
            self.notice.say(self.tr("请选单元格并写意见。"))
            return
        self._remarks.append((key, text))
        self.notice.say("")
        self.text.clear()
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter behind a remark takes the remark, it does not send what is not complete."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.focusWidget() in (self.text, self.cell):
            self.add()
        else:
            super().keyPressEvent(event)

    def remove(self) -> None:
        """Drop the selected remark; findings stay."""
        number = self.table.currentIndex().row() - self._first
        if 0 <= number < len(self._remarks):
            del self._remarks[number]
            self._show()

    def write(self) -> None:
        """Ask for the folder and write; a remark not yet taken is taken first."""
        if self.text.text().strip():
            self.add()
        if self.text.text():
            return  # of no cell: it was said
        if folder := folder_for(self, self.tr("存放文件夹"), self._desk.folder):
            self.write_to(folder)

    def write_to(self, folder: Path) -> None:
        """Write the 退回单 and close; a fault is said and the dialog stays."""
        author, note = self.author.text().strip(), self.note.text().strip()
        try:
            self.path = self._desk.return_to(self._unit, self._remarks, folder, author, note)
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.accept()

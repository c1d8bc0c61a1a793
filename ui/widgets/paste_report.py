"""What of a block cannot be entered, and why, before anything is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.paste import Refusal
from ui.widgets.clipboard import write_block

SHOWN = 500
"""A list longer than this helps nobody; the count says the rest."""


class PasteReport(QDialog):
    """Lists refused texts; accepted means: enter the others. Enter and Esc both do no harm."""

    def __init__(self, refused: Sequence[Refusal], others: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.refused = refused
        self.setWindowTitle(self.tr("有些内容不能录入"))
        self.resize(720, 380)
        words = self.tr("{0} 格不能录入，原因如下。其余 {1} 格可以录入；还没有改动任何数据。")
        self.summary = QLabel(words.format(len(refused), others))
        self.summary.setWordWrap(True)
        self.table = self._table()
        self.rest = QPushButton(self.tr("粘贴其余 {0} 格").format(others))
        self.rest.setEnabled(others > 0)
        self.rest.clicked.connect(self.accept)
        buttons = QDialogButtonBox()
        buttons.addButton(self.rest, QDialogButtonBox.ButtonRole.AcceptRole)
        self.copy = buttons.addButton(self.tr("复制清单"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.clicked.connect(self.copy_list)
        self.cancel = buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel.clicked.connect(self.reject)
        for button in (self.rest, self.copy):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.summary)
        layout.addWidget(self.table)
        layout.addWidget(buttons)
        self.cancel.setDefault(True)
        self.cancel.setFocus()

    def _table(self) -> QTableWidget:
        table = QTableWidget(min(len(self.refused), SHOWN), 3)
        table.setHorizontalHeaderLabels([self.tr("位置"), self.tr("内容"), self.tr("原因")])
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        for row, refusal in enumerate(self.refused[:SHOWN]):
            for column, text in enumerate(refusal):
                item = QTableWidgetItem(text.replace("\n", " ⏎ "))
                item.setToolTip(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                table.setItem(row, column, item)
        header = table.horizontalHeader()
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 190)
        table.setColumnWidth(1, 130)
        table.resizeRowsToContents()
        return table

    def copy_list(self) -> None:
        """Put the whole list on the clipboard, for a colleague or another sheet."""
        QGuiApplication.clipboard().setText(write_block(self.refused))


def asks_headings(parent: QWidget) -> bool | None:
    """Ask what blank lines stand for: True for headings of the form, False for blank cells.

    None is the answer of who would rather look again; nothing is to be entered then.
    """
    translate = QCoreApplication.translate
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(translate("PasteReport", "空行怎么对应"))
    box.setText(translate("PasteReport", "要粘贴的内容里有空行，表里这一段也有标题行。"))
    box.setInformativeText(
        translate(
            "PasteReport",
            "空行可能对着标题行，也可能是没有填的指标，选错会错行。还没有改动任何数据。",
        )
    )
    role = QMessageBox.ButtonRole.AcceptRole
    form = box.addButton(translate("PasteReport", "有标题行（从报表复制）"), role)
    plain = box.addButton(translate("PasteReport", "没有标题行（一行一个指标）"), role)
    cancel = box.addButton(translate("PasteReport", "取消"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(cancel)
    box.setEscapeButton(cancel)
    box.exec()
    if box.clickedButton() in (form, plain):
        return box.clickedButton() is form
    return None

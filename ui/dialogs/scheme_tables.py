"""What was found in schemes, as tables: faults, differences."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.diff import Change
from desktop.scheme.faults import TableFault
from desktop.scheme.tables import file_of, sheet_of
from desktop.words import Language, say
from ui.models.text_table import TextRow, TextTable
from ui.widgets.text_view import TextView

SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class ResultTable(QWidget):
    """A table with one sentence below it: that of the current row, whole.

    The key of each row is that sentence.
    """

    def __init__(self, name: str, titles: Sequence[str], wide: int) -> None:
        super().__init__()
        self.titles = tuple(titles)
        self.model = TextTable(titles)
        self.view = TextView(self.model, name, wide)
        self.sentence = QLabel(wordWrap=True)
        self.sentence.setTextInteractionFlags(SELECTABLE)
        self.sentence.setAccessibleName(self.tr("选中的一行"))
        self.sentence.setMinimumHeight(self.sentence.fontMetrics().lineSpacing() * 3)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(self.sentence)
        self.setFocusProxy(self.view)

    def show_rows(self, rows: Sequence[TextRow]) -> None:
        """Show other rows and put the cursor on the first."""
        self.sentence.clear()
        self.model.show_rows(rows)
        self.view.setCurrentIndex(self.model.index(0, 0))

    def text(self) -> str:
        """Return the whole table as Excel and WPS take it from the clipboard."""
        lines = [self.titles, *(row.cells for row in self.model.rows)]
        return "\n".join("\t".join(" ".join(cell.split()) for cell in line) for line in lines)

    def _on_row(self, index: QModelIndex) -> None:
        self.sentence.setText(self.model.rows[index.row()].key if index.isValid() else "")


class FaultsDialog(QDialog):
    """All faults of a scheme; ``heading`` says whose, and what did not happen."""

    def __init__(
        self, heading: str, faults: Sequence[Fault], lang: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("报表制度的问题"))
        self.resize(860, 520)
        label = QLabel(heading, wordWrap=True)
        label.setObjectName("fault")
        titles = [self.tr("工作表"), self.tr("行"), self.tr("列"), self.tr("问题"), self.tr("建议")]
        self.table = ResultTable(self.tr("报表制度的问题"), titles, wide=3)
        self.table.view.set_widths(16, 4, 8, 0, 10)
        self.table.show_rows([fault_row(fault, lang) for fault in faults])
        add_buttons(QVBoxLayout(self), label, self.table, self)


def add_buttons(column: QVBoxLayout, label: QLabel, table: ResultTable, dialog: QDialog) -> None:
    """Lay a heading and a table out with the buttons to copy it and to close the dialog."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    copy = QPushButton(QCoreApplication.translate("schemes", "复制整张表"))
    copy.setAutoDefault(False)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(table.text()))
    buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
    buttons.rejected.connect(dialog.reject)
    column.addWidget(label)
    column.addWidget(table, 1)
    column.addWidget(buttons)
    table.setFocus()


def fault_row(fault: Fault, lang: Language) -> TextRow:
    """Return a fault as a row: sheet, row, column, what is wrong, suggestion."""
    if not isinstance(fault, TableFault):
        return TextRow(fault.text(lang), ("", "", "", fault.text(lang), ""))
    cells = (
        sheet_name(fault.table, lang),
        str(fault.row or ""),
        fault.column,
        fault.what(lang),
        fault.suggestion,
    )
    return TextRow(fault.text(lang), cells)


def change_row(change: Change, lang: Language) -> TextRow:
    """Return a difference as a row: sheet, row, column, what happened, old, new."""
    kinds = {
        "added": QCoreApplication.translate("schemes", "新增"),
        "removed": QCoreApplication.translate("schemes", "删除"),
        "changed": QCoreApplication.translate("schemes", "改动"),
        "moved": QCoreApplication.translate("schemes", "行序"),
    }
    blank = say("scheme.diff-blank", lang) if change.kind == "changed" else ""
    cells = (
        sheet_name(change.table, lang),
        change.key,
        change.column,
        kinds[change.kind],
        change.old or blank,
        change.new or blank,
    )
    return TextRow(change.text(lang), cells)


def sheet_name(table: str, lang: Language) -> str:
    """Return a table as its sheet is called in the workbook, and its file in the directory."""
    return say("scheme.sheet", lang, sheet=sheet_of(table), file=file_of(table))

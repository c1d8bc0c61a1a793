"""Two schemes side by side: what changed from one to the other."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QGridLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.library import Entry
from desktop.words import Language
from ui.dialogs.scheme_files import SourceMenu
from ui.dialogs.scheme_tables import FaultsDialog, ResultTable, add_buttons, change_row
from ui.scheme_work import Compared, compare
from ui.widgets.job_bar import JobBar


class CompareDialog(QDialog):
    """Compares two schemes of the library or files; the list begins with ``entries``."""

    def __init__(
        self, entries: list[Entry], current: int, lang: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lang: Language = lang
        self.shown: FaultsDialog | None = None
        self.setWindowTitle(self.tr("比较报表制度"))
        self.resize(900, 560)
        self.other_menus: list[SourceMenu] = []
        self.old = _choice(entries, self.tr("原来的制度"))
        self.new = _choice(entries, self.tr("现在的制度"))
        self.new.setCurrentIndex(current)
        self.old.setCurrentIndex(current + 1 if current + 1 < len(entries) else max(current - 1, 0))
        self.go = QPushButton(self.tr("比较"))
        self.go.setObjectName("primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.start)
        self.jobs = JobBar()
        self.told = QLabel(wordWrap=True)
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        titles = [self.tr("工作表"), self.tr("行"), self.tr("列"), self.tr("变化")]
        titles += [self.tr("原来"), self.tr("现在")]
        self.table = ResultTable(self.tr("两套制度的不同"), titles, wide=5)
        self.table.view.set_widths(16, 10, 8, 4, 14)
        column = QVBoxLayout(self)
        column.addLayout(self._build_choice())
        column.addWidget(self.jobs)
        column.addWidget(self.fault)
        add_buttons(column, self.told, self.table, self)
        self.old.setFocus()

    def _build_choice(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        sides = ((self.tr("原来(&O)"), self.old), (self.tr("现在(&N)"), self.new))
        for row, (text, box) in enumerate(sides):
            label = QLabel(text)
            label.setBuddy(box)
            other = QPushButton(self.tr("其他…"))
            other.setAutoDefault(False)
            other.setAccessibleName(f"{box.accessibleName()} {other.text()}")
            menu = SourceMenu(self)
            self.other_menus.append(menu)
            menu.chosen.connect(partial(_take, box))
            other.setMenu(menu)
            for number, widget in enumerate((label, box, other)):
                grid.addWidget(widget, row, number)
        grid.addWidget(self.go, len(sides) - 1, 3)
        return grid

    def start(self) -> None:
        """Compare what is chosen."""
        self.fault.hide()
        self.told.clear()
        work = partial(compare, self.old.currentData(), self.new.currentData())
        self.jobs.run(self.tr("正在比较…"), work, self._on_done, self._on_fault)

    def _on_done(self, result: object) -> None:
        if not isinstance(result, Compared):
            raise TypeError(result)
        if result.faults:
            heading = self.tr("工作簿有 {n} 处问题，不能比较。").format(n=len(result.faults))
            self.shown = FaultsDialog(heading, result.faults, self._lang, self)
            self.shown.open()
        self.table.show_rows([change_row(change, self._lang) for change in result.changes])
        if result.changes:
            self.told.setText(self.tr("有 {n} 处不同。").format(n=len(result.changes)))
            self.table.setFocus()
        elif not result.faults:
            self.told.setText(self.tr("两套制度相同。"))

    def _on_fault(self, fault: Fault) -> None:
        self.table.show_rows([])
        self.fault.setText(fault.text(self._lang))
        self.fault.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Stop comparing, however the dialog is closed."""
        self.jobs.stop()
        super().done(result)


def _choice(entries: list[Entry], name: str) -> QComboBox:
    box = QComboBox()
    box.setAccessibleName(name)
    for entry in entries:
        box.addItem(f"{entry.id} {entry.version}  {entry.title}", entry.path)
    return box


def _take(box: QComboBox, path: Path) -> None:
    """Add a path to what can be chosen, and choose it."""
    box.addItem(str(path), path)
    box.setCurrentIndex(box.count() - 1)

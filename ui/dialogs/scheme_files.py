"""Asking where a scheme is: a folder or a workbook, two entries of one menu."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget


def workbook_filter() -> str:
    """Return the filter for workbooks that file dialogs take."""
    return QCoreApplication.translate("schemes", "报表制度工作簿") + " (*.xlsx)"


def ask_workbook(parent: QWidget, title: str) -> Path | None:
    """Ask for a workbook to read; None when there was none chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, "", workbook_filter())
    return Path(chosen) if chosen else None


def ask_folder(parent: QWidget, title: str) -> Path | None:
    """Ask for a folder; None when there was none chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title)
    return Path(chosen) if chosen else None


class SourceMenu(QMenu):
    """The menu of a button; ``chosen`` carries the path of what was chosen."""

    chosen = Signal(Path)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.book = self.addAction(self.tr("工作簿（.xlsx）…"))
        self.book.triggered.connect(self._ask_book)
        self.folder = self.addAction(self.tr("文件夹…"))
        self.folder.triggered.connect(self._ask_folder)

    def _ask_book(self) -> None:
        if path := ask_workbook(self._window, self.tr("选择报表制度工作簿")):
            self.chosen.emit(path)

    def _ask_folder(self) -> None:
        if path := ask_folder(self._window, self.tr("选择报表制度文件夹")):
            self.chosen.emit(path)

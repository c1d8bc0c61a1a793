"""What the pages ask in the same way: a choice filled anew, a file to write, a folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSignalBlocker
from PySide6.QtWidgets import QComboBox, QFileDialog, QWidget

NARROWEST = 7
"""Signs that a choice keeps when the window is narrow."""


def choice(name: str, items: Iterable[tuple[str, str]] = ()) -> QComboBox:
    """Return a choice of (text, data) with a name for who cannot see it."""
    box = QComboBox()
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    box.setMinimumWidth(box.fontMetrics().horizontalAdvance("国") * NARROWEST)
    for text, data in items:
        box.addItem(text, data)
    return box


def fill_anew(box: QComboBox, items: Iterable[tuple[str, str]]) -> None:
    """Fill a choice with other (text, data); what was chosen stays if it is there still.

    Says nothing of it: who fills also shows.
    """
    chosen = box.currentData()
    blocker = QSignalBlocker(box)
    box.clear()
    for text, data in items:
        box.addItem(text, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    blocker.unblock()


def file_to_write(parent: QWidget, title: str, proposed: Path, kind: str) -> Path | None:
    """Ask where to write a file; ``kind`` is ``Excel 工作簿 (*.xlsx)``. None when cancelled."""
    path, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), kind)
    return Path(path) if path else None


def folder_for(parent: QWidget, title: str, proposed: str) -> Path | None:
    """Ask for a folder; None when cancelled."""
    folder = QFileDialog.getExistingDirectory(parent, title, proposed)
    return Path(folder) if folder else None


def workbooks() -> str:
    """Return the kind of file that a workbook is, as file dialogs want it."""
    name = QCoreApplication.translate("choices", "Excel 工作簿")
    return f"{name} (*.xlsx)"

"""Choosing a file: a button, or drag it here."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QWidget


def dropped_file(data: QMimeData) -> Path | None:
    """Return the one file that is being dragged; None for several, a folder or anything else."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return paths[0] if len(paths) == 1 and paths[0].is_file() else None


class DropTarget(QObject):
    """Lets a file be dropped anywhere on a widget. ``dropped`` carries its path."""

    dropped = Signal(object)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one file, and nothing else that is dragged."""
        if isinstance(event, QDropEvent) and (path := dropped_file(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                # Not in the midst of the drag: the other program waits for it to end.
                QTimer.singleShot(0, lambda: self.dropped.emit(path))
            return True
        return super().eventFilter(watched, event)


class FileDrop(QFrame):
    """``chosen`` carries the path of the file."""

    chosen = Signal(object)

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self.setObjectName("fileDrop")
        DropTarget(self).dropped.connect(self.chosen)
        self.name = QLabel(self.tr("把 .xlsx 文件拖到这里，或者"), wordWrap=True)
        self.browse = QPushButton(self.tr("选择文件…"))
        self.browse.setShortcut("Ctrl+O")
        self.browse.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 12, 14, 12)
        row.addWidget(self.name, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.browse)

    def show_file(self, path: Path) -> None:
        """Say which file is looked at."""
        self.name.setText(path.name)
        self.name.setToolTip(str(path))

    def ask(self) -> None:
        """Let a workbook be chosen from the disk."""
        kind = self.tr("Excel 工作簿")
        every = self.tr("所有文件")
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("选择文件"), self._folder, f"{kind} (*.xlsx);;{every} (*)"
        )
        if path:
            self.chosen.emit(Path(path))

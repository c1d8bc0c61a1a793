"""Dropping what arrived: any number of files and folders."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget


def dropped_paths(data: QMimeData) -> list[Path]:
    """Return the files and folders that are being dragged."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class MailDrop(QObject):
    """Lets files and folders be dropped anywhere on a widget. ``dropped`` carries their paths."""

    dropped = Signal(list)

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what lies on a disk, nothing else."""
        if isinstance(event, QDropEvent) and (paths := dropped_paths(event.mimeData())):
            event.acceptProposedAction()
            if event.type() == QEvent.Type.Drop:
                # Not in the midst of the drag: the other program waits for it to end.
                QTimer.singleShot(0, lambda: self.dropped.emit(paths))
            return True
        return super().eventFilter(watched, event)

"""A folder: typed, or chosen with a button."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ui.desk.choices import folder_for


class FolderField(QWidget):
    """``changed`` comes with every sign that is typed."""

    changed = Signal()

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(folder)
        self.line.setAccessibleName(self.tr("存放文件夹"))
        self.line.textChanged.connect(lambda _: self.changed.emit())
        self.browse = QPushButton(self.tr("选择…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self.ask)
        self.wrong = QLabel(self.tr("没有这个文件夹。"))
        self.wrong.setObjectName("fault")
        self.line.textChanged.connect(lambda _: self._follow())
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.wrong)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # a label's key goes only where focus may
        self.setFocusProxy(self.line)
        self._follow()

    def _follow(self) -> None:
        self.wrong.setVisible(bool(self.line.text().strip()) and self.path is None)

    @property
    def path(self) -> Path | None:
        """The folder, None while it is no folder that is there."""
        text = self.line.text().strip()
        return Path(text) if text and Path(text).is_dir() else None

    def ask(self) -> None:
        """Let a folder be chosen."""
        if found := folder_for(self, self.tr("存放文件夹"), self.line.text()):
            self.line.setText(str(found))

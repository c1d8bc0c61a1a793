"""The line above the page while a sealed version locks the report, and the way to open it again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from ui.session import Session


class LockBanner(QFrame):
    """Shown while the report is locked; the window decides what its buttons do."""

    reopen_asked = Signal()
    versions_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("lockBanner")
        self.label = QLabel(wordWrap=True)
        self.versions = QPushButton(self.tr("版本…"))
        self.versions.setAccessibleName(self.tr("查看报送版本"))
        self.versions.clicked.connect(self.versions_asked)
        self.reopen = QPushButton(self.tr("重新打开…"))
        self.reopen.clicked.connect(self.reopen_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.label, 1)
        row.addWidget(self.versions)
        row.addWidget(self.reopen)
        session.opened.connect(self.refresh)
        session.lock_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Say which version locks the report, or hide."""
        version = self._session.locked
        sent = (
            next((s for s in self._session.report.submissions() if s.version == version), None)
            if version
            else None
        )
        if sent is None:
            self.hide()
            return
        text = self.tr("已于 {time} 报送第{version}版（校验码 {code}），已锁定。").format(
            time=sent.made_at[:16].replace("T", " "), version=version, code=sent.code
        )
        self.label.setText(text)
        self.setAccessibleName(text)
        if self.parentWidget() is not None:  # else it would be a window of its own for a moment
            self.show()

"""Status line: when the last edit was saved, how much is filled in, how many findings are open."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QToolButton, QWidget

from desktop.checks.order import CLASSES
from desktop.checks.progress import total
from ui.audit import MARKS, class_title
from ui.session import Session

ALWAYS_TOLD = ("force", "soft", "verify")


class StatusPanel(QWidget):
    """The bottom line; ``findings_asked`` when a count was pressed."""

    findings_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("statusPanel")
        self.saved = QLabel()
        self.saved.setAccessibleName(self.tr("保存状态"))
        self.filled = QLabel()
        self.filled.setAccessibleName(self.tr("填报进度"))
        self.bar = QProgressBar(textVisible=False)
        self.bar.setFixedSize(120, 6)
        self.bar.setAccessibleName(self.tr("填报进度"))
        self.counts = QToolButton(autoRaise=True)
        self.counts.setAccessibleName(self.tr("审核结果数"))
        self.counts.clicked.connect(self.findings_asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(12)
        row.addWidget(self.saved)
        row.addStretch(1)
        row.addWidget(self.filled)
        row.addWidget(self.bar)
        row.addStretch(1)
        row.addWidget(self.counts)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.refresh)
        session.opened.connect(self._on_opened)
        session.saved.connect(self._on_saved)
        session.figures_changed.connect(lambda _: self._later.start())
        session.findings_changed.connect(self._later.start)
        if session.is_open:
            self._on_opened()

    def _on_opened(self) -> None:
        time = self._session.last_saved()
        self._on_saved(time) if time else self.saved.setText(self.tr("每次改动即时保存"))
        self._later.start()

    def _on_saved(self, time: str) -> None:
        self.saved.setText(self.tr("已保存 {time}").format(time=time))

    def refresh(self) -> None:
        """Count again."""
        filled = total(self._session.progress())
        self.filled.setText(
            self.tr("填报进度 {done}/{total}").format(done=filled.filled, total=filled.total)
        )
        self.bar.setMaximum(max(filled.total, 1))
        self.bar.setValue(filled.filled)
        if self._session.checker is None:
            self.counts.setText(self.tr("正在审核…"))
            return
        open_now = Counter(f.audit_class for f in self._session.findings() if not f.explained)
        self.counts.setText(
            "   ".join(
                f"{MARKS[c]} {class_title(c)} {open_now[c]}"
                for c in CLASSES
                if c in ALWAYS_TOLD or (c == "returned" and open_now[c])
            )
        )

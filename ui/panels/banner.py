"""Banner: the one place above the page where faults and short news are told, without a dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QWidget

from desktop.faults import Fault
from ui.session import Session


class Banner(QFrame):
    """Hidden until there is something to say; Esc or the cross closes it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setObjectName("banner")
        self.label = QLabel(wordWrap=True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QToolButton(autoRaise=True)
        close.setText("✕")
        close.setAccessibleName(self.tr("关闭提示"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self.label, 1)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        session.faulted.connect(self.show_fault)
        session.changed.connect(lambda _: self.hide())
        session.opened.connect(self.hide)

    def show_fault(self, fault: Fault) -> None:
        """Say what went wrong and what would be accepted; the code stands in the tool tip."""
        self._say(fault.text(self._session.lang), "fault")
        self.setToolTip(fault.code)

    def show_note(self, text: str) -> None:
        """Say something that is no fault."""
        self.setToolTip("")
        self._say(text, "note")

    def _say(self, text: str, severity: str) -> None:
        self.label.setText(text)
        self.setAccessibleName(text)
        self.setProperty("severity", severity)
        self.style().unpolish(self)
        self.style().polish(self)
        self.show()

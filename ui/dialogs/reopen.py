"""Opening a locked report again: the reason stands in its history."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.exchange import reopen
from ui.session import Session


class ReopenDialog(QDialog):
    """Asks for the reason; accepted when the report is open for entries."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setWindowTitle(self.tr("重新打开报表"))
        self.setMinimumWidth(460)
        what = QLabel(
            self.tr(
                "第{version}版已经报送。重新打开后可以更正，改好再导出新的一版；"
                "已报送的那一版原样保存。"
            ).format(version=session.locked),
            wordWrap=True,
        )
        label = QLabel(self.tr("重新打开的原因(&R)"))
        self.reason = QLineEdit(placeholderText=self.tr("如：表2-1 第6行里程更正"))
        self.reason.setAccessibleName(self.tr("重新打开的原因"))
        label.setBuddy(self.reason)
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("重新打开"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        self._column = QVBoxLayout(self)
        for widget in (what, label, self.reason, self.fault, buttons):
            self._column.addWidget(widget)
        self.go.setDefault(True)  # Cancel would be, if it were said before both are placed
        self.reason.setFocus()

    def save(self) -> None:
        """Open the report and close; a fault is said and the dialog stays."""
        try:
            reopen(self._session, self.reason.text())
        except Fault as fault:
            self.fault.setText(fault.text(self._session.lang))
            self.fault.show()
            self._make_room()
            return
        self.accept()

    def _make_room(self) -> None:
        """Grow to the height that the wrapped lines need now; Qt does not do that by itself."""
        self._column.activate()
        needed = self._column.totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))

"""Entering a figure of last year where no report of last year has it: with the reason."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.scheme.values import NA, Value
from ui.session import Session
from ui.theme import colours


class LastYearDialog(QDialog):
    """Asks for figure and reason of ``key``; a blank figure takes the old one back."""

    def __init__(self, session: Session, key: str, parent: QWidget, typed: str = "") -> None:
        """``typed`` is what was typed over the cell already: it stands for the old figure."""
        super().__init__(parent)
        self._session, self._key = session, key
        self.setWindowTitle(self.tr("上年上报数"))
        self.setMinimumWidth(420)
        intro = QLabel(self.tr("本机没有上年的报表。可以按上年实际上报的数补录，并说明原因。"))
        intro.setWordWrap(True)
        self.figure = QLineEdit(typed or self._text(session.value(key)))
        self.figure.setAccessibleName(session.place(key))
        self.reason = QLineEdit(session.report.reasons.get(key, ""))
        self.reason.setPlaceholderText(self.tr("例如：据上年纸质报表补录"))
        self.fault = QLabel()
        self.fault.setWordWrap(True)
        self.fault.setStyleSheet(f"color: {colours(self.palette())['force'].name()}")
        self.fault.hide()
        form = QFormLayout()
        form.addRow(QLabel(session.place(key)))
        form.addRow(self.tr("上年上报数"), self.figure)
        form.addRow(self.tr("原因"), self.reason)
        buttons = QDialogButtonBox()
        enter = buttons.addButton(self.tr("录入"), QDialogButtonBox.ButtonRole.AcceptRole)
        enter.setDefault(True)
        buttons.addButton(self.tr("取消"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.enter)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (intro, form, self.fault, buttons):
            if isinstance(part, QFormLayout):
                layout.addLayout(part)
            else:
                layout.addWidget(part)
        if typed:
            self.figure.setFocus()  # now, so that the dialog does not select it when it opens
            self.figure.end(False)

    def _text(self, value: Value | None) -> str:
        return NA.value if value is NA else self._session.text_of(self._key, value)

    def enter(self) -> None:
        """Enter figure and reason; what is refused is said below and the dialog stays."""
        session, key = self._session, self._key
        try:
            session.enter_last(key, session.parse(key, self.figure.text()), self.reason.text())
        except Fault as fault:
            self.fault.setText(fault.text(session.lang))
            self.fault.show()
            return
        self.accept()

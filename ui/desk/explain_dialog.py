"""What the level above says itself to a finding over its totals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from ui.audit import MARKS, class_advice, class_title
from ui.desk.desk import ProvinceDesk
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.checks.findings import Finding


class ExplainDialog(QDialog):
    """Accepted when the text is kept; an empty one takes the explanation back."""

    def __init__(self, desk: ProvinceDesk, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._finding = desk, finding
        self.setWindowTitle(self.tr("说明汇总数审核"))
        self.resize(560, 340)
        audit = finding.audit_class
        title = QLabel(f"{MARKS[audit]} {class_title(audit)}　{finding.rule}")
        title.setObjectName("title")
        what = QLabel(finding.message, wordWrap=True)
        advice = QLabel(class_advice(audit), wordWrap=True)
        advice.setProperty("muted", True)
        self.text = QPlainTextEdit(finding.explanation)
        self.text.setTabChangesFocus(True)
        self.author = QLineEdit(desk.author)
        form = QFormLayout()
        form.addRow(self.tr("说明(&T)"), self.text)
        form.addRow(self.tr("说明人(&W)"), self.author)
        self.notice = Notice(desk.lang)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("保存说明"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (title, what, advice):
            column.addWidget(widget)
        column.addLayout(form, 1)
        column.addWidget(self.notice)
        column.addWidget(buttons)
        self.text.setFocus()

    def save(self) -> None:
        """Keep the text and close; a fault is said and the dialog stays."""
        text, author = self.text.toPlainText().strip(), self.author.text().strip()
        try:
            self._desk.explain_total(self._finding, text, author)
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.accept()

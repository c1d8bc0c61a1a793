"""Accepting what was refused: a deliberate act of a person, who says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.words import Language

if TYPE_CHECKING:
    from desktop.province.register import Decision

SHORTEST = 4
"""Characters of a reason."""


class LetInDialog(QDialog):
    """Accepted when the reason is written and the box is ticked."""

    def __init__(self, decision: Decision, lang: Language, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        is_key = decision.code == "province.key-changed"
        title = self.tr("认可新密钥并接收") if is_key else self.tr("按改动后的内容接收")
        self.setWindowTitle(title)
        self.setMinimumWidth(520)
        what = QLabel(decision.text(lang), wordWrap=True)
        label = QLabel(self.tr("理由(&R)"))
        self.reason = QLineEdit(placeholderText=self.tr("如：已与经办人电话核实"))
        self.reason.setAccessibleName(self.tr("理由"))
        label.setBuddy(self.reason)
        self.sure = QCheckBox(
            self.tr("已向单位核实换了密钥(&C)")
            if is_key
            else self.tr("已向单位核实 {n} 处改动(&C)").format(n=len(decision.altered))
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(title, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for widget in (what, label, self.reason, self.sure, buttons):
            column.addWidget(widget)
        self.reason.textChanged.connect(self._follow)
        self.sure.toggled.connect(self._follow)
        self._follow()
        self.reason.setFocus()

    def _follow(self) -> None:
        is_said = len(self.reason.text().strip()) >= SHORTEST
        self.go.setEnabled(is_said and self.sure.isChecked())

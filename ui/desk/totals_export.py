"""导出汇总: the consolidated workbook of the whole or of a prefecture, or all files to pass up."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ui.desk.choices import choice, file_to_write, workbooks
from ui.desk.desk import ProvinceDesk

INDENT = 22
"""Pixels that what belongs to a choice stands below it."""


class TotalsExport(QDialog):
    """Accepted when a file was named; ``path``, ``area``, ``with_internal``, ``passes_up``."""

    def __init__(self, desk: ProvinceDesk, area: str, parent: QWidget | None = None) -> None:
        """``area`` is the one that is looked at."""
        super().__init__(parent)
        self._desk = desk
        self.path: Path | None = None
        self.setWindowTitle(self.tr("导出汇总"))
        self.setMinimumWidth(520)
        self.whose = choice(self.tr("汇总范围"), [(one.name, one.code) for one in desk.areas()])
        self.whose.setCurrentIndex(max(0, self.whose.findData(area)))
        self.book = QRadioButton(self.tr("汇总工作簿 .xlsx(&X)"))
        about = self._about(
            self.tr("各单位的数、合计公式、市州小计、覆盖、调整、合并台账、汇总数审核和溯源。")
        )
        self.internal = QCheckBox(self.tr("带上不随邮件报送的台账(&I)"))
        self.bundle = QRadioButton(self.tr("上报包 .zip(&Z)"))
        bundle = self._about(
            self.tr("把采用的报送件原样打包，交给上一级接收；每个单位只会计一次，不会重复汇总。")
        )
        form = QFormLayout()
        form.addRow(self.tr("汇总范围(&A)"), self.whose)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("导出…"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        indented = QHBoxLayout()
        indented.addSpacing(INDENT)
        indented.addWidget(self.internal)
        column.addWidget(self.book)
        column.addWidget(about)
        column.addLayout(indented)
        for part in (self.bundle, bundle, buttons):
            column.addWidget(part)
        self.book.setChecked(True)
        self.book.toggled.connect(self.internal.setEnabled)

    @staticmethod
    def _about(text: str) -> QLabel:
        label = QLabel(text, wordWrap=True, indent=INDENT)
        label.setProperty("muted", True)
        return label

    @property
    def area(self) -> str:
        """Code of the whole or of a prefecture."""
        return str(self.whose.currentData())

    @property
    def passes_up(self) -> bool:
        """Whether it is the files themselves that are asked for."""
        return self.bundle.isChecked()

    @property
    def with_internal(self) -> bool:
        """Whether ledgers that are not sent by mail go into the workbook."""
        return self.internal.isChecked()

    def ask(self) -> None:
        """Ask for the file and close."""
        facts = {"period": self._desk.period, "area": self.whose.currentText()}
        if self.passes_up:
            name = self.tr("{period}_{area}_上报.zip").format(**facts)
            archive = self.tr("压缩包")
            kind = f"{archive} (*.zip)"
        else:
            name = self.tr("{period}_{area}_汇总.xlsx").format(**facts)
            kind = workbooks()
        self.path = file_to_write(self, self.go.text(), Path(self._desk.folder) / name, kind)
        if self.path is not None:
            self.accept()

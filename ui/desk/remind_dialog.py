"""催报: to whom, where the drafts go, and what they say before they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.words import say
from ui.desk.choices import choice
from ui.desk.desk import ProvinceDesk
from ui.desk.folder_field import FolderField
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from pathlib import Path


class RemindDialog(QDialog):
    """``folder`` and ``count`` say what was written when it was accepted.

    Each prefecture has an address of its own, which is remembered.
    """

    def __init__(self, desk: ProvinceDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.folder: Path | None = None
        self.count = 0
        self.setWindowTitle(self.tr("催报"))
        self.resize(640, 520)
        self._wanting = desk.wanting()
        self.prefecture = choice(self.tr("市州"))
        if self._wanting:
            every = self.tr("全部：{n} 个市州有单位没有报齐").format(n=len(self._wanting))
            self.prefecture.addItem(every, "")
        for group, lines in self._wanting:
            told = self.tr("{name}：{n} 个").format(name=group.unit.name, n=len(lines))
            self.prefecture.addItem(told, group.unit.code)
        self.to = QLineEdit()
        self.where = FolderField(desk.folder)
        self.preview = QPlainTextEdit(readOnly=True)
        self.preview.setAccessibleName(self.tr("催报文稿"))
        self.preview.setTabChangesFocus(True)
        form = QFormLayout()
        form.addRow(self.tr("市州(&P)"), self.prefecture)
        form.addRow(self.tr("收件地址(&T)"), self.to)
        form.addRow(self.tr("存放文件夹(&D)"), self.where)
        self.notice = Notice(desk.lang)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.write)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self.preview, 1)
        column.addWidget(self.notice)
        column.addWidget(buttons)
        self.prefecture.currentIndexChanged.connect(self._show)
        self.to.textEdited.connect(lambda _: self._follow())
        self.where.changed.connect(self._follow)
        self._show()

    def _chosen(self) -> list[str]:
        """Return the codes of the prefectures that are written to."""
        code = self.prefecture.currentData()
        return [code] if code else [group.unit.code for group, _ in self._wanting]

    def _show(self) -> None:
        """Show the address and the text of the prefecture that is chosen."""
        one = self.prefecture.currentData()
        self.to.setEnabled(bool(one))
        self.to.setText(self._desk.address(one) if one else "")
        known = sum(bool(self._desk.address(code)) for code in self._chosen())
        self.to.setPlaceholderText(
            self.tr("可不填；多个地址用分号隔开")
            if one
            else self.tr("各市州用各自的地址（已记 {n} 个，选一个市州就能填写）").format(n=known)
        )
        none = say("province.remind-none", self._desk.lang, period=self._desk.period)
        letters = [self._desk.letter(code) for code in self._chosen()]
        between = "\n" + "─" * 30 + "\n\n"
        texts = (f"{letter.subject}\n\n{letter.body}" for letter in letters)
        self.preview.setPlainText(between.join(texts) or none)
        self.go.setText(self.tr("写出 {n} 份").format(n=len(letters)))
        self._follow()

    def _follow(self) -> None:
        self.go.setEnabled(bool(self._wanting) and self.where.path is not None)

    def write(self) -> None:
        """Write text and mail draft of each and close; a fault is said and the dialog stays."""
        folder = self.where.path
        if folder is None:
            return
        try:
            if one := self.prefecture.currentData():
                self._desk.set_address(one, self.to.text().strip())
            self.count = self._desk.remind(folder, self._chosen())
        except Fault as fault:
            self.notice.fail(fault)
            return
        self.folder = folder
        self.accept()

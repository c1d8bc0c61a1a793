"""回执: what tells a unit that its version has arrived, for one unit or for many at once."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, cast

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
from ui.desk.choices import choice
from ui.desk.desk import ProvinceDesk
from ui.desk.folder_field import FolderField
from ui.desk.work import Receipts, write_receipts
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from desktop.scheme.units import Unit

ONE, ALL = "one", "all"


class ReceiptsDialog(QDialog):
    """``made`` says what was written when it was accepted."""

    def __init__(
        self,
        desk: ProvinceDesk,
        unit: Unit | None,
        shown: Sequence[Unit],
        parent: QWidget | None = None,
    ) -> None:
        """``unit`` is the one that is selected, ``shown`` those in sight; all of them are held."""
        super().__init__(parent)
        self._desk, self._unit, self._shown = desk, unit, list(shown)
        self.made: Receipts | None = None
        self.setWindowTitle(self.tr("回执"))
        self.setMinimumWidth(560)
        self.whom = choice(self.tr("给谁"))
        if unit is not None:
            self.whom.addItem(unit.name, ONE)
        told = self.tr("表中已接收的 {n} 个单位").format(n=len(self._shown))
        self.whom.addItem(told, ALL)
        self.author = QLineEdit(desk.author)
        self.note = QLineEdit(placeholderText=self.tr("可不填；如：已收到，正在审核"))
        self.where = FolderField(desk.folder)
        form = QFormLayout()
        form.addRow(self.tr("给谁(&U)"), self.whom)
        form.addRow(self.tr("签收人(&W)"), self.author)
        form.addRow(self.tr("附言(&N)"), self.note)
        form.addRow(self.tr("存放文件夹(&D)"), self.where)
        what = QLabel(
            self.tr("回执写明版本和校验码，单位用“导入”打开；把文件作为附件回复邮件即可。"),
            wordWrap=True,
        )
        what.setProperty("muted", True)
        self.jobs = JobBar()
        self.jobs.stopped.connect(self._follow)
        self.notice = Notice(desk.lang)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("写出"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.write)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for part in (what, self.jobs, self.notice, buttons):
            column.addWidget(part)
        self.where.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.go.setEnabled(self.where.path is not None and not self.jobs.is_busy)

    def write(self) -> None:
        """Write them beside the window."""
        folder, unit = self.where.path, self._unit
        if folder is None:
            return
        units = [unit] if self.whom.currentData() == ONE and unit else self._shown
        codes = [one.code for one in units]
        author, note = self.author.text().strip(), self.note.text().strip()
        work = partial(write_receipts, self._desk.office, codes, folder, author, note)
        self._desk.sign(author)
        self.jobs.run(self.tr("正在写回执…"), work, self._on_done, self._on_fault)
        self._follow()

    def _on_done(self, result: object) -> None:
        self.made = cast("Receipts", result)
        self.accept()

    def _on_fault(self, fault: Fault) -> None:
        self.notice.fail(fault)
        self._follow()

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().done(result)

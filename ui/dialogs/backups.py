"""Backups: those there are, one more now, and the way back to one of them."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.records.backups import FOLDER, SUFFIX, backup, kept, read_manifest
from ui.models.text_table import TextRow, TextTable
from ui.session import Session
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice
from ui.widgets.text_view import TextView

if TYPE_CHECKING:
    from desktop.records.backups import Backup


class BackupsDialog(QDialog):
    """``chosen`` is the backup to go back to when the dialog was accepted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._data = session.store.path.parent
        self.chosen: Path | None = None
        self.setWindowTitle(self.tr("备份与恢复"))
        self.resize(820, 460)
        about = QLabel(
            self.tr(
                "程序每天自动备份一次，保留最近 7 天和近 12 个月每月最后一份。"
                "要防硬盘损坏，请另存一份到 U 盘或网盘。备份里没有报送用的私钥。"
            ),
            wordWrap=True,
        )
        about.setProperty("muted", True)
        titles = (self.tr("时间"), self.tr("报表"), self.tr("操作"), self.tr("收到的文件"))
        self.model = TextTable((*titles, self.tr("大小"), self.tr("文件")))
        self.table = TextView(self.model, self.tr("备份"), 5)
        self.table.set_widths(12, 5, 6, 8, 8, 0)
        self.told = Notice(session.lang)
        self.jobs = JobBar()
        self.jobs.stopped.connect(lambda: self.told.say(self.tr("已取消，没有写出备份。")))
        column = QVBoxLayout(self)
        for widget, stretch in ((about, 0), (self.table, 1), (self.jobs, 0), (self.told, 0)):
            column.addWidget(widget, stretch)
        column.addLayout(self._buttons())
        self.table.selectionModel().currentRowChanged.connect(self._enable)
        self.refresh()

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.now = QPushButton(self.tr("立即备份(&B)"))
        self.elsewhere = QPushButton(self.tr("另存一份…(&S)"))
        self.back = QPushButton(self.tr("恢复到选中的备份…(&R)"))
        self.file = QPushButton(self.tr("从文件恢复…(&F)"))
        for button, slot in (
            (self.now, self.back_up),
            (self.elsewhere, self.back_up_elsewhere),
            (self.back, self.restore_selected),
            (self.file, self.restore_file),
        ):
            button.setAutoDefault(False)
            button.clicked.connect(slot)
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return row

    def refresh(self) -> None:
        """List the backups in the data directory, the newest first."""
        found = kept(self._data)
        self.model.show_rows([TextRow(str(one.path), self._cells(one)) for one in found])
        if found:
            self.table.selectRow(0)
        self._enable()

    def _cells(self, one: Backup) -> tuple[str, ...]:
        return (
            one.made_at[:16].replace("T", " "),
            str(one.reports),
            str(one.operations),
            str(one.received),
            self.locale().formattedDataSize(one.size),
            one.path.name,
        )

    def _enable(self) -> None:
        self.back.setEnabled(self.table.currentIndex().isValid())

    # ------------------------------------------------------------------ making one

    def back_up(self) -> None:
        """Make a backup in the data directory."""
        (self._data / FOLDER).mkdir(exist_ok=True)
        self._make(self._data / FOLDER)

    def back_up_elsewhere(self) -> None:
        """Make a backup where the clerk says."""
        name = f"{self.tr('交报备份')}_{self._session.unit.name if self._session.is_open else ''}"
        target, _ = QFileDialog.getSaveFileName(
            self, self.tr("另存备份"), f"{name}{SUFFIX}", f"{self.tr('备份')} (*.zip)"
        )
        if target:
            Path(target).unlink(missing_ok=True)  # the file dialog has asked
            self._make(Path(target))

    def _make(self, target: Path) -> None:
        work = partial(backup, self._data, target)
        self.jobs.run(self.tr("正在备份…"), work, self._made, self._fail)

    def _made(self, result: object) -> None:
        one = cast("Backup", result)
        self.told.say(self.tr("已备份并核对无误：{path}").format(path=one.path))
        self.refresh()

    # ------------------------------------------------------------------ the way back

    def restore_selected(self) -> None:
        """Go back to the selected backup."""
        row = self.table.currentIndex().row()
        if row >= 0:
            self._restore(Path(self.model.rows[row].key))

    def restore_file(self) -> None:
        """Go back to a backup that was kept elsewhere."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("从文件恢复"), "", f"{self.tr('备份')} (*.zip)"
        )
        if path:
            self._restore(Path(path))

    def _restore(self, path: Path) -> None:
        try:
            one = read_manifest(path)
        except Fault as fault:
            self._fail(fault)
            return
        answer = QMessageBox.question(
            self,
            self.tr("恢复"),
            self.tr(
                "恢复到 {at} 的备份（{reports} 份报表）？\n现在的数据会移到一边保存，不会删除。"
            ).format(at=one.made_at[:16].replace("T", " "), reports=one.reports),
        )
        if answer == QMessageBox.StandardButton.Yes:
            self.chosen = path
            self.accept()

    # ------------------------------------------------------------------ telling

    def _fail(self, fault: Fault) -> None:
        self.told.fail(fault)

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().done(result)

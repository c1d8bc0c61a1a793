"""Restoring a backup behind a window whose store is closed: a progress dialog, then one sentence."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt
from PySide6.QtWidgets import QMessageBox, QProgressDialog, QWidget

from desktop.faults import Fault
from desktop.records.backups import Backup, restore
from ui.job import Job


def restore_behind(data: Path, source: Path, parent: QWidget) -> str | Fault:
    """Put ``source`` in the place of the records of ``data``; return news, or why it was not done.

    There is no way to cancel: it takes seconds, and until the last step nothing is exchanged.
    """
    text = QCoreApplication.translate("Restoring", "正在恢复并核对…")
    shown = QProgressDialog(text, "", 0, 0, parent)
    shown.setCancelButton(None)
    shown.setWindowModality(Qt.WindowModality.ApplicationModal)
    loop = QEventLoop()
    outcome: list[object] = []
    job = Job(partial(restore, data, source), parent)
    job.done.connect(outcome.append)
    job.faulted.connect(outcome.append)
    job.finished.connect(loop.quit)
    shown.show()
    job.start()
    loop.exec()
    shown.close()
    shown.deleteLater()  # a progress dialog that lives on shows itself again after four seconds
    (result,) = outcome
    if isinstance(result, Fault):
        return result
    news = QCoreApplication.translate("Restoring", "已恢复到备份。原来的数据保存在 {path}")
    return news.format(path=result)


def is_wanted(newest: Backup, parent: QWidget) -> bool:
    """Ask whether the newest backup shall replace records that cannot be read."""
    text = QCoreApplication.translate(
        "Restoring",
        "填报数据已损坏，打不开。\n最近的备份做于 {at}，要恢复到它吗？损坏的文件会移到一边保存。",
    )
    title = QCoreApplication.translate("Restoring", "恢复")
    at = newest.made_at[:16].replace("T", " ")
    answer = QMessageBox.question(parent, title, text.format(at=at))
    return answer == QMessageBox.StandardButton.Yes

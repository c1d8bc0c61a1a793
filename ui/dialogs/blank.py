"""A workbook for colleagues who fill in with Excel or WPS: the whole report or one form of it."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Scheme
from desktop.words import Language
from ui.dialogs.export import default_folder
from ui.session import Session
from ui.settings import Settings
from ui.widgets.job_bar import JobBar
from ui.widgets.notice import Notice


def make_blank(
    scheme: Scheme, snapshot: Snapshot, section: str, filled: bool, target: Path, lang: Language
) -> Generator[Progress, None, Path]:
    """Draw the workbook and write it; raises the faults of drawing and saving."""
    from desktop.workbook.blank import blank_workbook
    from desktop.workbook.save import save

    yield Progress(0, 2, "")
    content = blank_workbook(scheme, snapshot, section=section, filled=filled, lang=lang)
    yield Progress(1, 2, "")
    save(content, target)
    return target


class BlankDialog(QDialog):
    """Stays open: colleagues are several."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.path: Path | None = None
        self.setWindowTitle(self.tr("发给同事填写的表"))
        self.setMinimumWidth(560)
        what = QLabel(
            self.tr(
                "生成一份 Excel 工作簿，同事用 Excel 或 WPS 填好传回，再用“导入”读取。"
                "上年上报数会一并带出。"
            ),
            wordWrap=True,
        )
        what.setProperty("muted", True)
        self.part = QComboBox()
        self.part.setAccessibleName(self.tr("范围"))
        self.part.addItem(self.tr("整套报表"), "")
        for code, title in self._sections():
            self.part.addItem(f"{code}　{title}", code)
        self.filled = QCheckBox(self.tr("带出已填的数（不勾选则为空表）(&V)"))
        self.folder = QLineEdit(str(default_folder(settings)))
        self.folder.setAccessibleName(self.tr("存放文件夹"))
        browse = QPushButton(self.tr("选择…"))
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.addRow(self.tr("范围(&S)"), self.part)
        form.addRow("", self.filled)
        label = QLabel(self.tr("存放文件夹(&F)"))
        label.setBuddy(self.folder)
        form.addRow(label, row)
        self.jobs = JobBar()
        self.jobs.stopped.connect(self._free)
        self.told = Notice(session.lang)
        self.show_folder = QPushButton(self.tr("打开所在文件夹"))
        self.show_folder.clicked.connect(self._show_folder)
        self.show_folder.hide()
        self.write = QPushButton(self.tr("生成"))
        self.write.setObjectName("primary")
        self.write.setDefault(True)
        self.write.clicked.connect(self.start)
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.reject)
        for button in (browse, self.show_folder, close):
            button.setAutoDefault(False)
        last = QHBoxLayout()
        last.addWidget(self.show_folder)
        last.addStretch(1)
        last.addWidget(close)
        last.addWidget(self.write)
        column = QVBoxLayout(self)
        column.addWidget(what)
        column.addLayout(form)
        column.addWidget(self.jobs)
        column.addWidget(self.told)
        column.addStretch(1)
        column.addLayout(last)
        self.part.setFocus()

    def _sections(self) -> list[tuple[str, str]]:
        """Return the sections in which this level is asked for anything."""
        session = self._session
        scheme, level, period = session.scheme, session.level, session.period
        asked = []
        for code, section in scheme.sections.items():
            ledgers = [led for led in scheme.ledgers_of(level) if code in led.sections]
            texts = scheme.narratives_of(level, code)
            if scheme.shown(code, level, period) or ledgers or texts:
                title = section.title if session.lang == "zh" else section.title_en
                asked.append((code, title))
        return asked

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("存放文件夹"), self.folder.text())
        if folder:
            self.folder.setText(folder)

    def start(self) -> None:
        """Make the workbook beside the window."""
        from desktop.workbook.blank import blank_name

        session, section = self._session, str(self.part.currentData())
        snapshot = session.report.snapshot()
        target = Path(self.folder.text()) / blank_name(snapshot, section)
        self.write.setEnabled(False)
        work = partial(
            make_blank,
            session.scheme,
            snapshot,
            section,
            self.filled.isChecked(),
            target,
            session.lang,
        )
        self.jobs.run(self.tr("正在生成工作簿…"), work, self._made, self._fail)

    def _free(self) -> None:
        self.write.setEnabled(True)

    def _made(self, result: object) -> None:
        self._free()
        self.path = cast("Path", result)
        self._settings.export_folder = str(self.path.parent)
        self.told.say(self.tr("已生成：{path}").format(path=self.path))
        self.show_folder.show()

    def _fail(self, fault: Fault) -> None:
        self._free()
        self.told.fail(fault)

    def _show_folder(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def done(self, result: int) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().done(result)

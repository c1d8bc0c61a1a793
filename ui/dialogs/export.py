"""Export: draft or final, what still blocks, the writing itself beside the window, the result."""

from __future__ import annotations

from collections.abc import Generator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.checks.findings import Finding
from desktop.faults import Fault
from desktop.progress import Progress
from desktop.records.snapshot import Snapshot
from desktop.scheme.model import Scheme
from desktop.words import Language
from ui.audit import MARKS, class_title
from ui.job import Job
from ui.session import Session
from ui.settings import Settings

KEY_ROLE = Qt.ItemDataRole.UserRole


def default_folder(settings: Settings) -> Path:
    """Return where exports go: the last folder if it is still there, else the documents."""
    last = Path(settings.export_folder) if settings.export_folder else None
    if last is not None and last.is_dir():
        return last
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents) or Path.home())


class ExportDialog(QDialog):
    """``path`` is what was written; ``target`` a key to go to instead, when one was chosen."""

    def __init__(
        self, session: Session, settings: Settings, *, draft: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._job: Job | None = None
        self._version = 1
        self.path: Path | None = None
        self.target = ""
        session.check_all()
        self.blocking = [finding for finding in session.findings() if finding.blocks]
        self.setWindowTitle(self.tr("导出报送文件"))
        self.resize(620, 460)
        self.stack = QStackedWidget()
        for page in (self._build_choice(), self._build_work(), self._build_done()):
            self.stack.addWidget(page)
        QVBoxLayout(self).addWidget(self.stack)
        (self.draft if draft else self.final).setChecked(True)
        self._refresh()

    # ------------------------------------------------------------------ three pages

    def _build_choice(self) -> QWidget:
        self.final = QRadioButton(self.tr("正式报送：生成用于上报的工作簿"))
        self.draft = QRadioButton(self.tr("草稿：供内部核对，封面注明“草稿”"))
        group = QButtonGroup(self)
        group.addButton(self.final)
        group.addButton(self.draft)
        group.buttonToggled.connect(self._refresh)
        self.folder = QLineEdit(str(default_folder(self._settings)))
        self.folder.setAccessibleName(self.tr("存放文件夹"))
        self.folder.textChanged.connect(self._refresh)
        browse = QPushButton(self.tr("选择…"))
        browse.clicked.connect(self._browse)
        self.name = QLabel()
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason = QLabel(wordWrap=True)
        self.findings = QListWidget()
        self.findings.setWordWrap(True)
        self.findings.setSpacing(4)
        self.findings.setAccessibleName(self.tr("影响报送的审核结果"))
        for finding in self.blocking:
            chip = f"{MARKS[finding.audit_class]} {class_title(finding.audit_class)}"
            item = QListWidgetItem(f"{chip}  {finding.message}", self.findings)
            item.setData(KEY_ROLE, finding.keys[0] if finding.keys else "")
        self.findings.itemActivated.connect(self._go)
        self.go = QPushButton(self.tr("到单元格"))
        self.go.clicked.connect(lambda: self._go(self.findings.currentItem()))
        self.findings.currentRowChanged.connect(lambda row: self.go.setEnabled(row >= 0))
        self.go.setEnabled(False)
        self.write = QPushButton(self.tr("导出"))
        self.write.setObjectName("primary")
        self.write.setDefault(True)
        self.write.clicked.connect(self.start)
        cancel = QPushButton(self.tr("取消"))
        cancel.clicked.connect(self.reject)
        self.fault = QLabel(wordWrap=True)
        self.fault.setObjectName("fault")
        self.fault.hide()
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.final)
        column.addWidget(self.draft)
        column.addSpacing(8)
        column.addWidget(QLabel(self.tr("存放文件夹")))
        column.addLayout(_row(self.folder, browse))
        column.addWidget(self.name)
        column.addSpacing(8)
        column.addWidget(self.reason)
        column.addWidget(self.findings, 1)
        self.room = QWidget()
        column.addWidget(self.room, 1)
        column.addWidget(self.fault)
        buttons = _row(self.go, None, cancel, self.write)
        column.addLayout(buttons)
        return page

    def _build_work(self) -> QWidget:
        self.bar = QProgressBar()
        self.bar.setAccessibleName(self.tr("导出进度"))
        self.step = QLabel(self.tr("正在生成工作簿…"))
        stop = QPushButton(self.tr("取消"))
        stop.clicked.connect(self.stop)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(self.step)
        column.addWidget(self.bar)
        column.addStretch(1)
        column.addLayout(_row(None, stop))
        return page

    def _build_done(self) -> QWidget:
        heading = QLabel(self.tr("已导出"))
        heading.setObjectName("title")
        self.written = QLabel(wordWrap=True)
        self.written.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        hint = QLabel(
            self.tr("把这个文件作为邮件附件发给上级单位即可。请不要改文件名。"), wordWrap=True
        )
        hint.setProperty("muted", True)
        self.open_folder = QPushButton(self.tr("打开所在文件夹"))
        self.open_folder.clicked.connect(self._show_folder)
        copy = QPushButton(self.tr("复制路径"))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(str(self.path)))
        close = QPushButton(self.tr("关闭"))
        close.clicked.connect(self.accept)
        page = QWidget()
        column = QVBoxLayout(page)
        column.addStretch(1)
        column.addWidget(heading)
        column.addWidget(self.written)
        column.addWidget(hint)
        column.addStretch(1)
        column.addLayout(_row(self.open_folder, copy, None, close))
        return page

    # ------------------------------------------------------------------ choosing

    def _refresh(self) -> None:
        draft = self.draft.isChecked()
        self.name.setText(self.tr("文件名  {name}").format(name=self._target().name))
        stopped = bool(self.blocking) and not draft
        self.findings.setVisible(bool(self.blocking))
        self.go.setVisible(bool(self.blocking))
        self.room.setVisible(not self.blocking)
        self.write.setEnabled(not stopped)
        if stopped:
            text = self.tr(
                "还有 {n} 条审核结果须先改正或说明，才能正式报送。双击或按回车到单元格。"
            )
        elif self.blocking:
            text = self.tr("有 {n} 条审核结果尚未处理；草稿可以导出，正式报送前须处理。")
        else:
            text = self.tr("审核已通过，可以报送。")
        self.reason.setText(text.format(n=len(self.blocking)))

    def _target(self) -> Path:
        from desktop.workbook.export import file_name

        folder, draft = Path(self.folder.text()), self.draft.isChecked()
        snapshot = self._session.report.snapshot()
        version = 1
        while True:
            name = file_name(snapshot, draft=draft, version=version)
            if draft or not (folder / name).exists():
                self._version = version
                return folder / name
            version += 1

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("存放文件夹"), self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY_ROLE):
            self.target = str(item.data(KEY_ROLE))
            self.reject()

    # ------------------------------------------------------------------ writing

    def start(self) -> None:
        """Write the workbook beside the window."""
        self.fault.hide()
        self.stack.setCurrentIndex(1)
        target, draft, version = self._target(), self.draft.isChecked(), self._version
        session = self._session
        work = partial(
            write_report,
            session.scheme,
            session.report.snapshot(),
            list(session.findings()),
            target,
            draft,
            version,
            session.lang,
        )
        self._job = Job(work, self)
        self._job.progressed.connect(self._on_progress)
        self._job.done.connect(self._on_done)
        self._job.faulted.connect(self._on_fault)
        self._job.start()

    def stop(self) -> None:
        """Give up: the file is not written unless that had begun."""
        if self._job is not None:
            self._job.cancel()
            self._job.wait()
        if self.stack.currentIndex() == 1:
            self.stack.setCurrentIndex(0)

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setMaximum(progress.total)
        self.bar.setValue(progress.done)

    def _on_done(self, path: Path) -> None:
        self.path = path
        self._settings.export_folder = str(path.parent)
        self.written.setText(str(path))
        self.stack.setCurrentIndex(2)
        self.open_folder.setFocus()

    def _on_fault(self, fault: Fault) -> None:
        self.stack.setCurrentIndex(0)
        self.fault.setText(fault.text(self._session.lang))
        self.fault.show()

    def _show_folder(self) -> None:
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never leave a thread behind."""
        self.stop()
        super().closeEvent(event)


def write_report(
    scheme: Scheme,
    snapshot: Snapshot,
    findings: list[Finding],
    target: Path,
    draft: bool,
    version: int,
    lang: Language,
) -> Generator[Progress, None, Path]:
    """Draw the workbook, then save it; cancelled in between, nothing is written.

    Raises Fault when the target cannot be written; what stood there stays whole.
    """
    from desktop.scheme.compute import Figures
    from desktop.workbook.export import workbook
    from desktop.workbook.save import save

    yield Progress(0, 3, "")
    figures = Figures(scheme, snapshot)
    yield Progress(1, 3, "")
    content = workbook(scheme, snapshot, figures, findings, draft=draft, version=version, lang=lang)
    yield Progress(2, 3, "")
    save(content, target)
    return target


def export_findings(session: Session, settings: Settings, parent: QWidget) -> Path | None:
    """Ask for a file and write the findings to it; return its path, None when nothing was written.

    A target that cannot be written is told through the session.
    """
    from desktop.checks.sheet import findings_table
    from desktop.workbook.findings_book import write_findings_book

    if session.checker is None:
        session.check_all()
    checker = session.checker
    if checker is None:
        return None
    title = QCoreApplication.translate("export", "审核结果")
    kind = QCoreApplication.translate("export", "Excel 工作簿")
    name = f"{session.period}_{session.unit.code}_{session.unit.name}_{title}.xlsx"
    chosen, _ = QFileDialog.getSaveFileName(
        parent, title, str(default_folder(settings) / name), f"{kind} (*.xlsx)"
    )
    if not chosen:
        return None
    target = Path(chosen).with_suffix(".xlsx")
    try:
        table = findings_table(checker, session.report.snapshot(), session.lang)
        write_findings_book(table, target)
    except Fault as fault:
        session.faulted.emit(fault)
        return None
    settings.export_folder = str(target.parent)
    return target


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is what room is left."""
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return row

"""Export: draft or final, what still blocks, the writing itself beside the window, the result."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
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

from desktop.faults import Fault
from desktop.progress import Progress
from desktop.records.report import SHORTEST_REASON
from desktop.submission.password import check_password
from ui.audit import MARKS, class_title
from ui.dialogs.exported import ExportedPage
from ui.exchange import data_directory_of, keep_version
from ui.export_work import Order, draw_draft, draw_version
from ui.job import Job, Work
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from desktop.submission.versions import Prepared

KEY_ROLE = Qt.ItemDataRole.UserRole


def default_folder(settings: Settings) -> Path:
    """Return where exports go: the last folder if it is still there, else the documents.

    A computer may have no folder of that name: then the desktop, then the home folder.
    """
    if settings.export_folder and Path(settings.export_folder).is_dir():
        return Path(settings.export_folder)
    for location in (
        QStandardPaths.StandardLocation.DocumentsLocation,
        QStandardPaths.StandardLocation.DesktopLocation,
    ):
        folder = QStandardPaths.writableLocation(location)
        if folder and Path(folder).is_dir():
            return Path(folder)
    return Path.home()


class ExportDialog(QDialog):
    """``path`` is what was written; ``target`` a key to go to instead, when one was chosen."""

    def __init__(
        self, session: Session, settings: Settings, *, draft: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self._job: Job | None = None
        self.path: Path | None = None
        self.target = ""
        session.check_all()
        self.blocking = [finding for finding in session.findings() if finding.blocks]
        self._before = session.report.submissions()
        self.setWindowTitle(self.tr("导出报送文件"))
        self.resize(680, 560)
        self.stack = QStackedWidget()
        self.exported = ExportedPage(session)
        self.exported.closed.connect(self.accept)
        for page in (self._build_choice(), self._build_work(), self.exported):
            self.stack.addWidget(page)
        QVBoxLayout(self).addWidget(self.stack)
        (self.draft if draft else self.final).setChecked(True)
        self._refresh()

    # ------------------------------------------------------------------ the pages

    def _build_choice(self) -> QWidget:
        self.final = QRadioButton(self.tr("正式报送：加校验码，报出后锁定报表"))
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
        self.make_folder = QPushButton(self.tr("新建这个文件夹"))
        self.make_folder.clicked.connect(self._make_folder)
        self.name = QLabel()
        self.name.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.reason = QLabel(wordWrap=True)
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
        column.addLayout(_row(self.folder, self.make_folder, browse))
        column.addWidget(self.name)
        column.addWidget(self._build_options())
        column.addSpacing(8)
        column.addWidget(self.reason)
        self._build_findings()
        column.addWidget(self.findings, 1)
        self.room = QWidget()
        column.addWidget(self.room, 1)
        column.addWidget(self.fault)
        column.addLayout(_row(self.go, None, cancel, self.write))
        return page

    def _build_options(self) -> QWidget:
        self.why_label = QLabel(self.tr("更正原因(&R)"))
        self.why = QLineEdit(placeholderText=self.tr("与上一版相比更正了什么，至少 2 个字"))
        self.why.setAccessibleName(self.tr("更正原因"))
        self.why.textChanged.connect(self._refresh)
        self.why_label.setBuddy(self.why)
        self.encrypt = QCheckBox(self.tr("加打开密码(&E)"))
        self.password = QLineEdit()
        self.password.setAccessibleName(self.tr("打开密码"))
        self.password.setPlaceholderText(self.tr("密码请另行告知对方"))
        self.password.setEnabled(False)
        self.encrypt.toggled.connect(self.password.setEnabled)
        self.encrypt.toggled.connect(lambda on: self.password.setFocus() if on else None)
        level, lang = self._session.level, self._session.lang
        ledgers = [led for led in self._session.scheme.ledgers_of(level) if led.internal]
        self.internal = QCheckBox(self.tr("连同“不随邮件报送”的台账一起写入(&I)"))
        self.internal.setToolTip("\n".join(f"{led.code} {led.titled(lang)}" for led in ledgers))
        if not ledgers:
            self.internal.hide()
        self.pdf = QCheckBox(self.tr("同时生成封面和各分表的 PDF(&P)"))
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.addWidget(self.why_label, 0, 0)
        grid.addWidget(self.why, 0, 1)
        grid.addWidget(self.encrypt, 1, 0)
        grid.addWidget(self.password, 1, 1)
        grid.addWidget(self.internal, 2, 0, 1, 2)
        grid.addWidget(self.pdf, 3, 0, 1, 2)
        grid.setColumnStretch(1, 1)
        return box

    def _build_findings(self) -> None:
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

    # ------------------------------------------------------------------ choosing

    def _refresh(self) -> None:
        draft, locked = self.draft.isChecked(), self._session.locked
        self.name.setText(self.tr("文件名  {name}").format(name=self._target().name))
        folder = self.folder.text().strip()
        self.make_folder.setVisible(bool(folder) and not Path(folder).is_dir())
        asks_why = bool(self._before) and not draft and not locked
        for widget in (self.why_label, self.why):
            widget.setVisible(asks_why)
        stopped = bool(self.blocking) and not draft
        self.findings.setVisible(bool(self.blocking))
        self.go.setVisible(bool(self.blocking))
        self.room.setVisible(not self.blocking)
        waits = asks_why and len(self.why.text().strip()) < SHORTEST_REASON
        self.write.setEnabled(not stopped and not waits and (draft or not locked))
        self.reason.setText(self._advice(draft).format(n=len(self.blocking), version=locked))

    def _advice(self, draft: bool) -> str:
        if self._session.locked and not draft:
            return self.tr(
                "第{version}版已经报送，报表已锁定。需要原文件，在“报送版本”里原样再写一份；"
                "需要更正，先重新打开。"
            )
        if self.blocking and not draft:
            return self.tr(
                "还有 {n} 条审核结果须先改正或说明，才能正式报送。双击或按回车到单元格。"
            )
        if self.blocking:
            return self.tr("有 {n} 条审核结果尚未处理；草稿可以导出，正式报送前须处理。")
        return self.tr("审核已通过，可以报送。")

    def _target(self) -> Path:
        from desktop.workbook.export import file_name

        version = self._session.locked or len(self._before) + 1
        draft = self.draft.isChecked()
        snapshot = self._session.report.snapshot()
        return Path(self.folder.text()) / file_name(snapshot, draft=draft, version=version)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("存放文件夹"), self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _make_folder(self) -> None:
        folder = Path(self.folder.text())
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._on_fault(Fault("workbook.no-folder", path=folder))
            return
        self.fault.hide()
        self._refresh()

    def _go(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(KEY_ROLE):
            self.target = str(item.data(KEY_ROLE))
            self.reject()

    # ------------------------------------------------------------------ writing

    def start(self) -> None:
        """Draw the workbook beside the window; what cannot be done is said before that."""
        self.fault.hide()
        session = self._session
        try:
            if self.encrypt.isChecked():
                check_password(self.password.text())
            if not Path(self.folder.text()).is_dir():
                raise Fault("workbook.no-folder", path=self.folder.text())
        except Fault as fault:
            self._on_fault(fault)
            return
        self.stack.setCurrentIndex(1)
        order = Order(
            session.scheme,
            session.report.snapshot(),
            list(session.findings()),
            session.lang,
            self.internal.isChecked(),
        )
        self._order = order
        if self.draft.isChecked():
            work: Work = partial(draw_draft, order, self._target())
        else:
            data = data_directory_of(session)
            work = partial(draw_version, order, self._before, data, self.why.text())
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
        self.exported.jobs.stop()
        if self.stack.currentIndex() == 1:
            self.stack.setCurrentIndex(0)

    def _on_progress(self, progress: Progress) -> None:
        self.bar.setMaximum(progress.total)
        self.bar.setValue(progress.done)

    def _on_done(self, made: object) -> None:
        from desktop.submission.outgoing import Outgoing

        if self.stack.currentIndex() != 1:
            return  # given up when the drawing was just done
        version, code = 0, ""
        if isinstance(made, Path):
            path = made
        else:
            try:
                prepared = cast("Prepared", made)
                written = keep_version(self._session, prepared, Path(self.folder.text()))
            except Fault as fault:
                self._on_fault(fault)
                return
            path = written.path
            version, code = written.submission.version, written.submission.code
        self.path = path
        self._settings.export_folder = str(path.parent)
        order, password = self._order, self.password.text() if self.encrypt.isChecked() else ""
        outgoing = Outgoing(order.scheme, order.snapshot, path, version, code, order.lang)
        self.stack.setCurrentIndex(2)
        self.exported.show_exported(outgoing, password, pdf=self.pdf.isChecked())

    def _on_fault(self, fault: Fault) -> None:
        self.stack.setCurrentIndex(0)
        self.fault.setText(fault.text(self._session.lang))
        self.fault.show()

    def done(self, result: int) -> None:
        """Never leave a thread behind, however the dialog ends."""
        self.stop()
        super().done(result)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is what room is left."""
    row = QHBoxLayout()
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 1 if isinstance(widget, QLineEdit) else 0)
    return row

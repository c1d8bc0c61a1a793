"""导出报告: the document, as a PDF too if wanted; then the ways to what was written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.desk.choices import file_to_write
from ui.desk.report_desk import ReportDesk

if TYPE_CHECKING:
    from ui.desk.report_work import Written


class ReportExport(QDialog):
    """Accepted when a file was named; ``path``, ``with_pdf``."""

    def __init__(
        self, room: ReportDesk, parent: QWidget | None = None, *, is_dirty: bool = False
    ) -> None:
        """``is_dirty`` says that the text has changes that are not saved."""
        super().__init__(parent)
        self._desk = room.desk
        self.path: Path | None = None
        self.setWindowTitle(self.tr("导出报告"))
        self.setMinimumWidth(520)
        about = QLabel(
            self.tr(
                "按公文格式生成 Word 文档，附数据溯源表；文中每个数都带标记，在 Word 或 WPS 中改过后，"
                "可以再拿回来核对。导出时会记下这一稿，供以后列出变动。"
            ),
            wordWrap=True,
        )
        about.setProperty("muted", True)
        self.warning = QLabel("\n".join(self._warnings(room, is_dirty)), wordWrap=True)
        self.warning.setVisible(bool(self.warning.text()))
        self.pdf = QCheckBox(self.tr("同时生成 PDF（需要 LibreOffice）(&P)"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(self.tr("导出…"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.go.setEnabled(room.draft is not None)
        buttons.accepted.connect(self.ask)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (about, self.warning, self.pdf, buttons):
            column.addWidget(part)

    def _warnings(self, room: ReportDesk, is_dirty: bool) -> list[str]:
        draft, found = room.draft, []
        if draft is None:
            return [self.tr("报告文本有问题，改好后才能导出。")]
        if draft.missing or draft.partial:
            found.append(
                self.tr("缺数 {missing} 项、未报齐 {partial} 项，文中和附表会照样标出。").format(
                    missing=len(draft.missing), partial=len(draft.partial)
                )
            )
        if is_dirty:
            found.append(self.tr("报告文本有没保存的修改；导出的是保存过的文本。"))
        return found

    @property
    def with_pdf(self) -> bool:
        """Whether a PDF is wanted too."""
        return self.pdf.isChecked()

    def ask(self) -> None:
        """Ask for the file and close."""
        name = self.tr("{period}_年度工作报告.docx").format(period=self._desk.period)
        kind = f"{self.tr('Word 文档')} (*.docx)"
        path = file_to_write(self, self.go.text(), Path(self._desk.folder) / name, kind)
        if path is not None:
            self.path = path if path.suffix.lower() == ".docx" else Path(f"{path}.docx")
            self.accept()


class WrittenBar(QWidget):
    """Says where a file was written and opens it; hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._pdf: Path | None = None
        self.where = QLabel(wordWrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.open = QPushButton(self.tr("打开文档(&B)"))
        self.open_pdf = QPushButton(self.tr("打开 PDF(&I)"))
        self.folder = QPushButton(self.tr("打开文件夹(&H)"))
        self.open.clicked.connect(self._open_document)
        self.open_pdf.clicked.connect(self._open_pdf)
        self.folder.clicked.connect(self._open_folder)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.where, 1)
        for button in (self.open, self.open_pdf, self.folder):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.hide()

    def show_written(self, written: Written | None, told: str = "") -> None:
        """Show what was written, or nothing any more; ``told`` says it in other words."""
        self.setVisible(written is not None)
        if written is not None:
            self._path, self._pdf = written.path, written.pdf
            exported = self.tr("已导出：{path}").format(path=written.path)
            self.where.setText(told or exported)
            self.open_pdf.setVisible(written.pdf is not None)
            self.open.setFocus()

    def _open_document(self) -> None:
        self._show(self._path)

    def _open_pdf(self) -> None:
        self._show(self._pdf)

    def _open_folder(self) -> None:
        self._show(self._path.parent if self._path else None)

    @staticmethod
    def _show(path: Path | None) -> None:
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

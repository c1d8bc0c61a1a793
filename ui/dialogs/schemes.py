"""Reporting schemes: which are there, which one new reports use, and the work of their authors."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.faults import Fault
from desktop.records.schemes import Schemes
from desktop.scheme.library import Entry
from desktop.scheme.loader import counts
from desktop.scheme.model import in_language
from ui.dialogs.scheme_compare import CompareDialog
from ui.dialogs.scheme_details import counts_text, details_html
from ui.dialogs.scheme_files import SourceMenu, ask_folder, ask_workbook, workbook_filter
from ui.dialogs.scheme_tables import SELECTABLE, FaultsDialog
from ui.job import Work
from ui.models.text_table import TextRow, TextTable
from ui.scheme_work import Checked, check, install, pack, unpack
from ui.session import Session
from ui.widgets.job_bar import JobBar
from ui.widgets.text_view import TextView

COUNTED = ("indicators", "ledgers", "columns", "narratives", "rules")


class SchemesDialog(QDialog):
    """See the module. ``shown`` is the dialog with faults or differences opened last."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._schemes = Schemes(session.store)
        self.entries: list[Entry] = []
        self.shown: QDialog | None = None
        self._last: QWidget | None = None
        self.setWindowTitle(self.tr("报表制度"))
        self.resize(980, 620)
        self.jobs = JobBar()
        self.told = QLabel(wordWrap=True)
        self.told.setTextInteractionFlags(SELECTABLE)
        self.told.setAccessibleName(self.tr("结果"))
        self.fault = QLabel(wordWrap=True)
        self.fault.setTextInteractionFlags(SELECTABLE)
        self.fault.setObjectName("fault")
        self.fault.hide()
        self.details = QTextBrowser()
        self.details.setAccessibleName(self.tr("报表制度的内容"))
        both = QSplitter(Qt.Orientation.Vertical)
        both.setChildrenCollapsible(False)
        for widget, stretch in ((self._build_list(), 2), (self.details, 3)):
            both.addWidget(widget)
            both.setStretchFactor(both.indexOf(widget), stretch)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(both, 1)
        for widget in (self.jobs, self.told, self.fault, self._build_buttons(), close):
            column.addWidget(widget)
        self.jobs.stopped.connect(self._end)
        self.refresh()
        self.view.setFocus()

    # ------------------------------------------------------------------ building

    def _build_list(self) -> QWidget:
        titles = [self.tr("新报表"), self.tr("代码"), self.tr("版本"), self.tr("名称")]
        titles += [self.tr("指标"), self.tr("台账"), self.tr("栏目"), self.tr("文字")]
        titles += [self.tr("审核"), self.tr("来源")]
        self.model = TextTable(titles)
        self.view = TextView(self.model, self.tr("报表制度"), wide=3)
        self.view.set_widths(6, 10, 5, 0, 4, 4, 4, 4, 4, 5)
        self.view.selectionModel().currentRowChanged.connect(self._on_row)
        return self.view

    def _build_buttons(self) -> QWidget:
        self.use_button = self._button(self.tr("使用(&U)"), self.use)
        self.use_button.setToolTip(self.tr("新开始的报表使用选中的制度"))
        self.check_menu, self.install_menu = SourceMenu(self), SourceMenu(self)
        mine = self.check_menu.addAction(self.tr("选中的制度"))
        mine.triggered.connect(lambda: self.check(self.current().path))
        self.check_menu.chosen.connect(self.check)
        self.install_menu.chosen.connect(self.install)
        self.check_button = self._button(self.tr("检查(&K)…"))
        self.check_button.setMenu(self.check_menu)
        self.install_button = self._button(self.tr("安装(&I)…"))
        self.install_button.setMenu(self.install_menu)
        self.pack_button = self._button(self.tr("导出为工作簿(&P)…"), self.pack)
        self.unpack_button = self._button(self.tr("还原为文件夹(&F)…"), self.unpack)
        self.compare_button = self._button(self.tr("比较(&D)…"), self.compare)
        self.buttons = QWidget()
        row = QHBoxLayout(self.buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for first in (self.use_button, self.check_button, self.install_button):
            row.addWidget(first)
        row.addStretch(1)
        for second in (self.compare_button, self.pack_button, self.unpack_button):
            row.addWidget(second)
        return self.buttons

    @staticmethod
    def _button(text: str, slot: Callable[[], None] | None = None) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        if slot is not None:
            button.clicked.connect(slot)
        return button

    # ------------------------------------------------------------------ what is there

    def refresh(self, chosen: Entry | None = None) -> None:
        """Read the library anew; put the cursor on ``chosen``, else on what new reports use."""
        used = self._schemes.used()
        self.entries = self._schemes.library.entries()
        self.model.show_rows([self._row(entry, used) for entry in self.entries])
        self.view.setCurrentIndex(self.model.index(self.entries.index(chosen or used), 0))

    def current(self) -> Entry:
        """Return the selected scheme."""
        return self.entries[self.view.currentIndex().row()]

    def _row(self, entry: Entry, used: Entry) -> TextRow:
        origin = self.tr("内置") if entry.built_in else self.tr("已安装")
        try:
            found = counts(self._schemes.scheme(entry))
            numbers = [str(found[name]) for name in COUNTED]
        except Fault:  # the details tell it when the row is selected
            numbers = ["—"] * len(COUNTED)
        mark = self.tr("● 使用") if entry == used else ""
        title = in_language(entry.title, entry.title_en, self._session.lang)
        cells = (mark, entry.id, entry.version, title, *numbers, origin)
        return TextRow(str(entry.path), cells)

    def _on_row(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.entries[index.row()]
        try:
            scheme = self._schemes.scheme(entry)
        except Fault as fault:
            self.details.setPlainText(fault.text(self._session.lang))
            return
        reports = self._schemes.reports_of(entry)
        self.details.setHtml(details_html(scheme, reports, self._session.lang))

    # ------------------------------------------------------------------ what is done

    def use(self) -> None:
        """Let new reports use the selected scheme, unless it cannot be read."""
        entry = self.current()
        self._clear()
        try:
            self._schemes.scheme(entry)
            self._schemes.use(entry)
        except Fault as fault:
            self._tell(fault)
            return
        self.refresh(entry)
        text = self.tr("新开始的报表使用 {id} {version}；已经开始的报表仍用原来的制度。")
        self.told.setText(text.format(id=entry.id, version=entry.version))

    def check(self, path: Path) -> None:
        """Check a directory or a workbook; faults come in a table of their own."""
        self._run(self.tr("正在检查…"), partial(check, path), partial(self.show_checked, path))

    def show_checked(self, path: Path, result: object) -> None:
        """Show what the check of ``path`` found, a :class:`~ui.scheme_work.Checked`."""
        if not isinstance(result, Checked):
            raise TypeError(result)
        if result.scheme is None:
            self._show_faults(self.tr("{path} 有 {n} 处问题。"), path, result.faults)
            return
        scheme = result.scheme
        text = self.tr("{path} 没有问题：{title} {version}，{counts}")
        self.told.setText(
            text.format(
                path=path,
                title=scheme.title if self._session.lang == "zh" else scheme.title_en,
                version=scheme.version,
                counts=counts_text(scheme),
            )
        )

    def pack(self) -> None:
        """Write the selected scheme as a workbook."""
        entry = self.current()
        title, name = self.tr("导出为工作簿"), f"{entry.id}_{entry.version}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(self, title, name, workbook_filter())
        if chosen:
            target = Path(chosen)
            if target.suffix.lower() != ".xlsx":
                target = target.with_name(f"{target.name}.xlsx")
            work = partial(pack, entry.path, target)
            self._run(self.tr("正在导出…"), work, partial(self._on_written, entry.path))

    def unpack(self) -> None:
        """Write a workbook as a new folder, named like it, below the one that is asked for."""
        source = ask_workbook(self, self.tr("选择报表制度工作簿"))
        folder = source and ask_folder(self, self.tr("放在哪个文件夹里"))
        if source is None or folder is None:
            return
        target = folder / source.stem
        if target.exists() and any(target.iterdir()):
            question = self.tr("文件夹 {path} 里已有文件，同名的会被替换。继续吗？")
            answer = QMessageBox.question(self, self.windowTitle(), question.format(path=target))
            if answer != QMessageBox.StandardButton.Yes:
                return
        work = partial(unpack, source, target)
        self._run(self.tr("正在还原…"), work, partial(self._on_written, source))

    def _on_written(self, source: Path, result: object) -> None:
        if isinstance(result, Path):
            self.told.setText(self.tr("已写出：{path}").format(path=result))
        else:
            self._show_faults(self.tr("没有写出：{path} 有 {n} 处问题。"), source, result)

    def install(self, path: Path) -> None:
        """Install a directory or a workbook; one with faults is refused with all of them."""
        work = partial(install, self._schemes.library, path)
        self._run(self.tr("正在安装…"), work, partial(self._on_installed, path))

    def _on_installed(self, path: Path, result: object) -> None:
        if isinstance(result, Entry):
            self.refresh(result)
            text = self.tr("已安装 {id} {version}。要让新报表使用它，请点“使用”。")
            self.told.setText(text.format(id=result.id, version=result.version))
        else:
            text = self.tr("没有安装：{path} 有 {n} 处问题，请改正后再装。")
            self._show_faults(text, path, result)

    def compare(self) -> None:
        """Compare two schemes in a dialog of its own."""
        self._clear()
        row = self.view.currentIndex().row()
        self.shown = CompareDialog(self.entries, row, self._session.lang, self)
        self.shown.open()

    # ------------------------------------------------------------------ how it went

    def _run(self, what: str, work: Work, done: Callable[[object], None]) -> None:
        """Do one thing at a time: the buttons wait until it is through."""

        def through(result: object) -> None:
            self._end()
            done(result)

        self._clear()
        self._last = self.buttons.focusWidget()
        self.buttons.setEnabled(False)
        self.jobs.run(what, work, through, self._on_fault)

    def _end(self) -> None:
        self.buttons.setEnabled(True)
        (self._last or self.view).setFocus()

    def _clear(self) -> None:
        self.told.clear()
        self.fault.hide()

    def _show_faults(self, heading: str, path: Path, faults: object) -> None:
        if not isinstance(faults, list):
            raise TypeError(faults)
        text = heading.format(path=path, n=len(faults))
        self.shown = FaultsDialog(text, faults, self._session.lang, self)
        self.shown.open()

    def _on_fault(self, fault: Fault) -> None:
        self._end()
        self._tell(fault)

    def _tell(self, fault: Fault) -> None:
        self.fault.setText(fault.text(self._session.lang))
        self.fault.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Never leave a thread behind."""
        self.jobs.stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Stop what is at work, however the dialog is closed."""
        self.jobs.stop()
        super().done(result)

"""Opening dialogs: each is imported when it is first asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from desktop.faults import Fault
from ui.session import Session
from ui.settings import Settings

if TYPE_CHECKING:
    from ui.desk.desk_window import DeskWindow

DESK = "desk"
"""Under which the size of the desk is remembered."""


class Dialogs(QObject):
    """Opens the dialogs of one window.

    ``target_chosen`` carries a page id or a key to go to, ``told`` news for the banner;
    ``about_to_export`` is the moment to take what is still being typed; ``restore_asked`` carries
    the backup to be put in the place of the records.
    """

    target_chosen = Signal(str)
    told = Signal(str)
    about_to_export = Signal()
    restore_asked = Signal(object)

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings, self._window = session, settings, parent
        self._desk: DeskWindow | None = None

    def search(self) -> None:
        """Find a page or a cell and go there."""
        from ui.dialogs.search import SearchDialog

        dialog = SearchDialog(self._session, self._window)
        if dialog.exec():
            self.target_chosen.emit(dialog.target)

    def choose_year(self) -> None:
        """Open another year of the same unit, or begin it."""
        from ui.dialogs.year import YearDialog

        YearDialog(self._session, self._window).exec()

    def show_people(self) -> None:
        """Edit the responsible persons."""
        from ui.dialogs.people import PeopleDialog

        PeopleDialog(self._session, self._window).exec()

    def export(self) -> None:
        """Export the file that is sent."""
        self._export(draft=False)

    def export_draft(self) -> None:
        """Export a draft, whatever the findings."""
        self._export(draft=True)

    def _export(self, *, draft: bool) -> None:
        from ui.dialogs.export import ExportDialog

        self.about_to_export.emit()
        dialog = ExportDialog(self._session, self._settings, draft=draft, parent=self._window)
        dialog.exec()
        if dialog.target:
            self.target_chosen.emit(dialog.target)

    def export_findings(self) -> None:
        """Export the findings as a workbook."""
        from ui.dialogs.findings_book import export_findings

        self.about_to_export.emit()
        if path := export_findings(self._session, self._settings, self._window):
            self.told.emit(self.tr("审核结果已导出：{path}").format(path=path))

    def import_file(self, path: Path | None = None) -> None:
        """Take in a workbook, a receipt or a return; ``path`` is one that was dropped."""
        from ui.dialogs.incoming import ImportDialog

        if not self._session.is_open:
            return
        self.about_to_export.emit()
        dialog = ImportDialog(self._session, self._settings.export_folder, self._window)
        if path is not None:
            dialog.look(path)
        if dialog.exec():
            self.told.emit(dialog.result_text)

    def verify(self) -> None:
        """Verify a workbook."""
        from ui.dialogs.verify import VerifyDialog

        VerifyDialog(self._session, self._settings.export_folder, self._window).exec()

    def show_versions(self) -> None:
        """Show what was sealed of this report."""
        from ui.dialogs.versions import VersionsDialog

        dialog = VersionsDialog(self._session, self._settings.export_folder, self._window)
        dialog.exec()
        if dialog.target:
            self.target_chosen.emit(dialog.target)

    def make_blank(self) -> None:
        """Make a workbook for colleagues to fill in."""
        from ui.dialogs.blank import BlankDialog

        BlankDialog(self._session, self._settings, self._window).exec()

    def reopen(self) -> None:
        """Open a locked report again."""
        from ui.dialogs.reopen import ReopenDialog

        if not self._session.locked:
            self._session.faulted.emit(Fault("records.not-locked"))
        elif ReopenDialog(self._session, self._window).exec():
            self.told.emit(self.tr("报表已重新打开，可以修改；改好后导出新的一版。"))

    def show_desk(self) -> None:
        """Open the desk of who collects beside this window, or bring it to the front."""
        from ui.desk.desk_window import DeskWindow
        from ui.dialogs.export import default_folder

        if self._desk is None:
            if self._session.is_open:
                self.about_to_export.emit()
            self._desk = DeskWindow(self._session, str(default_folder(self._settings)))
            self._desk.restoreGeometry(self._settings.blob(DESK))
            self._desk.closed.connect(self._forget_desk)
        if self._desk.isMinimized():
            self._desk.showNormal()
        self._desk.show()
        self._desk.activateWindow()

    def close_desk(self) -> None:
        """Close the desk with this window; its work is stopped first."""
        if self._desk is not None:
            self._desk.close()

    def _forget_desk(self) -> None:
        if self._desk is not None:
            self._settings.keep_blob(DESK, self._desk.saveGeometry())
            self._desk.deleteLater()
            self._desk = None

    def show_schemes(self) -> None:
        """List the reporting schemes: check, install, compare them, choose one."""
        from desktop.records.schemes import Schemes
        from ui.dialogs.schemes import SchemesDialog

        schemes = Schemes(self._session.store)
        before = schemes.used()
        SchemesDialog(self._session, self._window).exec()
        if self._desk is not None and schemes.used() != before:
            self._desk.close()  # it reads by the scheme that it was opened with
            self.show_desk()

    def show_backups(self) -> None:
        """List the backups, make one, or go back to one."""
        from ui.dialogs.backups import BackupsDialog

        self.about_to_export.emit()
        dialog = BackupsDialog(self._session, self._window)
        if dialog.exec() and dialog.chosen is not None:
            self.restore_asked.emit(dialog.chosen)

    def open_folder(self) -> None:
        """Show the data directory in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._settings.directory)))

    def show_shortcuts(self) -> None:
        """Show what the keyboard can do."""
        from ui.dialogs.about import ShortcutsDialog

        ShortcutsDialog(self._window).exec()

    def show_instructions(self) -> None:
        """Show the scheme's own instructions."""
        from ui.dialogs.about import InstructionsDialog

        InstructionsDialog(self._session, self._window).exec()

    def show_about(self) -> None:
        """Show what this program is."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self._session, self._settings, self._window).exec()

"""The main window: places the panels and connects them. What they do stands in them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui import theme
from ui.menus import Actions, build_menus
from ui.panels.banner import Banner
from ui.panels.findings import FindingsPanel
from ui.panels.history import HistoryPanel
from ui.panels.navigator import Navigator
from ui.panels.notes import NotesPanel
from ui.panels.pages import Pages
from ui.panels.status import StatusPanel
from ui.panels.top_bar import TopBar
from ui.places import page_ids, page_of
from ui.session import Session
from ui.settings import Settings

FINDINGS, HISTORY, NOTES = range(3)


class MainWindow(QMainWindow):
    """One window for one session. ``language_chosen`` asks the program for a window in it."""

    language_chosen = Signal(str)

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self.session, self.settings = session, settings
        self._painted = False
        self.setWindowTitle(self.tr("交报"))
        self.actions_ = Actions(self)
        build_menus(self, self.actions_)
        self._place()
        self._connect()
        self.actions_.show_settings(settings)
        self._restore_layout()
        self._show_report() if session.is_open else self.show_welcome()

    # ------------------------------------------------------------------ placing

    def _place(self) -> None:
        session = self.session
        self.top_bar = TopBar(session)
        self.banner = Banner(session)
        self.navigator = Navigator(session)
        self.pages = Pages(session)
        self.findings = FindingsPanel(session)
        self.history = HistoryPanel(session)
        self.notes = NotesPanel(session)
        self.status = StatusPanel(session)
        self.side = QTabWidget(documentMode=True)
        self.side.setObjectName("sideTabs")
        self.side.addTab(self.findings, self.tr("审核"))
        self.side.addTab(self.history, self.tr("历史"))
        self.side.addTab(self.notes, self.tr("说明"))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        for widget, stretch in ((self.navigator, 0), (middle, 1), (self.side, 0)):
            self.split.addWidget(widget)
            self.split.setStretchFactor(self.split.indexOf(widget), stretch)
        self.split.setSizes([240, 760, 300])
        self.split.setCollapsible(1, False)
        workspace = QWidget()
        whole = QVBoxLayout(workspace)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top_bar)
        whole.addWidget(self.split, 1)
        whole.addWidget(self.status)
        self.stack = QStackedWidget()
        self.stack.addWidget(workspace)
        self.workspace = workspace
        self.setCentralWidget(self.stack)

    def _restore_layout(self) -> None:
        self.resize(1280, 800)
        self.restoreGeometry(self.settings.blob("window"))
        self.split.restoreState(self.settings.blob("split"))

    # ------------------------------------------------------------------ connecting

    def _connect(self) -> None:
        session = self.session
        session.opened.connect(self._show_report)
        session.jump_requested.connect(self.pages.reveal)
        session.changed.connect(lambda _: self._name_undo())
        self.navigator.page_chosen.connect(self.pages.show_page)
        self.pages.page_shown.connect(self.navigator.show_page)
        self.pages.page_shown.connect(self.findings.set_page)
        self.pages.current_key_changed.connect(self.history.show_key)
        self.pages.current_key_changed.connect(self.notes.show_key)
        self.findings.count_changed.connect(self._count_findings)
        self.findings.export_asked.connect(self.export_findings)
        self.status.findings_asked.connect(self.go_findings)
        bar, actions = self.top_bar, self.actions_
        bar.unit_asked.connect(self.show_welcome)
        bar.period_asked.connect(self.choose_year)
        bar.search_asked.connect(self.search)
        bar.check_asked.connect(self.check)
        bar.export_asked.connect(self.export)
        for action, slot in (
            (actions.switch, self.show_welcome),
            (actions.new_year, self.choose_year),
            (actions.people, self.show_people),
            (actions.export, self.export),
            (actions.draft, self.export_draft),
            (actions.findings_book, self.export_findings),
            (actions.folder, self.open_folder),
            (actions.quit, self.close),
            (actions.undo, session.undo),
            (actions.redo, session.redo),
            (actions.search, self.search),
            (actions.check, self.check),
            (actions.next_page, lambda: self.navigator.step(1)),
            (actions.previous_page, lambda: self.navigator.step(-1)),
            (actions.go_navigator, self.navigator.setFocus),
            (actions.go_page, self.focus_page),
            (actions.go_findings, self.go_findings),
            (actions.go_history, lambda: self.show_side(HISTORY)),
            (actions.go_notes, lambda: self.show_side(NOTES)),
            (actions.shortcuts, self.show_shortcuts),
            (actions.instructions, self.show_instructions),
            (actions.about, self.show_about),
        ):
            action.triggered.connect(lambda _=False, slot=slot: slot())
        actions.side.toggled.connect(self.side.setVisible)
        for name in ("copy", "paste", "fill_down", "not_applicable"):
            getattr(actions, name).triggered.connect(lambda _=False, n=name: self._in_page(n))
        actions.themes.triggered.connect(lambda a: self.set_look(theme_name=a.data()))
        actions.sizes.triggered.connect(lambda a: self.set_look(size=int(a.data())))
        actions.languages.triggered.connect(lambda a: self.language_chosen.emit(a.data()))

    # ------------------------------------------------------------------ what is shown

    def _show_report(self) -> None:
        session = self.session
        for action in self.actions_.needing_report():
            action.setEnabled(True)
        self.setWindowTitle(f"{session.unit.name} {session.period} · {self.tr('交报')}")
        forms = page_ids(session.scheme, session.level, session.period)
        self.pages.show_page(forms[1] if len(forms) > 1 else forms[0])
        self.stack.setCurrentWidget(self.workspace)
        self._name_undo()
        if self._painted:
            session.start_checks()

    def show_welcome(self) -> None:
        """Show the page on which unit and year are chosen."""
        from ui.dialogs.welcome import WelcomePage

        if not self.session.is_open:
            for action in self.actions_.needing_report():
                action.setEnabled(False)
        page = WelcomePage(self.session)
        page.begun.connect(lambda: self._leave_welcome(page))
        page.cancelled.connect(lambda: self._leave_welcome(page))
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.text.setFocus()

    def _leave_welcome(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(self.workspace)
        self.stack.removeWidget(page)
        page.deleteLater()
        self.focus_page()

    def show_target(self, target: str) -> None:
        """Show a page by its id, or a cell by its key."""
        if target in page_ids(self.session.scheme, self.session.level, self.session.period):
            self.pages.show_page(target)
            self.focus_page()
        elif page_of(self.session.scheme, target):
            self.pages.reveal(target)

    def focus_page(self) -> None:
        """Put the cursor into the page."""
        if page := self.pages.page_widget():
            page.setFocus()

    def show_side(self, tab: int) -> None:
        """Bring a tab of the right side to the front."""
        self.actions_.side.setChecked(True)
        self.side.setCurrentIndex(tab)
        self.side.currentWidget().setFocus()

    def go_findings(self) -> None:
        """Put the cursor on the findings."""
        self.show_side(FINDINGS)
        self.findings.focus_list()

    def _count_findings(self, count: int) -> None:
        title = self.tr("审核")
        self.side.setTabText(FINDINGS, f"{title} {count}" if count else title)

    def _name_undo(self) -> None:
        for action, name, what in (
            (self.actions_.undo, self.tr("撤销"), self.session.undo_label()),
            (self.actions_.redo, self.tr("恢复"), self.session.redo_label()),
        ):
            action.setText(f"{name} {what}".strip())
            action.setEnabled(bool(what))

    def _in_page(self, name: str) -> None:
        """Let the grid that has the cursor do it."""
        slot = getattr(QApplication.focusWidget(), name, None)
        if callable(slot):
            slot()

    # ------------------------------------------------------------------ what is done

    def check(self) -> None:
        """Check everything and show what was found."""
        self.session.check_all()
        self.go_findings()

    def search(self) -> None:
        """Find a page or a cell and go there."""
        from ui.dialogs.search import SearchDialog

        dialog = SearchDialog(self.session, self)
        if dialog.exec():
            self.show_target(dialog.target)

    def choose_year(self) -> None:
        """Open another year of the same unit, or begin it."""
        from ui.dialogs.year import YearDialog

        YearDialog(self.session, self).exec()

    def show_people(self) -> None:
        """Edit unit and responsible persons."""
        from ui.dialogs.people import PeopleDialog

        PeopleDialog(self.session, self).exec()

    def export(self) -> None:
        """Export the file that is sent."""
        self._export(draft=False)

    def export_draft(self) -> None:
        """Export a draft, whatever the findings."""
        self._export(draft=True)

    def _export(self, *, draft: bool) -> None:
        from ui.dialogs.export import ExportDialog

        self.findings.save_explanation()
        dialog = ExportDialog(self.session, self.settings, draft=draft, parent=self)
        dialog.exec()
        if dialog.target:
            self.pages.reveal(dialog.target)

    def export_findings(self) -> None:
        """Export the findings as a workbook."""
        from ui.dialogs.export import export_findings

        if path := export_findings(self.session, self.settings, self):
            self.banner.show_note(self.tr("审核结果已导出：{path}").format(path=path))

    def open_folder(self) -> None:
        """Show the data directory in the file manager."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.settings.directory)))

    def show_shortcuts(self) -> None:
        """Show what the keyboard can do."""
        from ui.dialogs.about import ShortcutsDialog

        ShortcutsDialog(self).exec()

    def show_instructions(self) -> None:
        """Show the scheme's own instructions."""
        from ui.dialogs.about import InstructionsDialog

        InstructionsDialog(self.session, self).exec()

    def show_about(self) -> None:
        """Show what this program is."""
        from ui.dialogs.about import AboutDialog

        AboutDialog(self.session, self.settings, self).exec()

    def set_look(self, theme_name: theme.ThemeName | None = None, size: int | None = None) -> None:
        """Change colours or text size, at once and for the next start."""
        if theme_name:
            self.settings.theme = theme_name
        if size:
            self.settings.text_size = size
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.settings.theme, self.settings.text_size)
        self.actions_.show_settings(self.settings)

    # ------------------------------------------------------------------ Qt's calls

    def paintEvent(self, event: QPaintEvent) -> None:
        """Start what can wait when the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self._after_first_paint)

    def _after_first_paint(self) -> None:
        self.top_bar.draw_icons()
        if self.session.is_open:
            self.session.start_checks()

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icons in the colours of a new palette."""
        if event.type() == QEvent.Type.PaletteChange and self._painted:
            self.top_bar.draw_icons()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is still being typed and remember sizes."""
        if not self.pages.finish():
            event.ignore()
            return
        if self.session.is_open:
            self.findings.save_explanation()
        self.settings.keep_blob("window", self.saveGeometry())
        self.settings.keep_blob("split", self.split.saveState())
        super().closeEvent(event)

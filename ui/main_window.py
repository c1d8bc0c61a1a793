"""The main window: places the panels and connects them. What they do stands in them.

The frame is painted first; the panels and all that they need are imported and placed by
:meth:`MainWindow.fill`, when the window can be seen already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QMainWindow,
    QSplitter,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.settings import Settings
from ui.sizes import SIDE_WIDTH, first_size, first_widths

if TYPE_CHECKING:
    from ui.session import Session
    from ui.theme import ThemeName

OPENING_INDENT = 40
FINDINGS, HISTORY, NOTES = range(3)


class MainWindow(QMainWindow):
    """One window for one session.

    ``painted`` comes once, after the first paint; ``language_chosen`` asks for a window in it, and
    ``restore_asked`` for one over the records of a backup.
    """

    painted = Signal()
    language_chosen = Signal(str)
    restore_asked = Signal(object)

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._painted = self._filled = False
        self.setWindowTitle(self.tr("交报"))
        self.stack = QStackedWidget()
        self.stack.addWidget(QLabel(self.tr("正在打开…"), indent=OPENING_INDENT))
        self.setCentralWidget(self.stack)
        self.resize(first_size(self.screen().availableSize()))
        self.restoreGeometry(settings.blob("window"))

    def fill(self, session: Session) -> None:
        """Place and connect everything and show the session's report, or the first-run page."""
        from ui.icons import program_icon
        from ui.menus import Actions

        self.session = session
        self.actions_ = Actions(self)
        self.actions_.fill_menu_bar()
        self._place()
        self._connect()
        self.actions_.show_settings(self.settings)
        self.split.restoreState(self.settings.blob("split"))
        self.actions_.side.setChecked(self.settings.side_shown)
        self.top_bar.draw_icons()
        self.findings.refresh()
        self.setWindowIcon(program_icon())
        self._filled = True
        self._show_report() if session.is_open else self.show_welcome()

    @property
    def is_filled(self) -> bool:
        """Whether the panels are there."""
        return self._filled

    # ------------------------------------------------------------------ placing

    def _place(self) -> None:
        from PySide6.QtCore import Qt

        from ui.dialogs.opening import Dialogs
        from ui.panels.banner import Banner
        from ui.panels.findings import FindingsPanel
        from ui.panels.history import HistoryPanel
        from ui.panels.lock_banner import LockBanner
        from ui.panels.navigator import Navigator
        from ui.panels.notes import NotesPanel
        from ui.panels.pages import Pages
        from ui.panels.status import StatusPanel
        from ui.panels.top_bar import TopBar

        session = self.session
        self.dialogs = Dialogs(session, self.settings, self)
        self.top_bar = TopBar(session)
        self.banner = Banner(session)
        self.lock_banner = LockBanner(session)
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
        self.side.addTab(self.notes, self.tr("指标解释"))
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.lock_banner)
        column.addWidget(self.banner)
        column.addWidget(self.pages, 1)
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        for widget, stretch in ((self.navigator, 0), (middle, 1), (self.side, 0)):
            self.split.addWidget(widget)
            self.split.setStretchFactor(self.split.indexOf(widget), stretch)
        self.split.setSizes(first_widths(self.width()))
        self.split.setCollapsible(1, False)
        workspace = QWidget()
        whole = QVBoxLayout(workspace)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top_bar)
        whole.addWidget(self.split, 1)
        whole.addWidget(self.status)
        self.workspace = workspace
        self.stack.addWidget(workspace)

    # ------------------------------------------------------------------ connecting

    def _connect(self) -> None:
        session, dialogs = self.session, self.dialogs
        session.opened.connect(self._show_report)
        session.jump_requested.connect(self.pages.reveal)
        session.changed.connect(lambda _: self._name_undo())
        session.lock_changed.connect(self._name_undo)
        self.lock_banner.reopen_asked.connect(dialogs.reopen)
        self.lock_banner.versions_asked.connect(dialogs.show_versions)
        self.navigator.page_chosen.connect(self.pages.show_page)
        self.pages.page_shown.connect(self.navigator.show_page)
        self.pages.page_shown.connect(self.findings.set_page)
        self.pages.current_key_changed.connect(self.history.show_key)
        self.pages.current_key_changed.connect(self.notes.show_key)
        self.findings.count_changed.connect(self._count_findings)
        self.findings.export_asked.connect(dialogs.export_findings)
        dialogs.target_chosen.connect(self.show_target)
        dialogs.told.connect(self.banner.show_note)
        dialogs.about_to_export.connect(self.findings.save_explanation)
        dialogs.restore_asked.connect(self.restore_asked)
        self.status.findings_asked.connect(self.go_findings)
        bar, actions = self.top_bar, self.actions_
        bar.unit_asked.connect(self.show_welcome)
        bar.period_asked.connect(dialogs.choose_year)
        bar.search_asked.connect(dialogs.search)
        bar.check_asked.connect(self.check)
        bar.export_asked.connect(dialogs.export)
        self._connect_file_menu()
        for action, slot in (
            (actions.switch, self.show_welcome),
            (actions.new_year, dialogs.choose_year),
            (actions.people, dialogs.show_people),
            (actions.folder, dialogs.open_folder),
            (actions.quit, self.close),
            (actions.undo, session.undo),
            (actions.redo, session.redo),
            (actions.search, dialogs.search),
            (actions.check, self.check),
            (actions.next_page, lambda: self.navigator.step(1)),
            (actions.previous_page, lambda: self.navigator.step(-1)),
            (actions.go_navigator, self.navigator.setFocus),
            (actions.go_page, self.focus_page),
            (actions.go_findings, self.go_findings),
            (actions.go_history, lambda: self.show_side(HISTORY)),
            (actions.go_notes, lambda: self.show_side(NOTES)),
            (actions.shortcuts, dialogs.show_shortcuts),
            (actions.instructions, dialogs.show_instructions),
            (actions.about, dialogs.show_about),
        ):
            action.triggered.connect(lambda _=False, slot=slot: slot())
        actions.side.toggled.connect(self.side.setVisible)
        for name in ("copy", "paste", "fill_down", "not_applicable"):
            getattr(actions, name).triggered.connect(lambda _=False, n=name: self._in_page(n))
        actions.themes.triggered.connect(lambda a: self.set_look(theme_name=a.data()))
        actions.sizes.triggered.connect(lambda a: self.set_look(size=int(a.data())))
        actions.languages.triggered.connect(lambda a: self.language_chosen.emit(a.data()))

    def _connect_file_menu(self) -> None:
        """What comes in and goes out; a file may also be dropped anywhere on the window."""
        from ui.widgets.file_drop import DropTarget

        actions, dialogs = self.actions_, self.dialogs
        for action, slot in (
            (actions.export, dialogs.export),
            (actions.draft, dialogs.export_draft),
            (actions.findings_book, dialogs.export_findings),
            (actions.import_file, dialogs.import_file),
            (actions.blank, dialogs.make_blank),
            (actions.versions, dialogs.show_versions),
            (actions.reopen, dialogs.reopen),
            (actions.verify, dialogs.verify),
            (actions.desk, dialogs.show_desk),
            (actions.schemes, dialogs.show_schemes),
            (actions.backups, dialogs.show_backups),
        ):
            action.triggered.connect(lambda _=False, slot=slot: slot())
        DropTarget(self).dropped.connect(dialogs.import_file)

    # ------------------------------------------------------------------ what is shown

    def _show_report(self) -> None:
        from ui.places import page_ids

        session = self.session
        for action in self.actions_.needing_report():
            action.setEnabled(True)
        self.setWindowTitle(f"{session.unit.name} {session.period} · {self.tr('交报')}")
        forms = page_ids(session.scheme, session.level, session.period)
        self.pages.show_page(forms[1] if len(forms) > 1 else forms[0])
        self.stack.setCurrentWidget(self.workspace)
        self._name_undo()
        self.focus_page()
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
        page.desk_asked.connect(self.dialogs.show_desk)
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        page.focus_first()

    def _leave_welcome(self, page: QWidget) -> None:
        self.stack.setCurrentWidget(self.workspace)
        self.stack.removeWidget(page)
        page.deleteLater()
        self.focus_page()

    def show_target(self, target: str) -> None:
        """Show a page by its id, or a cell by its key."""
        from ui.places import page_ids, page_of

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
        sizes = self.split.sizes()
        if not sizes[-1]:  # pushed together with the mouse
            self.split.setSizes([sizes[0], sizes[1] - SIDE_WIDTH, SIDE_WIDTH])
        self.side.setCurrentIndex(tab)
        self.side.currentWidget().setFocus()

    def go_findings(self) -> None:
        """Put the cursor on the findings."""
        self.show_side(FINDINGS)
        self.findings.focus_list()

    def _count_findings(self, count: int) -> None:
        self.side.setTabText(FINDINGS, f"{self.tr('审核')} {count or ''}".rstrip())

    def _name_undo(self) -> None:
        for action, name, what in (
            (self.actions_.undo, self.tr("撤销"), self.session.undo_label()),
            (self.actions_.redo, self.tr("恢复"), self.session.redo_label()),
        ):
            action.setText(f"{name} {what}".strip())
            action.setEnabled(bool(what))

    def _in_page(self, name: str) -> None:
        """Let the grid that has the cursor do it."""
        page = self.pages.page_widget()
        for widget in (QApplication.focusWidget(), page and page.focusProxy()):
            slot = getattr(widget, name, None)
            if callable(slot):
                slot()
                return

    # ------------------------------------------------------------------ what is done

    def check(self) -> None:
        """Check everything and show what was found."""
        self.session.check_all()
        self.show_side(FINDINGS)
        self.findings.go_first_open()
        self.banner.show_note(self.findings.result())

    def set_look(self, theme_name: ThemeName | None = None, size: int | None = None) -> None:
        """Change colours or text size, at once and for the next start."""
        from ui import theme

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
        """Say when the window has been painted for the first time."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is still being typed and remember sizes."""
        if self._filled and not self.leave():
            event.ignore()
            return
        super().closeEvent(event)

    def leave(self) -> bool:
        """Take what is still being typed and remember sizes; False: the clerk wants to stay."""
        if not self.pages.finish():
            return False
        if self.session.is_open:
            self.findings.save_explanation()
        self.dialogs.close_desk()
        self.settings.keep_blob("window", self.saveGeometry())
        self.settings.keep_blob("split", self.split.saveState())
        self.settings.side_shown = self.actions_.side.isChecked()
        return True

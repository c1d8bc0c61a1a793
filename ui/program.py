"""The running program: one application, one session, one window at a time."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QLockFile, QObject, QTimer, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from desktop.faults import Fault
from desktop.records.place import data_directory
from desktop.resources import resource_path
from desktop.words import Language
from ui import theme
from ui.main_window import MainWindow
from ui.settings import Settings

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from desktop.records.schemes import Schemes
    from desktop.records.store import ReportInfo, Store
    from desktop.scheme.units import Units
    from ui.job import Job
    from ui.session import Session

BACKUP_AFTER = 20_000
"""Milliseconds after the window was filled: starting and the first entries come first."""
ERRORS = "errors.txt"
LOCK = "window.lock"
REFUSED = 2
MENDED_BY_A_BACKUP = ("records.not-a-database", "records.damaged", "records.chain-broken")


class Crash(QObject):
    """Takes what nobody caught, from any thread, and the program goes on.

    A Fault is nothing unforeseen: ``faulted`` carries it to where faults are told. Anything else is
    written down and said calmly.
    """

    happened = Signal(str)
    faulted = Signal(object)

    def __init__(self, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = directory / ERRORS
        self._box: QMessageBox | None = None
        self.happened.connect(self._tell_later)

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Stand in for ``sys.excepthook``."""
        if isinstance(error, Fault):
            self.faulted.emit(error)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now().astimezone().isoformat()}\n{text}\n")
        sys.stderr.write(text)
        self.happened.emit(f"{kind.__name__}: {error}")

    def _tell_later(self, what: str) -> None:
        QTimer.singleShot(0, lambda: self._tell(what))  # not in the midst of what has failed

    def _tell(self, what: str) -> None:
        from PySide6.QtWidgets import QMessageBox

        if self._box is not None:  # one box at a time, whatever keeps failing
            return
        self._box = QMessageBox(
            QMessageBox.Icon.Warning,
            self.tr("程序遇到意外情况"),
            self.tr("刚才的操作没有完成。此前的数据都已保存，可以继续填报。"),
        )
        self._box.setInformativeText(
            self.tr("如反复出现，请把文件 {path} 发给技术支持。").format(path=self.path)
        )
        self._box.setDetailedText(what)
        self._box.exec()
        self._box = None


class Program(QObject):
    """Holds settings, session and window; a new window when the language changes."""

    session: Session

    def __init__(self, app: QApplication, directory: Path) -> None:
        super().__init__(app)
        self._app = app
        self._directory = directory
        self._store: Store
        self._units: Units
        self._schemes: Schemes
        self._lock = QLockFile(str(directory / LOCK))
        self._translators: list[QTranslator] = []
        self._job: Job | None = None
        self._backup_timer = QTimer(self, interval=BACKUP_AFTER, singleShot=True)
        self._backup_timer.timeout.connect(self._back_up)
        self.settings = Settings(directory)
        self.use_language(self.settings.language)
        theme.apply(app, self.settings.theme, self.settings.text_size)
        self.window = MainWindow(self.settings)
        self.window.painted.connect(self.open)

    def open(self) -> None:
        """Open store and last report and fill the window; a Fault is said and ends the program."""
        try:
            self.session = self._open_session()
        except Fault as fault:
            if fault.code in MENDED_BY_A_BACKUP and self._put_back():
                self.open()
                return
            from PySide6.QtWidgets import QMessageBox

            QMessageBox.critical(self.window, self.tr("交报"), fault.text(self.settings.language))
            sys.stderr.write(f"{fault}\n")
            self._app.exit(REFUSED)
            return
        self._app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._fill()

    def _put_back(self) -> bool:
        """Offer the newest backup in the place of records that cannot be read; True when taken."""
        from desktop.records.backups import kept
        from ui.restoring import is_wanted, restore_behind

        self._lock.unlock()
        found = kept(self._directory)
        if not found or not is_wanted(found[0], self.window):
            return False
        outcome = restore_behind(self._directory, found[0].path, self.window)
        if isinstance(outcome, Fault):
            sys.stderr.write(f"{outcome}\n")
        return not isinstance(outcome, Fault)

    def _open_session(self) -> Session:
        self._lock.setStaleLockTime(0)  # only a program that is gone gives its lock up
        if not self._lock.tryLock(0):
            raise Fault("window.already-open", path=self._directory)
        self._open_store()
        self._app.aboutToQuit.connect(self.close)
        return self._session_of_last(self.settings.language)

    def _open_store(self) -> None:
        from desktop.records.schemes import Schemes
        from desktop.records.store import Store
        from desktop.scheme.units import Units

        self._store = Store.open(self._directory)
        self._units = Units(self._store.own_units())
        self._schemes = Schemes(self._store)

    def _session_of_last(self, lang: Language) -> Session:
        """Return a session with the report that was open last, if there is one."""
        session, store = self._session_in(lang), self._store
        wanted = (store.setting("unit"), store.setting("period"))
        for info in store.reports():
            if (info.unit.code, info.period) == wanted and not session.is_open:
                self._open_last(session, info)
        return session

    def _open_last(self, session: Session, info: ReportInfo) -> None:
        """Open the last report; while its scheme is not at hand, others can still be opened."""
        try:
            session.open(info.unit, info.period)
        except Fault as fault:
            if fault.code != "scheme.unknown-scheme":
                raise
            from PySide6.QtWidgets import QMessageBox

            text = fault.text(self.settings.language)
            QMessageBox.warning(self.window, self.tr("交报"), text)

    def _session_in(self, lang: Language) -> Session:
        from ui.session import Session

        schemes = self._schemes
        scheme = schemes.scheme(schemes.used())
        session = Session(self._store, scheme, self._units, lang, parent=self, schemes=schemes)
        session.opened.connect(lambda: self._remember(session))
        return session

    def close(self) -> None:
        """Close the store and give the data folder free; may be called again."""
        self._backup_timer.stop()
        self._finish_job()
        self._store.close()
        self._lock.unlock()

    def _finish_job(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job.wait()

    def tell(self, fault: Fault) -> None:
        """Tell a fault that nobody else has told."""
        if self.window.is_filled:
            self.session.faulted.emit(fault)
        else:
            sys.stderr.write(f"{fault}\n")

    def _fill(self) -> None:
        self.window.fill(self.session)
        self.window.language_chosen.connect(self._change_language)
        self.window.restore_asked.connect(self._restore)
        self._backup_timer.start()

    def _back_up(self) -> None:
        """Make the backup of today beside the window, when it has been open for a while."""
        from functools import partial

        from desktop.records.backups import daily
        from ui.job import Job

        self._job = Job(partial(daily, self._directory), self)
        self._job.faulted.connect(self.tell)
        self._job.start()

    def _restore(self, source: Path) -> None:
        """Put a backup in the place of the records and begin anew with them."""
        if not self.window.leave():
            return
        from ui.restoring import restore_behind

        lang = self.session.lang
        self._finish_job()
        self._store.close()
        outcome = restore_behind(self._directory, source, self.window)
        self._open_store()
        self._replace_window(self._session_of_last(lang))
        if isinstance(outcome, Fault):
            self.session.faulted.emit(outcome)
        else:
            self.window.banner.show_note(outcome)

    def use_language(self, lang: Language) -> None:
        """Install the texts of ``lang``; raises Fault when they are not there."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        if lang == "en":
            path = resource_path("translations", "jiaobao_en.qm")
            self._install(str(path), required=path)
            QLocale.setDefault(QLocale("en"))
        else:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"{folder}/qtbase_zh_CN.qm")
            QLocale.setDefault(QLocale("zh_CN"))

    def _install(self, file: str, required: Path | None = None) -> None:
        translator = QTranslator(self)
        if translator.load(file):
            self._app.installTranslator(translator)
            self._translators.append(translator)
        elif required is not None:
            raise Fault("window.no-english", path=required)

    def _change_language(self, lang: Language) -> None:
        if lang == self.session.lang or not self.window.leave():
            return
        try:
            self.use_language(lang)
        except Fault as fault:
            self.use_language(self.session.lang)
            self.session.faulted.emit(fault)
            return
        self.settings.language = lang
        session = self._session_in(lang)
        if self.session.is_open:
            session.open(self.session.unit, self.session.period)
        self._replace_window(session)

    def _replace_window(self, session: Session) -> None:
        """Show a new window for ``session``; what has listened to the old one goes with it."""
        window, before = self.window, self.session
        self.session = session
        self.window = MainWindow(self.settings)
        self._fill()
        self.window.show()
        for old in (window, before):
            old.deleteLater()

    @staticmethod
    def _remember(session: Session) -> None:
        wanted = {"unit": session.unit.code, "period": session.period}
        for name, value in wanted.items():
            if session.store.setting(name) != value:
                session.store.set_setting(name, value)

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            theme.apply(self._app, "system", self.settings.text_size)


def run() -> int:
    """Open the window and stay until it is closed; 2 when the data could not be opened."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(app)
    app.setApplicationName("jiaobao")
    app.setDesktopFileName("jiaobao")
    directory = data_directory()
    crash = Crash(directory, app)
    sys.excepthook = crash.hook
    program = Program(app, directory)
    crash.faulted.connect(program.tell)
    program.window.show()
    return app.exec()

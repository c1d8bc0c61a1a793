"""The running program: one application, one session, one window at a time."""

from __future__ import annotations

import sys
import traceback
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication, QMessageBox

from desktop.faults import Fault
from desktop.records.place import data_directory
from desktop.records.store import Store
from desktop.resources import resource_path
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Units
from desktop.words import Language
from ui import theme
from ui.main_window import MainWindow
from ui.session import Session
from ui.settings import Settings

ERRORS = "errors.txt"
STARTED, REFUSED = 0, 2


class Crash(QObject):
    """Takes what nobody caught, from any thread: writes it down, says it calmly, goes on."""

    happened = Signal(str)

    def __init__(self, directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = directory / ERRORS
        self._box: QMessageBox | None = None
        self.happened.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Stand in for ``sys.excepthook``."""
        text = "".join(traceback.format_exception(kind, error, trace))
        with self.path.open("a", encoding="utf-8") as file:
            file.write(f"{datetime.now().astimezone().isoformat()}\n{text}\n")
        sys.stderr.write(text)
        self.happened.emit(str(error) if isinstance(error, Fault) else f"{kind.__name__}: {error}")

    def _tell(self, what: str) -> None:
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
    """Holds the session and makes the window; a new window when the language changes."""

    def __init__(self, app: QApplication, directory: Path) -> None:
        super().__init__(app)
        self._app = app
        self._translators: list[QTranslator] = []
        self.settings = Settings(directory)
        self.use_language(self.settings.language)
        theme.apply(app, self.settings.theme, self.settings.text_size)
        store = Store.open(directory)
        scheme = load_built_in()
        self.session = Session(
            store, scheme, Units(store.own_units()), self.settings.language, parent=self
        )
        self.session.opened.connect(self._remember)
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        app.aboutToQuit.connect(store.close)
        self.window: MainWindow | None = None

    def open_last(self) -> None:
        """Open the report that was open last, if there is one."""
        store = self.session.store
        wanted = (store.setting("unit"), store.setting("period"))
        for info in store.reports():
            if (info.unit.code, info.period) == wanted:
                self.session.open(info.unit, info.period)

    def show(self) -> None:
        """Make the window, in place of the one there is."""
        previous = self.window
        self.window = MainWindow(self.session, self.settings)
        self.window.language_chosen.connect(self._change_language)
        self.window.show()
        if previous is not None:
            previous.close()
            previous.deleteLater()

    def use_language(self, lang: Language) -> None:
        """Install the texts of ``lang``; raises Fault when they are not there."""
        for translator in self._translators:
            self._app.removeTranslator(translator)
        self._translators.clear()
        if lang == "en":
            path = resource_path("translations", "jiaobao_en.qm")
            self._install(str(path), required=path)
            QLocale.setDefault(QLocale(QLocale.Language.English))
        else:
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            self._install(f"{folder}/qtbase_zh_CN.qm")
            QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))

    def _install(self, file: str, required: Path | None = None) -> None:
        translator = QTranslator(self)
        if translator.load(file):
            self._app.installTranslator(translator)
            self._translators.append(translator)
        elif required is not None:
            raise Fault("window.no-english", path=required)

    def _change_language(self, lang: Language) -> None:
        if lang == self.session.lang:
            return
        try:
            self.use_language(lang)
        except Fault as fault:
            self.session.faulted.emit(fault)
            return
        self.settings.language = lang
        self.session.set_language(lang)
        self.show()

    def _remember(self) -> None:
        wanted = {"unit": self.session.unit.code, "period": self.session.period}
        for name, value in wanted.items():
            if self.session.store.setting(name) != value:
                self.session.store.set_setting(name, value)

    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            theme.apply(self._app, "system", self.settings.text_size)


def run() -> int:
    """Open the window and stay until it is closed; raises Fault when the data cannot be opened."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError(app)
    app.setApplicationName("jiaobao")
    app.setDesktopFileName("jiaobao")
    directory = data_directory()
    crash = Crash(directory, app)
    sys.excepthook = crash.hook
    try:
        program = Program(app, directory)
        program.open_last()
    except Fault as fault:
        QMessageBox.critical(None, "交报", str(fault))
        raise
    program.show()
    return app.exec()

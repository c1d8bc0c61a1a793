"""Render every window with demo data to PNG files, for the manual and for looking at.

    QT_QPA_PLATFORM=offscreen .venv/bin/python build/screenshots.py docs/images

The demo data are made in a temporary directory. ``--scale 2`` renders at 200 %; without it the
program runs itself once more for that.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.main_window import MainWindow
    from ui.program import Program

COUNTY, PERIOD = "520327", "2026"
LARGEST = 300_000
"""Bytes of one picture: they are kept with the sources."""
SHOWN_DATA = "/home/jiaotong/.local/share/jiaobao"


def fill_store(directory: Path) -> None:
    """Make demo reports, and one empty report of the next year."""
    from desktop.demo.make import make_demo
    from desktop.records.store import Store
    from desktop.scheme.loader import load_built_in
    from desktop.scheme.units import Units

    with Store.open(directory) as store:
        scheme, units = load_built_in(), Units()
        for _ in make_demo(store, scheme, units, counties=40):
            pass
        store.set_setting("unit", COUNTY)
        store.set_setting("period", PERIOD)


class Camera:
    """Shows one window after another and keeps pictures of them."""

    def __init__(self, app: QApplication, target: Path, ending: str) -> None:
        self.app, self.target, self.ending = app, target, ending

    def settle(self) -> None:
        """Let everything be laid out, checked and painted."""
        from PySide6.QtTest import QTest

        QTest.qWait(400)

    def take(self, widget: QWidget, name: str) -> None:
        """Keep a picture of ``widget``."""
        self.settle()
        self.keep(widget.grab().toImage(), name)

    def keep(self, image: QImage, name: str) -> None:
        """Keep a picture that is there already."""
        path = self.target / f"{name}{self.ending}.png"
        indexed(image).save(str(path), quality=0)
        size = path.stat().st_size
        if size > LARGEST:
            raise SystemExit(f"{path}: {size} bytes are more than {LARGEST}")
        print(f"{size:8d}  {path}")


def indexed(image: QImage) -> QImage:
    """Return ``image`` in 256 colours, undithered: a third of the size.

    The more frequent and the more vivid a colour, the likelier it stays: a mark is small.
    """
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QImage

    rgb = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(rgb.constBits()).cast("B").cast("I"))
    table = sorted(counted, key=lambda c: counted[c] * (1 + vividness(c)), reverse=True)[:256]
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    return rgb.convertToFormat(QImage.Format.Format_Indexed8, table, flags)


def vividness(colour: int) -> int:
    """Return how far the channels of a colour lie apart, 0 for grey."""
    channels = (colour >> 16 & 255, colour >> 8 & 255, colour & 255)
    return max(channels) - min(channels)


def window_pictures(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Bring the main window into each state that has a picture."""
    from ui.sizes import first_widths

    window, session = program.window, program.session
    plant(session)
    window.resize(1280, 800) if window.devicePixelRatioF() == 1 else window.resize(1100, 680)
    window.split.setSizes(first_widths(window.width()))
    window.pages.show_page("T2.1")
    yield "main", window
    window.findings.list.setCurrentIndex(window.findings.model.index(0))
    yield "findings", window
    finding = session.findings()[0]
    session.jump(finding.keys[0])
    window.show_side(1)
    yield "history", window
    window.show_side(2)
    yield "notes", window
    window.show_side(0)
    for page, name in (("L02", "ledger"), ("narratives", "narratives"), ("cover", "cover")):
        window.pages.show_page(page)
        yield name, window
    window.pages.show_page("T2.1")


def plant(session: object) -> None:
    """Make a few things wrong, so that there is something to see."""
    from decimal import Decimal

    from ui.session import Session

    if not isinstance(session, Session):
        raise TypeError(session)
    changes: dict[str, Decimal | None] = {}
    for indicator in session.scheme.shown("2.1", session.level, session.period):
        key = f"{indicator.code}.actual"
        value = session.value(key)
        if "actual" not in indicator.inputs() or not isinstance(value, Decimal):
            continue
        factor = (Decimal(3), Decimal("0.3"), None)[len(changes) % 3]
        changes[key] = None if factor is None else round(value * factor, indicator.decimals)
        if len(changes) == 3:
            break
    session.enter(dict(changes), "")


def dialog_pictures(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Yield each dialog, shown."""
    from ui.dialogs.about import AboutDialog, ShortcutsDialog
    from ui.dialogs.export import ExportDialog
    from ui.dialogs.own_unit import OwnUnitDialog
    from ui.dialogs.people import PeopleDialog
    from ui.dialogs.search import SearchDialog
    from ui.dialogs.year import YearDialog

    window, session, settings = program.window, program.session, program.settings
    search = SearchDialog(session, window)
    search.text.setText("gsd")
    export = ExportDialog(session, settings, draft=False, parent=window)
    export.folder.setText("/home/jiaotong/文档/报送")
    export.make_folder.hide()  # there is such a folder where the picture is meant to be
    about = AboutDialog(session, settings, window)
    dialogs: list[tuple[str, Callable[[], QWidget]]] = [
        ("search", lambda: search),
        ("export", lambda: export),
        ("year", lambda: YearDialog(session, window)),
        ("people", lambda: PeopleDialog(session, window)),
        ("own-unit", lambda: OwnUnitDialog(session, window)),
        ("shortcuts", lambda: ShortcutsDialog(window)),
        ("about", lambda: about),
    ]
    for name, make in dialogs:
        dialog = make()
        dialog.show()
        yield name, dialog
        dialog.close()


def scheme_pictures(program: Program) -> Iterator[tuple[str, QWidget]]:
    """Yield the schemes at hand, and what a check of a faulty one found."""
    from desktop.scheme.linter import lint
    from ui.dialogs.schemes import SchemesDialog
    from ui.scheme_work import Checked

    dialog = SchemesDialog(program.session, program.window)
    dialog.show()
    yield "schemes", dialog
    with tempfile.TemporaryDirectory() as folder:
        faults = lint(faulty_scheme(Path(folder) / "scheme"))
    dialog.show_checked(Path("/home/jiaotong/文档/交通年报制度2027.xlsx"), Checked(faults, None))
    if dialog.shown is not None:
        yield "scheme-check", dialog.shown
        dialog.shown.close()
    dialog.close()


def faulty_scheme(target: Path) -> Path:
    """Write the built-in scheme with a few slips of its author and return where it is."""
    from desktop.resources import resource_path
    from desktop.scheme.loader import BUILT_IN

    shutil.copytree(resource_path("schemes", BUILT_IN), target)
    for file, right, wrong in (
        ("indicators.csv", ",integer,", ",interger,"),
        ("indicators.csv", ",万元,decimal,2,", ",万元,decimal,二,"),
        ("ledger_columns.csv", ",是,", ",√,"),
        ("narratives.csv", ",300,", ",三百,"),
        ("rules.csv", ",force,", ",must,"),
    ):
        path = target / file
        text = path.read_text("utf-8")
        path.write_text(text.replace(right, wrong, 1), "utf-8", newline="")
    return target


def render(target: Path, scale: int) -> None:
    """Render everything at one scale."""
    from desk_pictures import (
        desk_pictures,
    )
    from document_pictures import (
        document_picture,
    )
    from PySide6.QtWidgets import QApplication
    from sending_pictures import (
        sending_pictures,
    )

    from ui.program import Program

    app = QApplication([])
    with tempfile.TemporaryDirectory() as folder:
        fill_store(Path(folder))
        program = Program(app, Path(folder))
        program.window.show()
        ending = "" if scale == 1 else f"-{scale}00"
        camera = Camera(app, target, ending)
        camera.settle()
        program.settings.directory = Path(SHOWN_DATA)
        for name, window in window_pictures(program):
            camera.take(window, name)
            if scale > 1 and name == "main":
                break
        if scale == 1:
            for name, dialog in dialog_pictures(program):
                camera.take(dialog, name)
            for name, dialog in scheme_pictures(program):
                camera.take(dialog, name)
            look(camera, program.window)
            with tempfile.TemporaryDirectory() as room:
                for name, widget in sending_pictures(app, program, Path(room)):
                    camera.take(widget, name)
            with tempfile.TemporaryDirectory() as room:
                for name, widget in desk_pictures(app, program, Path(room)):
                    camera.take(widget, name)
            if (pages := document_picture(Path(folder), PERIOD)) is not None:
                camera.keep(pages, "report-pages")
            for name, dialog in backup_pictures(app, program):
                camera.take(dialog, name)
            others(camera, program)
        program.window.close()
        program.close()


def backup_pictures(app: QApplication, program: Program) -> Iterator[tuple[str, QWidget]]:
    """Yield the backups that there are when one has just been made."""
    from desk_pictures import waiting

    from ui.dialogs.backups import BackupsDialog

    dialog = BackupsDialog(program.session, program.window)
    dialog.show()
    dialog.back_up()
    waiting(app)(lambda: not dialog.jobs.is_busy)
    data = str(program.session.store.path.parent)
    dialog.told.setText(dialog.told.text().replace(data, SHOWN_DATA))
    yield "backups", dialog
    dialog.close()


def look(camera: Camera, window: MainWindow) -> None:
    """Take the main window dark, in large text, and narrow."""
    from ui.sizes import first_widths

    window.set_look(theme_name="dark")
    camera.take(window, "main-dark")
    window.set_look(theme_name="light", size=14)
    camera.take(window, "main-large-text")
    window.set_look(size=10)
    window.resize(1024, 640)
    camera.take(window, "main-small-window")
    window.resize(1280, 800)
    window.split.setSizes(first_widths(window.width()))


def others(camera: Camera, program: Program) -> None:
    """Take an empty report, the first-run page, and the English window."""
    from ui.dialogs.welcome import WelcomePage
    from ui.sizes import first_widths

    window, session = program.window, program.session
    session.open(session.units.get("520328"), "2027")
    camera.take(window, "empty")
    session.open(session.units.get("520000"), PERIOD)
    camera.take(window, "department")
    session.open(session.units.get(COUNTY), PERIOD)
    window.show_welcome()
    page = window.stack.currentWidget()
    if not isinstance(page, WelcomePage):
        raise TypeError(page)
    page.text.setText("fgx")
    while page.unit is not None and page.unit.code != COUNTY:
        page.units.found.setCurrentRow(page.units.found.currentRow() + 1)
    camera.take(window, "first-run")
    page.cancelled.emit()
    program.window.language_chosen.emit("en")
    program.window.resize(1280, 800)
    camera.settle()
    program.window.split.setSizes(first_widths(1280))
    camera.take(program.window, "main-english")


def main() -> None:
    """Render at 100 % here and at 200 % in a process of its own: Qt reads the scale at its start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--scale", type=int, default=1)
    arguments = parser.parse_args()
    arguments.target.mkdir(parents=True, exist_ok=True)
    render(arguments.target, arguments.scale)
    if arguments.scale == 1:
        command = [sys.executable, __file__, str(arguments.target), "--scale", "2"]
        subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": "2"}, check=True)


if __name__ == "__main__":
    main()

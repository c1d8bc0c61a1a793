"""Scenes of the desk: mail coming in, the board, explanations, totals, ledgers, comparisons.

Part of ``screenshots.py``. By itself it renders the desk in every look, to be looked at:

    .venv/bin/python build/desk_pictures.py DIR

light and dark, Chinese and English, at 100 and 200 %, full and empty.
"""

from __future__ import annotations

import argparse
import itertools
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.desk.desk_window import DeskWindow
    from ui.program import Program

PERIOD, LAST = "2026", "2025"
TOTAL = "T201_01.actual"
LEDGER, COLUMN = "L13", "proj_name"
MISSING_EVERY = 7
"""One county in so many has not sent anything yet."""
AUTHOR = "省厅综合规划处"
SHOWN_FOLDER = "/home/jiaotong/文档"
PATIENCE = 300.0
"""Seconds that a picture waits for the work shown in it."""
SIZE, SMALL = (1240, 780), (960, 600)
"""Of the window at 100 and at 200 %: a desk of its own accord fits the screen, and here is none."""
COUNTIES = 12
"""Of the demo, for pictures that are only looked at."""

Wait = Callable[[Callable[[], bool]], None]


def waiting(app: QApplication) -> Wait:
    """Return what lets the program work until something is done."""

    def wait(done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            app.processEvents()
            if time.monotonic() > end:
                raise SystemExit("a picture waits for work that does not end")

    return wait


def desk_pictures(app: QApplication, program: Program, room: Path) -> Iterator[tuple[str, QWidget]]:
    """Bring the desk into each state that has a picture; files go into ``room``."""
    from ui.desk.desk_window import DeskWindow
    from ui.desk.intake_page import IntakePage

    wait = waiting(app)
    window = DeskWindow(program.session, str(room))
    window.resize(*SIZE)
    window.show()
    intake = window.show_page(IntakePage)
    for period in (LAST, PERIOD):
        folder = room / period / "收件"
        folder.mkdir(parents=True)
        fill_mailbag(program, folder, period)
        window.desk.move(period, window.desk.scope)
        intake.take([folder])
        wait(lambda: not intake.jobs.is_busy)
    send_back(window, room)
    for name, widget in scenes(window, wait):
        if name == "desk-intake":
            told = intake.sentence.text().replace(str(room / PERIOD), SHOWN_FOLDER)
            intake.sentence.setText(told)
        yield name, widget
    window.close()


def scenes(window: DeskWindow, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """Show one page of the desk after the other, whatever there is on it."""
    from report_pictures import (
        report_scenes,
    )

    from ui.desk.board_page import BoardPage
    from ui.desk.explanations_page import ExplanationsPage
    from ui.desk.intake_page import IntakePage
    from ui.desk.outliers_page import OutliersPage
    from ui.desk.revised_page import RevisedPage

    intake = window.show_page(IntakePage)
    altered = (n for n, one in enumerate(window.desk.log()) if one.altered)
    if (row := next(altered, None)) is not None:
        intake.table.selectRow(row)
    yield "desk-intake", window
    window.show_page(BoardPage).show_unit("520302")
    yield "desk-board", window
    explanations = window.show_page(ExplanationsPage)
    wait(lambda: not explanations.jobs.is_busy)
    explanations.author.setText(AUTHOR)
    yield "desk-explanations", window
    yield from total_scenes(window, wait)
    for kind, name in ((OutliersPage, "outliers"), (RevisedPage, "revised")):
        window.show_page(kind)
        yield f"desk-{name}", window
    yield from report_scenes(window, wait)


def total_scenes(window: DeskWindow, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """Show a total with its trace and a ledger with what was adjusted in it."""
    from ui.desk.ledger_rows import ADJUSTED
    from ui.desk.ledgers_page import LedgersPage
    from ui.desk.totals_page import TotalsPage

    totals = window.show_page(TotalsPage)
    wait(lambda: not window.jobs.is_busy)
    totals.section.setCurrentIndex(totals.section.findData("2.1"))
    if totals.model.rows:
        totals.table.selectRow(0)
        totals.go_trace()
        adjusted = (n for n, row in enumerate(totals.traces.rows) if row.cells[3])
        totals.trace.selectRow(next(adjusted, 0))
    yield "desk-total", window
    ledgers = window.show_page(LedgersPage)
    ledgers.ledger.setCurrentIndex(ledgers.ledger.findData(LEDGER))
    adjusted = (n for n, row in enumerate(ledgers.model.rows) if ADJUSTED in row.cells[0])
    if (row := next(adjusted, None)) is not None:
        ledgers.table.selectRow(row)
        changed = (n for n, part in enumerate(ledgers.parts.rows) if part.cells[3])
        ledgers.cells.selectRow(next(changed, 0))
    yield "desk-ledger", window


def fill_mailbag(program: Program, folder: Path, period: str) -> None:
    """Write the sealed files of all units for last year; this year of most units, an altered one
    among them, and two that are no reports.
    """
    from sending_pictures import (
        type_into,
    )

    from desktop.demo.receive import sealed
    from desktop.faults import Fault

    store, scheme = program.session.store, program.session.scheme
    infos = [info for info in store.reports() if info.period == period]
    path = folder
    for number, info in enumerate(infos):
        snapshot = store.snapshot(scheme, info.unit, period)
        is_plain = period == PERIOD and not snapshot.explanations
        if is_plain and number % MISSING_EVERY == MISSING_EVERY - 1:
            continue
        try:
            prepared = sealed(snapshot, store.path.parent)
        except Fault as fault:
            if fault.code != "workbook.blocked":
                raise
            continue  # an error planted for another picture: nothing can be sent
        path = folder / prepared.submission.file
        path.write_bytes(prepared.content)
    if period != PERIOD:
        return
    type_into(path, {TOTAL: 1.0})
    (folder / "现场照片.jpg").write_bytes(b"\xff\xd8\xff\xe0 no report")
    (folder / "没有传完.zip").write_bytes(b"PK\x03\x04 cut off")


def send_back(window: DeskWindow, room: Path) -> None:
    """Return two reports, adjust a figure and a cell of a ledger."""
    desk = window.desk
    units = [unit for unit in desk.received_units() if unit.level == "county"]
    for unit in units[2:4]:
        desk.return_to(
            unit.code, [(TOTAL, "与年度计划执行情况通报不一致，请核对。")], room, AUTHOR, ""
        )
    reason, document = "与年度计划执行情况通报核对", "黔交统〔2027〕3号"
    desk.adjust(units[1].code, TOTAL, "12345.67", reason=reason, author=AUTHOR, document=document)
    held = desk.register.accepted_of(desk.period, units[1].code)
    if held is not None:
        row = held.snapshot(desk.scheme).ledgers[LEDGER][0]
        key = f"{LEDGER}#{row.id}.{COLUMN}"
        name = f"{row.cells[COLUMN]}（一期）"
        desk.adjust(units[1].code, key, name, reason=reason, author=AUTHOR, document=document)


# ---------------------------------------------------------------------- every look


def render(target: Path, data: Path, look: tuple[str, str, str]) -> None:
    """Render all scenes over the data directory ``data`` in one language, theme and fullness."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui.desk.desk_window import DeskWindow
    from ui.program import Program

    language, theme, ending = look
    app = QApplication([])
    wait = waiting(app)
    program = Program(app, data)
    program.settings.language = "en" if language == "en" else "zh"
    program.use_language(program.settings.language)
    program.window.show()
    wait(lambda: program.window.is_filled)
    program.window.set_look(theme_name="dark" if theme == "dark" else "light")
    window = DeskWindow(program.session, SHOWN_FOLDER)
    window.resize(*(SMALL if window.devicePixelRatioF() > 1 else SIZE))
    if not window.desk.period:
        window.desk.move(PERIOD, window.desk.scope)
    window.show()
    for name, widget in scenes(window, wait):
        QTest.qWait(200)
        path = target / f"{name}-{language}-{theme}-{ending}.png"
        widget.grab().save(str(path))
        print(path)
    window.close()
    program.window.close()
    program.close()


def main() -> None:
    """Make the data once; render each look in a process of its own: Qt reads the scale at start."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--look", nargs=3)
    arguments = parser.parse_args()
    arguments.target.mkdir(parents=True, exist_ok=True)
    if arguments.data:
        render(arguments.target, arguments.data, tuple(arguments.look))
        return
    with tempfile.TemporaryDirectory() as folder:
        full, room = Path(folder) / "full", Path(folder) / "room"
        make = [sys.executable, str(ROOT / "main.py"), "demo", "--received"]
        subprocess.run([*make, "--units", str(COUNTIES), "--data", str(full)], check=True)
        looks = itertools.product(("zh", "en"), ("light", "dark"), ("1", "2"), (True, False))
        for language, theme, scale, is_full in looks:
            shutil.rmtree(room, ignore_errors=True)
            shutil.copytree(full, room) if is_full else room.mkdir()
            ending = f"{scale}00{'' if is_full else '-empty'}"
            command = [sys.executable, __file__, str(arguments.target), "--data", str(room)]
            environment = {**os.environ, "QT_SCALE_FACTOR": scale}
            look = ["--look", language, theme, ending]
            subprocess.run([*command, *look], env=environment, check=True)


if __name__ == "__main__":
    main()

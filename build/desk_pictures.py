"""Scenes of the desk: mail coming in, the board, a total with its trace, outliers."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication, QWidget

    from ui.desk.desk_window import DeskWindow
    from ui.program import Program

PERIOD = "2026"
TOTAL = "T201_01.actual"
MISSING_EVERY = 7
"""One county in so many has not sent anything yet."""
AUTHOR = "省厅综合规划处"
SHOWN_FOLDER = "/home/jiaotong/文档"
PATIENCE = 300.0
"""Seconds that a picture waits for the work shown in it."""


def desk_pictures(app: QApplication, program: Program, room: Path) -> Iterator[tuple[str, QWidget]]:
    """Bring the desk into each state that has a picture; files go into ``room``."""
    from ui.desk.board_page import BoardPage
    from ui.desk.desk_window import DeskWindow
    from ui.desk.intake_page import IntakePage
    from ui.desk.outliers_page import OutliersPage
    from ui.desk.totals_page import TotalsPage

    def wait(done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            app.processEvents()
            if time.monotonic() > end:
                raise SystemExit("a picture waits for work that does not end")

    folder = room / "收件"
    folder.mkdir()
    fill_mailbag(program, folder)
    window = DeskWindow(program.session, str(room))
    window.desk.move(PERIOD, window.desk.scope)
    window.show()
    intake = window.show_page(IntakePage)
    intake.take([folder])
    wait(lambda: not intake.jobs.is_busy)
    altered = next(n for n, one in enumerate(window.desk.log()) if one.altered)
    intake.table.selectRow(altered)
    intake.sentence.setText(intake.sentence.text().replace(str(room), SHOWN_FOLDER))
    yield "desk-intake", window
    send_back(window, room)
    window.show_page(BoardPage).show_unit("520302")
    yield "desk-board", window
    totals = window.show_page(TotalsPage)
    wait(lambda: window.desk.figures is not None)
    totals.section.setCurrentIndex(totals.section.findData("2.1"))
    totals.table.selectRow(0)
    totals.go_trace()
    traced = totals.traces.rows
    totals.trace.selectRow(next(n for n, row in enumerate(traced) if row.cells[3]))
    yield "desk-total", window
    window.show_page(OutliersPage)
    yield "desk-outliers", window
    window.close()


def fill_mailbag(program: Program, folder: Path) -> None:
    """Write the sealed files of most units, an altered one, and two that are no reports."""
    from sending_pictures import (  # type: ignore[import-not-found]  # beside this script
        type_into,
    )

    from desktop.demo.receive import sealed
    from desktop.faults import Fault

    store, scheme = program.session.store, program.session.scheme
    infos = [info for info in store.reports() if info.period == PERIOD]
    path = folder
    for number, info in enumerate(infos):
        if number % MISSING_EVERY == MISSING_EVERY - 1:
            continue
        try:
            prepared = sealed(store.snapshot(scheme, info.unit, PERIOD), store.path.parent)
        except Fault as fault:
            if fault.code != "workbook.blocked":
                raise
            continue  # an error planted for another picture: nothing can be sent
        path = folder / prepared.submission.file
        path.write_bytes(prepared.content)
    type_into(path, {TOTAL: 1.0})
    (folder / "现场照片.jpg").write_bytes(b"\xff\xd8\xff\xe0 no report")
    (folder / "没有传完.zip").write_bytes(b"PK\x03\x04 cut off")


def send_back(window: DeskWindow, room: Path) -> None:
    """Return two reports and adjust a figure."""
    desk = window.desk
    units = [unit for unit in desk.received_units() if unit.level == "county"]
    for unit in units[2:4]:
        desk.return_to(
            unit.code, [(TOTAL, "与年度计划执行情况通报不一致，请核对。")], room, AUTHOR, ""
        )
    reason, document = "与年度计划执行情况通报核对", "黔交统〔2027〕3号"
    desk.adjust(units[1].code, TOTAL, "12345.67", reason=reason, author=AUTHOR, document=document)

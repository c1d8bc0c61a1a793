"""Scenes of the annual report: text beside figures, its text, names, texts of units, changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ui.desk.desk_window import DeskWindow
    from ui.desk.report_page import ReportPage

Wait = Callable[[Callable[[], bool]], None]

FIGURE, NAME, CITY = "2.1#01", "V07", "贵阳"
UNIT, KEY, ADJUSTED = "520103", "T201_01.actual", "26543.21"
SECTION = "2.4"
SLIP = ("T201_03.actual", "T201_3.actual")
"""A name of the text, and how somebody mistyped it."""
DOCUMENT = "2026_年度工作报告.docx"


def report_scenes(window: DeskWindow, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """Show the views of the report one after the other; nothing but its page where it is empty."""
    from ui.desk.report_page import ReportPage

    page = window.show_page(ReportPage)
    wait(lambda: not window.jobs.is_busy)
    rest(page, wait)
    if page.room.draft is None:
        yield "desk-report", window
        return
    page.show_figure(FIGURE)
    yield "desk-report", window
    yield from text_scene(page, window, wait)
    page.tabs.setCurrentWidget(page.values)
    page.room.set_value(NAME, CITY)
    rest(page, wait)
    yield "desk-report-names", window
    page.tabs.setCurrentWidget(page.offers)
    page.offers.section.setCurrentIndex(page.offers.section.findData(SECTION))
    page.offers.take_text()
    rest(page, wait)
    yield "desk-report-texts", window
    yield from later_scenes(page, window, wait)


def rest(page: ReportPage, wait: Wait) -> None:
    """Let the page come to rest."""
    runners = (page.room.runner, page.edit.runner, page.compare.runner, page.jobs)
    wait(lambda: not page.room.waiting and not any(one.is_busy for one in runners))


def text_scene(page: ReportPage, window: DeskWindow, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """Show the text with a slip in it, then mend that."""
    page.tabs.setCurrentWidget(page.edit)
    text = page.edit.text
    page.edit.edit.replace_all(text.replace(*SLIP, 1))
    page.edit.look_through()
    rest(page, wait)
    page.edit.table.row_chosen.emit(0)
    yield "desk-report-text", window
    page.edit.edit.replace_all(text)
    page.edit.look_through()
    rest(page, wait)


def later_scenes(page: ReportPage, window: DeskWindow, wait: Wait) -> Iterator[tuple[str, QWidget]]:
    """Write the report, change a figure, and show what has changed since."""
    desk = window.desk
    document = desk.store.path.parent / DOCUMENT
    page.export_to(document)
    rest(page, wait)
    page.written.hide()
    units = [unit.code for unit in desk.received_units()]
    unit = UNIT if UNIT in units else units[-1]
    desk.adjust(unit, KEY, ADJUSTED, reason="与通报核对", author="省厅综合规划处", document="")
    wait(lambda: not window.jobs.is_busy)
    rest(page, wait)
    page.tabs.setCurrentWidget(page.changes)
    yield "desk-report-changes", window
    page.tabs.setCurrentWidget(page.compare)
    page.compare.read(document)
    rest(page, wait)
    yield "desk-report-compare", window

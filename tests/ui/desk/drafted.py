"""A report drafted over the desk of the demo, here and at once."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from pytestqt.qtbot import QtBot

from tests.ui.desk.conftest import result, worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk
from ui.desk.report_work import Report, prepare

_FIRST: dict[str, Any] = {}
"""What is the same for every copy of the demo: totals, traces and texts of units."""


def totals(desk: ProvinceDesk) -> None:
    """Give the desk the totals of the demo, worked out once for all tests."""
    if "figures" not in _FIRST:
        _FIRST["figures"] = worked_out(desk)
    desk.take_figures(_FIRST["figures"])


def drafted(desk: ProvinceDesk) -> ReportDesk:
    """Return the report of the desk, drafted."""
    totals(desk)
    room = ReportDesk(desk, desk)
    gathered = desk.figures.gathered
    report: Report = result(prepare(desk.office, gathered, _FIRST.get("report")))
    _FIRST.setdefault("report", report)
    room.report, room._gathered = report, gathered
    room.changed.emit()
    return room


def at_rest(qtbot: QtBot, *busy: Any) -> None:
    """Wait until nothing is at work any more."""
    qtbot.waitUntil(partial(_rest, busy), timeout=30_000)


def _rest(busy: tuple[Any, ...]) -> bool:
    return not any(one.is_busy for one in busy)


def edited(room: ReportDesk, text: str) -> ReportDesk:
    """Return the room with another edition of the text saved as the province's."""
    room.save_text(text)
    room.runner.stop()
    room.report = result(prepare(room.desk.office, room.gathered, room.report))
    room.changed.emit()
    return room


def said_otherwise(room: ReportDesk, **fields: Any) -> None:
    """Let the report be another in some of its fields."""
    assert room.report is not None
    room.report = replace(room.report, **fields)
    room.changed.emit()

"""One job at a time; what was stopped says nothing more."""

from __future__ import annotations

from collections.abc import Generator

from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.progress import Progress
from tests.ui.colleague import slow
from ui.widgets.job_bar import JobBar


def failing() -> Generator[Progress, None, object]:
    yield Progress(0, 1, "")
    raise Fault("reader.no-file", file="甲.xlsx")


def shown(qtbot: QtBot) -> JobBar:
    bar = JobBar()
    qtbot.addWidget(bar)
    return bar


def test_a_job_shows_itself_and_gives_its_result(qtbot: QtBot) -> None:
    bar, results = shown(qtbot), []
    bar.run("正在读取…", lambda: slow(3, "好"), results.append, results.append)
    assert bar.is_busy
    assert bar.isVisible()
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["好"]
    assert not bar.is_busy
    assert not bar.isVisible()


def test_a_fault_goes_to_its_own_listener(qtbot: QtBot) -> None:
    bar, faults = shown(qtbot), []
    bar.run("", failing, lambda _: None, faults.append)
    qtbot.waitUntil(lambda: bool(faults))
    assert faults[0].code == "reader.no-file"


def test_cancelled_nothing_follows(qtbot: QtBot) -> None:
    bar, results = shown(qtbot), []
    bar.run("", lambda: slow(400), results.append, results.append)
    with qtbot.waitSignal(bar.stopped):
        bar.cancel.click()
    qtbot.wait(30)
    assert results == []
    assert not bar.isVisible()


def test_a_second_job_takes_the_place_of_the_first(qtbot: QtBot) -> None:
    bar, results = shown(qtbot), []
    bar.run("", lambda: slow(400, "先"), results.append, results.append)
    bar.run("", lambda: slow(2, "后"), results.append, results.append)
    qtbot.waitUntil(lambda: bool(results))
    assert results == ["后"]

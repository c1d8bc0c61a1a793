"""Only the newest work matters; nobody waits for what is not wanted any more."""

from __future__ import annotations

from collections.abc import Generator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.progress import Progress
from tests.ui.desk.drafted import at_rest
from ui.desk.report_runner import Latest


@pytest.fixture
def runner(qapp: object) -> Latest:
    return Latest()


def said(runner: Latest) -> list[object]:
    found: list[object] = []
    runner.done.connect(found.append)
    runner.faulted.connect(found.append)
    return found


def work(result: object, go_on: Event | None = None) -> Generator[Progress, None, object]:
    yield Progress(0, 1, "")
    if go_on is not None:
        go_on.wait(5)
    yield Progress(1, 1, "")
    return result


def broken() -> Generator[Progress, None, object]:
    yield Progress(0, 1, "")
    raise Fault("records.busy")


def test_what_is_done_is_told(qtbot: QtBot, runner: Latest) -> None:
    found = said(runner)
    runner.run(lambda: work("1"))
    assert runner.is_busy
    at_rest(qtbot, runner)
    assert found == ["1"]


def test_the_newest_takes_the_place_of_others(qtbot: QtBot, runner: Latest) -> None:
    found, go_on = said(runner), Event()
    runner.run(lambda: work("1", go_on))
    runner.run(lambda: work("2"))
    runner.run(lambda: work("3"))
    go_on.set()
    at_rest(qtbot, runner)
    assert found == ["3"]


def test_a_fault(qtbot: QtBot, runner: Latest) -> None:
    found = said(runner)
    runner.run(broken)
    at_rest(qtbot, runner)
    assert [one.code for one in found] == ["records.busy"]


def test_what_is_forgotten_is_not_waited_for(qtbot: QtBot, runner: Latest) -> None:
    found, go_on = said(runner), Event()
    runner.run(lambda: work("1", go_on))
    runner.forget()
    assert runner.is_busy
    go_on.set()
    at_rest(qtbot, runner)
    assert not found
    runner.run(lambda: work("2"))
    at_rest(qtbot, runner)
    assert found == ["2"]


def test_nothing_follows_what_was_stopped(qtbot: QtBot, runner: Latest) -> None:
    found = said(runner)
    runner.run(lambda: work("1"))
    runner.run(lambda: work("2"))
    runner.stop()
    assert not runner.is_busy
    qtbot.wait(50)
    assert not found

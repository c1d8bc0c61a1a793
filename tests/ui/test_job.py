"""A job runs beside the window and can be cancelled."""

from __future__ import annotations

import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.progress import Progress
from ui.job import Job


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_job_tells_what_it_returned_unless_it_was_cancelled(
    qtbot: QtBot, cancelled: bool
) -> None:
    gate = threading.Event()

    def work():
        yield Progress(0, 2, "")
        gate.wait(5)
        yield Progress(1, 2, "")
        return "made"

    results: list[object] = []
    job = Job(work)
    job.done.connect(results.append)
    with qtbot.waitSignal(job.finished):
        with qtbot.waitSignal(job.progressed):
            job.start()
        if cancelled:
            job.cancel()
        gate.set()
    qtbot.wait(10)
    assert results == ([] if cancelled else ["made"])


def test_a_fault_in_a_job_is_told(qtbot: QtBot) -> None:
    def work():
        yield from ()
        raise Fault("window.unit-missing")

    job = Job(work)
    with qtbot.waitSignal(job.faulted) as told:
        job.start()
    job.wait()
    assert told.args[0].code == "window.unit-missing"

"""A job: long work, a generator of Progress, run beside the window."""

from __future__ import annotations

from collections.abc import Callable, Generator
from threading import Event

from PySide6.QtCore import QObject, QThread, Signal

from desktop.faults import Fault
from desktop.progress import Progress

Work = Callable[[], Generator[Progress, None, object]]
"""What is called in the thread; it must not touch widgets nor the window's database connection."""


class Job(QThread):
    """Runs one generator. ``done`` carries what it returned; nothing follows a cancelled job.

    Errors that are no Fault are defects; they reach ``sys.excepthook`` like any other.
    """

    progressed = Signal(object)
    done = Signal(object)
    faulted = Signal(object)

    def __init__(self, work: Work, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._cancelled = Event()

    def cancel(self) -> None:
        """Stop at the next step; what was finished by then stays whole."""
        self._cancelled.set()

    def run(self) -> None:
        """Iterate the work; called by Qt in the thread."""
        steps = self._work()
        try:
            while not self._cancelled.is_set():
                self.progressed.emit(next(steps))
        except StopIteration as end:
            self.done.emit(end.value)
        except Fault as fault:
            self.faulted.emit(fault)
        finally:
            steps.close()

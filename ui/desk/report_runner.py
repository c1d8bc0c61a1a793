"""Work of which only the newest matters: run beside the window, one after the other."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.faults import Fault
from ui.job import Job, Work


class Latest(QObject):
    """What is asked for while something is at work waits for it, and takes the place of others.

    ``done`` carries a result, ``faulted`` a Fault, of the newest work alone; ``started`` comes
    when work begins.
    """

    started = Signal()
    done = Signal(object)
    faulted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._next: Work | None = None
        self._result: tuple[object, Fault | None] | None = None
        self._forgotten = False

    @property
    def is_busy(self) -> bool:
        """Whether something is at work."""
        return self._job is not None

    def run(self, work: Work) -> None:
        """Do ``work`` as soon as what is at work has ended; nothing comes of that."""
        if self._job is None:
            self._start(work)
        else:
            self._next = work
            self._job.cancel()

    def forget(self) -> None:
        """Let nothing come of what is at work; nobody waits for it."""
        self._next = None
        self._forgotten = True
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Stop what is at work and wait until it has; nothing follows it."""
        self._next = self._result = None
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            job.wait()
            job.deleteLater()

    def _start(self, work: Work) -> None:
        self._result, self._forgotten = None, False
        job = self._job = Job(work, self)
        # Slots of this object: they run in the window's thread.
        job.done.connect(self._on_done)
        job.faulted.connect(self._on_fault)
        job.finished.connect(self._on_finished)
        self.started.emit()
        job.start()

    def _on_done(self, result: object) -> None:
        if self.sender() is self._job:
            self._result = (result, None)

    def _on_fault(self, fault: Fault) -> None:
        if self.sender() is self._job:
            self._result = (None, fault)

    def _on_finished(self) -> None:
        job = self.sender()
        if self._job is None or job is not self._job:
            return
        self._job.wait()
        self._job.deleteLater()
        self._job = None
        told, work = self._result, self._next
        self._result = self._next = None
        if work is not None:
            self._start(work)
        elif told is not None and not self._forgotten:
            result, fault = told
            if fault is None:
                self.done.emit(result)
            else:
                self.faulted.emit(fault)

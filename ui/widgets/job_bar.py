"""The line that shows a job at work: what it does, how far it is, and the way to stop it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.faults import Fault
from desktop.progress import Progress
from ui.job import Job, Work


class JobBar(QWidget):
    """Runs one job at a time; hidden while there is none. ``progressed`` carries each step."""

    stopped = Signal()
    progressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self.what = QLabel()
        self.bar = QProgressBar(textVisible=False)
        self.bar.setAccessibleName(self.tr("进度"))
        self.cancel = QPushButton(self.tr("取消"))
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self._cancel)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.what)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        self.hide()

    @property
    def is_busy(self) -> bool:
        """Whether a job is at work."""
        return self._job is not None

    def run(
        self,
        what: str,
        work: Work,
        done: Callable[[object], None],
        faulted: Callable[[Fault], None],
    ) -> None:
        """Run ``work`` beside the window; one that is still at work is stopped first."""
        self.stop()
        self.what.setText(what)
        self.bar.setRange(0, 0)
        self._done, self._faulted = done, faulted
        job = self._job = Job(work, self)
        # Slots of this object: they run in the window's thread.
        job.progressed.connect(self._on_progress)
        job.done.connect(self._on_done)
        job.faulted.connect(self._on_fault)
        self.show()
        job.start()

    def stop(self) -> None:
        """Stop what is at work and wait until it has; nothing follows it."""
        job, self._job = self._job, None
        if job is not None:
            job.cancel()
            job.wait()
            job.deleteLater()
        self.hide()

    def _cancel(self) -> None:
        self.stop()
        self.stopped.emit()

    def _on_progress(self, progress: Progress) -> None:
        if self.sender() is self._job:
            self.bar.setRange(0, progress.total)
            self.bar.setValue(progress.done)
            self.progressed.emit(progress)

    def _on_done(self, result: object) -> None:
        if self._ended():
            self._done(result)

    def _on_fault(self, fault: Fault) -> None:
        if self._ended():
            self._faulted(fault)

    def _ended(self) -> bool:
        """Let go of the job; False when it was stopped and its last word came too late."""
        if self._job is None or self.sender() is not self._job:
            return False
        self.stop()
        return True

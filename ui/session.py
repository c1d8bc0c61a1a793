"""Session: the one place where an edit goes.

Every edit is a method of :class:`Session`: operation of the report (durable at once) → figures that
hang on it → findings that hang on those → signals. Models, panels and dialogs read from the session
and listen to its signals; none of them writes anywhere else, none of them knows another.

The checks are loaded after the window has been painted, see :meth:`Session.start_checks`.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.faults import Fault
from desktop.scheme.keys import parse_key
from desktop.scheme.places import place

if TYPE_CHECKING:
    from desktop.checks.checker import Checker
    from desktop.checks.findings import Finding
    from desktop.records.changes import Changes
    from desktop.records.report import Report
    from desktop.records.snapshot import Row
    from desktop.records.store import Store
    from desktop.scheme.compute import Figures
    from desktop.scheme.model import Level, Scheme
    from desktop.scheme.units import Unit
    from desktop.scheme.values import Value
    from desktop.words import Language

SLICE_MS = 12
"""How long one idle slice of the first check may hold the window up."""


class Session(QObject):
    """One open report, and everything that may be done to it.

    Signals carry what changed, so that views repaint that and nothing else:
    ``changed`` the :class:`Changes` of an operation (also of an undo), ``figures_changed`` the set
    of keys whose value is another now (entered and computed ones), ``findings_changed`` nothing,
    ``saved`` the time ``HH:MM:SS``, ``faulted`` a :class:`Fault`, ``jump_requested`` a key.
    """

    opened = Signal()
    changed = Signal(object)
    figures_changed = Signal(object)
    findings_changed = Signal()
    saved = Signal(str)
    faulted = Signal(object)
    jump_requested = Signal(str)
    checking = Signal(int, int)
    """How far the first check is: done, total; equal when it is finished."""
    language_changed = Signal()

    store: Store
    scheme: Scheme
    unit: Unit
    period: str
    report: Report
    figures: Figures

    def __init__(self, store: Store, lang: Language = "zh", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.store = store
        self.lang: Language = lang
        self.checker: Checker | None = None
        self.is_open = False
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._check_slice)

    # ------------------------------------------------------------------ what is

    @property
    def level(self) -> Level:
        """Level of the open unit: which rows and wording it sees."""
        return self.unit.level

    def value(self, key: str) -> Value | None:
        """Return the value of ``key``, entered or computed; None when blank."""
        return self.figures.value(key)

    def rows(self, ledger: str) -> tuple[Row, ...]:
        """Return the rows of a ledger in their order."""
        return self.figures.rows(ledger)

    def row_number(self, ledger: str, row: str) -> int:
        """Return the number of a row, from 1; 0 when there is no such row."""
        return next((n for n, r in enumerate(self.rows(ledger), 1) if r.id == row), 0)

    def place(self, key: str) -> str:
        """Return where ``key`` stands, in words."""
        return place(self.scheme, self.level, self.period, key, self.row_number, self.lang)

    def findings(self) -> Sequence[Finding]:
        """Return what does not hold, worst first; empty until the first check is through."""
        return self.checker.findings if self.checker else ()

    def findings_at(self, key: str) -> list[Finding]:
        """Return the findings that concern the cell ``key``."""
        return [finding for finding in self.findings() if key in finding.keys]

    # ------------------------------------------------------------------ what is done

    def open(self, unit: Unit, period: str) -> None:
        """Open the report of ``unit`` for ``period``; it is begun if there is none.

        Raises Fault when the store cannot give it.
        """
        self._slices.stop()
        self.report = self.store.open_report(unit, period)
        self.scheme = self.report.scheme
        self.unit, self.period = unit, period
        self.figures = self._figures_of(self.report)
        self.checker = None
        self.is_open = True
        self.opened.emit()

    def enter(self, values: Mapping[str, Value | None], label: str = "") -> None:
        """Set values by key, None makes blank; one operation, one step of undo."""
        self._done(self.report.enter(values, label=label))

    def enter_text(self, key: str, text: str) -> None:
        """Set one value from what was typed.

        Raises Fault when the text is no value of this cell: the cell keeps the text and shows it.
        """
        self.enter({key: self.parse(key, text)})

    def paste(
        self,
        changes: Mapping[str, Value | None],
        new_rows: Mapping[str, Sequence[Mapping[str, Value]]],
        label: str,
    ) -> None:
        """Set a block of values and append ledger rows (ledger → rows): one step of undo."""
        self._done(self.report.paste(changes, new_rows, label=label))

    def undo(self) -> None:
        """Take back the last operation; nothing happens when there is none."""
        if self.report.undo_label():
            self._done(self.report.undo())

    def redo(self) -> None:
        """Do again what was taken back; nothing happens when there is nothing."""
        if self.report.redo_label():
            self._done(self.report.redo())

    def jump(self, key: str) -> None:
        """Ask the window to show the cell ``key`` and put the cursor there."""
        self.jump_requested.emit(key)

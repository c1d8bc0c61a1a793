"""Session: the one place where an edit goes.

Every edit is a method of :class:`Session`: operation of the report (durable at once) → figures that
hang on it → findings that hang on those → signals. Models, panels and dialogs read from the session
and listen to its signals; none of them writes anywhere else, none of them knows another.

The checks are loaded after the window has been painted, see :meth:`Session.start_checks`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.faults import Fault
from desktop.scheme.compute import Figures
from desktop.scheme.model import choice_text
from desktop.scheme.places import place

if TYPE_CHECKING:
    from desktop.checks.engine import Checker
    from desktop.checks.findings import Finding
    from desktop.checks.progress import Filled
    from desktop.progress import Progress
    from desktop.records.operations import Changes
    from desktop.records.report import Report
    from desktop.records.schemes import Schemes
    from desktop.records.snapshot import Row
    from desktop.records.store import Store
    from desktop.scheme.model import Level, Scheme
    from desktop.scheme.units import Unit, Units
    from desktop.scheme.values import Value
    from desktop.words import Language

AUTHOR = "sign.filler"
"""填表人: whose name the history keeps."""


class Session(QObject):
    """One open report, and everything that may be done to it.

    ``changed`` carries the Changes of an operation (also of an undo); ``figures_changed`` the set
    of keys whose value is another now, entered and computed ones; ``saved`` the time HH:MM:SS;
    ``faulted`` a Fault; ``jump_requested`` a key. ``lock_changed`` comes when a sealed version has
    locked the report, or when it was opened again.
    """

    opened = Signal()
    changed = Signal(object)
    figures_changed = Signal(object)
    findings_changed = Signal()
    lock_changed = Signal()
    saved = Signal(str)
    faulted = Signal(object)
    jump_requested = Signal(str)

    unit: Unit
    period: str
    report: Report
    figures: Figures

    def __init__(
        self,
        store: Store,
        scheme: Scheme,
        units: Units,
        lang: Language = "zh",
        parent: QObject | None = None,
        schemes: Schemes | None = None,
    ) -> None:
        """``schemes`` says which scheme a report follows; without it all follow ``scheme``."""
        super().__init__(parent)
        self.store, self.scheme, self.units = store, scheme, units
        self._schemes = schemes
        self.lang: Language = lang
        self.checker: Checker | None = None
        """None until the first check is through."""
        self.is_open = False
        self._progress: dict[str, Filled] | None = None
        self._findings: tuple[Finding, ...] = ()
        self._lock = 0
        """The lock as the views know it."""
        self._explanations: dict[str, str] = {}
        self._coming: Checker | None = None
        """The checker whose first run is under way."""
        self._steps: Iterator[Progress] = iter(())
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._check_slice)

    # ------------------------------------------------------------------ what is

    @property
    def level(self) -> Level:
        """Level of the open unit: which rows and wording it sees."""
        return self.unit.level

    def value(self, key: str) -> Value | None:
        """Return the value of ``key``, entered or computed; None when blank."""
        return self.figures.get(key)

    def rows(self, ledger: str) -> Sequence[Row]:
        """Return the rows of a ledger in their order; to be read, never written."""
        return self.report.rows.get(ledger, ())

    def row_number(self, ledger: str, row: str) -> int:
        """Return the number of a row, from 1; 0 when there is no such row."""
        return self.report.row_number(ledger, row)

    @property
    def locked(self) -> int:
        """Number of the sealed version that locks the report; 0 while it is open for entries."""
        return self.report.locked if self.is_open else 0

    def refuse_locked(self) -> bool:
        """Say whether the report is locked; if so, that nothing can be entered is told."""
        if self.locked:
            self.faulted.emit(Fault("records.locked", version=self.locked))
        return bool(self.locked)

    def place(self, key: str) -> str:
        """Return where ``key`` stands, in words."""
        return place(self.scheme, self.level, self.period, key, self.row_number, self.lang)

    def findings(self) -> Sequence[Finding]:
        """Return what does not hold, form by form; empty until the first check is through."""
        return self._findings

    def findings_at(self, key: str) -> list[Finding]:
        """Return the findings that concern the cell ``key``."""
        return [finding for finding in self.findings() if key in finding.keys]

    def progress(self) -> dict[str, Filled]:
        """Return section → how much of it is filled in."""
        if self._progress is None:
            from desktop.checks.progress import progress

            self._progress = progress(self.scheme, self.figures)
        return self._progress

    def last_saved(self) -> str:
        """Return the time of the last edit, HH:MM:SS; with the date if it was not today."""
        return self.time_text(self.report.last_saved)

    @staticmethod
    def time_text(at: str) -> str:
        """Return an ISO time as people read it; "" for none."""
        if not at:
            return ""
        when = dt.datetime.fromisoformat(at)
        today = when.date() == dt.datetime.now(when.tzinfo).date()
        return f"{when:%H:%M:%S}" if today else f"{when:%Y-%m-%d %H:%M}"

    def text_of(self, key: str, value: Value | None) -> str:
        """Return a value as the cell ``key`` shows it; "" when blank."""
        from desktop.checks.amounts import YEAR
        from desktop.records.entry import format_value

        if value is None:
            return ""
        if ":" in key:  # an explanation, a reason, a remark of the level above
            return str(value)
        field = self.report.field(key)
        if isinstance(value, str):
            return choice_text(value, field.choices, field.choices_en, self.lang)
        return format_value(
            value, field.kind, field.decimals, group=field.unit != YEAR, lang=self.lang
        )

    def undo_label(self) -> str:
        """Return what undo would take back; "" when there is nothing."""
        return "" if self.locked or not self.is_open else self.report.undo_label(self.lang)

    def redo_label(self) -> str:
        """Return what redo would do again; "" when there is nothing."""
        return "" if self.locked or not self.is_open else self.report.redo_label(self.lang)

    # ------------------------------------------------------------------ what is opened

    def open(self, unit: Unit, period: str) -> None:
        """Open the report of ``unit`` for ``period``; it is begun if there is none.

        Raises Fault when the store cannot give it.
        """
        scheme = self._scheme_of(unit, period)
        self._take(self.store.open_report(scheme, unit, period))

    def existing(self, unit: Unit, period: str) -> Report | None:
        """Return a report of this computer without opening it; None when there is none.

        Raises Fault when the scheme it follows is gone.
        """
        scheme = self._scheme_of(unit, period)
        for known in self.store.reports():
            if (known.scheme_id, known.unit.code, known.period) == (scheme.id, unit.code, period):
                return self.store.open_report(scheme, unit, period, create=False)
        return None

    def start_year(self, period: str) -> None:
        """Open the report of ``period`` with what last year's knows already; one operation.

        Raises Fault when the store cannot give it.
        """
        from desktop.records.carry import start_year

        scheme = self._scheme_of(self.unit, period)
        self._take(start_year(self.store, scheme, self.unit, period))

    def add_own_unit(self, unit: Unit) -> None:
        """Keep a unit that is in no list of divisions; raises Fault when it cannot be."""
        self.units.add(unit)
        self.store.add_own_unit(unit)

    def _scheme_of(self, unit: Unit, period: str) -> Scheme:
        return self._schemes.of_report(unit, period) if self._schemes else self.scheme

    def _take(self, report: Report) -> None:
        figures = Figures(report.scheme, report.snapshot())
        self.report, self.figures, self.scheme = report, figures, report.scheme
        self.unit, self.period = report.unit, report.period
        self._slices.stop()
        self.checker = self._coming = None
        self._findings = ()
        self._progress = None
        self.is_open = True
        self._lock = report.locked
        self._sign()
        self.opened.emit()

    def start_checks(self) -> None:
        """Load the checks and run them in slices when the window has nothing else to do."""
        if self.is_open and self.checker is None and not self._slices.isActive():
            self._slices.start()

    def _check_slice(self) -> None:
        if self._coming is None:
            self._coming = self._new_checker()
            self._steps = self._coming.steps()
        elif next(self._steps, None) is None:
            self._take_checker(self._coming)

    def _new_checker(self) -> Checker:
        from desktop.checks.engine import Checker

        return Checker(self.scheme, self.figures, self.lang)

    def _take_checker(self, checker: Checker | None) -> None:
        self._slices.stop()
        self._coming = None
        self.checker = checker
        self._explanations = dict(self.report.explanations)
        if checker:
            checker.take_remarks(self.report.remarks)
        self._findings = tuple(checker.findings()) if checker else ()
        self.findings_changed.emit()

    def check_all(self) -> None:
        """Check the whole report from scratch (F8)."""
        if self.checker is None:
            self._take_checker(self._coming or self._new_checker())
        else:
            self.checker.run()
            self._follow_findings()

    # ------------------------------------------------------------------ what is done

    def parse(self, key: str, text: str) -> Value | None:
        """Return the value of what was typed under ``key``; Fault when it cannot be read."""
        return self.report.parse(key, text)

    def enter(self, values: Mapping[str, Value | None], label: str = "") -> None:
        """Set values by key, None makes blank; one operation, one step of undo. Raises Fault."""
        self._done(self.report.enter(values, label))

    def enter_text(self, key: str, text: str) -> None:
        """Set one value from what was typed.

        Raises Fault when the text is no value of this cell: the cell keeps the text and shows it.
        """
        self.enter({key: self.parse(key, text)})

    def enter_last(self, key: str, value: Value | None, reason: str) -> None:
        """Enter a figure of last year where no report of last year has it. Raises Fault."""
        self._done(self.report.enter_last(key, value, reason))

    def paste(
        self,
        changes: Mapping[str, Value | None],
        new_rows: Mapping[str, Sequence[Mapping[str, Value]]],
        label: str = "",
    ) -> None:
        """Set a block of values and append ledger rows (ledger → rows): one step of undo."""
        self._done(self.report.paste(changes, new_rows, label))

    def insert_rows(
        self, ledger: str, at: int, rows: Sequence[Mapping[str, Value]], label: str = ""
    ) -> tuple[str, ...]:
        """Insert rows before the row with index ``at``; return their ids. Raises Fault."""
        changes = self.report.insert_rows(ledger, at, rows, label)
        self._done(changes)
        return changes.inserted.get(ledger, ())

    def delete_rows(self, ledger: str, rows: Iterable[str], label: str = "") -> None:
        """Delete rows by id; one step of undo."""
        self._done(self.report.delete_rows(ledger, rows, label))

    def sort_rows(self, ledger: str, rows: Sequence[str], label: str = "") -> None:
        """Put the rows of a ledger into the order of these ids; one step of undo."""
        self._done(self.report.sort_rows(ledger, rows, label))

    def explain(self, finding: str, text: str) -> None:
        """Set the explanation of a finding; blank text takes it back."""
        self._done(self.report.explain(finding, text))

    def undo(self) -> None:
        """Take back the last operation; nothing happens when there is none."""
        self._done(self.report.undo())

    def redo(self) -> None:
        """Do again what was taken back; nothing happens when there is nothing."""
        self._done(self.report.redo())

    def follow(self, changes: Changes) -> None:
        """Let everything follow an operation that :mod:`ui.exchange` has done on the report."""
        self._done(changes)

    def follow_lock(self) -> None:
        """Tell when the report has been locked or opened since it was last told."""
        if self._lock != self.locked:
            self._lock = self.locked
            self.saved.emit(self.last_saved())
            self.lock_changed.emit()

    def jump(self, key: str) -> None:
        """Ask the window to show the cell ``key`` and put the cursor there."""
        self.jump_requested.emit(key)

    def _sign(self) -> None:
        """Let the history name who fills in this report."""
        name = str(self.report.get(AUTHOR) or "")
        if name and name != self.store.setting("author"):
            self.store.set_setting("author", name)

    def _done(self, changes: Changes | None) -> None:
        """Let figures, findings and views follow an operation."""
        if not changes:
            return
        if AUTHOR in changes.values:
            self._sign()
        report = self.report
        ledgers = {code: tuple(report.rows[code]) for code in changes.ledgers}
        touched = self.figures.update(changes.values, ledgers) | changes.keys
        self._progress = None
        self.changed.emit(changes)
        self.figures_changed.emit(touched)
        self._update_checks(touched.union(changes.inserted, changes.deleted, changes.moved))
        self.saved.emit(self.time_text(changes.at))

    def _update_checks(self, touched: set[str]) -> None:
        if self._coming is not None:  # the first check is cut short: an edit needs it whole
            self._take_checker(self._coming)
        if self.checker is None:
            return
        self.checker.take_remarks(self.report.remarks)
        self.checker.update(touched)
        now = self.report.explanations
        for finding in self._explanations.keys() | now.keys():
            if self._explanations.get(finding) != now.get(finding):
                self.checker.explain(finding, now.get(finding, ""))
        self._explanations = dict(now)
        self._follow_findings()

    def _follow_findings(self) -> None:
        if self.checker is not None:
            found = tuple(self.checker.findings())
            if found != self._findings:
                self._findings = found
                self.findings_changed.emit()

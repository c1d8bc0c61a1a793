"""The annual report of the desk's period: drafted beside the window, and what is entered into it.

The one place where the windows of the report meet :mod:`desktop.province.drafting`. What is entered
is kept at once; the draft follows.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from desktop.faults import Fault
from ui.desk.desk import ProvinceDesk
from ui.desk.report_runner import Latest
from ui.desk.report_work import Report, prepare, scheme_text

if TYPE_CHECKING:
    from desktop.narrative.draft import Draft, Figure
    from desktop.province.drafting import Offer
    from desktop.province.gathered import Gathered
    from desktop.records.drafts import Taken

UNSAVED = "desk.report-text."
"""Setting, with the period behind it: an edition of the text that was not saved yet."""


class ReportDesk(QObject):
    """``changed`` comes when the report is another or gone, ``faulted`` with what went wrong."""

    changed = Signal()
    faulted = Signal(object)

    def __init__(self, desk: ProvinceDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.report: Report | None = None
        self._gathered: Gathered | None = None
        self.runner = Latest(self)
        self.runner.done.connect(self._on_done)
        self.runner.faulted.connect(self._on_fault)
        desk.figures_changed.connect(self._follow)
        desk.moved.connect(self._follow)

    @property
    def draft(self) -> Draft | None:
        """The draft, None before it was made and while the text has faults."""
        return self.report.draft if self.report else None

    @property
    def gathered(self) -> Gathered | None:
        """What the report is made of, None before totals were worked out."""
        return self.desk.figures.gathered if self.desk.figures else None

    @property
    def waiting(self) -> bool:
        """Whether there are totals that were not drafted yet."""
        return self.gathered is not None and self._gathered is not self.gathered

    def figure(self, tag: str) -> Figure | None:
        """Return a figure of the draft."""
        return self.draft.figures.get(tag) if self.draft else None

    def name_of(self, tag: str) -> str:
        """Return what a figure is in words: its indicators and columns, or what name or date.

        "" for a figure that the draft does not have.
        """
        figure, desk = self.figure(tag), self.desk
        if figure is None:
            return ""
        if variable := desk.scheme.variables.get(figure.formula):
            return variable.name if desk.lang == "zh" else variable.name_en
        if not figure.keys:
            from desktop.province.report_trace import words_of

            return words_of(desk.scheme, figure.formula, desk.lang)
        between = "、" if desk.lang == "zh" else ", "
        return between.join(dict.fromkeys(desk.name_of(key) for key in figure.keys))

    # ------------------------------------------------------------------ drafting

    def _follow(self) -> None:
        """Let go of a report of other totals."""
        if self.gathered is None or self.waiting:
            self.runner.forget()
            self.report = self._gathered = None
            self.changed.emit()

    def refresh(self) -> None:
        """Draft it, or draft it again after something was entered."""
        gathered = self.gathered
        if gathered is not None:
            before = self.report if gathered is self._gathered else None
            self._gathered = gathered
            self.runner.run(partial(prepare, self.desk.office, gathered, before))

    def _on_done(self, result: object) -> None:
        self.report = cast("Report", result)
        self.changed.emit()

    def _on_fault(self, fault: Fault) -> None:
        if self.report is None:
            self._gathered = None  # it is tried again when somebody looks
        self.faulted.emit(fault)

    # ------------------------------------------------------------------ names and dates

    def set_value(self, code: str, text: str) -> None:
        """Enter a name or date; "" takes it back. Raises the faults of the store."""
        from desktop.province.drafting import Drafts

        Drafts(self.desk.store).set_value(self.desk.period, code, text)
        self.refresh()

    # ------------------------------------------------------------------ texts of units

    def take(self, offer: Offer, text: str) -> None:
        """Put a text into the report, or change it there; Fault ``narrative.empty-text``."""
        from desktop.province.drafting import Drafts

        drafts = Drafts(self.desk.store)
        drafts.take_text(self.desk.period, offer.section, offer.unit, offer.key, text)
        self.refresh()

    def drop(self, offer: Offer) -> None:
        """Take a text out of the report again; Fault ``narrative.not-taken``."""
        from desktop.province.drafting import Drafts

        Drafts(self.desk.store).drop_text(self.desk.period, offer.unit, offer.key)
        self.refresh()

    def taken(self, section: str) -> Sequence[Taken]:
        """Return the texts that stand in a section of the report, in their order."""
        from desktop.province.drafting import Drafts

        return Drafts(self.desk.store).taken(self.desk.period, section)

    def move(self, offer: Offer, way: int) -> None:
        """Let a text of the report change places with the one before (-1) or after it (1)."""
        from desktop.province.drafting import Drafts

        order = list(self.taken(offer.section))
        at = next(
            n for n, one in enumerate(order) if (one.unit, one.key) == (offer.unit, offer.key)
        )
        if not 0 <= at + way < len(order):
            return
        order[at], order[at + way] = order[at + way], order[at]
        drafts = Drafts(self.desk.store)
        for position, one in enumerate(order, 1):
            if one.position != position:
                told = (one.section, one.unit, one.key, one.text, position)
                drafts.take_text(self.desk.period, *told)
        self.refresh()

    # ------------------------------------------------------------------ the text

    def scheme_text(self) -> str:
        """Return the text as the scheme has it; raises the faults of the library."""
        return scheme_text(self.desk.store, self.desk.scheme)

    def save_text(self, text: str) -> None:
        """Keep an edition of the text. The scheme's own text again is no edition.

        Raises Faults with everything that is wrong with it, and the faults of saving.
        """
        from desktop.province.drafting import save_text

        path = save_text(self.desk.store, self.desk.scheme, self.desk.period, text)
        if text == self.scheme_text():
            self._remove(path)
        self.keep_unsaved(self.desk.period, "")
        self.refresh()

    def own_edition(self) -> Path:
        """Return the file in which the province edits the text, made of the scheme's if need be.

        Raises the faults of saving.
        """
        from desktop.province.drafting import save_text, template_text

        desk = self.desk
        text, path = template_text(desk.store, desk.scheme, desk.period)
        if not path.exists():
            save_text(desk.store, desk.scheme, desk.period, text)
        return path

    def unsaved(self, period: str) -> str:
        """Return an edition that was not saved when the window was left, "" when there is none."""
        return self.desk.store.setting(f"{UNSAVED}{period}")

    def keep_unsaved(self, period: str, text: str) -> None:
        """Remember an edition that is not saved; "" forgets it."""
        if text != self.unsaved(period):
            self.desk.store.set_setting(f"{UNSAVED}{period}", text)

    @staticmethod
    def _remove(path: Path) -> None:
        try:
            path.unlink()
        except OSError as error:
            raise Fault("workbook.cannot-write", path=str(path), reason=error) from error

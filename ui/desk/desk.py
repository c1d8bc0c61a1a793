"""The desk: what was received for one period, and everything that may be done to it.

The one place where the windows of the level above meet the register. Pages read from it and listen
to its signals. Long work is in :mod:`ui.desk.work`.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.faults import Fault
from desktop.words import Language
from ui.desk.wording import Wording
from ui.desk.work import Figures, Office

if TYPE_CHECKING:
    from desktop.checks.findings import Finding
    from desktop.province.adjustments import Adjustment
    from desktop.province.board import Board, Group, Line
    from desktop.province.consolidation import Consolidation
    from desktop.province.explanations import Explained
    from desktop.province.intake import Interrupted
    from desktop.province.marks import Mark
    from desktop.province.provenance import Contribution
    from desktop.province.register import Decision
    from desktop.province.sources import Area
    from desktop.records.store import Store
    from desktop.scheme.units import Unit, Units
    from desktop.scheme.values import Value
    from desktop.submission.mail import Letter

AUTHOR = "desk.author"
"""Setting: who signed last for an adjustment or a return."""
ADDRESS = "desk.address."
"""Setting, with the code of a prefecture behind it: where its mail goes."""
OF_ANOTHER_YEAR = "province.wrong-year"
"""Refusal of a report that is of another year than the one being taken in."""
TO_BE_LET_IN = ("province.altered", "province.key-changed")
"""Refusals that a person may overrule."""


class ProvinceDesk(QObject, Wording):
    """``received_changed`` comes when files were taken in or answered, ``figures_changed`` when
    totals are there or gone; ``moved`` when it is another period or another collector;
    ``read_changed`` when an explanation was read.
    """

    received_changed = Signal()
    figures_changed = Signal()
    moved = Signal()
    read_changed = Signal()

    def __init__(
        self, store: Store, units: Units, lang: Language, parent: QObject | None = None
    ) -> None:
        from desktop.province.deciding import scope_of
        from desktop.province.register import Register
        from desktop.records.schemes import Schemes

        super().__init__(parent)
        self.store, self.units, self.lang = store, units, lang
        schemes = Schemes(store)
        self.scheme = schemes.scheme(schemes.used())
        self.register = Register(store)
        self.period = next(iter(self.register.periods()), "")
        self.scope = self._top = scope_of(self.scheme, units)
        self.figures: Figures | None = None
        self.folder = ""
        """Where file dialogs begin."""
        self.changes = 0
        """How often something else was received or adopted: figures worked out before are old."""
        self._board: Board | None = None

    # ------------------------------------------------------------------ where

    @property
    def office(self) -> Office:
        """What long work needs to know."""
        data = self.store.path.parent
        return Office(data, self.units, self.scheme, self.period, self.scope, self.lang)

    def periods(self, more: str = "") -> list[str]:
        """Return the periods to choose from, the newest first; ``more`` is one of them.

        The years before and after are among them: what has not come yet can only be chosen so.
        """
        found = {int(one) for one in (*self.register.periods(), more, self.period) if one}
        near = {min(found) - 1, max(found) + 1} if found else set()
        return [str(year) for year in sorted(found | near, reverse=True)]

    def collectors(self) -> list[Unit]:
        """Return who may collect: the authority of the scheme and the prefectures below it."""
        if not self._top:
            return []
        below = [unit for unit in self.units.below(self._top) if unit.level == "prefecture"]
        return [self.units.get(self._top), *below]

    def move(self, period: str, scope: str) -> None:
        """Look at another period or collect for another unit."""
        if (period, scope) != (self.period, self.scope):
            self.period, self.scope = period, scope
            self.forget()
            self.moved.emit()

    def forget(self) -> None:
        """Drop what was worked out: something else was received or adopted."""
        self._board = self.figures = None
        self.changes += 1
        self.figures_changed.emit()

    # ------------------------------------------------------------------ intake

    def log(self) -> list[Decision]:
        """Return the decisions on files, the last one first.

        Those of no period are among them, and those on files that are of another year than the one
        that was taken in; all of them while there is no period. A refusal counts no more once the
        same file was decided on again.
        """
        again: set[tuple[str, str]] = set()
        found: list[Decision] = []
        for one in reversed(self.register.log()):
            file = (one.file, one.sha256)
            if self._is_logged(one) and not (one.verdict == "refused" and file in again):
                found.append(one)
            again.add(file)
        return found

    def _is_logged(self, one: Decision) -> bool:
        refused_here = one.code == OF_ANOTHER_YEAR and one.fields.get("own") == self.period
        return refused_here or not self.period or one.period in ("", self.period)

    def log_moved(self) -> None:
        """Files were decided on: whoever shows them looks again."""
        self.forget()
        self.received_changed.emit()

    def interrupted(self) -> Interrupted | None:
        """Return the last intake that can go on where it stopped."""
        from desktop.province.intake import interrupted

        return interrupted(self.register)

    def give_up(self, intake: Interrupted) -> None:
        """Do not offer an intake any more; what it decided stays."""
        self.register.finish(intake.run)

    # ------------------------------------------------------------------ board

    def board(self) -> Board:
        """Return where every unit stands."""
        from desktop.province.board import collector, make_board

        if self._board is None:
            above = collector(self.register, self.units, self.scope, self.period)
            self._board = make_board(self.register, self.scheme, self.units, self.period, above)
        return self._board

    def export_board(self, titles: Sequence[str], rows: Sequence[Sequence[str]], to: Path) -> None:
        """Write a table as it is shown, for Excel and WPS; faults of saving."""
        from desktop.workbook.save import save

        text = io.StringIO()
        csv.writer(text).writerows([titles, *rows])
        save(text.getvalue().encode("utf-8-sig"), to)

    def wanting(self) -> list[tuple[Group, list[Line]]]:
        """Return the prefectures that are to be reminded, each with its units of which one waits."""
        from desktop.province.remind import is_done

        found = (
            (group, [line for line in group.lines if not is_done(line)])
            for group in self.board().groups
        )
        return [(group, lines) for group, lines in found if lines]

    def letter(self, prefecture: str) -> Letter:
        """Return the reminder to a prefecture, as it would be written."""
        from desktop.province.remind import reminder

        group, lines = next(one for one in self.wanting() if one[0].unit.code == prefecture)
        return reminder(self.period, self.scheme, group, tuple(lines), lang=self.lang)

    def remind(self, folder: Path, prefectures: Sequence[str]) -> int:
        """Write the reminders to ``prefectures``, each to its address; return how many there are.

        Raises Fault ``mail.address`` and the faults of saving.
        """
        from desktop.province.remind import remind

        found = 0
        for code in prefectures:
            part = self.board().only(code)
            found += len(remind(part, self.scheme, folder, self.address(code), self.lang))
        return found

    def address(self, prefecture: str) -> str:
        """Return where mail to a prefecture goes, "" when nobody has said."""
        return self.store.setting(f"{ADDRESS}{prefecture}")

    def set_address(self, prefecture: str, address: str) -> None:
        """Remember where mail to a prefecture goes; Fault ``mail.address`` for what is none."""
        from desktop.submission.mail import recipients_of

        recipients_of(address)
        if address != self.address(prefecture):
            self.store.set_setting(f"{ADDRESS}{prefecture}", address)

    def findings_of(self, unit: str) -> list[Finding]:
        """Return what the checks here say of what a unit sent; [] when nothing is held."""
        from desktop.province.verdicts import findings_of

        held = self.register.accepted_of(self.period, unit)
        return [] if held is None else findings_of(held, self.scheme, self.lang)

    def explained_by(self, unit: str, findings: Sequence[Finding]) -> list[Explained]:
        """Return what a unit says to ``findings`` and how that was marked."""
        from desktop.province.explanations import explained_in
        from desktop.province.marks import Marks

        held = self.register.accepted_of(self.period, unit)
        return [] if held is None else explained_in(held, findings, Marks(self.store), self.lang)

    def cells_of(self, unit: str) -> list[tuple[str, str]]:
        """Return (key, place) of every cell of a unit's file, as far as it has a place."""
        held = self.register.accepted_of(self.period, unit)
        if held is None:
            return []
        return [
            (key, self.place_of(unit, key))
            for key in held.cells
            if key.partition(".")[0] in self.scheme.indicators
        ]

    def place_of(self, unit: str, key: str) -> str:
        """Return where a cell stands on a unit's form, in words; the key when it has no place."""
        from desktop.scheme.places import place

        level = self.units.get(unit).level
        return place(self.scheme, level, self.period, key, lang=self.lang)

    def return_to(
        self, unit: str, remarks: Sequence[tuple[str, str]], folder: Path, author: str, note: str
    ) -> Path:
        """Write the 退回单 for what a unit sent: the findings here and ``remarks`` (key, text).

        Raises Fault ``province.not-held`` and those of
        :func:`desktop.province.returns.return_accepted`.
        """
        from desktop.province.returns import return_accepted
        from desktop.submission.answer import Sender
        from desktop.submission.remarks import Wanted

        held = self.register.accepted_of(self.period, unit)
        if held is None:
            raise Fault("province.not-held", name=self.units.get(unit).name, period=self.period)
        wanted = [Wanted(key, text) for key, text in remarks]
        who = Sender(self.store.path.parent, author, note, self.lang)
        path, _ = return_accepted(self.register, held, self.scheme, wanted, folder, who)
        self.sign(author)
        self._board = None
        self.received_changed.emit()
        return path

    # ------------------------------------------------------------------ explanations

    def unread(self) -> int:
        """Return how many explanations nobody has read yet."""
        from desktop.province.marks import Marks

        return sum(Marks(self.store).unread(self.period).values())

    def mark(self, one: Explained, mark: Mark, *, author: str, remark: str = "") -> Explained:
        """Accept or return an explanation and return it as it stands now.

        Raises the faults of :meth:`desktop.province.marks.Marks.add`.
        """
        from desktop.province.explanations import mark as mark_it
        from desktop.province.marks import Marks

        marked = mark_it(Marks(self.store), one, mark, author=author, remark=remark)
        self.sign(author)
        self._marked()
        return marked

    def unmark(self, one: Explained) -> Explained:
        """Take the last mark on an explanation back; return it as it stands then.

        Raises Fault ``explanations.nothing-to-undo``.
        """
        from desktop.province.marks import Marks, digest_of

        marks = Marks(self.store)
        marks.undo(one.received.period, one.unit, one.id)
        self._marked()
        holding = marks.holding(one.received.period, one.unit)
        return replace(one, mark=holding.get((one.id, digest_of(one.text))))

    def _marked(self) -> None:
        self._board = None
        self.read_changed.emit()

    # ------------------------------------------------------------------ totals

    def take_figures(self, figures: Figures) -> None:
        """Show what a job has worked out."""
        self.figures = figures
        self.figures_changed.emit()

    def explain_total(self, finding: Finding, text: str, author: str) -> None:
        """Keep what is said here to a finding over totals; blank text takes it back.

        Raises the faults of :meth:`desktop.province.explanations.TotalExplanations.explain`.
        """
        from desktop.province.explanations import TotalExplanations

        TotalExplanations(self.store).explain(self.period, finding, text, author)
        self.sign(author)
        if self.figures is not None:
            said = replace(finding, explanation=text)
            found = [said if one.id == finding.id else one for one in self.figures.findings]
            self.take_figures(replace(self.figures, findings=found))

    def areas(self) -> tuple[Area, ...]:
        """Return the whole and its prefectures; () before totals were worked out."""
        return self.figures.gathered.areas if self.figures else ()

    def part(self, area: str) -> Consolidation | None:
        """Return the totals of an area, None before they were worked out."""
        if self.figures is None:
            return None
        parts = self.figures.parts
        if area not in parts:
            gathered = self.figures.gathered
            parts[area] = gathered.consolidation(gathered.area(area))
        return parts[area]

    def trace(self, area: str, key: str) -> list[Contribution]:
        """Return what each unit gives to a total."""
        from desktop.province.provenance import trace

        part = self.part(area)
        if part is None:
            return []
        # read again through the store of this thread; the figures were worked out in another
        received = self.register.accepted(self.period)
        return list(trace(part, received, key))

    def leading(self, area: str, key: str) -> str:
        """Return the first key whose figures make up a total."""
        from desktop.province.provenance import leading_keys

        part = self.part(area)
        return next((one for one, _ in leading_keys(part, key)), key) if part else key

    def adjustments(self) -> tuple[Adjustment, ...]:
        """Return every adjustment of the period, those taken back too."""
        from desktop.province.adjustments import Adjustments

        return Adjustments(self.store).all(self.period)

    def received_units(self) -> list[Unit]:
        """Return the units of which a version counts."""
        return [self.units.get(code) for code in self.register.accepted(self.period)]

    def reported(self, unit: str, key: str) -> Value | None:
        """Return 上报数: what a unit reports under ``key``, None when blank.

        Raises Fault ``consolidation.no-such-row`` for a row that it does not have.
        """
        from desktop.province.adjustments import reported_value

        held = self.register.accepted_of(self.period, unit)
        return reported_value(held.snapshot(self.scheme), key) if held else None

    def adjust(
        self, unit: str, key: str, text: str, *, reason: str, author: str, document: str
    ) -> None:
        """Adopt another figure than a unit reported; raises what ``adjust`` of the commands does."""
        from desktop.province.adjustments import Adjustments, parse_adjusted

        held = self.register.accepted_of(self.period, unit)
        if held is None:
            raise Fault("province.not-held", name=self.units.get(unit).name, period=self.period)
        snapshot = held.snapshot(self.scheme)
        value = parse_adjusted(self.scheme, snapshot, key, text)
        layer = Adjustments(self.store)
        layer.add(snapshot, key, value, reason=reason, author=author, document=document)
        self.sign(author)
        self.forget()

    def undo_adjustment(self, unit: str, key: str) -> None:
        """Take back the last adjustment of a figure; Fault when none holds."""
        from desktop.province.adjustments import Adjustments

        Adjustments(self.store).undo(self.period, unit, key)
        self.forget()

    # ------------------------------------------------------------------ words

    @property
    def author(self) -> str:
        """Who signed last."""
        return self.store.setting(AUTHOR)

    def sign(self, author: str) -> None:
        """Remember who signs."""
        if author and author != self.author:
            self.store.set_setting(AUTHOR, author)

"""The checks of one report: all at once, or after an edit only what hangs on it.

What was found is kept by *subject* (an indicator, a ledger row, a rule, a rule in a row …), so that
an edit replaces the findings of its subjects. Sentences are made when findings are asked for and
kept until their finding is another one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.checks.built_in import BuiltIn
from desktop.checks.findings import SHORTEST_EXPLANATION, Finding
from desktop.checks.hits import Hit
from desktop.checks.order import CLASSES, FormOrder, Position, section_of, worst
from desktop.checks.remarks import Remarks
from desktop.checks.rules import LevelRule, RuleBook
from desktop.checks.wording import Wording
from desktop.faults import Fault
from desktop.progress import Progress
from desktop.scheme.keys import parse_key
from desktop.scheme.model import AuditClass, Scheme
from desktop.scheme.values import Value
from desktop.words import Language

if TYPE_CHECKING:
    from desktop.records.snapshot import Remark, Row
    from desktop.scheme.compute import Figures

SLICE = 20
"""So many rules are compiled and looked at in one step of the first run."""
ROWS_SLICE = 200
"""So many ledger rows are looked at in one step of it."""


class Checker:
    """Looks at one report; see the module.

    Nothing happens before :meth:`steps` is run through or something is asked for.
    """

    def __init__(
        self,
        scheme: Scheme,
        figures: Figures,
        lang: Language = "zh",
        today: dt.date | None = None,
        book: RuleBook | None = None,
    ) -> None:
        """Prepare to look at ``figures``; ``book`` holds the rules where they are compiled already."""
        snapshot = figures.snapshot
        self._scheme = scheme
        self._figures = figures
        today = today or dt.datetime.now().astimezone().date()
        self._built_in = BuiltIn(scheme, figures, today)
        if book is None:
            book = RuleBook(scheme, snapshot.unit.level, snapshot.period)
        self._book = book
        self._wording = Wording(scheme, snapshot, self._value, self.row_number, lang)
        self._order = FormOrder(scheme)
        self._explanations = dict(snapshot.explanations)
        self._remarks = Remarks(snapshot.remarks, figures)
        self._hits: dict[str, tuple[Hit, ...]] = {}
        self._worded: dict[str, tuple[Hit, Finding]] = {}
        self._rows: dict[str, dict[str, int]] = {}
        self._first_run = self._run()
        self._is_changed = False

    # ---------------------------------------------------------------- running

    def steps(self) -> Iterator[Progress]:
        """Run all checks for the first time, in slices; findings are complete after the last."""
        return self._first_run

    def _finish(self) -> None:
        for _ in self._first_run:
            pass

    def _run(self) -> Iterator[Progress]:
        total = len(self._book) + 2
        self._look_at_report()
        for done, rule in enumerate(self._book.compile(), 1):
            self._look_at_rule(rule)
            if done % SLICE == 0:
                yield Progress(done, total, rule.code)
        for ledger in self._built_in.ledgers:
            for _ in self._look_at_ledger(ledger):
                yield Progress(total - 1, total, ledger)
        yield Progress(total, total, "")

    def run(self) -> None:
        """Look at everything again, as F8 does."""
        self._finish()
        self._hits.clear()
        self._rows.clear()
        self._look_at_report()
        for rule in self._book.unit_rules.values():
            self._look_at_rule(rule)
        for ledger in self._built_in.ledgers:
            for _ in self._look_at_ledger(ledger):
                pass

    def update(self, changed: Collection[str]) -> bool:
        """Look again at what hangs on ``changed``; return whether any finding is another one.

        ``changed`` is what :meth:`Figures.update` gives: keys whose figure may be another one,
        ledger cells, and the columns of ledgers that were touched.
        """
        self._finish()
        self._is_changed = False
        subjects: dict[str, None] = {}
        rules: dict[str, LevelRule] = {}
        ledgers: dict[str, tuple[set[str], set[str]]] = {}
        for key in changed:
            parts = parse_key(key)
            if parts is None:
                continue
            operand = f"{parts.code}.{parts.field}" if parts.row else key
            rules.update((rule.code, rule) for rule in self._book.reading(operand))
            subjects[key if parts.code == "sign" else parts.code] = None
            if parts.code in self._rows:
                rows, columns = ledgers.setdefault(parts.code, (set(), set()))
                columns.add(parts.field)
                if parts.row:
                    rows.add(parts.row)
        for subject in subjects:
            self._look_at_subject(subject)
            self._look_at_remarks(subject)
        for code, (rows, columns) in ledgers.items():
            self._follow_rows(code, rows, columns)
        for rule in rules.values():
            self._look_at_rule(rule)
        return self._is_changed

    # ---------------------------------------------------------------- looking

    def _put(self, subject: str, hits: Iterable[Hit]) -> None:
        found = tuple(hits)
        if found == self._hits.get(subject, ()):
            return
        self._is_changed = True
        if found:
            self._hits[subject] = found
        else:
            self._hits.pop(subject, None)

    def _look_at_report(self) -> None:
        self._put("", self._built_in.report())
        self._look_at_remarks()
        for code in self._scheme.signs:
            self._look_at_subject(f"sign.{code}")
        for code in (*self._built_in.indicators, *self._built_in.narratives):
            self._look_at_subject(code)

    def _look_at_remarks(self, subject: str | None = None) -> None:
        for identity, hit in self._remarks.look(subject):
            self._put(identity, (hit,) if hit else ())

    def _look_at_subject(self, subject: str) -> None:
        checks = self._built_in
        if indicator := checks.indicators.get(subject):
            self._put(subject, checks.indicator(indicator))
        elif narrative := checks.narratives.get(subject):
            self._put(subject, checks.narrative(narrative))
        elif ledger := checks.ledgers.get(subject):
            self._put(subject, checks.ledger(ledger))
        elif sign := self._scheme.signs.get(subject.removeprefix("sign.")):
            self._put(subject, checks.sign(sign))

    def _look_at_rule(self, rule: LevelRule) -> None:
        if rule.ledger:
            return  # seen with the rows of its ledger
        hit = rule.look(self._figures.scalars, self._figures.columns)
        self._put(rule.code, (hit,) if hit else ())

    def _look_at_ledger(self, code: str) -> Iterator[None]:
        """Look at a ledger and its rows; pauses after so many rows."""
        ledger = self._built_in.ledgers[code]
        rows = self._figures.rows(code)
        self._rows[code] = {row.id: number for number, row in enumerate(rows, 1)}
        self._put(code, self._built_in.ledger(ledger))
        self._put(f"{code}*", self._built_in.unique(ledger))
        for number, row in enumerate(rows, 1):
            self._look_at_row(code, row)
            if number % ROWS_SLICE == 0:
                yield

    def _look_at_row(self, code: str, row: Row) -> None:
        subject = f"{code}#{row.id}"
        self._put(subject, self._built_in.row(self._built_in.ledgers[code], row))
        rules = self._book.row_rules.get(code)
        if rules:
            scalars = self._figures.row_scalars(code, row)
            columns = self._figures.columns
            for rule in rules:
                hit = rule.look_at_row(row.id, scalars, columns)
                self._put(f"{rule.code}@{subject}", (hit,) if hit else ())

    def _follow_rows(self, code: str, edited: set[str], columns: set[str]) -> None:
        """Look at the edited rows; forget rows that went, look at those that came."""
        ledger = self._built_in.ledgers[code]
        before, rows = self._rows[code], self._figures.rows(code)
        now = {row.id: number for number, row in enumerate(rows, 1)}
        if before != now:
            self._rows[code] = now
            self._is_changed = True
            for row_id in before.keys() - now.keys():
                subject = f"{code}#{row_id}"
                self._hits.pop(subject, None)
                for rule in self._book.row_rules.get(code, ()):
                    self._hits.pop(f"{rule.code}@{subject}", None)
            mark = f"{code}#"  # their sentences name the number of the row
            for identity in [i for i in self._worded if mark in i]:
                del self._worded[identity]
        for row_id in (edited & now.keys()) | (now.keys() - before.keys()):
            self._look_at_row(code, rows[now[row_id] - 1])
        if before != now or columns.intersection(ledger.dedupe_key):
            self._put(f"{code}*", self._built_in.unique(ledger))

    # ---------------------------------------------------------------- answers

    def _value(self, key: str) -> Value | None:
        """Return the figure of ``key``; the row of a ledger cell is known here, not searched."""
        ledger, mark, rest = key.partition("#")
        if not mark:
            return self._figures.get(key)
        row_id, _, column = rest.partition(".")
        number = self.row_number(ledger, row_id)
        return self._figures.rows(ledger)[number - 1].cells.get(column) if number else None

    def row_number(self, ledger: str, row: str) -> int:
        """Return the number of a row, from 1; 0 when there is no such row."""
        return self._rows.get(ledger, {}).get(row, 0)

    def findings(self) -> list[Finding]:
        """Return what does not hold, in the order of the forms, the worse first in one cell."""
        self._finish()
        hits = [hit for found in self._hits.values() for hit in found]
        hits.sort(key=self._position)
        return [self._finding(hit) for hit in hits]

    def _position(self, hit: Hit) -> tuple[Position, int, str]:
        at = self._order.of(hit.keys[0], self.row_number)
        return at, CLASSES.index(hit.audit_class), hit.id

    def _finding(self, hit: Hit) -> Finding:
        known = self._worded.get(hit.id)
        explanation = self._explanations.get(hit.id, "")
        if known is not None and known[0] == hit:
            finding = known[1]
            if finding.explanation == explanation:
                return finding
            finding = replace(finding, explanation=explanation)
        else:
            rule = self._book.rule(hit.check)
            message = self._wording.rule(hit, rule) if rule else self._wording.built_in(hit)
            finding = Finding(
                id=hit.id,
                rule=hit.check,
                audit_class=hit.audit_class,
                keys=hit.keys,
                left=hit.left,
                right=hit.right,
                message=message,
                explanation=explanation,
            )
        self._worded[hit.id] = (hit, finding)
        return finding

    def explain(self, finding: str, text: str) -> None:
        """Take over the explanation of a finding; blank text takes it back.

        It is kept while its finding is gone and counts again when that comes back.
        """
        if text.strip():
            self._explanations[finding] = text
        else:
            self._explanations.pop(finding, None)

    def take_remarks(self, remarks: tuple[Remark, ...]) -> None:
        """Take over the remarks of the level above as the report holds them now."""
        if remarks == self._remarks.all:
            return
        self._finish()
        for remark in self._remarks.all:
            self._hits.pop(remark.id, None)
        self._remarks = Remarks(remarks, self._figures)
        self._look_at_remarks()

    def place(self, key: str) -> str:
        """Return where ``key`` stands, in words."""
        return self._wording.place(key)

    def counts(self) -> dict[AuditClass, int]:
        """Return how many findings of each class there are, explained ones too."""
        self._finish()
        found = dict.fromkeys(CLASSES, 0)
        for hits in self._hits.values():
            for hit in hits:
                found[hit.audit_class] += 1
        return found

    def by_section(self) -> dict[str, list[Finding]]:
        """Return the findings of each part: section or ledger code, "sign" for the cover."""
        parts: dict[str, list[Finding]] = {}
        for finding in self.findings():
            for section in dict.fromkeys(section_of(self._scheme, key) for key in finding.keys):
                parts.setdefault(section, []).append(finding)
        return parts

    def worst_by_section(self) -> dict[str, AuditClass]:
        """Return the worst class of the findings that still want something done, part by part."""
        found: dict[str, AuditClass] = {}
        for section, findings in self.by_section().items():
            open_ones = {f.audit_class for f in findings if f.blocks or f.audit_class == "hint"}
            if (audit_class := worst(open_ones)) is not None:
                found[section] = audit_class
        return found


def explanation_fault(finding: Finding, text: str) -> Fault | None:
    """Return why ``text`` cannot stand as the explanation of ``finding``, None when it can.

    Blank text takes an explanation back and always can.
    """
    if not text.strip():
        return None
    if finding.audit_class == "force":
        return Fault("checks.not-explainable", id=finding.id)
    length = len(text.strip())
    if finding.audit_class == "verify" and length < SHORTEST_EXPLANATION:
        return Fault("checks.too-short", length=length, least=SHORTEST_EXPLANATION)
    return None

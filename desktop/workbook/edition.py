"""Edition: everything that goes into one exported workbook, handed to those who draw its sheets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.checks.findings import Finding
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Ledger, Scheme, in_language
from desktop.words import Language, measure_after, measure_word, say
from desktop.workbook.live import Live
from desktop.workbook.plan import Plan, make_plan, rule_ledger
from desktop.workbook.sealing import Seal
from desktop.workbook.style import Styles

_LEDGER = re.compile(r"[#.]")
"""Ends the code of a ledger in a key."""


@dataclass(frozen=True)
class Edition:
    """One report about to be written."""

    scheme: Scheme
    snapshot: Snapshot
    figures: Figures
    findings: Sequence[Finding]
    plan: Plan
    live: Live
    styles: Styles
    draft: bool
    version: int
    lang: Language
    blank: bool = False
    """Whether it goes out to be filled in, and is no report yet."""
    section: str = ""
    """Code of the only section in it; "" when the whole report is."""
    left_out: tuple[Ledger, ...] = ()
    """Ledgers 不随邮件报送 that stay with the unit; no trace of their rows is in it."""
    previous: str = ""
    """Digest of the version before."""
    reason: str = ""
    """Why there is another version."""
    seal: Seal | None = None

    def say(self, key: str, **fields: object) -> str:
        """Return a wording of the workbook."""
        return say(f"workbook.{key}", self.lang, **fields)

    def told(self, zh: str, en: str) -> str:
        """Return a wording of the scheme in the language of the workbook."""
        return in_language(zh, en, self.lang)

    def measure(self, unit: str) -> str:
        """Return a unit of measurement in the language of the workbook."""
        return measure_word(unit, self.lang)

    def wanted_number(self, unit: str, decimals: int, *, whole: bool) -> str:
        """Return what may be entered where a number of ``unit`` is asked for."""
        if whole and self.lang == "en" and not measure_after(unit, self.lang, one=False):
            return self.say("wanted_count")
        name = "wanted_integer" if whole else "wanted_decimal"
        return self.say(name, unit=self.measure(unit), decimals=decimals)

    @property
    def stub_marks(self) -> tuple[str, ...]:
        """Return what numbers the columns before the figures: 甲 乙 丙, or A B C."""
        return tuple(self.say("stub_marks"))

    def row_number(self, ledger: str, row: str) -> int:
        """Return the number of a ledger row, from 1; 0 when there is no such row."""
        rows = self.snapshot.ledgers.get(ledger, ())
        return next((n for n, r in enumerate(rows, 1) if r.id == row), 0)

    @property
    def edition_name(self) -> str:
        """Return 草稿, 第 n 版, or 空表."""
        if self.blank:
            return self.say("blank")
        return self.say("draft") if self.draft else self.say("version", version=self.version)


def make_edition(
    scheme: Scheme,
    snapshot: Snapshot,
    figures: Figures,
    findings: Sequence[Finding],
    styles: Styles,
    *,
    draft: bool,
    version: int = 1,
    lang: Language = "zh",
    blank: bool = False,
    section: str = "",
    with_internal: bool = True,
) -> Edition:
    """Return the edition of ``snapshot``; ``figures`` are those made of it.

    Without ``with_internal`` the ledgers flagged 不随邮件报送 are left out, and what is computed from
    them is given as values.
    """
    left_out = () if with_internal else internal_ledgers(scheme, snapshot)
    codes = frozenset(ledger.code for ledger in left_out)
    snapshot, findings = without(scheme, snapshot, findings, codes)
    plan = make_plan(scheme, snapshot, codes, findings, lang)
    live = Live(scheme, snapshot, figures, plan, lang, codes)
    return Edition(
        scheme,
        snapshot,
        figures,
        findings,
        plan,
        live,
        styles,
        draft,
        version,
        lang,
        blank,
        section,
        left_out,
    )


def internal_ledgers(scheme: Scheme, snapshot: Snapshot) -> tuple[Ledger, ...]:
    """Return the ledgers of the unit's level that are flagged 不随邮件报送."""
    return tuple(led for led in scheme.ledgers_of(snapshot.unit.level) if led.internal)


def without(
    scheme: Scheme, snapshot: Snapshot, findings: Sequence[Finding], ledgers: frozenset[str]
) -> tuple[Snapshot, Sequence[Finding]]:
    """Return a report and its findings without ``ledgers``: rows, declarations, explanations."""
    if not ledgers:
        return snapshot, findings
    rules = {
        rule.code
        for rule in scheme.rules.values()
        if rule.scope == "row" and rule_ledger(rule) in ledgers
    }

    def tells(finding: str) -> bool:
        """Whether a finding speaks of a ledger that stays."""
        rule, subject = finding.partition("@")[0], finding.rpartition("@")[2]
        return rule in rules or _LEDGER.split(subject, maxsplit=1)[0] in ledgers

    kept = replace(
        snapshot,
        values={
            key: value
            for key, value in snapshot.values.items()
            if key.partition(".")[0] not in ledgers
        },
        ledgers={code: rows for code, rows in snapshot.ledgers.items() if code not in ledgers},
        explanations={key: text for key, text in snapshot.explanations.items() if not tells(key)},
        remarks=tuple(remark for remark in snapshot.remarks if not tells(remark.id)),
    )
    return kept, [finding for finding in findings if not tells(finding.id)]

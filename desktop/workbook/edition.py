"""Edition: everything that goes into one exported workbook, handed to those who draw its sheets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.checks.findings import Finding
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.words import Language, say
from desktop.workbook.live import Live
from desktop.workbook.plan import Plan, make_plan
from desktop.workbook.style import Styles


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

    def say(self, key: str, **fields: object) -> str:
        """Return a wording of the workbook."""
        return say(f"workbook.{key}", self.lang, **fields)

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
) -> Edition:
    """Return the edition of ``snapshot``; ``figures`` are those made of it."""
    plan = make_plan(scheme, snapshot)
    live = Live(scheme, snapshot, figures, plan, lang)
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
    )

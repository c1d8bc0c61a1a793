"""The findings as a table, for a workbook or any other list: message first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.checks.wording import class_word
from desktop.records.snapshot import Snapshot
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.checks.engine import Checker
    from desktop.checks.findings import Finding

COLUMNS = {
    "message": 58,
    "class": 8,
    "place": 22,
    "explanation": 26,
    "state": 8,
    "rule": 13,
    "keys": 18,
}
"""Columns and their widths in characters."""


@dataclass(frozen=True, slots=True)
class FindingsTable:
    """A heading, the names of the columns with their widths, and one row of text per finding."""

    title: str
    heading: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[str, ...], ...]


def findings_table(checker: Checker, snapshot: Snapshot, lang: Language = "zh") -> FindingsTable:
    """Return the findings of a report as a table in ``lang``."""
    findings = checker.findings()
    blocking = sum(finding.blocks for finding in findings)
    unit = snapshot.unit.bureau
    heading = say(
        "checks.book-heading",
        lang,
        unit=unit,
        period=snapshot.period,
        count=len(findings),
        blocking=blocking,
    )
    columns = tuple((say(f"checks.book-{name}", lang), width) for name, width in COLUMNS.items())
    rows = tuple(
        (
            finding.message,
            class_word(finding.audit_class, lang),
            checker.place(finding.keys[0]),
            finding.explanation,
            say(f"checks.state-{state(finding)}", lang),
            finding.rule,
            " ".join(finding.keys),
        )
        for finding in findings
    )
    return FindingsTable(say("checks.book-title", lang), heading, columns, rows)


def state(finding: Finding) -> str:
    """Return blocks, explained or open (a hint that nobody explained)."""
    if finding.blocks:
        return "blocks"
    return "explained" if finding.explained else "open"

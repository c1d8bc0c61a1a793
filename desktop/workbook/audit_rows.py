"""Which row of the sheet 审核情况 everything stands in: what is to be looked at comes first.

From above: the rules that do not hold, what else the program found, the remarks of a return, a
line that counts the other rules, and these. What is printed ends with that line.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.checks.findings import Finding
from desktop.scheme.model import Rule

HEADING = 3
"""A further table has a heading and a head, and an empty row after it."""


@dataclass(frozen=True, slots=True)
class AuditRows:
    """The order of the audit sheet. ``head`` is the row of the first table's head."""

    head: int
    unmet: tuple[Rule, ...] = ()
    others: tuple[Finding, ...] = ()
    remarks: int = 0
    rest: tuple[Rule, ...] = ()

    @property
    def last_unmet(self) -> int:
        """Return the last row of the first table; one row says so when nothing is unmet."""
        return self.head + max(1, len(self.unmet))

    @property
    def others_at(self) -> int:
        """Return the row of the heading of what the program found besides."""
        return self.last_unmet + 2

    @property
    def remarks_at(self) -> int:
        """Return the row of the heading of the remarks."""
        return self.others_at + (len(self.others) + HEADING if self.others else 0)

    @property
    def rest_at(self) -> int:
        """Return the row of the line that counts the other rules; their head is below it."""
        return self.remarks_at + (self.remarks + HEADING if self.remarks else 0)

    @property
    def last_rest(self) -> int:
        """Return the last row of the table of the other rules."""
        return self.rest_at + 1 + len(self.rest)

    def rules(self) -> Iterator[tuple[int, Rule]]:
        """Yield every rule with its row."""
        yield from enumerate(self.unmet, self.head + 1)
        yield from enumerate(self.rest, self.rest_at + 2)


def arrange(
    head: int,
    unit_rules: Sequence[Rule],
    row_rules: Sequence[Rule],
    findings: Sequence[Finding],
    remarks: int,
) -> AuditRows:
    """Return the order for a report with ``findings`` and so many ``remarks``.

    A rule is unmet when there is a finding of it, also one that has been explained.
    """
    found = {finding.rule for finding in findings}
    rules = (*unit_rules, *row_rules)
    of_unit = {rule.code for rule in unit_rules}
    return AuditRows(
        head,
        tuple(rule for rule in rules if rule.code in found),
        tuple(f for f in findings if f.rule not in of_unit and f.audit_class != "returned"),
        remarks,
        tuple(rule for rule in rules if rule.code not in found),
    )

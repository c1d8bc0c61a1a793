"""A finding 审核结果: what did not hold, both numbers, where, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.scheme.model import AuditClass
from desktop.scheme.values import Value

SHORTEST_EXPLANATION = 6
"""核实: the explanation has at least this many characters (national statistical practice)."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold in one report."""

    id: str
    """Stable over runs: the rule's code, ``rule@L02#row`` for row rules, ``check@key`` built in."""
    rule: str
    """Rule code, or name of the built-in check (required, minimum, choice …)."""
    audit_class: AuditClass
    keys: tuple[str, ...]
    """The cells concerned; the first is where "to the cell" leads."""
    left: Value | None
    right: Value | None
    """The two sides of the comparison, None where there is none."""
    message: str
    """Full sentence in the language asked for: places, both numbers, what to do."""
    explanation: str
    """What the unit explained, "" if nothing."""

    @property
    def explained(self) -> bool:
        """Whether the explanation satisfies the class; 强制 cannot be explained away."""
        text = self.explanation.strip()
        if self.audit_class == "force":
            return False
        return len(text) >= (SHORTEST_EXPLANATION if self.audit_class == "verify" else 1)

    @property
    def blocks(self) -> bool:
        """Whether a final export must wait for this."""
        return self.audit_class != "hint" and not self.explained

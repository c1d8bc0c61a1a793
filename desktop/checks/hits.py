"""A hit: one thing that does not hold, before it is put into words.

The checks make hits, :mod:`desktop.checks.wording` puts them into words when they are shown. So an
edit costs no sentence that nobody reads, and row numbers are those of the moment of showing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from desktop.scheme.model import AuditClass
from desktop.scheme.values import Value


@dataclass(frozen=True, slots=True)
class Hit:
    """What a check found; the fields are those of :class:`desktop.checks.findings.Finding`."""

    id: str
    check: str
    """Rule code, or name of the built-in check."""
    audit_class: AuditClass
    keys: tuple[str, ...]
    left: Value | None = None
    right: Value | None = None
    more: Mapping[str, Any] = field(default_factory=dict)
    """Further fields for the sentence of a built-in check."""

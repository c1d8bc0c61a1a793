"""What came from outside and shall be taken over in one operation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop.scheme.values import Value


@dataclass(frozen=True, slots=True)
class Arrival:
    """Values, rows and explanations out of a workbook or a paste, read and found good."""

    values: Mapping[str, Value | None]
    """Scalars and cells of rows that stay; None makes blank."""
    new_rows: Mapping[str, Sequence[Mapping[str, Value]]]
    """Ledger → cells of the rows to be appended."""
    deleted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Ledger → ids of the rows to go."""
    explanations: Mapping[str, str] = field(default_factory=dict)
    """Finding id → 说明; blank takes it back."""
    last: Mapping[str, Value | None] = field(default_factory=dict)
    """Figures of last year, entered for ``reason``."""
    reason: str = ""

"""Units: who reports. Divisions of the country, and own units with a superior."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.scheme.model import Level


@dataclass(frozen=True, slots=True)
class Unit:
    """A reporting unit 填报单位."""

    code: str
    """GB/T 2260 code of six digits, or one of its own for units outside the list."""
    name: str
    """The division's name: 凤冈县. It stands in file names."""
    bureau: str
    """The reporting body's full name: 凤冈县交通运输局. It stands on forms."""
    level: Level
    superior: str
    """Code of the unit above; blank for the department."""

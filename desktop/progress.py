"""Progress: long work is a generator of these; command line and window run the same one.

Stopping to iterate cancels the work; what it had finished by then stays whole.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps; ``what`` names the step just finished, for people."""

    done: int
    total: int
    what: str

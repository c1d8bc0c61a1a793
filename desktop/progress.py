"""Progress: long work is a generator of these; command line and window run the same one.

Stopping to iterate cancels the work; what it had finished by then stays whole.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Progress:
    """``done`` of ``total`` steps; ``what`` names the step just finished, for people."""

    done: int
    total: int
    what: str


def finish(work: Generator[Progress, None, _T]) -> _T:
    """Run ``work`` to its end without telling of it and return what it returns."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            result: _T = end.value
            return result

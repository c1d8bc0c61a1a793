"""How much of a report is filled in: what navigator and status line count.

An indicator counts when it has something to enter, and as filled when none of that is blank
(不涉及 is an answer). Computed indicators, and those that may stay blank, do not count.
"""

from __future__ import annotations

from typing import NamedTuple

from ui.session import Session


class Filled(NamedTuple):
    """``done`` of ``total`` answers are there."""

    done: int
    total: int

    def __str__(self) -> str:
        return f"{self.done}/{self.total}"


def section_filled(session: Session, section: str) -> Filled:
    """Count the rows of one form."""
    done = total = 0
    for indicator in session.scheme.shown(section, session.level, session.period):
        inputs = indicator.inputs()
        if not inputs or indicator.optional:
            continue
        total += 1
        done += all(session.value(f"{indicator.code}.{measure}") is not None for measure in inputs)
    return Filled(done, total)


def narratives_filled(session: Session) -> Filled:
    """Count the text fields."""
    fields = session.scheme.narratives_of(session.level)
    return Filled(sum(session.value(f.code) is not None for f in fields), len(fields))


def cover_filled(session: Session) -> Filled:
    """Count the required fields of the cover."""
    fields = [sign for sign in session.scheme.signs.values() if sign.required]
    done = sum(session.value(f"sign.{sign.code}") is not None for sign in fields)
    return Filled(done, len(fields))


def report_filled(session: Session) -> Filled:
    """Count all forms together, as the status line shows it."""
    parts = [section_filled(session, section) for section in session.scheme.sections]
    return Filled(sum(p.done for p in parts), sum(p.total for p in parts))

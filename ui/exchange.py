"""What leaves the open report and what comes back to it: versions, workbooks, answers.

Each is one operation on the report; the session follows it like any edit.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.records.answers import Answer
    from desktop.records.operations import Changes
    from desktop.submission.incoming import Comparison
    from desktop.submission.versions import Prepared, Written
    from ui.session import Session


def data_directory_of(session: Session) -> Path:
    """Return the directory with the records, the keys and the installed schemes."""
    return session.store.path.parent


def keep_version(session: Session, prepared: Prepared, folder: Path) -> Written:
    """Write and keep a sealed version and lock the report.

    Raises the faults of :func:`desktop.submission.versions.keep`.
    """
    from desktop.submission.versions import keep

    written = keep(session.report, prepared, folder)
    session.follow_lock()
    return written


def reopen(session: Session, reason: str) -> None:
    """Open the locked report for corrections.

    Raises Fault ``records.not-locked`` or ``records.reopen-reason``.
    """
    session.report.reopen(reason)
    session.follow_lock()


def take_in(session: Session, comparison: Comparison, take: Collection[str]) -> Changes:
    """Take over the differences of these keys: one operation, one step of undo.

    Raises the faults of :func:`desktop.submission.incoming.apply`.
    """
    from desktop.submission.incoming import apply

    changes = apply(session.report, comparison, take)
    session.follow(changes)
    return changes


def take_answer(session: Session, answer: Answer) -> bool:
    """Record a receipt or a return; False when that was done before.

    A return of the version that locks the report opens it. Raises the faults of
    :func:`desktop.submission.answer.take_answer`.
    """
    from desktop.submission.answer import take_answer as take

    changes = take(session.report, answer)
    session.follow(changes)
    session.follow_lock()
    return bool(changes)

"""The history of a report in the words of the form: one line for each thing that changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from desktop.records.operations import SUBMISSION

if TYPE_CHECKING:
    from desktop.records.history import Cell, Entry
    from desktop.scheme.values import Value
    from ui.session import Session


class HistoryLine(NamedTuple):
    """One change of one cell, as people read it."""

    at: str
    place: str
    before: str
    after: str
    author: str
    label: str


def history_lines(session: Session, key: str, limit: int) -> list[HistoryLine]:
    """Return the latest ``limit`` changes of a cell, of the whole report when ``key`` is ""."""
    lines: list[HistoryLine] = []
    for entry in session.report.history(key or None):
        # What was sealed is told by the lock that came with it.
        told = [cell for cell in entry.cells if not cell.key.startswith(SUBMISSION)]
        lines += [_line(session, entry, cell) for cell in told]
        if len(lines) >= limit:
            break
    return lines[:limit]


def _line(session: Session, entry: Entry, cell: Cell) -> HistoryLine:
    return HistoryLine(
        session.time_text(entry.at),
        _place(session, cell.key),
        _text(session, cell.key, cell.before),
        _text(session, cell.key, cell.after),
        entry.author,
        entry.title(session.lang),
    )


def _place(session: Session, key: str) -> str:
    """Return what a change is about: a cell; an explanation; a remark; the lock."""
    from desktop.records.history import cell_title

    return cell_title(key, session.place, session.lang)


def _text(session: Session, key: str, value: Value | None) -> str:
    from desktop.records.history import cell_text

    text = cell_text(key, value, session.lang)
    return session.text_of(key, value) if text is None else text

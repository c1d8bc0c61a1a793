"""The order in which findings are shown: cover, forms from top to bottom, ledgers, narratives."""

from __future__ import annotations

from collections.abc import Callable

from desktop.scheme.keys import parse_key
from desktop.scheme.model import AuditClass, Scheme

Position = tuple[int, int, int, int]

CLASSES: tuple[AuditClass, ...] = ("force", "returned", "soft", "verify", "hint")
"""The audit classes, worst first."""

_COVER, _FORMS, _LEDGERS, _NARRATIVES, _ELSEWHERE = range(5)


def worst(classes: set[AuditClass]) -> AuditClass | None:
    """Return the worst of ``classes``, None when there is none."""
    return next((audit_class for audit_class in CLASSES if audit_class in classes), None)


def section_of(scheme: Scheme, key: str) -> str:
    """Return the part of the report that ``key`` stands in.

    That is a section's code for an indicator or a narrative, a ledger's code for its cells, "sign"
    for the cover, and "" for what stands nowhere.
    """
    parts = parse_key(key)
    if parts is None:
        return ""
    if indicator := scheme.indicators.get(parts.code):
        return indicator.section
    if narrative := scheme.narratives.get(parts.code):
        return narrative.section
    return parts.code if parts.code == "sign" or parts.code in scheme.ledgers else ""


class FormOrder:
    """Where keys stand in the forms of one scheme; two keys compare as they are read."""

    def __init__(self, scheme: Scheme) -> None:
        sections = {code: n for n, code in enumerate(scheme.sections)}
        self._signs = {code: n for n, code in enumerate(scheme.signs)}
        self._indicators: dict[str, tuple[int, int, dict[str, int]]] = {
            i.code: (sections[i.section], n, {m: at for at, m in enumerate(i.measures)})
            for n, i in enumerate(scheme.indicators.values())
        }
        self._ledgers: dict[str, tuple[int, dict[str, int]]] = {
            ledger.code: (n, {c.code: at for at, c in enumerate(ledger.columns)})
            for n, ledger in enumerate(scheme.ledgers.values())
        }
        self._narratives = {
            n.code: (sections[n.section], at) for at, n in enumerate(scheme.narratives.values())
        }

    def of(self, key: str, row_number: Callable[[str, str], int]) -> Position:
        """Return the position of ``key``; ``row_number`` is asked for ledger rows only."""
        parts = parse_key(key)
        if parts is None:
            return (_ELSEWHERE, 0, 0, 0)
        if found := self._indicators.get(parts.code):
            section, row, measures = found
            return (_FORMS, section, row, measures.get(parts.field, len(measures)))
        if ledger := self._ledgers.get(parts.code):
            number, columns = ledger
            row = row_number(parts.code, parts.row) if parts.row else 0
            return (_LEDGERS, number, row, columns.get(parts.field, -1))
        if narrative := self._narratives.get(parts.code):
            return (_NARRATIVES, *narrative, 0)
        if parts.code == "sign":
            return (_COVER, self._signs.get(parts.field, len(self._signs)), 0, 0)
        return (_ELSEWHERE, 0, 0, 0)

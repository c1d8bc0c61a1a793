"""Explanations 说明 of units, each beside the finding it speaks to and how it was marked.

Also those that the level above writes itself, for findings over its totals. What a unit answers to
a remark of an earlier 退回单 is an explanation too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING, Literal

from desktop.checks.engine import explanation_fault
from desktop.faults import Fault
from desktop.progress import Progress
from desktop.province.marks import Mark, Marked, Marks, digest_of, now
from desktop.province.register import Register
from desktop.province.verdicts import findings_of
from desktop.records.answers import RETURN
from desktop.scheme.model import AuditClass, Scheme
from desktop.submission.compare import EXPLANATION
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.checks.findings import Finding
    from desktop.province.received import Received
    from desktop.records.store import Store
    from desktop.scheme.library import Library

State = Literal["unread", "accepted", "returned"]
REMARK = "return"
"""Stands for the rule where a unit answers a remark."""


@dataclass(frozen=True, slots=True)
class Explained:
    """One explanation of one unit."""

    received: Received
    """The version that it stands in."""
    id: str
    """Of the finding: its rule, ``rule@L02#row``, ``check@key``, or ``return@number@key``."""
    rule: str
    audit_class: AuditClass
    keys: tuple[str, ...]
    """The first one is the cell to look at."""
    message: str
    """What does not hold, as a sentence."""
    text: str
    """What the unit says to it."""
    mark: Marked | None = None
    """None: nobody has decided on this text."""

    @property
    def unit(self) -> str:
        """Code of the unit."""
        return self.received.unit

    @property
    def name(self) -> str:
        """Name of the unit."""
        return self.received.name

    @property
    def version(self) -> int:
        """Number of the version."""
        return self.received.version

    @property
    def state(self) -> State:
        """Whether it was read, and what was decided."""
        return self.mark.mark if self.mark else "unread"


def explained_of(
    held: Received, scheme: Scheme, marks: Marks, lang: Language = "zh"
) -> list[Explained]:
    """Return every explanation of a version, in the order of the forms, answers to remarks last.

    ``scheme`` is the one that the version follows; its checks are run if there is any.
    """
    if not any(key.startswith(EXPLANATION) for key, _, _ in held.records):
        return []
    return explained_in(held, findings_of(held, scheme, lang), marks, lang)


def explained_in(
    held: Received, findings: Iterable[Finding], marks: Marks, lang: Language = "zh"
) -> list[Explained]:
    """Return the same, given what the checks say of the version."""
    holding = marks.holding(held.period, held.unit)
    found = [
        Explained(held, one.id, one.rule, one.audit_class, one.keys, one.message, one.explanation)
        for one in findings
        if one.explanation.strip()
    ]
    found += _answers(held, lang)
    return [replace(one, mark=holding.get((one.id, digest_of(one.text)))) for one in found]


def _answers(held: Received, lang: Language) -> Iterator[Explained]:
    """Yield what a unit answers to the remarks of an earlier return."""
    told = {key: text for key, _, text in held.records}
    for key, text in told.items():
        identity = key.removeprefix(EXPLANATION)
        if identity == key or not identity.startswith(RETURN) or not text.strip():
            continue
        remark = told.get(f"remark:{identity}", "")
        cell = identity.removeprefix(RETURN).partition("@")[2]
        message = say("explanations.to-remark", lang, remark=remark)
        yield Explained(held, identity, REMARK, "returned", (cell,), message, text)


def all_explained(
    register: Register,
    library: Library,
    period: str,
    unit: str = "",
    lang: Language = "zh",
) -> Iterator[Progress | list[Explained]]:
    """Yield the explanations of each unit received, by code, or of one; progress after each.

    Every version is checked by the very scheme that it came with. Raises the faults of
    :meth:`desktop.scheme.library.Library.find`.
    """
    accepted = register.accepted(period)
    wanted = [one for code, one in accepted.items() if unit in ("", code)]
    marks = Marks(register.store)
    find = cache(library.find)
    for done, held in enumerate(wanted, 1):
        scheme = find(held.scheme_id, held.scheme_version)
        yield explained_of(held, scheme, marks, lang)
        yield Progress(done, len(wanted), held.name)


def mark(
    marks: Marks, one: Explained, decision: Mark, *, author: str, remark: str = ""
) -> Explained:
    """Mark an explanation and return it as it stands now; see :meth:`Marks.add`."""
    made = marks.add(
        one.received.period, one.unit, one.id, one.text, decision, author=author, remark=remark
    )
    return replace(one, mark=made)


class TotalExplanations:
    """What the level above says itself to findings over its totals; the last text stands."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, period: str) -> Mapping[str, str]:
        """Return finding id → text."""
        with self._store.reading() as connection:
            rows = connection.execute(
                "SELECT finding, text FROM total_explanations WHERE period = ? ORDER BY id",
                (period,),
            ).fetchall()
        return {finding: text for finding, text in dict(rows).items() if text}

    def explain(self, period: str, finding: Finding, text: str, author: str) -> None:
        """Keep the explanation of a finding; blank text takes it back.

        Raises Fault ``explanations.no-author``, ``checks.not-explainable`` for what must hold, or
        ``checks.too-short``.
        """
        if not author.strip():
            raise Fault("explanations.no-author")
        if fault := explanation_fault(finding, text):
            raise fault
        with self._store.transaction() as connection:
            connection.execute(
                "INSERT INTO total_explanations (period, finding, text, author, at)"
                " VALUES (?, ?, ?, ?, ?)",
                (period, finding.id, text.strip(), author.strip(), now()),
            )

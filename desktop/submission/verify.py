"""Verify: whether a workbook says what was sealed, and if not, which cells say something else.

The seal covers the records of the hidden machine sheet. What people see is compared with them cell
by cell, as values and not as bytes: a file that another program has saved without a change is
intact.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from desktop.faults import Fault
from desktop.scheme.library import Library
from desktop.scheme.model import Scheme
from desktop.submission.canonical import Contents, contents
from desktop.submission.compare import Alteration, alterations, uncalculated
from desktop.submission.keys import Standing, fingerprint, standing
from desktop.submission.seal import holds, read_seal
from desktop.words import Language, say
from desktop.workbook.reader import ReadBook, read_workbook
from desktop.workbook.sealing import Seal

Status = Literal["intact", "altered", "broken", "missing", "unsealed", "foreign", "unreadable"]
"""intact · altered (cells say something else) · broken (the sealed records themselves were changed)
· missing (machine sheet or seal gone) · unsealed (a draft or an empty form) · foreign (not of this
program) · unreadable."""

ANSWERS = ("receipt", "return")
"""Kinds of workbook that answer a report, see :mod:`desktop.submission.answer`."""


@dataclass(frozen=True)
class Verdict:
    """What is to be said of one file."""

    file: str
    status: Status
    identity: Mapping[str, str] = field(default_factory=dict)
    """Whose report the file says it is: unit, bureau, period, version, kind …; {} if it does not."""
    seal: Seal | None = None
    key: Standing = "unknown"
    """How the key that sealed it stands to the unit on this computer."""
    altered: Sequence[Alteration] = ()
    notes: Sequence[Fault] = ()
    """What was noticed in reading, such as a sheet that is gone."""
    sealed: Contents | None = None
    """What the machine sheet tells, where a seal stands on it."""
    fault: Fault | None = None
    """Why it is unreadable or foreign."""

    @property
    def intact(self) -> bool:
        """Whether the answer is yes."""
        return self.status == "intact"

    @property
    def fingerprint(self) -> str:
        """Of the key that sealed it, "" where there is no readable seal."""
        return fingerprint(self.seal.key) if self.seal and _is_key(self.seal.key) else ""

    def text(self, lang: Language = "zh") -> str:
        """Return the verdict in one sentence or two."""
        if self.fault is not None:
            return self.fault.text(lang)
        kind = self.identity.get("kind", "final")
        name: str = self.status
        if self.status == "unsealed" and kind == "blank":
            name = "empty-form"
        elif self.status == "intact" and kind in ANSWERS:
            name = kind
        seal = self.seal
        who = say("submission.who", lang, **self._who())
        made_at = seal.made_at[:16].replace("T", " ") if seal else ""
        code = seal.code if seal else ""
        sentence = say(
            f"submission.verdict-{name}",
            lang,
            file=self.file,
            who=who,
            version=self.identity.get("version", ""),
            code=code,
            made_at=made_at,
            count=len(self.altered),
        )
        if self.status in ("intact", "altered") and kind not in ANSWERS:
            told = say(f"submission.key-{self.key}", lang, fingerprint=self.fingerprint)
            return sentence + told
        return sentence

    def _who(self) -> dict[str, str]:
        identity = self.identity
        return {
            "bureau": identity.get("bureau") or identity.get("name", ""),
            "unit": identity.get("unit", ""),
            "period": identity.get("period", ""),
        }


def verify(path: Path, data: Path, lang: Language = "zh") -> Verdict:
    """Return the verdict on the file at ``path``.

    ``data`` is the data directory: its keys are known, its schemes name the places. Raises Fault
    ``reader.no-file`` when there is no such file; a file of any other kind gets a verdict.
    """
    try:
        book = read_workbook(path)
    except Fault as fault:
        if fault.code == "reader.no-file":
            raise
        status: Status = "foreign" if fault.code == "reader.foreign" else "unreadable"
        return Verdict(path.name, status, fault=fault)
    return verdict_on(book, data, lang)


def verdict_on(book: ReadBook, data: Path, lang: Language = "zh") -> Verdict:
    """Return the verdict on a workbook that is read already."""
    identity, seal = book.identity, read_seal(book.records)
    if not book.records or not identity:
        return Verdict(book.file, "missing", notes=book.notes)
    if identity.get("kind") in ("draft", "blank"):
        return Verdict(book.file, "unsealed", identity, notes=book.notes)
    if seal is None:
        return Verdict(book.file, "missing", identity, notes=book.notes)
    if identity.get("kind") in ANSWERS:
        # It has none of a report's sheets, and the key is that of who answered, not the unit's.
        intact = holds(seal, book.records)
        return Verdict(book.file, "intact" if intact else "broken", identity, seal)
    sealed = contents(book.records)
    altered = alterations(book, sealed, None, lang)
    if altered:  # a scheme takes longer to load than a file to compare, and only names places
        altered = alterations(book, sealed, scheme_of(identity, data), lang)
    notes = [*book.notes]
    if blank := uncalculated(book, sealed):
        notes.append(Fault("submission.uncalculated", count=len(blank)))
    if not holds(seal, book.records):
        return Verdict(book.file, "broken", identity, seal, "unknown", altered, notes, sealed)
    key = standing(data, identity.get("unit", ""), seal.key)
    status: Status = "altered" if altered else "intact"
    return Verdict(book.file, status, identity, seal, key, altered, notes, sealed)


def scheme_of(identity: Mapping[str, str], data: Path) -> Scheme | None:
    """Return the scheme of a report, its newest version if its own is not at hand, or None."""
    library, scheme_id = Library(data), identity.get("scheme", "")
    versions = {entry.version for entry in library.entries() if entry.id == scheme_id}
    if not versions:
        return None
    own = identity.get("scheme_version", "")
    return library.find(scheme_id, own if own in versions else "")


def _is_key(public: str) -> bool:
    try:
        return bool(bytes.fromhex(public))
    except ValueError:
        return False

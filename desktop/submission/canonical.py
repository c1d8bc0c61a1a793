"""The canonical form: what exactly is sealed, as bytes that anybody can make again.

It is UTF-8 of a JSON array: the name of the form, then every record ``[key, state, text]`` of the
machine sheet but those of the seal itself, sorted by code points, without spaces. JSON's escaping
leaves no two reports with one form. The records hold identity, scheme version, every value with its
state, the explanations, the reasons and the digest of the version before.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.workbook.sealing import LEFT_OUT, SEAL, UNPLACED, Record

FORM = "jiaobao-canonical-1"
NUMBER = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?")
CIRCUMSTANCES = frozenset(
    (
        "format:program",
        "identity:kind",
        "identity:operation",
        "identity:previous_digest",
        "identity:reason",
        "identity:taken_at",
        "identity:version",
    )
)
"""Records that tell how a version came about, and nothing that the unit reports."""


def canonical(records: Iterable[Record]) -> bytes:
    """Return the canonical form of ``records``; those of the seal are left aside."""
    return _form(record for record in records if not record[0].startswith(SEAL))


def digest(records: Iterable[Record]) -> str:
    """Return SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(records)).hexdigest()


def body_digest(records: Iterable[Record]) -> str:
    """Return the digest of what the unit reports: the same for two versions that say the same."""
    kept = (
        (key, state, plain(state, text))
        for key, state, text in records
        if not key.startswith(SEAL) and key not in CIRCUMSTANCES
    )
    return hashlib.sha256(_form(kept)).hexdigest()


def plain(state: str, text: str) -> str:
    """Return the text of a value so that equal values have equal texts: 12.50 is 12.5."""
    if state in ("number", "computed") and "." in text and NUMBER.fullmatch(text):
        return text.rstrip("0").removesuffix(".")
    return text


@dataclass
class Contents:
    """The records of one machine sheet, sorted by what they tell."""

    identity: dict[str, str] = field(default_factory=dict)
    values: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Scalar keys and ledger cells → (state, text)."""
    rows: dict[str, dict[str, int]] = field(default_factory=dict)
    """Ledger → row id → number of the row, from 1."""
    notes: dict[str, str] = field(default_factory=dict)
    """``explanation:…``, ``reason:…`` and ``left_out:…`` → text."""
    unplaced: set[str] = field(default_factory=set)
    """Keys that stand on no sheet that people see."""

    def row_number(self, ledger: str, row: str) -> int:
        """Return the number of a row; 0 when there is no such row."""
        return self.rows.get(ledger, {}).get(row, 0)


def contents(records: Iterable[Record]) -> Contents:
    """Return ``records`` sorted by what they tell. A torn row number counts as 0."""
    found = Contents()
    for key, state, text in records:
        kind, colon, name = key.partition(":")
        if not colon:
            found.values[key] = state, text
        elif kind == "identity":
            found.identity[name] = text
        elif kind == "row":
            ledger, _, row = name.partition("#")
            number = int(text) if text.isascii() and text.isdigit() else 0
            found.rows.setdefault(ledger, {})[row] = number
        elif key.startswith(UNPLACED):
            found.unplaced.add(name)
        elif kind in ("explanation", "reason") or key.startswith(LEFT_OUT):
            found.notes[key] = text
    return found


def _form(records: Iterable[Record]) -> bytes:
    text = json.dumps([FORM, *sorted(records)], ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8")

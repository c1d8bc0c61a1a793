"""What a file that arrived is: everything about it that can be told without the register.

:func:`examine` reads one file in whatever process it is called; its answer is small and can be sent
to another one. What it is good for is decided in :mod:`desktop.province.deciding`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, cast

from desktop.checks.engine import Checker
from desktop.checks.findings import Finding
from desktop.checks.order import section_of
from desktop.checks.rules import kept_book
from desktop.faults import Fault
from desktop.province.kept_places import packed_places
from desktop.province.received import Altered, Received, packed, snapshot_of, stated_in
from desktop.province.seen import places_of, records_as_seen
from desktop.records.answers import RETURN
from desktop.records.fields import Field, checked, field_of
from desktop.records.snapshot import Snapshot
from desktop.scheme.compute import Figures
from desktop.scheme.keys import ROW_ID, cell_key, parse_key
from desktop.scheme.library import Library
from desktop.scheme.model import Level, Scheme
from desktop.scheme.values import Value
from desktop.submission.canonical import body_digest, contents
from desktop.submission.verify import Status, Verdict, verdict_on
from desktop.words import Language
from desktop.workbook.reader import ReadBook, read_bytes
from desktop.workbook.sealing import LEFT_OUT, SEAL, Record

MOST_ALTERED = 500
"""Alterations listed of one file; who changed more has sent another report."""
_YEAR_DIGITS = 4

Sections = Mapping[str, Mapping[str, int]]
"""Section or ledger code → open, explained, hint → how many findings."""


@dataclass(frozen=True, slots=True)
class Examined:
    """What one file is; the records and what follows from them only where they can be used."""

    status: Status
    fault: tuple[str, Mapping[str, Any]] | None = None
    """Code and fields of the sentence that says why it cannot be used."""
    identity: Mapping[str, str] = field(default_factory=dict)
    code: str = ""
    """校验码."""
    digest: str = ""
    body: str = ""
    fingerprint: str = ""
    altered: tuple[Altered, ...] = ()
    altered_count: int = 0
    records: bytes = b""
    places: bytes = b""
    zero: bool = False
    blocking: int = 0
    sections: Sections = field(default_factory=dict)
    explained: Mapping[str, str] = field(default_factory=dict)
    """Finding id → what the unit says to it; its answers to remarks of a 退回单 among them."""


def examine(content: bytes, file: str, data: Path, *, take_altered: bool = False) -> Examined:
    """Say what the file ``content`` called ``file`` is; it has a fault if it cannot be used.

    ``data`` is the data directory with its schemes; ``take_altered`` asks for the figures of an
    altered file too. Raises Fault only when the data directory itself cannot be read.
    """
    try:
        book = read_bytes(content, file)
    except Fault as fault:
        status: Status = "foreign" if fault.code == "reader.foreign" else "unreadable"
        return Examined(status, told(fault))
    verdict = verdict_on(book, data)
    found = _from_verdict(verdict)
    if verdict.status not in ("intact", "altered"):
        return found
    if verdict.status == "altered" and not take_altered:
        return found
    scheme = scheme_of(
        data, book.identity.get("scheme", ""), book.identity.get("scheme_version", "")
    )
    level, period = book.identity.get("level", ""), book.identity.get("period", "")
    if scheme is None or level not in scheme.levels or not is_year(period):
        return found  # refused for that
    try:
        return _with_figures(found, book, verdict, scheme)
    except Fault as fault:
        return replace(found, fault=told(fault))


def told(fault: Fault) -> tuple[str, Mapping[str, Any]]:
    """Return a fault as plain data."""
    plain = {k: v if isinstance(v, str | int) else str(v) for k, v in fault.fields.items()}
    return fault.code, plain


def is_year(text: str) -> bool:
    """Say whether ``text`` is a period."""
    return len(text) == _YEAR_DIGITS and text.isascii() and text.isdigit()


@lru_cache(maxsize=8)
def scheme_of(data: Path, scheme_id: str, version: str) -> Scheme | None:
    """Return this very version of a scheme, None when it is not at hand."""
    library = Library(data)
    if not any((e.id, e.version) == (scheme_id, version) for e in library.entries()):
        return None
    return library.find(scheme_id, version)


def _from_verdict(verdict: Verdict) -> Examined:
    altered = tuple(
        Altered(one.key, one.sealed, one.found, one.place) for one in verdict.altered[:MOST_ALTERED]
    )
    return Examined(
        verdict.status,
        identity=dict(verdict.identity),
        code=verdict.seal.code if verdict.seal else "",
        digest=verdict.seal.digest if verdict.seal else "",
        fingerprint=verdict.fingerprint,
        altered=altered,
        altered_count=len(verdict.altered),
    )


def _with_figures(found: Examined, book: ReadBook, verdict: Verdict, scheme: Scheme) -> Examined:
    records: list[Record] = list(book.records)
    level = cast(Level, found.identity["level"])
    if verdict.status == "altered":
        records = records_as_seen(book, verdict.altered, scheme, level, found.identity["period"])
    records = [record for record in records if not record[0].startswith(SEAL)]
    sealed = verdict.sealed if verdict.status == "intact" else None
    sent = sealed or contents(records)
    snapshot = replace(snapshot_of(sent), stated=stated_in(sent, scheme))
    check_values(scheme, snapshot)
    left_out = {key.removeprefix(LEFT_OUT) for key, _, _ in records if key.startswith(LEFT_OUT)}
    findings = open_findings(scheme, snapshot, left_out)
    sections = by_section(scheme, findings)
    return replace(
        found,
        body=body_digest(records),
        records=packed(records),
        places=packed_places((key, *place) for key, place in places_of(book).items()),
        zero=is_zero(snapshot),
        blocking=sum(counts.get("open", 0) for counts in sections.values()),
        sections=sections,
        explained=explained_in(findings, snapshot),
    )


def check_values(scheme: Scheme, snapshot: Snapshot) -> None:
    """Raise Fault ``province.bad-value`` for what the scheme cannot hold under its key.

    Such a file was sealed, but by no program of this scheme.
    """
    level, period = snapshot.unit.level, snapshot.period
    columns: dict[tuple[str, str], Field] = {}
    for key, field_key, value in _cells(snapshot):
        try:
            known = columns.get(field_key) if field_key else None
            if known is None:
                known = field_of(scheme, level, period, key)
                if field_key:
                    columns[field_key] = known
            checked(value, known)
        except Fault as fault:
            raise Fault("province.bad-value", key=key, reason=fault.text()) from fault


def _cells(snapshot: Snapshot) -> Iterator[tuple[str, tuple[str, str] | None, Value]]:
    """Yield the key of each value, of a ledger cell its column too, and the value.

    All cells of a column are of one kind: what a column may hold is looked up once.
    """
    for key, value in snapshot.values.items():
        yield key, None, value
    for code, rows in snapshot.ledgers.items():
        for row in rows:
            is_row = ROW_ID.match(row.id)  # else the key says so
            for column, value in row.cells.items():
                yield cell_key(code, row.id, column), (code, column) if is_row else None, value


def by_section(scheme: Scheme, findings: Iterable[Finding]) -> Sections:
    """Return how many findings each part of the report has."""
    found: dict[str, dict[str, int]] = {}
    for finding in findings:
        section = section_of(scheme, finding.keys[0])
        kind = (
            "hint" if finding.audit_class == "hint" else "open" if finding.blocks else "explained"
        )
        counts = found.setdefault(section, {})
        counts[kind] = counts.get(kind, 0) + 1
    return found


def explained_in(findings: Iterable[Finding], snapshot: Snapshot) -> dict[str, str]:
    """Return what a unit explains: finding id → text, and its answers to remarks of a 退回单."""
    texts = {finding.id: finding.explanation for finding in findings}
    texts |= {one: t for one, t in snapshot.explanations.items() if one.startswith(RETURN)}
    return {finding: text for finding, text in texts.items() if text.strip()}


def open_findings(
    scheme: Scheme, snapshot: Snapshot, left_out: set[str], lang: Language = "zh"
) -> list[Finding]:
    """Return the findings on what was sent: those that need a ledger left out say nothing.

    A figure over such a ledger that the unit states is checked like any other.
    """
    figures = Figures(scheme, snapshot)
    away = set(left_out)
    away |= {c for c in _reading(scheme, left_out) if figures.get(f"{c}.actual") is None}
    book = kept_book(scheme, snapshot.unit.level, snapshot.period)
    checker = Checker(scheme, figures, lang, book=book)
    return [
        finding
        for finding in checker.findings()
        if not any((key := parse_key(k)) and key.code in away for k in finding.keys)
    ]


def findings_of(held: Received, scheme: Scheme, lang: Language = "zh") -> list[Finding]:
    """Return what the checks of ``scheme`` say of a version that was accepted, explained or not."""
    left_out = {
        key.removeprefix(LEFT_OUT) for key, _, _ in held.records if key.startswith(LEFT_OUT)
    }
    return open_findings(scheme, held.snapshot(scheme), left_out, lang)


def _reading(scheme: Scheme, ledgers: set[str]) -> set[str]:
    """Return the computed indicators that hang on ``ledgers``: only the unit can compute them."""
    found: set[str] = set()
    before = -1
    while ledgers and len(found) != before:
        before = len(found)
        found |= {
            indicator.code
            for indicator in scheme.indicators.values()
            if any(f"{code}." in indicator.formula for code in ledgers | found)
        }
    return found


def is_zero(snapshot: Snapshot) -> bool:
    """Say whether a report is a 零报: no figure of the year but zero, and no ledger row."""
    if any(snapshot.ledgers.values()):
        return False
    return not any(
        isinstance(value, Decimal) and value and key.endswith((".actual", ".cumulative"))
        for key, value in snapshot.values.items()
    )

"""Versions: final exports, sealed, kept with their bytes, each chained to the one before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.findings import Finding
from desktop.faults import Fault
from desktop.records.fields import checked_text
from desktop.records.report import SHORTEST_REASON, Report
from desktop.records.submissions import Submission, sha256
from desktop.scheme.compute import Figures
from desktop.scheme.model import Scheme
from desktop.submission.canonical import body_digest
from desktop.submission.keys import fingerprint, own_key
from desktop.submission.seal import make_seal
from desktop.words import Language
from desktop.workbook.export import file_name, workbook
from desktop.workbook.reader import read_bytes
from desktop.workbook.save import save
from desktop.workbook.sealing import Record, Seal, Sealing


@dataclass(frozen=True, slots=True)
class Written:
    """A version and where its file was put."""

    submission: Submission
    path: Path


@dataclass(frozen=True, slots=True)
class Prepared:
    """A version that is drawn and sealed, and neither written nor kept yet."""

    submission: Submission
    content: bytes


def export_final(
    report: Report,
    figures: Figures,
    findings: Sequence[Finding],
    directory: Path,
    data: Path,
    *,
    reason: str = "",
    with_internal: bool = False,
    lang: Language = "zh",
) -> Written:
    """Seal the report as its next version: write it, keep it, lock the report; all or nothing.

    Raises the faults of :func:`prepare` and :func:`keep`.
    """
    prepared = prepare(
        report.scheme,
        figures,
        findings,
        report.submissions(),
        data,
        reason=reason,
        with_internal=with_internal,
        lang=lang,
    )
    return keep(report, prepared, directory)


def prepare(
    scheme: Scheme,
    figures: Figures,
    findings: Sequence[Finding],
    before: Sequence[Submission],
    data: Path,
    *,
    reason: str = "",
    with_internal: bool = False,
    lang: Language = "zh",
) -> Prepared:
    """Return the next version of a report, drawn and sealed; nothing is written but a first key.

    ``figures`` and ``findings`` are those of the report's snapshot, ``before`` its versions so far;
    ``data`` is the data directory, which holds the key. The records are not touched, so that this
    may be done in another thread.
    Raises Fault: ``workbook.blocked`` while findings block, ``submission.reason-missing`` for a
    second version without a reason, ``submission.unchanged`` when the last version says the same.
    """
    if blocking := sum(finding.blocks for finding in findings):
        raise Fault("workbook.blocked", count=blocking)
    reason = " ".join(reason.split())
    checked_text(reason)
    number = len(before) + 1
    if before and len(reason) < SHORTEST_REASON:
        raise Fault("submission.reason-missing", version=number)
    press = _Press(data, before[-1] if before else None)
    previous = before[-1].digest if before else ""
    content = workbook(
        scheme,
        figures.snapshot,
        figures,
        findings,
        draft=False,
        version=number,
        lang=lang,
        with_internal=with_internal,
        sealing=Sealing(previous, reason, press.seal),
    )
    submission = Submission(
        version=number,
        operation=figures.snapshot.operation,
        made_at=press.made.made_at,
        reason=reason,
        digest=press.made.digest,
        body=press.body,
        previous=previous,
        code=press.made.code,
        fingerprint=fingerprint(press.made.key),
        file=file_name(figures.snapshot, draft=False, version=number),
        sha256=sha256(content),
    )
    return Prepared(submission, content)


def keep(report: Report, prepared: Prepared, directory: Path) -> Written:
    """Write a prepared version into ``directory``, keep it and lock the report: all or nothing.

    Raises Fault ``records.changed-meanwhile``, and those of :func:`desktop.workbook.save.save`.
    """
    target = directory / prepared.submission.file
    was_there = target.exists()
    written: list[Path] = []

    def write() -> None:
        save(prepared.content, target)
        written.append(target)

    try:
        report.submit(prepared.submission, prepared.content, write)
    except BaseException:
        if written and not was_there:
            target.unlink()  # the records refused after the file was written: it is no version
        raise
    return Written(prepared.submission, target)


class _Press:
    """Makes the seal while the workbook is made, unless it would say nothing new."""

    made: Seal

    def __init__(self, data: Path, last: Submission | None) -> None:
        self._data = data
        self._last = last
        self.body = ""

    def seal(self, records: Sequence[Record]) -> Seal:
        self.body = body_digest(records)
        if self._last and self._last.body == self.body:
            version = self._last.version
            raise Fault("submission.unchanged", version=version, code=self._last.code)
        now = dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")
        self.made = make_seal(records, own_key(self._data), now)
        return self.made


def records_of(report: Report, version: int) -> Sequence[Record]:
    """Return the records of a version's machine sheet, as :func:`difference` compares them.

    Raises Fault ``records.no-version`` or ``records.submission-damaged``.
    """
    return read_bytes(report.submitted(version), f"v{version}").records


def write_again(report: Report, version: int, directory: Path) -> Path:
    """Write a version as it was sent, byte for byte, and return its path.

    Raises Fault ``records.no-version``, ``records.submission-damaged``, or one of
    :func:`desktop.workbook.save.save`.
    """
    content = report.submitted(version)
    name = next(s.file for s in report.submissions() if s.version == version)
    target = directory / name
    save(content, target)
    return target

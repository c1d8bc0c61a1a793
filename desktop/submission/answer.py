"""The answer to a version: 回执 (received) or 退回单 (returned with remarks), as a small workbook.

The level above makes it from the very file it received; the unit imports it. People read its page,
the program its machine sheet, which is sealed like a version's: what was changed on the way is
refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from desktop.checks.amounts import declared, value_text
from desktop.faults import Fault
from desktop.records.answers import Answer, AnswerKind
from desktop.records.operations import Changes
from desktop.records.report import Report
from desktop.records.snapshot import Remark
from desktop.records.submissions import sha256
from desktop.scheme.model import Scheme
from desktop.submission.canonical import Contents, contents
from desktop.submission.difference import place_of
from desktop.submission.keys import fingerprint, own_key
from desktop.submission.remarks import Wanted, make_remarks, read_remarks, remark_records
from desktop.submission.seal import holds, make_seal, read_seal
from desktop.submission.verify import scheme_of, verdict_on
from desktop.words import Language, say
from desktop.workbook.answer_book import AnswerPage, answer_book
from desktop.workbook.canvas import clean
from desktop.workbook.export import FORBIDDEN_IN_NAMES
from desktop.workbook.machine import FORMAT_VERSION
from desktop.workbook.reader import ReadBook, read_bytes
from desktop.workbook.safe_zip import read_file
from desktop.workbook.save import save
from desktop.workbook.sealing import Record, Seal

HEADS = ("number", "place", "key", "value", "remark", "rule")
_ABOUT = ("scheme", "scheme_version", "unit", "name", "bureau", "level", "superior", "period")
"""What is told of the version's identity."""
_LONGEST_NAME = 60
_MOST_VERSIONS = 4
"""Digits of a version's number."""


@dataclass(frozen=True)
class Received:
    """A final version as it arrived."""

    path: Path
    content: bytes
    book: ReadBook
    found: Contents
    seal: Seal
    version: int


def receive(path: Path) -> Received:
    """Return the version in the file at ``path``.

    Raises the faults of :func:`desktop.workbook.reader.read_workbook`, ``reader.no-machine`` when
    nobody can say which version it is, and ``answer.not-final`` for what is not sealed.
    """
    return received_in(read_file(path), path)


def received_in(content: bytes, path: Path) -> Received:
    """Return the same for ``content``, a file that came as ``path`` and need not be there."""
    book = read_bytes(content, path.name)
    if not book.identity:
        raise Fault("reader.no-machine", file=path.name)
    seal, number = read_seal(book.records), _number(book.identity.get("version", ""))
    if book.identity.get("kind") != "final" or seal is None or number == 0:
        raise Fault("answer.not-final", path=path.name)
    return Received(path, content, book, contents(book.records), seal, number)


def _number(text: str) -> int:
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_VERSIONS
    return int(text) if is_number else 0


@dataclass(frozen=True, slots=True)
class Sender:
    """Who answers: name and words, and the data directory with the key that seals."""

    data: Path
    author: str = ""
    note: str = ""
    lang: Language = "zh"


def write_receipt(received: Received, directory: Path, sender: Sender) -> Path:
    """Write the receipt of an intact version into ``directory`` and return its path.

    Raises Fault ``answer.not-intact``, or one of :func:`desktop.workbook.save.save`.
    """
    verdict = verdict_on(received.book, sender.data, sender.lang)
    if not verdict.intact:
        raise Fault("answer.not-intact", verdict=verdict.text(sender.lang))
    return _write("receipt", received, (), directory, sender)


def write_return(
    received: Received,
    wanted: Sequence[Wanted],
    directory: Path,
    sender: Sender,
) -> Path:
    """Write a return with the remarks ``wanted`` into ``directory`` and return its path.

    Raises the faults of :func:`desktop.submission.remarks.make_remarks` and
    :func:`desktop.workbook.save.save`.
    """
    remarks = make_remarks(wanted, received.found, received.version, received.path.name)
    return _write("return", received, remarks, directory, sender)


def _write(
    kind: AnswerKind,
    received: Received,
    remarks: Sequence[Remark],
    directory: Path,
    sender: Sender,
) -> Path:
    scheme = scheme_of(received.book.identity, sender.data)
    made_at = dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")
    author = sender.author or (scheme.authority if scheme else "")
    told = {
        "digest": received.seal.digest,
        "code": received.seal.code,
        "file": received.path.name,
        "sha256": sha256(received.content),
        "made_at": made_at,
        "author": clean(author).strip(),
        "note": clean(sender.note).strip(),
    }
    records = [*_identity(kind, received), *_told(told), *remark_records(remarks)]
    seal = make_seal(records, own_key(sender.data), made_at)
    page = _page(kind, received, remarks, told, scheme, sender.lang)
    name = _file_name(received, page.sheet)
    save(answer_book(page, [*records, *seal.records()]), directory / name)
    return directory / name


def _identity(kind: AnswerKind, received: Received) -> list[Record]:
    identity = received.book.identity
    about = {name: identity.get(name, "") for name in _ABOUT}
    told = {"kind": kind, **about, "version": str(received.version)}
    return [
        ("format:version", "text", FORMAT_VERSION),
        *((f"identity:{name}", "text" if t else "blank", clean(t)) for name, t in told.items()),
    ]


def _told(told: dict[str, str]) -> list[Record]:
    return [(f"answered:{name}", "text" if text else "blank", text) for name, text in told.items()]


def _file_name(received: Received, word: str) -> str:
    identity = received.book.identity
    parts = (identity.get(name, "")[:_LONGEST_NAME] for name in ("period", "unit", "name"))
    name = "_".join((*parts, "交通年报", f"v{received.version}", word))
    return f"{clean(name).translate(FORBIDDEN_IN_NAMES)}.xlsx".replace("\n", "_")


def _page(
    kind: AnswerKind,
    received: Received,
    remarks: Sequence[Remark],
    told: dict[str, str],
    scheme: Scheme | None,
    lang: Language,
) -> AnswerPage:
    identity = received.book.identity
    version = say("answer.version-value", lang, version=received.version)
    fields = {
        "bureau": identity.get("bureau", ""),
        "period": identity.get("period", ""),
        "version": received.version,
        "code": told["code"],
    }
    made = dt.datetime.fromisoformat(told["made_at"])
    facts = [
        ("unit", fields["bureau"]),
        ("code", f"{identity.get('unit', '')} {identity.get('name', '')}"),
        ("period", fields["period"]),
        ("version", version),
        ("check-code", told["code"]),
        ("received-file", told["file"]),
        ("file-digest", told["sha256"]),
        (f"made-at-{kind}", f"{made:%Y-%m-%d %H:%M:%S}"),
        ("by", told["author"]),
        *([("note", told["note"])] if told["note"] else []),
    ]
    text = "receipt-text" if kind == "receipt" else "return-text"
    how_to = "receipt-how-to" if kind == "receipt" else "how-to"
    author = told["author"]
    return AnswerPage(
        sheet=say(f"answer.{kind}", lang),
        title=say(f"answer.{kind}-title", lang),
        addressee=say("answer.addressee", lang, bureau=fields["bureau"]),
        text=say(f"answer.{text}", lang, **fields),
        facts=tuple((say(f"answer.{name}", lang), str(value)) for name, value in facts),
        heads=tuple(say(f"answer.head-{name}", lang) for name in HEADS) if remarks else (),
        lines=tuple(_lines(received, remarks, scheme, lang)),
        signer=say("answer.receiver", lang, author=author) if author else say("answer.seal", lang),
        date=say("answer.date", lang, year=made.year, month=made.month, day=made.day),
        how_to=say(f"answer.{how_to}", lang),
        made_at=told["made_at"],
    )


def _lines(
    received: Received, remarks: Sequence[Remark], scheme: Scheme | None, lang: Language
) -> list[tuple[str, ...]]:
    lines: list[tuple[str, ...]] = []
    for number, remark in enumerate(remarks, 1):
        decimals, unit = declared(scheme, remark.key) if scheme else (0, "")
        value = value_text(remark.value, decimals, unit, lang)
        where = place_of(remark.key, received.found, scheme, lang)
        lines.append((str(number), where, remark.key, value, remark.text, remark.rule))
    return lines


# ------------------------------------------------------------------ at the unit


def read_answer(path: Path) -> Answer | None:
    """Return the receipt or return in the file at ``path``, None when it is something else.

    Raises the faults of :func:`desktop.workbook.reader.read_workbook` and ``answer.damaged``.
    """
    content = read_file(path)
    return answer_in(read_bytes(content, path.name), content)


def answer_in(book: ReadBook, content: bytes) -> Answer | None:
    """Return the receipt or return in a workbook that was read; ``content`` is its file.

    None when it is something else; Fault ``answer.damaged`` when it is not as it was made.
    """
    kind = book.identity.get("kind", "")
    if kind not in ("receipt", "return"):
        return None
    base, seal = book.base, read_seal(book.records)
    version = _number(book.identity.get("version", ""))
    if seal is None or version == 0 or not holds(seal, book.records):
        raise Fault("answer.damaged", path=book.file)
    told = {name: base.get(f"answered:{name}", ("", ""))[1] for name in _TOLD}
    try:
        remarks = read_remarks(base, version, seal.digest)
    except ValueError as error:
        raise Fault("answer.damaged", path=book.file) from error
    return Answer(
        kind="receipt" if kind == "receipt" else "return",
        scheme=book.identity.get("scheme", ""),
        unit=book.identity.get("unit", ""),
        name=book.identity.get("name", ""),
        period=book.identity.get("period", ""),
        version=version,
        remarks=remarks,
        own_digest=seal.digest,
        fingerprint=fingerprint(seal.key),
        file=book.file,
        content=content,
        **told,
    )


_TOLD = ("digest", "code", "made_at", "author", "note")


def take_answer(report: Report, answer: Answer) -> Changes:
    """Record an answer with the report it belongs to; one operation, nothing when done before.

    A return opens the report for corrections if it is locked by the version returned. Raises Fault
    ``answer.not-ours``, ``answer.other-scheme``, ``answer.no-version``, ``answer.other-version`` or
    ``answer.older``; then nothing is changed.
    """
    _check(report, answer)
    changes = report.receive(answer)
    if answer.kind == "return" and report.locked == answer.version:
        report.reopen(say("answer.reopened", version=answer.version))
    return changes


def _check(report: Report, answer: Answer) -> None:
    if (answer.unit, answer.period) != (report.unit.code, report.period):
        raise Fault(
            "answer.not-ours",
            path=answer.file,
            name=answer.name,
            unit=answer.unit,
            period=answer.period,
            own=report.unit.name,
            own_period=report.period,
        )
    if answer.scheme != report.scheme.id:
        raise Fault(
            "answer.other-scheme", path=answer.file, scheme=answer.scheme, own=report.scheme.id
        )
    sent = {submission.version: submission for submission in report.submissions()}
    version = answer.version
    if version not in sent:
        raise Fault("answer.no-version", path=answer.file, version=version)
    if sent[version].digest != answer.digest:
        raise Fault(
            "answer.other-version",
            path=answer.file,
            version=version,
            code=answer.code,
            own=sent[version].code,
        )

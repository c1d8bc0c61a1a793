"""What the level above answered to a sealed version: a receipt, or remarks to be dealt with.

Both are operations, so that history tells them and undo takes them back. Their written form is JSON
text under ``answer:receipt@<version>`` and ``answer:return@<number>@<key>``; a number is given out
once, so that an explanation never lands under the remark of another return.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Literal

from desktop.faults import Fault
from desktop.records.journal import Plan
from desktop.records.operations import ANSWER, Change, decode, encode, to_json
from desktop.records.snapshot import Remark
from desktop.records.state import State
from desktop.records.submissions import sha256

AnswerKind = Literal["receipt", "return"]
RECEIPT, RETURN = "receipt@", "return@"


@dataclass(frozen=True, slots=True)
class Answer:
    """A receipt 回执 or a return 退回单, as it was read from its file."""

    kind: AnswerKind
    scheme: str
    unit: str
    """Code of the unit whose version it answers."""
    name: str
    """Name of the unit."""
    period: str
    version: int
    digest: str
    """Digest of the version that it answers."""
    code: str
    """校验码 of that version."""
    made_at: str
    """ISO local time with offset."""
    author: str
    """Who answers."""
    note: str
    """What is said on the whole, "" if nothing."""
    remarks: tuple[Remark, ...]
    own_digest: str
    """Digest of what the answer says: tells an answer that was taken already."""
    fingerprint: str
    """Of the key that sealed it."""
    file: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Receipt:
    """That a version was received."""

    version: int
    code: str
    digest: str
    made_at: str
    author: str
    note: str
    fingerprint: str


def read_remarks(answers: Mapping[str, str]) -> tuple[Remark, ...]:
    """Return the remarks among the written answers of a report, in the order of their numbers."""
    ids = [identity for identity in answers if identity.startswith(RETURN)]
    return tuple(_remark(identity, answers[identity]) for identity in sorted(ids, key=_number))


def _number(identity: str) -> int:
    return int(identity.split("@")[1])


def _remark(identity: str, text: str) -> Remark:
    written = json.loads(text)
    return Remark(id=identity, **{**written, "value": decode(written["value"])})


def remark_text(remark: Remark) -> str:
    """Return the written form of a remark, without its id."""
    written = {**asdict(replace(remark, value=None)), "value": encode(remark.value)}
    del written["id"]
    return to_json(written)


def read_receipts(answers: Mapping[str, str]) -> dict[int, Receipt]:
    """Return version → receipt of the written answers of a report."""
    found = (
        Receipt(**json.loads(text))
        for identity, text in answers.items()
        if identity.startswith(RECEIPT)
    )
    return {receipt.version: receipt for receipt in found}


def plan_of(connection: sqlite3.Connection, report: int, state: State, answer: Answer) -> Plan:
    """Return the operation that records ``answer``, without a change if that was done before.

    Keeps the file itself in the transaction that is open. Raises Fault ``answer.older``.
    """
    connection.execute(
        "INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            report,
            sha256(answer.content),
            answer.kind,
            answer.version,
            answer.made_at,
            answer.file,
            answer.content,
        ),
    )
    label = f"v{answer.version}"
    if answer.kind == "receipt":
        return Plan("receipt", label, list(_receipt_changes(state, answer)))
    return Plan("return", label, list(_return_changes(connection, report, state, answer)))


def _receipt_changes(state: State, answer: Answer) -> Iterator[Change]:
    identity = f"{RECEIPT}{answer.version}"
    receipt = Receipt(
        version=answer.version,
        code=answer.code,
        digest=answer.digest,
        made_at=answer.made_at,
        author=answer.author,
        note=answer.note,
        fingerprint=answer.fingerprint,
    )
    before, after = state.answers.get(identity), to_json(asdict(receipt))
    if before != after:
        yield ANSWER + identity, before, after


def _return_changes(
    connection: sqlite3.Connection, report: int, state: State, answer: Answer
) -> Iterator[Change]:
    """Yield the remarks; those on an earlier version have had their answer and go."""
    known = read_remarks(state.answers)
    if any(remark.answer == answer.own_digest for remark in known):
        return
    latest = max((remark.version for remark in known), default=0)
    if latest > answer.version:
        raise Fault("answer.older", version=answer.version, latest=latest)
    for remark in known:
        if remark.version < answer.version:
            yield ANSWER + remark.id, state.answers[remark.id], None
    last = _last_number(connection, report, len(answer.remarks))
    for number, remark in enumerate(answer.remarks, last + 1):
        yield f"{ANSWER}{RETURN}{number}@{remark.key}", None, remark_text(remark)


def _last_number(connection: sqlite3.Connection, report: int, wanted: int) -> int:
    """Return the last number given to a remark and give out ``wanted`` more."""
    found = connection.execute(
        "SELECT last FROM row_numbers WHERE report = ? AND ledger = 'return'", (report,)
    ).fetchone()
    last: int = found[0] if found else 0
    connection.execute(
        "INSERT OR REPLACE INTO row_numbers VALUES (?, 'return', ?)", (report, last + wanted)
    )
    return last

"""Sealed versions of a report as the store keeps them: what was sent, with its bytes.

They are only ever appended. The operation that kept one names its digests, so the chain of
operations proves the files too (see :func:`desktop.records.proof.verify_submissions`).
"""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import astuple, dataclass

from desktop.faults import Fault

_COLUMNS = (
    "version, operation, made_at, reason, digest, body, previous, code, fingerprint, file, sha256"
)


@dataclass(frozen=True, slots=True)
class Submission:
    """One sealed version, without its bytes."""

    version: int
    """From 1."""
    operation: int
    """The last operation whose result is in it."""
    made_at: str
    """ISO local time with offset."""
    reason: str
    """Why it was made; "" may stand with the first one."""
    digest: str
    """SHA-256 of the canonical form, in hexadecimal: what was signed."""
    body: str
    """SHA-256 of what the unit reports alone: equal in two versions that say the same."""
    previous: str
    """The digest of the version before, "" for the first."""
    code: str
    """校验码, as it stands on the cover."""
    fingerprint: str
    """Of the key that signed it."""
    file: str
    """Name of the file."""
    sha256: str
    """Of the file's bytes, in hexadecimal."""


def sha256(content: bytes) -> str:
    """Return the digest of a file's bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_submissions(connection: sqlite3.Connection, report: int) -> list[Submission]:
    """Return the versions of a report, the first one first."""
    return [
        Submission(*row)
        for row in connection.execute(
            f"SELECT {_COLUMNS} FROM submissions WHERE report = ? ORDER BY version", (report,)
        )
    ]


def append_submission(
    connection: sqlite3.Connection, report: int, submission: Submission, content: bytes
) -> None:
    """Keep a version, in the transaction that is open."""
    row = (report, *astuple(submission), content)
    connection.execute(
        f"INSERT INTO submissions (report, {_COLUMNS}, content) "
        f"VALUES ({', '.join('?' * len(row))})",
        row,
    )


def read_content(connection: sqlite3.Connection, report: int, version: int) -> bytes:
    """Return the bytes of a version as they were written first.

    Raises Fault ``records.no-version``, or ``records.submission-damaged`` when they are not.
    """
    found = connection.execute(
        "SELECT content, sha256 FROM submissions WHERE report = ? AND version = ?",
        (report, version),
    ).fetchone()
    if found is None:
        raise Fault("records.no-version", version=version)
    content: bytes = found[0]
    if sha256(content) != found[1]:
        unit, period = connection.execute(
            "SELECT name, period FROM reports WHERE id = ?", (report,)
        ).fetchone()
        raise Fault("records.submission-damaged", unit=unit, period=period, version=version)
    return content

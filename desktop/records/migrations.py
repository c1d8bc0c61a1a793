"""The database's schema and the way from each version to the next.

Only what creates or upgrades a database imports this module: it loads sqlite-utils (90 ms), which
an up-to-date database does not need for opening and reading.
"""

from __future__ import annotations

import sqlite3

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("jiaobao")


@migrations()
def m001_records(db: Database) -> None:
    """Reports, the operations on them, their current state, own units and settings."""
    unit = {"unit": str, "name": str, "bureau": str, "level": str, "superior": str}
    db.table("reports").create(
        {"id": int, "scheme": str, "version": str, "period": str, **unit},
        pk="id",
        not_null={"scheme", "version", "period", *unit},
        strict=True,
    )
    db.table("reports").create_index(["scheme", "unit", "period"], unique=True)
    db.table("operations").create(
        {
            "id": int,
            "report": int,
            "at": str,
            "author": str,
            "kind": str,
            "label": str,
            "undoes": int,
            "changes": str,
            "digest": str,
        },
        pk="id",
        foreign_keys=[("report", "reports", "id"), ("undoes", "operations", "id")],
        not_null={"report", "at", "author", "kind", "label", "changes", "digest"},
        strict=True,
    )
    db.table("operations").create_index(["report", "id"])
    for what in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER operations_no_{what.lower()} BEFORE {what} ON operations "
            "BEGIN SELECT RAISE(ABORT, 'operations are only ever appended'); END"
        )
    _current_state(db)
    db.table("own_units").create(
        {"code": str, "name": str, "bureau": str, "level": str, "superior": str},
        pk="code",
        not_null={"name", "bureau", "level", "superior"},
        strict=True,
    )
    db.table("settings").create(
        {"name": str, "value": str}, pk="name", not_null={"value"}, strict=True
    )


def _current_state(db: Database) -> None:
    """Create the tables that follow from the operations."""
    db.table("cells").create(
        {"report": int, "key": str, "state": str, "value": str},
        pk=("report", "key"),
        foreign_keys=[("report", "reports", "id")],
        not_null={"state", "value"},
        strict=True,
    )
    db.table("ledger_rows").create(
        {"report": int, "ledger": str, "row": str, "position": int, "cells": str},
        pk=("report", "ledger", "row"),
        foreign_keys=[("report", "reports", "id")],
        not_null={"position", "cells"},
        strict=True,
    )
    # The last row id given out: an id is never given twice, also when its row was deleted.
    db.table("row_numbers").create(
        {"report": int, "ledger": str, "last": int},
        pk=("report", "ledger"),
        foreign_keys=[("report", "reports", "id")],
        not_null={"last"},
        strict=True,
    )
    db.table("notes").create(
        {"report": int, "key": str, "text": str},
        pk=("report", "key"),
        foreign_keys=[("report", "reports", "id")],
        not_null={"text"},
        strict=True,
    )


@migrations()
def m002_submissions(db: Database) -> None:
    """Sealed versions of reports, with their bytes: written once, never altered."""
    db.table("submissions").create(
        {
            "id": int,
            "report": int,
            "version": int,
            "operation": int,
            "made_at": str,
            "reason": str,
            "digest": str,
            "body": str,
            "previous": str,
            "code": str,
            "fingerprint": str,
            "file": str,
            "sha256": str,
            "content": bytes,
        },
        pk="id",
        foreign_keys=[("report", "reports", "id")],
        not_null={
            "report",
            "version",
            "operation",
            "made_at",
            "reason",
            "digest",
            "body",
            "previous",
            "code",
            "fingerprint",
            "file",
            "sha256",
            "content",
        },
        strict=True,
    )
    db.table("submissions").create_index(["report", "version"], unique=True)
    for what in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER submissions_no_{what.lower()} BEFORE {what} ON submissions "
            "BEGIN SELECT RAISE(ABORT, 'submissions are only ever appended'); END"
        )


@migrations()
def m003_answers(db: Database) -> None:
    """Files of the level above: receipts and returns, as they came."""
    db.table("answers").create(
        {
            "report": int,
            "sha256": str,
            "kind": str,
            "version": int,
            "made_at": str,
            "file": str,
            "content": bytes,
        },
        pk=("report", "sha256"),
        foreign_keys=[("report", "reports", "id")],
        not_null={"kind", "version", "made_at", "file", "content"},
        strict=True,
    )


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the schema up to ``version``, the number that the store knows it by."""
    db = Database(connection, execute_plugins=False)
    migrations.apply(db)
    connection.execute(f"PRAGMA user_version = {version:d}")

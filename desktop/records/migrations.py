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
    for what in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER answers_no_{what.lower()} BEFORE {what} ON answers "
            "BEGIN SELECT RAISE(ABORT, 'answers are only ever appended'); END"
        )


@migrations()
def m004_province(db: Database) -> None:
    """What the level above received: files accepted, the log of every file, keys, returns."""
    columns = {
        "id": int,
        "period": str,
        "unit": str,
        "name": str,
        "scheme": str,
        "scheme_version": str,
        "version": int,
        "verdict": str,
        "code": str,
        "digest": str,
        "body": str,
        "previous": str,
        "fingerprint": str,
        "file": str,
        "sha256": str,
        "received_at": str,
        "late": int,
        "zero": int,
        "blocking": int,
        "sections": str,
        "altered": str,
    }
    db.table("received").create(columns, pk="id", not_null={*columns} - {"id"}, strict=True)
    db.table("received").create_index(["sha256"], unique=True)
    db.table("received").create_index(["period", "unit", "version"])
    # Whatever happens, one version of a unit counts.
    db.execute(
        "CREATE UNIQUE INDEX received_counts ON received (period, unit)"
        " WHERE verdict <> 'superseded'"
    )
    # Apart from the table above, which is read as a whole: bytes as they came, packed values.
    db.table("received_content").create(
        {"received": int, "records": bytes, "places": bytes, "content": bytes},
        pk="received",
        foreign_keys=[("received", "received", "id")],
        not_null={"records", "places", "content"},
        strict=True,
    )
    _intake(db)


def _intake(db: Database) -> None:
    """Create the tables of who sent what when, apart from the figures."""
    db.table("intake_runs").create(
        {"id": int, "paths": str, "period": str, "started_at": str, "finished_at": str},
        pk="id",
        not_null={"paths", "period", "started_at", "finished_at"},
        strict=True,
    )
    db.table("intake_log").create(
        {
            "id": int,
            "run": int,
            "at": str,
            "file": str,
            "sha256": str,
            "verdict": str,
            "code": str,
            "fields": str,
            "reason": str,
            "unit": str,
            "period": str,
            "version": int,
            "altered": str,
        },
        pk="id",
        foreign_keys=[("run", "intake_runs", "id")],
        not_null={
            "run",
            "at",
            "file",
            "sha256",
            "verdict",
            "code",
            "fields",
            "reason",
            "unit",
            "period",
            "version",
            "altered",
        },
        strict=True,
    )
    # A file is decided once in a run, however often the run is taken up again.
    db.table("intake_log").create_index(["run", "file", "sha256"], unique=True)
    db.table("intake_log").create_index(["period", "unit"])
    db.table("pinned_keys").create(
        {"id": int, "unit": str, "fingerprint": str, "at": str, "file": str},
        pk="id",
        not_null={"unit", "fingerprint", "at", "file"},
        strict=True,
    )
    db.table("pinned_keys").create_index(["unit"])
    db.table("returned").create(
        {"id": int, "received": int, "at": str, "file": str, "sha256": str, "remarks": int},
        pk="id",
        foreign_keys=[("received", "received", "id")],
        not_null={"received", "at", "file", "sha256", "remarks"},
        strict=True,
    )


@migrations()
def m005_adjustments(db: Database) -> None:
    """The province's own layer over what its units reported: written once, never altered."""
    db.table("adjustments").create(
        {
            "id": int,
            "period": str,
            "unit": str,
            "key": str,
            "value": str,
            "reported": str,
            "reason": str,
            "author": str,
            "document": str,
            "at": str,
            "undoes": int,
        },
        pk="id",
        foreign_keys=[("undoes", "adjustments", "id")],
        not_null={
            "period",
            "unit",
            "key",
            "value",
            "reported",
            "reason",
            "author",
            "document",
            "at",
        },
        strict=True,
    )
    db.table("adjustments").create_index(["period", "unit"])
    db.table("adjustments").create_index(["undoes"], unique=True)
    for what in ("UPDATE", "DELETE"):
        db.execute(
            f"CREATE TRIGGER adjustments_no_{what.lower()} BEFORE {what} ON adjustments "
            "BEGIN SELECT RAISE(ABORT, 'adjustments are only ever appended'); END"
        )


@migrations()
def m006_explanations(db: Database) -> None:
    """Explanations of units read one by one, and the province's own for findings over totals."""
    # Which explanations a version has, so that the unread are counted without reading figures.
    db.table("received_explained").create(
        {"received": int, "finding": str, "digest": str},
        pk=("received", "finding"),
        foreign_keys=[("received", "received", "id")],
        not_null={"digest"},
        strict=True,
    )
    signed = {"author": str, "at": str}
    marks = {"period": str, "unit": str, "finding": str, "digest": str, "mark": str, "remark": str}
    db.table("explanation_marks").create(
        {"id": int, **marks, **signed, "undoes": int},
        pk="id",
        foreign_keys=[("undoes", "explanation_marks", "id")],
        not_null={*marks, *signed},
        strict=True,
    )
    db.table("explanation_marks").create_index(["period", "unit", "finding"])
    db.table("explanation_marks").create_index(["undoes"], unique=True)
    told = {"period": str, "finding": str, "text": str}
    db.table("total_explanations").create(
        {"id": int, **told, **signed}, pk="id", not_null={*told, *signed}, strict=True
    )
    db.table("total_explanations").create_index(["period", "finding"])
    for table in ("explanation_marks", "total_explanations"):
        for what in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are only ever appended'); END"
            )


@migrations()
def m007_drafts(db: Database) -> None:
    """The annual report: names and dates entered, texts of units taken, drafts kept."""
    tables: dict[str, dict[str, type]] = {
        "report_values": {"period": str, "code": str, "value": str, "at": str},
        "report_texts": {
            "period": str,
            "section": str,
            "unit": str,
            "key": str,
            "text": str,
            "position": int,
            "taken": int,
            "at": str,
        },
        "drafts": {
            "period": str,
            "made_at": str,
            "sentences": str,
            "figures": str,
            "versions": str,
        },
    }
    for table, columns in tables.items():
        db.table(table).create({"id": int, **columns}, pk="id", not_null={*columns}, strict=True)
        db.table(table).create_index(["period"])
        for what in ("UPDATE", "DELETE"):
            db.execute(
                f"CREATE TRIGGER {table}_no_{what.lower()} BEFORE {what} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are only ever appended'); END"
            )


def migrate(connection: sqlite3.Connection, version: int) -> None:
    """Bring the schema up to ``version``, the number that the store knows it by."""
    db = Database(connection, execute_plugins=False)
    migrations.apply(db)
    connection.execute(f"PRAGMA user_version = {version:d}")

"""The schema: made once, brought forward when it is older, never half."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop.records.migrations import migrate, migrations
from desktop.records.store import APPLICATION, SCHEMA, Store


def test_tables_are_strict(store: Store):
    with store.reading() as connection:
        tables = connection.execute(
            "SELECT name, strict FROM pragma_table_list WHERE schema = 'main'"
            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%'"
        ).fetchall()
    assert dict(tables) == dict.fromkeys(
        [
            "reports",
            "operations",
            "cells",
            "ledger_rows",
            "row_numbers",
            "notes",
            "own_units",
            "settings",
            "submissions",
            "answers",
            "received",
            "received_content",
            "intake_runs",
            "intake_log",
            "pinned_keys",
            "returned",
            "adjustments",
            "received_explained",
            "explanation_marks",
            "total_explanations",
            "report_values",
            "report_texts",
            "drafts",
        ],
        1,
    )


def test_a_new_database_has_every_migration(store: Store):
    with store.reading() as connection:
        assert migrations.pending(Database(connection, execute_plugins=False)) == []
        assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_an_older_database_is_brought_forward(data_dir: Path):
    data_dir.mkdir()
    connection = sqlite3.connect(data_dir / "jiaobao.db")
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.close()
    with Store.open(data_dir) as store:
        assert store.reports() == []
        assert store.verify() == 0


def test_a_database_of_the_first_version_is_brought_forward(data_dir: Path):
    data_dir.mkdir()
    connection = sqlite3.connect(data_dir / "jiaobao.db", isolation_level=None)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    migrations.apply(Database(connection), stop_before="m002_submissions")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO settings VALUES ('author', '填表人甲')")
    connection.close()
    with Store.open(data_dir) as store, store.reading() as opened:
        assert store.setting("author") == "填表人甲"
        assert opened.execute("SELECT count(*) FROM submissions").fetchone() == (0,)
        assert opened.execute("PRAGMA user_version").fetchone() == (SCHEMA,)


def test_a_migration_that_fails_leaves_the_old_schema(data_dir: Path):
    data_dir.mkdir()
    connection = sqlite3.connect(data_dir / "jiaobao.db", isolation_level=None)
    connection.execute("CREATE TABLE cells (other)")
    with pytest.raises(sqlite3.OperationalError, match="cells"):
        migrate(connection, SCHEMA)
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert ("reports",) not in tables
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()

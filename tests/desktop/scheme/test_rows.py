"""Cells that must fit together: what is allowed (what is not stands in test_linter)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.scheme.linter import lint

Edit = Callable[..., None]


@pytest.mark.parametrize(
    ("table", "row", "cells"),
    [
        ("indicators", 2, {"kind": "decimal", "decimals": "9"}),
        ("indicators", 4, {"minimum": "100", "maximum": "100"}),
        ("indicators", 4, {"minimum": "-100", "maximum": ""}),
        ("indicators", 4, {"merge_levels": ""}),
        ("ledgers", 2, {"dedupe_key": "", "dedupe_scope": ""}),
        ("ledgers", 2, {"dedupe_key": "doc_no;km"}),
        ("ledger_columns", 2, {"default": "任意"}),
        ("ledger_columns", 2, {"kind": "date", "default": "2026-02-28"}),
        ("ledger_columns", 2, {"kind": "integer", "default": "-1"}),
        ("ledger_columns", 4, {"default": "0.5"}),
        ("renames", 2, {"new": ""}),
        ("renames", 2, {"old": "L01.qty", "new": "L01.km"}),
    ],
)
def test_what_is_allowed(
    small: Path, edit: Edit, table: str, row: int, cells: dict[str, str]
) -> None:
    edit(table, row, **cells)
    assert lint(small) == []


@pytest.mark.parametrize(
    ("kind", "default"),
    [("date", "2026-02-30"), ("date", "昨天"), ("integer", "0.5"), ("decimal", "1e3")],
)
def test_defaults_that_do_not_fit(small: Path, edit: Edit, kind: str, default: str) -> None:
    decimals = "2" if kind == "decimal" else ""
    edit("ledger_columns", 2, kind=kind, default=default, decimals=decimals)
    assert [fault.code for fault in lint(small)] == ["scheme.bad-default"]

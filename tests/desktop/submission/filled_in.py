"""Workbooks of the small scheme as they were read, without a file."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.submission.incoming import Comparison
from desktop.workbook.grids import CellValue, VisibleCell
from desktop.workbook.reader import ReadBook, VisibleRow

IDENTITY = {
    "scheme": "small", "scheme_version": "2026", "unit": "520327", "bureau": "凤冈县交通运输局",
    "period": "2026", "kind": "draft", "section": "",
}  # fmt: skip


def row(row_id: str, number: int, /, **cells: CellValue) -> VisibleRow:
    """Return a row of L02 with all its columns."""
    columns = {"name": None, "qty": None, "due": None, "status": None, **cells}
    found = {code: VisibleCell(value, "台账L02", f"C{number}") for code, value in columns.items()}
    return VisibleRow(row_id, found, "台账L02", number)


def book(
    cells: Mapping[str, CellValue] | None = None,
    base: Mapping[str, tuple[str, str]] | None = None,
    *rows: VisibleRow,
    explained: Mapping[str, str] | None = None,
    **identity: str,
) -> ReadBook:
    """Return a workbook as it was read; ``base`` is its machine sheet."""
    told = {**IDENTITY, **identity}
    records = [(f"identity:{key}", "text", text) for key, text in told.items()]
    records += [(key, *record) for key, record in (base or {}).items()]
    return ReadBook(
        "乡镇.xlsx",
        told,
        records,
        {key: VisibleCell(value, "表2-1", "D9") for key, value in (cells or {}).items()},
        {"L02": rows} if rows else {},
        {key: VisibleCell(text, "审核情况", "G5") for key, text in (explained or {}).items()},
    )


def kinds(comparison: Comparison) -> dict[str, str]:
    """Return key → kind of all that is not the same."""
    return {one.key: one.kind for one in comparison.differences if one.kind != "same"}

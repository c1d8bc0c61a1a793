"""The writer in memory gives what openpyxl's own writer gives, and no file is made for it."""

from __future__ import annotations

import io
import zipfile

import pytest
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet import _writer
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.writer.excel import ExcelWriter

from desktop.workbook.in_memory import InMemoryWriter


def book() -> Workbook:
    """Return a workbook with what sheets of a report have."""
    made = Workbook()
    for title in ("甲", "乙"):
        sheet = made.create_sheet(title)
        sheet["A1"] = title
        sheet["A1"].comment = Comment("说明", "交报")
        sheet.add_data_validation(DataValidation(type="decimal", sqref="B1"))
        sheet.protection.sheet = True
    return made


def written(writer: type[ExcelWriter]) -> dict[str, bytes]:
    out = io.BytesIO()
    writer(book(), zipfile.ZipFile(out, "w", zipfile.ZIP_STORED)).save()
    with zipfile.ZipFile(out) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    del parts["docProps/core.xml"]  # says when
    return parts


def test_the_same_parts() -> None:
    assert written(InMemoryWriter) == written(ExcelWriter)


def test_no_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_writer, "create_temporary_file", None)
    with pytest.raises(TypeError):
        written(ExcelWriter)
    assert written(InMemoryWriter)

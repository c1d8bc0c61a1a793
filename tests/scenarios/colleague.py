"""A colleague who fills in a workbook in Excel, in no good order: openpyxl stands in for Excel."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from desktop.scheme.model import Scheme
from desktop.scheme.values import NA, Value

FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
_TARGET = re.compile(r"'(.+)'!\$([A-Z]+)\$(\d+)")


class Colleague:
    """Opens a workbook, types into it, messes it up, saves it under another name."""

    def __init__(self, path: Path, scheme: Scheme) -> None:
        self.path, self.scheme = path, scheme
        self.book: Workbook = openpyxl.load_workbook(path)
        self._typed = 0

    def cell(self, name: str) -> tuple[Worksheet, str]:
        """Return sheet and address of what a name means."""
        match = _TARGET.match(self.book.defined_names[name].attr_text)
        assert match, name
        return self.book[match[1]], match[2] + match[3]

    def has(self, name: str) -> bool:
        """Whether the workbook asks for ``name``."""
        return name in self.book.defined_names

    def type(self, key: str, value: Value | str) -> None:
        """Type a value at a scalar key, each time in another of the ways that people have."""
        sheet, cell = self.cell(key)
        code, _, measure = key.partition(".")
        indicator = self.scheme.indicators.get(code)
        self._typed += 1
        sheet[cell] = self._as_typed(value, indicator.unit if indicator and measure else "")

    def _as_typed(self, value: Value | str, unit: str) -> str | float | date:
        if value is NA:
            return "不涉及"
        if not isinstance(value, Decimal):
            return value if isinstance(value, str | date) else str(value)
        match self._typed % 5:
            case 0:
                return str(value)
            case 1:
                return f"{value:,}"
            case 2:
                return str(value).translate(FULL_WIDTH)
            case 3:
                return f" {value}{unit} "
            case _:
                return float(value)

    def add_row(self, ledger: str, cells: Mapping[str, Value], below: int = 0) -> None:
        """Type a row below the last one of a ledger, ``below`` rows further down."""
        match = _TARGET.match(self.book.defined_names[f"{ledger}.no"].attr_text.partition(":")[0])
        assert match
        sheet = self.book[match[1]]
        columns = {c.code: n for n, c in enumerate(self.scheme.ledgers[ledger].columns, 3)}
        row = int(match[3])
        while any(sheet.cell(row, column).value not in (None, "") for column in columns.values()):
            row += 1
        for column, value in cells.items():
            sheet.cell(row + below, columns[column], "不涉及" if value is NA else value)

    def mess_up(self) -> None:
        """Insert rows above and between, rename and reorder the sheets, take protection off."""
        for number, sheet in enumerate(list(self.book.worksheets)):
            sheet.protection.sheet = False
            if sheet.sheet_state != "visible":
                continue
            sheet.insert_rows(1)
            sheet.insert_rows(11, 2)
            sheet.title = f"我的表{number}"
        self.book.move_sheet(self.book.worksheets[2], 5)

    def save(self, name: str) -> Path:
        """Save under another name in the same folder and return the path."""
        path = self.path.with_name(name)
        self.book.save(path)
        return path

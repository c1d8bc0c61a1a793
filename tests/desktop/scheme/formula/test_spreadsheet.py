"""LibreOffice works random formulas out as the program does."""

from __future__ import annotations

import subprocess
from decimal import Decimal
from pathlib import Path
from random import Random

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName

from desktop.scheme.formula import compile_formula, excel_text, unparse
from desktop.scheme.formula.syntax import Node
from tests.desktop.scheme.formula.generate import COLUMNS, SCALARS, Generator

COUNT = 1500
SPARE_ROWS = 4


def write(formulas: list[Node], path: Path) -> None:
    """Write the world of names and the formulas over it."""
    book = openpyxl.Workbook()
    data = book.active
    assert data is not None
    data.title = "d"
    for row, (key, value) in enumerate(SCALARS.items(), 1):
        data.cell(row, 1).value = float(value) if isinstance(value, Decimal) else value
        book.defined_names[key] = DefinedName(key, attr_text=f"d!$A${row}")
    for number, (key, cells) in enumerate(COLUMNS.items(), 3):
        for row, value in enumerate(cells, 1):
            data.cell(row, number).value = float(value) if isinstance(value, Decimal) else value
        letter = get_column_letter(number)
        last = len(cells) + SPARE_ROWS
        book.defined_names[key] = DefinedName(key, attr_text=f"d!${letter}$1:${letter}${last}")
    sheet = book.create_sheet("f")
    for row, node in enumerate(formulas, 1):
        sheet.cell(row, 1).value = "=" + excel_text(node)
    book.save(path)


def agrees(ours: object, theirs: object, error: bool) -> bool:
    if ours is None:
        return error or theirs is None
    if error:
        return False
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, Decimal):
        number = isinstance(theirs, int | float) and float(theirs)
        return number is not False and abs(float(ours) - number) <= 1e-9 * max(1, abs(number))
    return ours == (theirs or "")


@pytest.mark.libreoffice
def test_random_formulas_agree(soffice: str, tmp_path: Path) -> None:
    generator = Generator(Random(20260101), live=True)
    formulas = [generator.draw() for _ in range(COUNT)]
    write(formulas, tmp_path / "formulas.xlsx")
    profile = (tmp_path / "profile").as_uri()
    command = [soffice, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "xlsx"]
    command += ["--outdir", str(tmp_path / "out"), str(tmp_path / "formulas.xlsx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    sheet = openpyxl.load_workbook(tmp_path / "out" / "formulas.xlsx", data_only=True)["f"]
    differing, blanks = [], 0
    for row, node in enumerate(formulas, 1):
        cell = sheet.cell(row, 1)
        ours = compile_formula(unparse(node)).evaluate(SCALARS, COLUMNS)
        blanks += ours is None
        if not agrees(ours, cell.value, cell.data_type == "e"):
            differing.append(f"{unparse(node)}: {ours} ≠ {cell.value}")
    print(
        f"\nLibreOffice: {COUNT - len(differing)} of {COUNT} random formulas agree ({blanks} errors)"
    )
    assert not differing
    assert blanks < COUNT / 4

"""LibreOffice as the oracle: it calculates every formula of a workbook anew and saves the values."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

# 0: always recalculate when a file is loaded, whatever values it holds.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""

Cells = dict[str, list[list[object]]]
"""Sheet name → rows from the first one, cells from column A."""


def convert(soffice: str, files: Sequence[Path], to: str, room: Path) -> list[Path]:
    """Convert ``files`` in one call, in a profile of its own below ``room``."""
    user = room / "profile" / "user"
    user.mkdir(parents=True, exist_ok=True)
    (user / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
    out = room / "converted"
    command = [
        soffice,
        f"-env:UserInstallation={(room / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        to,
        "--outdir",
        str(out),
        *map(str, files),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=600, check=False)
    made = [out / f"{file.stem}.{to.partition(':')[0]}" for file in files]
    missing = [file.name for file in made if not file.exists()]
    assert not missing, f"not converted: {missing}\n{done.stdout}\n{done.stderr}"
    return made


def read(file: Path) -> Cells:
    """Return the values of every sheet."""
    book = CalamineWorkbook.from_path(file)
    return {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }


def cell(cells: Cells, sheet: str, row: int, column: int) -> object:
    """Return one value, "" for a blank."""
    rows = cells[sheet]
    if row > len(rows) or column > len(rows[row - 1]):
        return ""
    return rows[row - 1][column - 1]

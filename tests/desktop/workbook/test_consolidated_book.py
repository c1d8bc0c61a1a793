"""The consolidated workbook as a file: what other programs find in it and calculate from it."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.province.consolidated_sheets import consolidated_workbook
from desktop.province.gathered import gather
from desktop.records.store import Store
from tests.desktop.province.accepted import SCHEME, UNITS, accept, few
from tests.desktop.workbook.libreoffice import Cells, convert, read

FIRST_LINE, TOTALS = 5, slice(5, 19)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the workbook of a province of which four units reported."""
    folder = tmp_path_factory.mktemp("province")
    with Store.open(folder) as store:
        accept(store, few())
        content = consolidated_workbook(gather(store, SCHEME, UNITS, "2026"))
    (folder / "book.xlsx").write_bytes(content)
    return folder / "book.xlsx"


@pytest.fixture(scope="module")
def cells(path: Path) -> Cells:
    """Return what stands in its cells."""
    return read(path)


def test_sheets_stand_in_their_order(cells: Cells):
    names = list(cells)
    assert names[:5] == ["汇总说明", "表1-1", "表1-2", "表1-3", "表2-1"]
    assert names[-1] == "溯源"
    assert {"调整", "汇总数审核", "台账冲突"} <= set(names)


def test_totals_hold_the_value_that_the_program_computed(cells: Cells):
    first = cells["表2-1"][FIRST_LINE]
    figures = [s.values["T201_01.actual"] for s in few()]
    assert first[0] == "T201_01"
    assert Decimal(str(first[5])) == sum(f for f in figures if isinstance(f, Decimal))


def test_forms_print_on_a3_with_a_page_for_each_prefecture(path: Path):
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet5.xml").decode()
        book = archive.read("xl/workbook.xml").decode()
    assert 'paperSize="8"' in sheet
    assert sheet.count("<brk ") == 9
    assert re.search(r"表2-1'?!\$A:\$D", book)
    assert "<f>IF(COUNT(" in sheet


@pytest.mark.libreoffice
def test_libreoffice_calculates_the_same(soffice: str, path: Path, cells: Cells, tmp_path: Path):
    (ods,) = convert(soffice, [path], "ods", tmp_path)
    again = read(ods)
    compared = 0
    for name in (name for name in cells if name.startswith("表")):
        rows = zip(cells[name][FIRST_LINE:], again[name][FIRST_LINE:], strict=True)
        for number, (one, two) in enumerate(rows):
            for ours, theirs in zip(one[TOTALS], two[TOTALS], strict=True):
                if isinstance(ours, int | float):
                    assert theirs == pytest.approx(ours, abs=0.0051), (name, number)
                    compared += 1
    assert compared > 500

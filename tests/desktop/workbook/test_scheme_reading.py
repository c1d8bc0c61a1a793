"""A scheme's workbook read back: the files it gives, formulas found under any column name."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from desktop.faults import Faults
from desktop.resources import resource_path
from desktop.workbook.scheme_book import pack
from desktop.workbook.scheme_reading import files_of

BUILT_IN = resource_path("schemes", "transport-annual")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the built-in scheme as a workbook."""
    target = tmp_path_factory.mktemp("packed") / "scheme.xlsx"
    pack(BUILT_IN, target)
    return target


def test_the_files_are_those_that_were_packed(packed: Path) -> None:
    files = files_of(packed)
    assert files == {p.name: p.read_text("utf-8") for p in BUILT_IN.iterdir()}


def test_a_formula_beside_and_below_the_table_is_no_secret(packed: Path, tmp_path: Path) -> None:
    book = openpyxl.load_workbook(packed)
    book["选项"]["AB3"] = "=1"
    book["选项"]["A3000"] = "=1"
    book.save(tmp_path / "changed.xlsx")
    with pytest.raises(Faults) as caught:
        files_of(tmp_path / "changed.xlsx")
    told = [(f.fields["row"], f.fields["column"]) for f in caught.value.faults]
    assert told == [(3, ""), (3000, "list")]

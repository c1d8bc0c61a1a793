"""Long work of the desk: receipts, the workbook of a prefecture, the archive to pass up."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop.faults import Fault
from tests.desktop.province.sealed_files import Sender, altered
from tests.ui.desk.conftest import result
from ui.desk.desk import ProvinceDesk
from ui.desk.work import Receipts, take_in, write_archive, write_consolidated, write_receipts


def test_receipts_for_what_is_intact(
    new_desk: ProvinceDesk, sender: Sender, tmp_path: Path
) -> None:
    (tmp_path / "2026_520327_凤冈县_交通年报_v1.xlsx").write_bytes(sender.final())
    path = tmp_path / "2026_520324_正安县_交通年报_v1.xlsx"
    path.write_bytes(altered(sender.final("520324", figure="4321.75"), "4321.75", "9.5"))
    list(take_in(new_desk.office, [tmp_path]))
    refused = next(one for one in new_desk.log() if one.altered)
    list(take_in(new_desk.office, [path], refused, "已电话核实"))
    folder = tmp_path / "回执"
    folder.mkdir()
    made = result(write_receipts(new_desk.office, ["520324", "520327"], folder, "综合处", ""))
    assert isinstance(made, Receipts)
    assert made.written == len(list(folder.iterdir())) == 1
    assert [(unit, fault.code) for unit, fault in made.refused] == [("520324", "answer.not-intact")]


@pytest.mark.parametrize(("area", "units"), [("", 13), ("520100", 4)])
def test_the_archive_has_the_files_of_an_area(
    desk: ProvinceDesk, tmp_path: Path, area: str, units: int
) -> None:
    made = result(write_archive(desk.office, tmp_path / "a.zip", area))
    assert made == (tmp_path / "a.zip", units)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert len(archive.namelist()) == units


def test_the_workbook_of_a_prefecture(desk: ProvinceDesk, tmp_path: Path) -> None:
    list(write_consolidated(desk.office, tmp_path / "a.xlsx", "520100", with_internal=True))
    book = load_workbook(tmp_path / "a.xlsx", read_only=True)
    first = book.worksheets[0]
    assert "贵阳市" in str(first.cell(1, 1).value)


def test_nothing_received_cannot_be_passed_up(new_desk: ProvinceDesk, tmp_path: Path) -> None:
    with pytest.raises(Fault, match="nothing-received"):
        list(write_archive(new_desk.office, tmp_path / "a.zip"))

"""Receipts for one unit or for all that are shown."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.province.sealed_files import Sender
from tests.ui.desk.conftest import settled
from ui.desk.desk import ProvinceDesk
from ui.desk.receipts_dialog import ReceiptsDialog
from ui.desk.work import take_in

UNITS = ("520327", "520324")


@pytest.fixture
def held(new_desk: ProvinceDesk, sender: Sender, tmp_path: Path) -> ProvinceDesk:
    """A desk that holds the reports of two counties."""
    for unit, name in zip(UNITS, ("凤冈县", "正安县"), strict=True):
        content = sender.final(unit, figure="4321.75")
        (tmp_path / f"2026_{unit}_{name}_交通年报_v1.xlsx").write_bytes(content)
    list(take_in(new_desk.office, [tmp_path]))
    new_desk.log_moved()
    folder = tmp_path / "回执"
    folder.mkdir()
    new_desk.folder = str(folder)
    return new_desk


@pytest.mark.parametrize(("whom", "count"), [("one", 1), ("all", 2)])
def test_written(qtbot: QtBot, held: ProvinceDesk, whom: str, count: int) -> None:
    shown = [held.units.get(code) for code in UNITS]
    dialog = ReceiptsDialog(held, shown[0], shown)
    qtbot.addWidget(dialog)
    dialog.whom.setCurrentIndex(dialog.whom.findData(whom))
    dialog.author.setText("综合处")
    dialog.go.click()
    settled(qtbot, dialog.jobs)
    assert dialog.made is not None
    assert dialog.made.written == len(list(Path(held.folder).iterdir())) == count
    assert held.author == "综合处"


def test_a_folder_that_is_gone(qtbot: QtBot, held: ProvinceDesk) -> None:
    dialog = ReceiptsDialog(held, None, [held.units.get(UNITS[0])])
    qtbot.addWidget(dialog)
    assert dialog.whom.count() == 1
    dialog.where.line.setText("/没有")
    assert not dialog.go.isEnabled()

"""What may be exported of the totals: a workbook or an archive, of the whole or a prefecture."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.desk.conftest import worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.totals_export import TotalsExport


@pytest.mark.parametrize(
    ("passes_up", "area", "proposed"),
    [(False, "520000", "2026_贵州省_汇总.xlsx"), (True, "520300", "2026_遵义市_上报.zip")],
)
def test_a_file_is_proposed(
    qtbot: QtBot,
    desk: ProvinceDesk,
    monkeypatch: pytest.MonkeyPatch,
    passes_up: bool,
    area: str,
    proposed: str,
) -> None:
    worked_out(desk)
    desk.folder = "/文档"
    asked: list[str] = []

    def ask(*arguments: str) -> tuple[str, str]:
        asked.append(arguments[2])
        return ("" if len(asked) == 1 else arguments[2]), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    dialog = TotalsExport(desk, area)
    qtbot.addWidget(dialog)
    dialog.bundle.setChecked(passes_up)
    assert dialog.internal.isEnabled() is not passes_up
    dialog.go.click()
    assert dialog.result() == 0  # cancelled in the file dialog: nothing is lost
    dialog.go.click()
    assert dialog.result() == 1
    assert asked == [str(Path("/文档") / proposed)] * 2
    assert (dialog.area, dialog.passes_up, dialog.with_internal) == (area, passes_up, False)

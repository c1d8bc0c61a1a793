"""Years of one unit: open another, begin a new one."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from ui.dialogs.year import YearDialog
from ui.session import Session


def test_another_year_is_opened(alone: Session, qtbot: QtBot) -> None:
    dialog = YearDialog(alone)
    qtbot.addWidget(dialog)
    assert dialog.years.count() == 2
    assert dialog.years.currentItem().text().startswith("2026 年")
    dialog.years.setCurrentRow(1)
    dialog.open_chosen()
    assert alone.period == "2025"


def test_a_new_year_begins_with_what_is_known(alone: Session, qtbot: QtBot) -> None:
    filler, actual = alone.value("sign.filler"), alone.value("T201_06.actual")
    dialog = YearDialog(alone)
    qtbot.addWidget(dialog)
    assert dialog.year.value() == 2027
    dialog.begin.click()
    assert alone.period == "2027"
    assert alone.value("sign.filler") == filler
    assert alone.value("T201_06.last") == actual
    assert alone.value("T201_06.actual") is None

"""The adjustment: nothing without a reason and a name, and what cannot stand is told."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from ui.desk.adjust_dialog import AdjustDialog
from ui.desk.desk import ProvinceDesk

KEY, UNIT = "T201_01.actual", "520103"


@pytest.fixture
def dialog(qtbot: QtBot, desk: ProvinceDesk) -> AdjustDialog:
    dialog = AdjustDialog(desk, KEY, UNIT)
    qtbot.addWidget(dialog)
    return dialog


def test_it_begins_with_the_unit_and_its_figure(dialog: AdjustDialog, desk: ProvinceDesk) -> None:
    assert dialog.unit.currentData() == UNIT
    assert dialog.reported.text() == desk.amount(KEY, desk.reported(UNIT, KEY))
    dialog.unit.setCurrentIndex(dialog.unit.findData("520102"))
    assert dialog.reported.text() == desk.amount(KEY, desk.reported("520102", KEY))


@pytest.mark.parametrize(
    ("reason", "author", "ready"),
    [("", "", False), ("核对", "", False), (" ", "综合处", False), ("核对", "综合处", True)],
)
def test_reason_and_author(dialog: AdjustDialog, reason: str, author: str, ready: bool) -> None:
    dialog.reason.setText(reason)
    dialog.author.setText(author)
    assert dialog.go.isEnabled() is ready


def test_it_is_kept(dialog: AdjustDialog, desk: ProvinceDesk) -> None:
    dialog.reason.setText("核对")
    dialog.author.setText("综合处")
    dialog.document.setText("3号")
    dialog.value.setText("1.2亿")
    dialog.save()
    assert dialog.notice.objectName() == "fault"
    assert desk.adjustments() == ()
    dialog.value.setText("42.5")
    dialog.save()
    (one,) = desk.adjustments()
    assert (one.unit, one.value, one.document) == (UNIT, Decimal("42.5"), "3号")
    assert dialog.result() == 1


def test_a_cell_of_a_ledger_is_one_units(qtbot: QtBot, desk: ProvinceDesk) -> None:
    dialog = AdjustDialog(desk, "L13#d1.status", UNIT)
    qtbot.addWidget(dialog)
    assert not dialog.unit.isEnabled()
    assert dialog.unit.currentData() == UNIT
    assert " / " in dialog.value.placeholderText()  # what may be chosen
    assert dialog.reported.text() == desk.reported(UNIT, "L13#d1.status")


def test_a_row_is_left_out_without_a_value(qtbot: QtBot, desk: ProvinceDesk) -> None:
    dialog = AdjustDialog(desk, "L13#d1", UNIT)
    qtbot.addWidget(dialog)
    assert dialog.windowTitle() == "剔除台账行"
    assert dialog.value.parent() is None  # not asked for
    dialog.reason.setText("重复上报")
    dialog.author.setText("综合处")
    dialog.go.click()
    (one,) = desk.adjustments()
    assert (one.key, one.value, one.removes_row) == ("L13#d1", None, True)

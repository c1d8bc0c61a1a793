"""What a click on a figure shows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk.drafted import drafted
from ui.desk.adjust_dialog import AdjustDialog
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk
from ui.desk.report_figure import FigurePanel

SUM, LEDGER, NAME, OWN = "2.1#01", "1.1#14", "2.2#03", "1.1#02"


@pytest.fixture
def room(desk: ProvinceDesk) -> ReportDesk:
    return drafted(desk)


@pytest.fixture
def panel(qtbot: QtBot, room: ReportDesk) -> FigurePanel:
    panel = FigurePanel(room.desk)
    qtbot.addWidget(panel)
    panel.show()
    return panel


def show(panel: FigurePanel, room: ReportDesk, tag: str) -> None:
    panel.show_trace(room.report.traces[tag])


def test_nothing_yet(panel: FigurePanel) -> None:
    assert panel.printed.text() == "请在左边点一个数。"
    assert not panel.table.isVisible()
    assert not panel.source.isEnabled()
    assert not panel.adjust.isEnabled()


def test_a_sum(panel: FigurePanel, room: ReportDesk) -> None:
    show(panel, room, SUM)
    figure = room.figure(SUM)
    assert panel.printed.text() == f"{figure.text}　{SUM}　单位未报齐"
    assert panel.words.text() == "公路水路交通固定资产投资完成额〔T201_01 本年实际〕 / 10000"
    assert panel.value.text() == f"{figure.value:f}"
    assert panel.reach.text() == "98 中 13 已报"
    assert panel.lacking.text().endswith("等 85 个")
    assert panel.lacking.toolTip().count("、") == 84
    assert len(panel.model.rows) == 13
    unit, value, sheet, cell, version, key, file, adjusted = panel.model.rows[-1].cells
    assert value.endswith("万元")
    assert (sheet, version, key) == ("表2-1", "v1", "T201_01.actual")
    assert cell.startswith("E")
    assert unit in file
    assert adjusted == ""
    panel.table.selectRow(12)
    assert panel.place.text() == f"{file}　{sheet}!{cell}　v1　{key}"


def test_the_department_alone(panel: FigurePanel, room: ReportDesk) -> None:
    show(panel, room, OWN)
    assert panel.printed.text() == f"{room.figure(OWN).text}　{OWN}"
    assert not panel.lacking.isVisible()
    assert len(panel.model.rows) == 1


def test_a_name_that_is_missing(qtbot: QtBot, panel: FigurePanel, room: ReportDesk) -> None:
    show(panel, room, NAME)
    assert "还没有填写" in panel.printed.text()
    assert panel.fill.isVisible()
    assert not panel.reach.isVisible()
    with qtbot.waitSignal(panel.value_wanted) as asked:
        panel.fill.click()
    assert asked.args == ["V07"]


def test_a_date_from_a_ledger(panel: FigurePanel, room: ReportDesk) -> None:
    show(panel, room, LEDGER)
    assert panel.fill.isVisible()
    assert panel.model.rows
    assert not panel.adjust.isEnabled()


def test_the_place_in_the_text(qtbot: QtBot, panel: FigurePanel, room: ReportDesk) -> None:
    show(panel, room, SUM)
    with qtbot.waitSignal(panel.line_wanted) as asked:
        panel.source.click()
    line = room.report.text.split("\n")[asked.args[0] - 1]
    assert SUM in line


def test_a_row_leads_to_its_unit(qtbot: QtBot, panel: FigurePanel, room: ReportDesk) -> None:
    show(panel, room, SUM)
    at = next(n for n, one in enumerate(panel.model.rows) if one.cells[0] == "云岩区")
    panel.table.selectRow(at)
    with qtbot.waitSignal(panel.unit_chosen) as asked:
        panel.table.row_chosen.emit(at)
    assert asked.args == ["520103"]


def test_a_figure_is_adjusted(
    panel: FigurePanel, room: ReportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []
    monkeypatch.setattr(
        AdjustDialog, "exec", lambda dialog: asked.append(dialog.unit.currentData())
    )
    show(panel, room, SUM)
    panel.adjust.click()
    assert asked == ["520000"]

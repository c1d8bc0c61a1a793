"""Texts of units: found, taken, edited, put into order, dropped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from tests.ui.desk.drafted import at_rest, drafted
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk
from ui.desk.report_offers import LEFT, TAKEN, OffersView

SECTION = "1.1"


@pytest.fixture
def view(qtbot: QtBot, desk: ProvinceDesk) -> OffersView:
    view = OffersView(drafted(desk))
    qtbot.addWidget(view)
    view.section.setCurrentIndex(view.section.findData(SECTION))
    view.show()
    return view


def read(view: OffersView, row: int) -> str:
    """Read a text and return who wrote it."""
    view.table.selectRow(row)
    return view.model.rows[row].cells[2]


def in_report(view: OffersView) -> list[str]:
    return [one.text for one in view._room.taken(SECTION)]


def test_filter(view: OffersView) -> None:
    offers = view._room.report.offers
    assert len(view.model.rows) == sum(one.section == SECTION for one in offers)
    view.search.setText("云岩区")
    assert {row.cells[2] for row in view.model.rows} == {"云岩区"}
    view.state.setCurrentIndex(view.state.findData(TAKEN))
    assert not view.model.rows
    assert view.title.text() == "没有符合条件的文字说明。"
    assert not view.take.isEnabled()
    view.state.setCurrentIndex(view.state.findData(LEFT))
    view.search.clear()
    view.section.setCurrentIndex(0)
    assert len(view.model.rows) == len(offers)
    assert view.told.text() == f"共 {len(offers)} 条，已采用 0 条"


def test_taken_as_it_is(qtbot: QtBot, view: OffersView) -> None:
    counts: list[int] = []
    view.counted.connect(counts.append)
    unit = read(view, 2)
    assert view.original.toPlainText() == view.edit.toPlainText()
    view.take.click()
    at_rest(qtbot, view._room.runner)
    assert counts[-1] == 1
    # It is the first now, and still the one that is read.
    assert view.table.currentIndex().row() == 0
    assert view.model.rows[0].cells[1:3] == ("✓", unit)
    assert not view.take.isEnabled()
    assert view.drop.isEnabled()


def test_edited_and_given_back(qtbot: QtBot, view: OffersView) -> None:
    read(view, 1)
    view.edit.setPlainText("改写的话。")
    assert view.take.text() == "采用(&A)"
    view.take.click()
    at_rest(qtbot, view._room.runner)
    assert in_report(view) == ["改写的话。"]
    assert view.model.rows[0].cells[1] == "✓ 改过"
    view.back.click()
    assert view.take.text() == "保存修改(&A)"
    view.take.click()
    at_rest(qtbot, view._room.runner)
    assert in_report(view) == [view.original.toPlainText()]


def test_what_was_typed_is_never_lost(qtbot: QtBot, view: OffersView) -> None:
    read(view, 3)
    view.edit.setPlainText("还没有采用。")
    read(view, 1)
    view.take.click()
    at_rest(qtbot, view._room.runner)
    view.edit.setPlainText("采用后又改。")
    read(view, 3)
    assert view.edit.toPlainText() == "还没有采用。"
    at_rest(qtbot, view._room.runner)
    assert in_report(view) == ["采用后又改。"]


def test_kept_when_the_field_is_left(qtbot: QtBot, view: OffersView) -> None:
    read(view, 1)
    view.take.click()
    at_rest(qtbot, view._room.runner)
    view.edit.setPlainText("离开时保存。")
    view.edit.left.emit()
    view.edit.left.emit()
    at_rest(qtbot, view._room.runner)
    assert in_report(view) == ["离开时保存。"]


def test_nothing_goes_into_another_year(qtbot: QtBot, view: OffersView) -> None:
    read(view, 1)
    view.take.click()
    at_rest(qtbot, view._room.runner)
    view.edit.setPlainText("2026 年的话。")
    view._room.desk.move("2025", view._room.desk.scope)
    assert in_report(view) == []


def test_seen_later_it_is_up_to_date(qtbot: QtBot, view: OffersView) -> None:
    counts: list[int] = []
    view.counted.connect(counts.append)
    view.hide()
    view._room.take(view._room.report.offers[0], "采用")
    at_rest(qtbot, view._room.runner)
    assert counts == [1]
    view.section.setCurrentIndex(0)
    view.show()
    assert view.model.rows[0].cells[4] == "采用"


def test_order(qtbot: QtBot, view: OffersView) -> None:
    for row, text in ((0, "一"), (1, "二")):
        read(view, row)
        view.edit.setPlainText(text)
        view.take.click()
        at_rest(qtbot, view._room.runner)
    read(view, 1)
    assert view.up.isEnabled()
    assert not view.down.isEnabled()
    view.up.click()
    at_rest(qtbot, view._room.runner)
    assert in_report(view) == ["二", "一"]
    assert view.edit.toPlainText() == "二"
    assert [part.text for part in view._room.draft.parts if part.kind == "chosen"] == ["二", "一"]
    view.down.click()
    at_rest(qtbot, view._room.runner)
    assert in_report(view) == ["一", "二"]


def test_dropped(qtbot: QtBot, view: OffersView) -> None:
    read(view, 0)
    view.take.click()
    at_rest(qtbot, view._room.runner)
    view.drop.click()
    at_rest(qtbot, view._room.runner)
    assert in_report(view) == []
    assert not view.drop.isEnabled()


def test_where_it_leads(qtbot: QtBot, view: OffersView) -> None:
    view.search.setText("云岩区")
    view.take.click()
    at_rest(qtbot, view._room.runner)
    with qtbot.waitSignal(view.section_chosen) as asked:
        view.go.click()
    assert asked.args == [SECTION]
    with qtbot.waitSignal(view.unit_chosen) as asked:
        view.unit.click()
    assert asked.args == ["520103"]


def test_enter_goes_to_the_text(qtbot: QtBot, view: OffersView) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert view.edit.hasFocus()


def test_what_cannot_be_kept_is_told(
    qtbot: QtBot, view: OffersView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Fault("records.busy")

    monkeypatch.setattr(ReportDesk, "take", busy)
    read(view, 0)
    with qtbot.waitSignal(view.failed) as told:
        view.take.click()
    assert told.args[0].code == "records.busy"
    assert view._read is not None


def test_nothing_was_sent(view: OffersView) -> None:
    view._room.desk.forget()
    assert not view.model.rows
    assert view.title.text() == "还没有单位报送文字说明。"
    assert view.edit.isReadOnly()

"""The page of ledgers: conflicts in sight, cells adjusted, rows left out, all of it undone."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk.conftest import LEDGER, worked_out
from ui.desk.adjust_dialog import AdjustDialog
from ui.desk.desk import ProvinceDesk
from ui.desk.ledger_rows import ADJUSTED, CONFLICT, LEFT_OUT
from ui.desk.ledgers_page import LedgersPage


@pytest.fixture
def page(qtbot: QtBot, shared_desk: ProvinceDesk) -> LedgersPage:
    page = LedgersPage(shared_desk)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.ledger.setCurrentIndex(page.ledger.findData(LEDGER))
    page.show()
    return page


def only(page: LedgersPage, mark: str) -> int:
    page.only.setCurrentIndex(page.only.findData(mark))
    return len(page.model.rows)


def says(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    """Let the dialog be filled in by somebody."""

    def exec_(dialog: AdjustDialog) -> int:
        dialog.value.setText(value)
        dialog.reason.setText("与项目库核对")
        dialog.author.setText("综合处")
        dialog.go.click()
        return dialog.result()

    monkeypatch.setattr(AdjustDialog, "exec", exec_)


def test_conflicts_are_found(page: LedgersPage) -> None:
    assert "说法不一" in page.summary.text()
    assert only(page, CONFLICT) == 1
    assert page.model.rows[0].cells[1] == "南明区、云岩区"
    row = page.cells.currentIndex().row()
    assert page.parts.rows[row].cells[-1].startswith(CONFLICT)


def test_a_cell_adjusted_and_undone(
    page: LedgersPage, shared_desk: ProvinceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    only(page, CONFLICT)
    names = [n for n, row in enumerate(page.parts.rows) if row.cells[0] == "项目名称"]
    page.cells.selectRow(names[1])
    says(monkeypatch, "统一名称")
    assert not page.undo.isEnabled()
    page.adjust.click()
    assert page.notice.text().startswith("已调整")
    worked_out(shared_desk)
    assert only(page, ADJUSTED) == 1
    row = page.cells.currentIndex().row()  # the same cell still
    assert page.parts.rows[row].cells[2:5] == ("另一个名称", "→", "统一名称")
    page.undo.click()
    worked_out(shared_desk)
    assert only(page, ADJUSTED) == 0


def test_a_row_left_out_and_let_in_again(
    page: LedgersPage, shared_desk: ProvinceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = only(page, "")
    says(monkeypatch, "")
    page.leave.click()
    worked_out(shared_desk)
    assert only(page, LEFT_OUT) == 1
    assert not page.adjust.isEnabled()
    assert not page.leave.isEnabled()
    page.undo.click()
    worked_out(shared_desk)
    assert only(page, LEFT_OUT) == 0
    assert only(page, "") == before


def test_search_and_area(page: LedgersPage) -> None:
    page.search.setText("另一个名称")
    assert not page.model.rows  # the row shows the name that stands
    page.search.setText("云岩区")
    assert page.model.rows
    page.search.clear()
    page.area.setCurrentIndex(page.area.findData("520200"))
    assert {row.cells[1] for row in page.model.rows} == {"六盘水市"}


def test_without_totals_it_is_empty(page: LedgersPage, shared_desk: ProvinceDesk) -> None:
    shared_desk.forget()
    assert not page.model.rows
    assert not page.adjust.isEnabled()
    worked_out(shared_desk)
    assert page.ledger.currentData() == LEDGER

"""The board page: picture, table, filters; reminders, returns and the export."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from ui.desk import board_page
from ui.desk.board_page import BoardPage
from ui.desk.desk import ProvinceDesk


@pytest.fixture
def page(qtbot: QtBot, desk: ProvinceDesk) -> BoardPage:
    page = BoardPage(desk, "")
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def names(page: BoardPage) -> list[str]:
    return [line.unit.name for line in page.shown()]


def test_title_and_lines(page: BoardPage) -> None:
    assert page.title.text().startswith("2026 年报送进度：应报 98")
    assert len(page.model.rows) == 98


@pytest.mark.parametrize(
    ("state", "count"), [("", 98), ("accepted", 13), ("missing", 85), ("late", 0)]
)
def test_filter_by_state(page: BoardPage, state: str, count: int) -> None:
    page.state.setCurrentIndex(page.state.findData(state))
    assert len(page.model.rows) == count


def test_filter_by_prefecture_and_search(page: BoardPage) -> None:
    page.prefecture.setCurrentIndex(page.prefecture.findData("520300"))
    assert len(names(page)) == 15
    page.search.setText("凤冈")
    assert names(page) == ["凤冈县"]
    page.search.setText("无此")
    assert names(page) == []
    assert not page.export.isEnabled()


def test_a_square_leads_to_its_unit_whatever_is_filtered(page: BoardPage) -> None:
    page.search.setText("凤冈")
    page.picture.unit_chosen.emit("520102")
    assert page.search.text() == ""
    assert page.model.lines[page.table.currentIndex().row()].unit.code == "520102"


def test_only_what_was_received_can_be_returned(
    page: BoardPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    class Asked(QDialog):
        path = "退回单.xlsx"

        def __init__(self, desk: ProvinceDesk, unit: str, *_: object) -> None:
            super().__init__()
            asked.append(unit)

        def exec(self) -> int:
            return 1

    monkeypatch.setattr(board_page, "ReturnDialog", Asked)
    page.show_unit("520327")
    assert not page.back.isEnabled()
    page.send_back()
    page.show_unit("520102")
    page.back.click()
    assert asked == ["520102"]
    assert "退回单.xlsx" in page.notice.text()


def test_reminders_and_export(page: BoardPage, tmp_path: Path) -> None:
    page.remind_into(tmp_path)
    assert "9 个市州" in page.notice.text()
    page.search.setText("凤冈")
    page.export_to(tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("单位,市州,状态")
    assert lines[1].startswith("凤冈县,遵义市,· 未报")
    page.remind_into(tmp_path / "无此文件夹")
    assert page.notice.objectName() == "fault"

"""The board page: picture, table, filters; reminders, returns and the export."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from ui.desk import board_page
from ui.desk.board_page import BoardPage
from ui.desk.desk import ProvinceDesk
from ui.desk.receipts_dialog import ReceiptsDialog
from ui.desk.remind_dialog import RemindDialog
from ui.desk.work import Receipts


@pytest.fixture
def page(qtbot: QtBot, desk: ProvinceDesk) -> BoardPage:
    page = BoardPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 640)
    page.show()
    return page


def names(page: BoardPage) -> list[str]:
    return [line.unit.name for line in page.shown()]


def test_title_and_lines(page: BoardPage) -> None:
    assert page.title.text() == ("2026 年报送进度：应报 98 = 已接收 13 + 已收未接 0 + 未报 85")
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


def test_reminders(page: BoardPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def exec_(dialog: RemindDialog) -> int:
        dialog.where.line.setText(str(tmp_path))
        dialog.write()
        return dialog.result()

    monkeypatch.setattr(RemindDialog, "exec", exec_)
    page.remind_all.click()
    assert page.notice.text().startswith("已写出 9 个市州的催报文稿和邮件草稿：")
    assert len(list(tmp_path.glob("*.eml"))) == 9


def test_receipts(page: BoardPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    offered: list[list[str]] = []

    def exec_(dialog: ReceiptsDialog) -> int:
        offered.append([dialog.whom.itemText(n) for n in range(dialog.whom.count())])
        refused = [("520103", Fault("answer.not-intact", verdict="改过"))]
        dialog.made = Receipts(tmp_path, 2, refused)
        return 1

    monkeypatch.setattr(ReceiptsDialog, "exec", exec_)
    page.show_unit("520103")
    page.receipt.click()
    assert offered == [["云岩区", "表中已接收的 13 个单位"]]
    lines = page.notice.text().splitlines()
    assert lines[0] == f"已写出 2 份回执：{tmp_path}"
    assert lines[1].startswith("云岩区：")
    page.search.setText("凤冈")
    assert not page.receipt.isEnabled()


def test_export(page: BoardPage, tmp_path: Path) -> None:
    page.search.setText("凤冈")
    page.export_to(tmp_path / "a.csv")
    lines = (tmp_path / "a.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("单位,市州,状态")
    assert lines[1].startswith("凤冈县,遵义市,· 未报")
    page.export_to(tmp_path / "无此文件夹" / "a.csv")
    assert page.notice.objectName() == "fault"


def test_the_cursor_stays_on_its_unit(page: BoardPage) -> None:
    page.show_unit("520300")
    page.refresh()
    assert page._selected() is not None
    assert page.model.lines[page.table.currentIndex().row()].unit.code == "520300"
    page.search.setText("花溪")  # filtered away: nobody else takes its place
    assert page._selected() is None


def test_enter_goes_to_what_was_found(page: BoardPage) -> None:
    page.search.setText("没有这个")
    page.search.returnPressed.emit()
    assert page._selected() is None
    page.search.setText("花溪")
    page.search.returnPressed.emit()
    line = page._selected()
    assert line is not None
    assert line.unit.name == "花溪区"

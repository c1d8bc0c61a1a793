"""The return: findings and remarks, written where one says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.checks.findings import Finding
from desktop.province.explanations import Explained
from tests.desktop.province.sealed_files import Sender
from ui.desk import return_dialog
from ui.desk.desk import ProvinceDesk
from ui.desk.return_dialog import ReturnDialog
from ui.desk.work import take_in

KEY = "T201_01.actual"
PLACE = "表2-1 第1行 本年实际"


@pytest.fixture
def dialog(qtbot: QtBot, new_desk: ProvinceDesk, sender: Sender, tmp_path: Path) -> ReturnDialog:
    path = tmp_path / "2026_520327_凤冈县_交通年报_v1.xlsx"
    path.write_bytes(sender.final())
    list(take_in(new_desk.office, [path]))
    dialog = ReturnDialog(new_desk, "520327")
    qtbot.addWidget(dialog)
    return dialog


def people(dialog: ReturnDialog) -> list[tuple[str, ...]]:
    return [row.cells[1:] for row in dialog.model.rows if row.cells[0] == "人工"]


def test_remarks_come_and_go(dialog: ReturnDialog) -> None:
    dialog.cell.setCurrentIndex(dialog.cell.findData(KEY))
    dialog.more.click()
    assert dialog.notice.text() == "请选单元格并写意见。"
    dialog.text.setText("请核对")
    dialog.more.click()
    dialog.cell.setEditText("T201_01.target")
    dialog.text.setText("目标也请核对")
    dialog.more.click()
    assert people(dialog) == [(PLACE, "请核对"), ("表2-1 第1行 年度目标", "目标也请核对")]
    texts = [row.cells[2] for row in dialog.model.rows]
    dialog.table.selectRow(texts.index("请核对"))
    dialog.less.click()
    assert people(dialog) == [("表2-1 第1行 年度目标", "目标也请核对")]
    assert dialog.go.isEnabled()


def test_enter_takes_the_remark_and_nothing_written_is_lost(
    qtbot: QtBot, dialog: ReturnDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.show()
    dialog.cell.setCurrentIndex(dialog.cell.findData(KEY))
    dialog.text.setFocus()
    dialog.text.setText("请核对")
    qtbot.keyClick(dialog.text, Qt.Key.Key_Return)
    assert people(dialog) == [(PLACE, "请核对")]
    dialog.text.setText("还有一条")
    monkeypatch.setattr(return_dialog, "folder_for", lambda *_: tmp_path)
    dialog.cell.setEditText("")
    dialog.write()
    assert (dialog.path, dialog.notice.text()) == (None, "请选单元格并写意见。")
    dialog.cell.setCurrentIndex(dialog.cell.findData(KEY))
    dialog.write()
    assert people(dialog) == [(PLACE, "请核对"), (PLACE, "还有一条")]
    assert dialog.path is not None


def test_a_cell_is_found_by_its_name(dialog: ReturnDialog) -> None:
    told = dialog.cell.itemText(dialog.cell.findData(KEY))
    assert dialog._desk.name_of(KEY) in told
    assert told.endswith(PLACE)


def test_a_place_tells_its_name_and_key(dialog: ReturnDialog) -> None:
    dialog.cell.setCurrentIndex(dialog.cell.findData(KEY))
    dialog.text.setText("请核对")
    dialog.more.click()
    row = next(n for n, row in enumerate(dialog.model.rows) if row.cells[0] == "人工")
    told = dialog.model.data(dialog.model.index(row, 1), Qt.ItemDataRole.ToolTipRole)
    assert told == f"{PLACE}\n{dialog._desk.name_of(KEY)}\n{KEY}"
    assert dialog.model.data(dialog.model.index(row, 2), Qt.ItemDataRole.ToolTipRole) == "请核对"


def test_explanations_are_read_and_may_be_answered(dialog: ReturnDialog) -> None:
    dialog._found, dialog._explained = [], explained(dialog)
    dialog._show()
    (row,) = dialog.model.rows
    assert row.cells == ("已说明", PLACE, "增幅过大（说明：本年新开工三个项目）")
    assert not dialog.go.isEnabled()
    dialog.table.row_chosen.emit(0)
    dialog.text.setText("请附文件")
    dialog.more.click()
    assert people(dialog) == [(PLACE, "请附文件")]
    assert dialog._remarks == [(KEY, "请附文件")]
    assert dialog.go.isEnabled()


def explained(dialog: ReturnDialog) -> list[Explained]:
    """Return an explanation of the unit, as if the checks had found something to explain."""
    finding = Finding("R1", "R1", "verify", (KEY,), None, None, "增幅过大", "本年新开工三个项目")
    return dialog._desk.explained_by("520327", [finding])


def test_what_was_returned_by_reading_goes_into_it(dialog: ReturnDialog) -> None:
    (one,) = explained(dialog)
    marked = dialog._desk.mark(one, "returned", author="综合处", remark="请附文件")
    assert explained(dialog) == [marked]
    dialog._found, dialog._explained = [], [marked]
    dialog._show()
    (row,) = dialog.model.rows
    assert row.cells == (
        *("说明退回", PLACE),
        "请附文件　增幅过大（说明：本年新开工三个项目）",
    )
    assert dialog.go.isEnabled()


def test_it_is_written(dialog: ReturnDialog, tmp_path: Path) -> None:
    dialog.cell.setCurrentIndex(dialog.cell.findData(KEY))
    dialog.text.setText("请核对")
    dialog.more.click()
    dialog.author.setText("综合处")
    dialog.write_to(tmp_path / "没有")
    assert dialog.notice.objectName() == "fault"
    assert dialog.path is None
    dialog.write_to(tmp_path)
    assert dialog.path is not None
    assert dialog.path.exists()
    assert dialog.result() == 1

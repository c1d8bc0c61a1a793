"""The text edited: looked through while it is typed, saved when it is right, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from tests.ui.desk.drafted import at_rest, drafted
from ui.desk import report_edit
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk
from ui.desk.report_edit import EditView

SHORT = "# 报告\n\n{#2.1}\n\n投资{2.1#01: T201_01.actual / 10000 | 亿元 | 2位}。\n"
WRONG = SHORT.replace("T201_01", "T201_1")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_edit, "PAUSE", 1)


@pytest.fixture
def room(desk: ProvinceDesk) -> ReportDesk:
    return drafted(desk)


@pytest.fixture
def view(qtbot: QtBot, room: ReportDesk) -> EditView:
    return opened(qtbot, room)


def opened(qtbot: QtBot, room: ReportDesk) -> EditView:
    view = EditView(room)
    qtbot.addWidget(view)
    view.refresh()
    view.show()
    at_rest(qtbot, view.runner)
    return view


def write(qtbot: QtBot, view: EditView, text: str) -> None:
    view.edit.replace_all(text)
    qtbot.waitUntil(lambda: not view._later.isActive())
    at_rest(qtbot, view.runner, view._room.runner)


def told(view: EditView) -> list[str]:
    found: list[str] = []
    view.said.connect(found.append)
    return found


def test_the_text_and_what_it_reads_like(view: EditView, room: ReportDesk) -> None:
    assert view.text == room.scheme_text()
    assert "工作报告" in view.preview.toPlainText()
    assert view.which.text() == "制度自带的文本；保存后成为省里的文本"
    assert not view.save.isEnabled()
    assert not view.table.isVisible()


def test_typed_looked_through_saved(qtbot: QtBot, view: EditView, room: ReportDesk) -> None:
    write(qtbot, view, SHORT)
    assert view.is_dirty
    assert view.preview.toPlainText().startswith("报告\n投资")
    assert not room.report.path.exists()
    view.save.click()
    at_rest(qtbot, room.runner, view.runner)
    assert room.report.path.read_text("utf-8") == SHORT
    assert list(room.draft.figures) == ["2.1#01"]
    assert view.which.text() == f"省里的文本：{room.report.path}"
    assert not view.is_dirty


def test_faults_are_listed_with_their_place(qtbot: QtBot, view: EditView) -> None:
    counts: list[int] = []
    view.counted.connect(counts.append)
    write(qtbot, view, WRONG)
    (row,) = view.model.rows
    assert row.cells[:2] == ("5", "12")
    assert "T201_1.actual" in row.cells[2]
    assert row.cells[3] == "T201_12.actual"
    assert counts[-1] == 1
    assert view.which.text().startswith("有 1 处问题　有没保存的修改")
    assert view.fault.text().startswith("年度报告（report.md） 第5行 第12字")
    view.table.row_chosen.emit(0)
    assert view.edit.line == 5
    assert view.edit.textCursor().positionInBlock() == 11


def test_a_slip_at_once_leaves_something_to_read(
    qtbot: QtBot, view: EditView, room: ReportDesk
) -> None:
    view.preview.show_draft(None)
    write(qtbot, view, WRONG)
    assert "工作报告" in view.preview.toPlainText()


def test_what_is_wrong_is_not_saved(qtbot: QtBot, view: EditView, room: ReportDesk) -> None:
    said = told(view)
    write(qtbot, view, WRONG)
    view.save_text()
    assert said[-1].startswith("报告文本有 1 处问题")
    assert not room.report.path.exists()
    assert view.is_dirty


def test_what_was_not_saved_comes_back(qtbot: QtBot, view: EditView, room: ReportDesk) -> None:
    write(qtbot, view, WRONG)
    again = EditView(ReportDesk(room.desk))
    qtbot.addWidget(again)
    said = told(again)
    again._room.report, again._room._gathered = room.report, room.gathered
    again.refresh()
    at_rest(qtbot, again.runner)
    assert again.text == WRONG
    assert said == ["上次没有保存的修改已恢复；核对后请保存，或恢复为制度原文。"]
    again.edit.undo()
    at_rest(qtbot, again.runner)
    again.keep()
    assert room.unsaved("2026") == ""


def test_the_schemes_text_again(qtbot: QtBot, view: EditView, room: ReportDesk) -> None:
    write(qtbot, view, SHORT)
    view.save_text()
    at_rest(qtbot, room.runner, view.runner)
    view.restore.click()
    assert view.text == room.scheme_text()
    assert room.report.path.exists()
    view.edit.undo()
    assert view.text == SHORT
    view.edit.redo()
    view.save_text()
    at_rest(qtbot, room.runner, view.runner)
    assert not room.report.is_own


def test_changed_elsewhere(qtbot: QtBot, view: EditView, room: ReportDesk) -> None:
    path = room.own_edition()
    room.refresh()
    at_rest(qtbot, room.runner, view.runner)
    path.write_text(SHORT, "utf-8")
    qtbot.waitUntil(lambda: view.text == SHORT, timeout=10_000)
    assert not view.is_dirty
    at_rest(qtbot, room.runner, view.runner)


@pytest.mark.parametrize("mine", [True, False])
def test_changed_here_and_elsewhere(
    qtbot: QtBot, view: EditView, room: ReportDesk, mine: bool
) -> None:
    path = room.own_edition()
    room.refresh()
    at_rest(qtbot, room.runner, view.runner)
    here, there = SHORT.replace("投资", "这里"), SHORT.replace("投资", "那里")
    write(qtbot, view, here)
    path.write_text(there, "utf-8")
    qtbot.waitUntil(view.conflict.isVisible, timeout=10_000)
    assert view.text == here
    (view.mine if mine else view.theirs).click()
    at_rest(qtbot, room.runner, view.runner)
    assert not view.conflict.isVisible()
    assert view.text == (here if mine else there)
    assert view.is_dirty == mine
    view.save_text()
    at_rest(qtbot, room.runner, view.runner)
    assert path.read_text("utf-8") == view.text


@pytest.mark.parametrize(("opens", "word"), [(True, "已在外部打开"), (False, "请用文本编辑器打开")])
def test_opened_elsewhere(
    qtbot: QtBot,
    view: EditView,
    room: ReportDesk,
    monkeypatch: pytest.MonkeyPatch,
    opens: bool,
    word: str,
) -> None:
    asked = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: asked.append(url) or opens)
    said = told(view)
    view.outside.click()
    at_rest(qtbot, room.runner, view.runner)
    assert [Path(url.toLocalFile()) for url in asked] == [room.report.path]
    assert said[-1].startswith(word)
    assert room.report.path.read_text("utf-8") == room.scheme_text()


def test_preview_and_text_lead_to_each_other(qtbot: QtBot, view: EditView) -> None:
    view.preview.go_to("2.4#01")
    line = view.edit.line
    assert "2.4#01" in view.text.split("\n")[line - 1]
    view.go_line(1)
    assert view.preview.verticalScrollBar().value() < 100


def test_saved_by_key(qtbot: QtBot, view: EditView, room: ReportDesk) -> None:
    write(qtbot, view, SHORT)
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.edit.setFocus()
    qtbot.keyClick(view.edit, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    at_rest(qtbot, room.runner, view.runner)
    assert room.report.is_own


def test_what_cannot_be_done_is_told(
    qtbot: QtBot, view: EditView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise Fault("workbook.no-room", path="x", reason="")

    for name in ("save_text", "scheme_text", "own_edition"):
        monkeypatch.setattr(ReportDesk, name, refuse)
    write(qtbot, view, SHORT)
    for act in (view.save_text, view.restore_text, view.open_outside):
        with qtbot.waitSignal(view.failed) as found:
            act()
        assert found.args[0].code == "workbook.no-room"
    assert view.text == SHORT


def test_another_year(qtbot: QtBot, view: EditView, room: ReportDesk) -> None:
    write(qtbot, view, SHORT)
    room.desk.move("2025", room.desk.scope)
    assert view.text == ""
    assert view.edit.isReadOnly()
    assert room.unsaved("2026") == SHORT
    assert room.unsaved("2025") == ""

"""Names and dates: worked out, entered, missing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.province.drafting import Drafts
from tests.ui.desk.drafted import at_rest, drafted, edited
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk
from ui.desk.report_values import ValuesView

SHORT = "# 报告\n\n{#2.2}\n\n{2.2#03: V07}外环。\n"


@pytest.fixture
def view(qtbot: QtBot, desk: ProvinceDesk) -> ValuesView:
    view = ValuesView(drafted(desk))
    qtbot.addWidget(view)
    view.show()
    return view


def enter(qtbot: QtBot, view: ValuesView, code: str, text: str) -> None:
    edit = view.lines[code].edit
    edit.setFocus()
    edit.clear()
    edit.insert(text)
    edit.setModified(True)  # as if by keys: those of a test know no Chinese
    qtbot.keyClick(edit, Qt.Key.Key_Return)
    at_rest(qtbot, view._room.runner)


def test_all_nineteen(view: ValuesView) -> None:
    assert len(view.lines) == 19
    states = {code: line.state.text() for code, line in view.lines.items()}
    assert states["V01"] == states["V20"] == states["V22"] == "自动"
    assert states["V07"] == "未填"
    assert view.lines["V22"].edit.placeholderText() == "105"
    assert view.lines["V07"].state.objectName() == "fault"


def test_entered_and_taken_back(qtbot: QtBot, view: ValuesView) -> None:
    counts: list[int] = []
    view.counted.connect(counts.append)
    before = sum(line.state.text() == "未填" for line in view.lines.values())
    enter(qtbot, view, "V07", "贵阳")
    assert view.lines["V07"].state.text() == "已填"
    assert view.lines["V07"].state.objectName() == ""
    assert counts[-1] == before - 1
    enter(qtbot, view, "V07", "")
    assert view.lines["V07"].state.text() == "未填"


def test_what_was_not_left_is_kept(view: ValuesView) -> None:
    edit = view.lines["V07"].edit
    edit.insert("贵阳")
    edit.setModified(True)
    view.keep()
    view.keep()
    view._room.runner.stop()
    assert Drafts(view._room.desk.store).values("2026") == {"V07": "贵阳"}


def test_what_is_worked_out_may_be_overruled(qtbot: QtBot, view: ValuesView) -> None:
    enter(qtbot, view, "V22", "一百零五")
    assert view.lines["V22"].state.text() == "已改写"
    assert view._room.draft.figures["1.3#28"].text == "一百零五"
    enter(qtbot, view, "V22", "")
    assert view.lines["V22"].edit.placeholderText() == "105"


def test_leaving_without_a_change_enters_nothing(qtbot: QtBot, view: ValuesView) -> None:
    view.lines["V07"].edit.editingFinished.emit()
    assert not view._room.runner.is_busy


def test_what_cannot_be_kept_is_told(
    qtbot: QtBot, view: ValuesView, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> None:
        raise Fault("records.busy")

    monkeypatch.setattr(ReportDesk, "set_value", busy)
    with qtbot.waitSignal(view.failed) as told:
        enter(qtbot, view, "V07", "贵阳")
    assert told.args[0].code == "records.busy"


def test_the_way_to_the_text(qtbot: QtBot, view: ValuesView) -> None:
    with qtbot.waitSignal(view.tag_chosen) as asked:
        view.lines["V07"].go.click()
    assert asked.args == ["2.2#03"]


def test_a_name_that_the_text_does_not_use(view: ValuesView) -> None:
    edited(view._room, SHORT)
    assert view.lines["V01"].state.text() == "文中未用"
    assert not view.lines["V01"].go.isEnabled()
    assert view.lines["V07"].state.text() == "未填"


def test_nothing_without_a_report(view: ValuesView) -> None:
    view._room.desk.forget()
    assert not view.lines["V01"].edit.isEnabled()
    assert view.lines["V01"].state.text() == ""


def test_the_cursor_is_put_there(qtbot: QtBot, view: ValuesView) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_value("V09")
    view.show_value("没有")
    assert view.lines["V09"].edit.hasFocus()


def test_enter_leads_to_the_next_one(qtbot: QtBot, view: ValuesView) -> None:
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.show_value("V07")
    qtbot.keyClick(view.lines["V07"].edit, Qt.Key.Key_Return)
    assert view.lines["V08"].edit.hasFocus()
    last = list(view.lines)[-1]
    view.show_value(last)
    qtbot.keyClick(view.lines[last].edit, Qt.Key.Key_Return)
    assert view.lines[last].edit.hasFocus()

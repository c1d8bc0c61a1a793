"""What is entered into the report is kept at once; the draft follows."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault, Faults
from tests.ui.desk.drafted import at_rest, drafted, totals
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk

SHORT = "# 报告\n\n{#2.1}\n\n投资{2.1#01: T201_01.actual / 10000 | 亿元 | 2位}。\n"


@pytest.fixture
def room(desk: ProvinceDesk) -> ReportDesk:
    return drafted(desk)


def test_drafted_when_there_are_totals(qtbot: QtBot, desk: ProvinceDesk) -> None:
    room = ReportDesk(desk)
    room.refresh()
    assert not room.runner.is_busy
    assert not room.waiting
    totals(desk)
    assert room.waiting
    room.refresh()
    assert not room.waiting
    at_rest(qtbot, room.runner)
    assert room.draft.figures["2.1#01"].text.endswith("亿元")
    assert room.figure("没有") is None


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("2.1#01", "公路水路交通固定资产投资完成额 · 本年实际"),
        ("0#01", "省名（简称）"),
        ("PERIOD.year", "报告年度"),
        ("没有", ""),
    ],
)
def test_names_of_figures(room: ReportDesk, tag: str, name: str) -> None:
    assert room.name_of(tag) == name


def test_other_totals_are_another_report(room: ReportDesk, desk: ProvinceDesk) -> None:
    desk.forget()
    assert room.draft is None
    assert room.figure("2.1#01") is None
    totals(desk)
    assert room.waiting


def test_what_failed_is_tried_again(
    qtbot: QtBot, desk: ProvinceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(*_: object) -> object:
        raise Fault("records.busy")

    totals(desk)
    room = ReportDesk(desk)
    monkeypatch.setattr("desktop.records.store.Store.open", busy)
    with qtbot.waitSignal(room.faulted) as told:
        room.refresh()
    assert told.args[0].code == "records.busy"
    assert room.waiting


def test_a_name(qtbot: QtBot, room: ReportDesk) -> None:
    room.set_value("V07", "贵阳")
    at_rest(qtbot, room.runner)
    assert room.report.entered == {"V07": "贵阳"}
    assert room.draft.figures["2.2#03"].text == "贵阳"
    room.set_value("V07", "")
    at_rest(qtbot, room.runner)
    assert room.draft.figures["2.2#03"].state == "missing"


def test_texts_taken_moved_dropped(qtbot: QtBot, room: ReportDesk) -> None:
    first, second = [one for one in room.report.offers if one.section == "1.1"][:2]
    room.take(first, "一")
    room.take(second, "二")
    assert [one.text for one in room.taken("1.1")] == ["一", "二"]
    room.move(second, -1)
    room.move(second, -1)  # it is the first already
    assert [one.text for one in room.taken("1.1")] == ["二", "一"]
    room.drop(second)
    assert [one.text for one in room.taken("1.1")] == ["一"]
    with pytest.raises(Fault, match="not-taken"):
        room.drop(second)
    with pytest.raises(Fault, match="empty-text"):
        room.take(second, " ")
    at_rest(qtbot, room.runner)


def test_the_text_saved_and_given_back(qtbot: QtBot, room: ReportDesk) -> None:
    own = room.report.path
    room.save_text(SHORT)
    assert own.read_text("utf-8") == SHORT
    at_rest(qtbot, room.runner)
    assert list(room.draft.figures) == ["2.1#01"]
    with pytest.raises(Faults):
        room.save_text(SHORT.replace("T201_01", "T201_1"))
    assert own.read_text("utf-8") == SHORT
    room.save_text(room.scheme_text())
    assert not own.exists()
    at_rest(qtbot, room.runner)
    assert len(room.draft.figures) > 200


def test_an_edition_to_be_edited_elsewhere(room: ReportDesk) -> None:
    path = room.own_edition()
    assert path.read_text("utf-8") == room.scheme_text()
    path.write_text(SHORT, "utf-8")
    assert room.own_edition().read_text("utf-8") == SHORT


def test_what_was_not_saved_is_remembered(room: ReportDesk) -> None:
    room.keep_unsaved("2026", "# 写了一半")
    assert ReportDesk(room.desk).unsaved("2026") == "# 写了一半"
    assert room.unsaved("2025") == ""
    room.keep_unsaved("2026", "")
    assert room.unsaved("2026") == ""

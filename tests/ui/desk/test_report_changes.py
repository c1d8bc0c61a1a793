"""Sentences that changed since the last draft, and whose figures changed them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.province.drafting import Change, keep_draft
from tests.desktop.province.accepted import accept, demo_snapshots
from tests.ui.desk.conftest import COUNTIES, result, worked_out
from tests.ui.desk.drafted import drafted, said_otherwise
from ui import theme
from ui.desk.desk import ProvinceDesk
from ui.desk.report_changes import ChangesView, differences
from ui.desk.report_desk import ReportDesk
from ui.desk.report_work import prepare, reopened


@pytest.fixture
def room(desk: ProvinceDesk) -> ReportDesk:
    return drafted(desk)


@pytest.fixture
def view(qtbot: QtBot, room: ReportDesk) -> ChangesView:
    view = ChangesView(room)
    qtbot.addWidget(view)
    view.show()
    return view


def draft_again(room: ReportDesk) -> None:
    before = room.report if room.report else None
    room.report = result(prepare(room.desk.office, room.gathered, before))
    room.changed.emit()


def keep(room: ReportDesk) -> None:
    keep_draft(reopened(room.gathered, room.desk.store), room.draft)


def test_no_draft_was_written(view: ChangesView) -> None:
    assert view.told.text().startswith("这一年还没有导出过报告。")
    assert not view.table.isVisible()
    assert not view.details.isVisible()


def test_nothing_changed(view: ChangesView, room: ReportDesk) -> None:
    keep(room)
    draft_again(room)
    assert view.told.text().endswith("没有变动的句子。")


def test_an_adjusted_figure(qtbot: QtBot, view: ChangesView, room: ReportDesk) -> None:
    keep(room)
    counts: list[int] = []
    view.counted.connect(counts.append)
    said = {"reason": "核对", "author": "综合处", "document": ""}
    room.desk.adjust("520103", "T201_01.actual", "9876543.21", **said)
    worked_out(room.desk)
    draft_again(room)
    assert counts[-1] == len(view.model.rows) >= 2
    section, sentence, tags, units = view.model.rows[0].cells
    assert (section, units) == ("2.1", "云岩区")
    assert f"2.1#01 {room.desk.name_of('T201_01.actual')}" in tags
    assert view.figures.text() == tags
    # of a table: no number, the name alone
    assert view.model.rows[1].cells[2].startswith(room.desk.name_of("T201_01.actual"))
    assert room.figure("2.1#01").text in sentence
    assert "<s " in view.before.text()
    assert "<b " in view.after.text()
    assert view.units.text() == "云岩区"
    with qtbot.waitSignal(view.chosen) as asked:
        view.go.click()
    assert asked.args[0] == "2.1"
    assert "2.1#01" in asked.args[1]


def test_another_version_of_a_unit(view: ChangesView, room: ReportDesk) -> None:
    keep(room)
    key, unit = "T201_01.actual", "520103"
    held = next(one for one in demo_snapshots(COUNTIES) if one.unit.code == unit)
    other = replace(held, values={**held.values, key: Decimal("9876543.21")})
    accept(room.desk.store, [other], version=2)
    room.desk.log_moved()
    worked_out(room.desk)
    draft_again(room)
    section, sentence, _, units = view.model.rows[0].cells
    assert (section, units) == ("2.1", "云岩区")
    assert room.figure("2.1#01").text in sentence
    (behind,) = [one for one in room.report.traces["2.1#01"].behind if one.unit == "云岩区"]
    assert behind.version == 2


def test_a_sentence_that_came_or_went(view: ChangesView, room: ReportDesk) -> None:
    keep(room)
    draft_again(room)
    gone = Change("2.1", "原有一句。", "", (), ())
    come = Change("2.1", "", "新的一句。", (), ())
    said_otherwise(room, changes=(gone, come))
    assert view.model.rows[0].cells[1] == "（已没有这一句）"
    assert view.after.text() == "（已没有这一句）"
    view.table.selectRow(1)
    assert view.before.text() == "（原来没有这一句）"
    assert "新的一句。" in view.after.text()
    assert view.units.text() == "—"


def test_a_text_with_faults_is_not_compared(view: ChangesView, room: ReportDesk) -> None:
    keep(room)
    draft_again(room)
    said_otherwise(room, draft=None)
    assert view.told.text() == "报告文本有问题，改好后才能比较。"
    room.report = None
    room.changed.emit()
    assert view.told.text() == ""


@pytest.mark.parametrize(
    ("before", "after", "was", "now"),
    [
        (
            "共3处",
            "共5处",
            '共<s style="background:red">3</s>处',
            '共<b style="background:blue">5</b>处',
        ),
        (
            "完成37.50亿元",
            "完成37.09亿元",
            '完成<s style="background:red">37.50</s>亿元',
            '完成<b style="background:blue">37.09</b>亿元',
        ),
        ("", "a<b", "", '<b style="background:blue">a&lt;b</b>'),
        ("一样", "一样", "一样", "一样"),
    ],
)
def test_what_differs_is_marked(before: str, after: str, was: str, now: str) -> None:
    assert differences(before, after, "red", "blue") == (was, now)


def test_another_theme(qapp: QApplication, view: ChangesView, room: ReportDesk) -> None:
    keep(room)
    draft_again(room)
    said_otherwise(room, changes=(Change("2.1", "旧。", "新。", (), ()),))
    light = view.before.text()
    try:
        theme.apply(qapp, "dark")
        assert view.before.text() != light
    finally:
        theme.apply(qapp, "light")

"""The draft beside its figures: counted, gone through by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.desk.drafted import drafted, edited
from ui.desk.desk import ProvinceDesk
from ui.desk.report_draft import DraftView

SILENT = "# 报告\n\n{#2.1}\n\n投资{? T201_01.actual < 0 | 减少}不减。完成{2.1#01: T201_01.actual | 万元}。\n"


@pytest.fixture
def view(qtbot: QtBot, desk: ProvinceDesk) -> DraftView:
    view = DraftView(drafted(desk))
    qtbot.addWidget(view)
    view.refresh()
    view.resize(1000, 600)
    view.show()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    view.text.setFocus()
    return view


def test_what_is_missing_is_counted(view: DraftView) -> None:
    draft = view._room.draft
    assert view.missing.text() == f"缺数 {len(draft.missing)}(&M)"
    assert view.partial.text() == f"未报齐 {len(draft.partial)}(&L)"
    assert view.told.text() == f"数据和名称共 {len(draft.figures)} 项"
    assert view.panel.printed.text() == "请在左边点一个数。"


def test_by_key_from_figure_to_figure(qtbot: QtBot, view: DraftView) -> None:
    order = list(dict.fromkeys(view._room.draft.figures))
    shift = Qt.KeyboardModifier.ShiftModifier
    for key, modifier, tag in (
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, order[0]),
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, order[1]),
        (Qt.Key.Key_F3, shift, order[0]),
        (Qt.Key.Key_F4, Qt.KeyboardModifier.NoModifier, view._room.draft.missing[0].tag),
    ):
        qtbot.keyClick(view.text, key, modifier)
        assert view.text.tag == tag
        assert tag in view.panel.printed.text()
    qtbot.keyClick(view.text, Qt.Key.Key_F4, shift)
    assert view._room.figure(view.text.tag) in view._room.draft.partial


def test_the_section_of_the_figure_is_named(view: DraftView) -> None:
    view.go_to("2.4#01")
    assert view.section.currentText() == "2.4 交通安全生产"
    before = view.text.verticalScrollBar().value()
    view.section.setCurrentIndex(view.section.findData("1.1"))
    view.section.activated.emit(view.section.currentIndex())
    assert view.text.verticalScrollBar().value() < before


def test_a_figure_that_is_printed_nowhere_is_shown(view: DraftView) -> None:
    edited(view._room, SILENT)
    view.go_to("T201_01.actual < 0")
    assert "T201_01.actual < 0" in view.panel.printed.text()
    view.go_to("没有")
    assert "T201_01.actual < 0" in view.panel.printed.text()


def test_a_sentence_without_figures_leads_to_its_section(view: DraftView) -> None:
    view.go_sentence("2.9", ())
    assert view.text.verticalScrollBar().value() > 0
    view.go_sentence("2.1", ("没有", "2.1#02"))
    assert view.text.tag == "2.1#02"


def test_no_draft(view: DraftView) -> None:
    view.go_to("2.1#01")
    view._room.desk.forget()
    assert view.text.toPlainText() == ""
    assert not view.next.isEnabled()
    assert view.panel.printed.text() == "请在左边点一个数。"
    view.next_missing()

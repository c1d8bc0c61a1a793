"""Findings: filter, the way to the cell, the explanation with its length rule."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.checks.findings import Finding
from ui.finding_item import FINDING_ROLE
from ui.panels.findings import FindingsPanel
from ui.session import Session

KEY = "T201_06.actual"


@pytest.fixture
def panel(qtbot: QtBot, alone: Session) -> Iterator[FindingsPanel]:
    """A panel on a report with a figure that is far too small and one that is missing."""
    alone.enter({KEY: Decimal("0.001"), "T201_07.actual": None}, "")
    panel = FindingsPanel(alone)
    qtbot.addWidget(panel)
    panel.resize(320, 600)
    panel.show()
    yield panel
    panel.hide()


def shown(panel: FindingsPanel) -> list[Finding]:
    return [panel.model.index(row).data(FINDING_ROLE) for row in range(panel.model.rowCount())]


def choose(panel: FindingsPanel, audit_class: str) -> None:
    panel.classes.setCurrentIndex(panel.classes.findData(audit_class))


def select(panel: FindingsPanel, finding: Finding) -> None:
    panel.list.setCurrentIndex(panel.model.index(panel.model.row_of(finding.id)))


def first(panel: FindingsPanel, audit_class: str) -> Finding:
    return next(f for f in shown(panel) if f.audit_class == audit_class and f.blocks)


def test_all_is_shown_until_something_is_asked_for(panel: FindingsPanel, alone: Session) -> None:
    assert shown(panel) == list(alone.findings())
    choose(panel, "force")
    assert {f.audit_class for f in shown(panel)} == {"force"}
    choose(panel, "open")
    assert shown(panel) == [f for f in alone.findings() if f.blocks]


def test_only_the_form_in_front(panel: FindingsPanel) -> None:
    panel.set_page("T2.1")
    panel.where.setCurrentIndex(1)
    assert shown(panel)
    assert all(any(key.startswith("T201") for key in f.keys) for f in shown(panel))
    panel.set_page("T3")
    assert shown(panel) == []
    assert panel.empty.isVisible()
    assert panel.empty.text() == "筛选范围内没有审核结果。"


@pytest.mark.parametrize("way", ["enter", "click"])
def test_enter_and_click_go_to_the_cell(
    panel: FindingsPanel, alone: Session, qtbot: QtBot, way: str
) -> None:
    finding = first(panel, "force")
    select(panel, finding)
    with qtbot.waitSignal(alone.jump_requested) as jumped:
        if way == "enter":
            QTest.keyClick(panel.list, Qt.Key.Key_Enter)
        else:
            middle = panel.list.visualRect(panel.list.currentIndex()).center()
            button = Qt.MouseButton.LeftButton
            QTest.mouseClick(panel.list.viewport(), button, pos=middle)
    assert jumped.args == [finding.keys[0]]


@pytest.mark.parametrize(
    ("text", "told", "explained"),
    [
        ("", "还需 6 字", False),
        ("太少", "还需 4 字", False),
        ("  太少    ", "还需 4 字", False),
        ("工程推迟到次年", "已说明（7 字）", True),
    ],
)
def test_an_explanation_needs_six_characters(
    panel: FindingsPanel, alone: Session, text: str, told: str, explained: bool
) -> None:
    finding = first(panel, "verify")
    select(panel, finding)
    panel.text.setPlainText(text)
    assert panel.remaining.text() == told
    panel.save_explanation()
    now = next(f for f in alone.findings() if f.id == finding.id)
    assert now.explained is explained
    assert alone.report.explanations.get(finding.id, "") == text.strip()


def test_typing_is_saved_when_it_pauses(panel: FindingsPanel, alone: Session, qtbot: QtBot) -> None:
    finding = first(panel, "verify")
    select(panel, finding)
    with qtbot.waitSignal(alone.saved, timeout=2000):
        QTest.keyClicks(panel.text, "delayed to next year")
    assert alone.report.explanations[finding.id] == "delayed to next year"


def test_what_is_typed_is_kept_when_another_finding_is_chosen(
    panel: FindingsPanel, alone: Session
) -> None:
    one = first(panel, "verify")
    other = next(f for f in shown(panel) if f.id != one.id)
    select(panel, one)
    panel.text.setPlainText("工程推迟到次年")
    select(panel, other)
    assert alone.report.explanations[one.id] == "工程推迟到次年"
    assert panel.text.toPlainText() == other.explanation


def test_what_must_hold_cannot_be_explained(panel: FindingsPanel) -> None:
    select(panel, first(panel, "force"))
    assert not panel.below.isVisible()


@pytest.fixture
def explained(panel: FindingsPanel) -> Finding:
    """A finding that is selected and whose explanation has been typed and saved."""
    finding = first(panel, "verify")
    select(panel, finding)
    panel.text.setPlainText("工程推迟到次年")
    panel.save_explanation()
    return finding


def test_the_editor_follows_an_undo_and_brings_nothing_back(
    panel: FindingsPanel, alone: Session, explained: Finding
) -> None:
    alone.undo()
    panel.refresh()
    assert panel.text.toPlainText() == ""
    panel.save_explanation()
    assert explained.id not in alone.report.explanations
    alone.redo()
    panel.refresh()
    assert panel.text.toPlainText() == "工程推迟到次年"


def test_what_is_being_typed_is_not_replaced(
    panel: FindingsPanel, alone: Session, explained: Finding
) -> None:
    panel.text.setPlainText("工程推迟到次年三月")
    alone.undo()
    panel.refresh()
    panel.save_explanation()
    assert alone.report.explanations[explained.id] == "工程推迟到次年三月"


def test_a_hint_asks_for_no_words(panel: FindingsPanel, alone: Session) -> None:
    narrative = next(n.code for n in alone.scheme.narratives_of("county"))
    alone.enter({narrative: None}, "")
    panel.refresh()
    select(panel, next(f for f in shown(panel) if f.audit_class == "hint"))
    assert panel.below.isVisible()
    assert panel.remaining.text() == ""
    panel.text.setPlainText("本年没有")
    assert panel.remaining.text() == "已说明（4 字）"


def test_the_check_names_its_result_and_goes_to_the_first_open(
    panel: FindingsPanel, alone: Session
) -> None:
    count = sum(f.audit_class == "force" for f in alone.findings())
    assert panel.result().startswith(f"审核完成：强制 {count}　准强制 ")
    panel.set_page("T3")
    panel.where.setCurrentIndex(1)
    panel.go_first_open()
    assert panel.list.currentIndex().data(FINDING_ROLE).blocks
    assert panel.list.currentIndex().row() == panel.model.first_open()


def test_no_sentence_is_cut_off_beside_a_scroll_bar(panel: FindingsPanel) -> None:
    panel.resize(320, 260)
    QTest.qWait(20)
    assert panel.list.verticalScrollBar().isVisible()
    assert not panel.list.horizontalScrollBar().isVisible()
    wide = panel.list.visualRect(panel.model.index(0)).width()
    assert wide <= panel.list.viewport().width()


def test_the_count_is_of_what_blocks(panel: FindingsPanel, alone: Session, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.count_changed) as counted:
        alone.undo()
    assert counted.args == [sum(f.blocks for f in alone.findings())]


def test_a_long_sentence_is_given_the_lines_it_needs(panel: FindingsPanel) -> None:
    heights = [panel.list.sizeHintForIndex(panel.model.index(n)).height() for n in range(2)]
    panel.resize(700, 600)
    QTest.qWait(10)
    wider = [panel.list.sizeHintForIndex(panel.model.index(n)).height() for n in range(2)]
    assert sum(wider) < sum(heights)


def test_what_was_typed_is_saved_when_the_panel_goes(panel: FindingsPanel, alone: Session) -> None:
    finding = next(f for f in shown(panel) if f.audit_class == "verify")
    panel.list.setCurrentIndex(
        next(
            panel.model.index(row)
            for row in range(panel.model.rowCount())
            if panel.model.index(row).data(FINDING_ROLE) == finding
        )
    )
    panel.text.setPlainText("数据已经逐项核对无误")
    panel.hide()
    assert alone.report.explanations[finding.id] == "数据已经逐项核对无误"

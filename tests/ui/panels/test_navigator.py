"""Navigator: progress, the worst finding, spoken as well as coloured."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from ui.panels.navigator import MARK, STATE, TITLE, Navigator
from ui.session import Session

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def navigator(qtbot: QtBot, alone: Session) -> Navigator:
    navigator = Navigator(alone)
    qtbot.addWidget(navigator)
    navigator.show()
    return navigator


def item(navigator: Navigator, page: str) -> QTreeWidgetItem:
    QTest.qWait(1)
    return navigator._items[page]


def test_the_pages_of_a_county_in_order(navigator: Navigator, alone: Session) -> None:
    pages = list(navigator._items)
    assert pages[:3] == ["cover", "T1.1", "T1.2"]
    assert pages[-1] == "narratives"
    assert {p for p in pages if p[0] == "L"} == {x.code for x in alone.scheme.ledgers_of("county")}


def test_a_filled_form_is_ticked(navigator: Navigator) -> None:
    row = item(navigator, "T2.1")
    assert (row.text(MARK), row.text(STATE)) == ("✓", "9/9")
    assert row.data(TITLE, SPOKEN) == "2.1 年度目标任务完成情况，9/9，已填完"


def test_the_worst_finding_is_marked_and_spoken(navigator: Navigator, alone: Session) -> None:
    alone.enter({"T201_06.actual": Decimal("0.001")}, "")
    assert item(navigator, "T2.1").text(MARK) == "△"
    alone.enter({"T201_07.actual": None}, "")
    row = item(navigator, "T2.1")
    assert (row.text(MARK), row.text(STATE)) == ("●", "8/9")
    assert "强制 1 条" in row.data(TITLE, SPOKEN)
    alone.undo()
    alone.undo()
    assert item(navigator, "T2.1").text(MARK) == "✓"


def test_ledgers_count_their_rows(navigator: Navigator, alone: Session) -> None:
    rows = len(alone.rows("L14"))
    alone.insert_rows("L14", 0, [{}])
    assert item(navigator, "L14").text(STATE) == f"{rows + 1} 行"
    alone.delete_rows("L14", [row.id for row in alone.rows("L14")])
    assert item(navigator, "L14").text(STATE) == "—"
    alone.enter({"L14.nil": "是"}, "")
    row = item(navigator, "L14")
    assert row.text(STATE) == "本年无"


def test_arrows_choose_pages_and_steps_stop_at_the_ends(navigator: Navigator, qtbot: QtBot) -> None:
    chosen: list[str] = []
    navigator.page_chosen.connect(chosen.append)
    navigator.show_page("T1.1")
    QTest.keyClick(navigator, Qt.Key.Key_Down)
    navigator.show_page("cover")
    navigator.step(-1)
    navigator.show_page("narratives")
    navigator.step(1)
    assert chosen == ["T1.2", "cover", "narratives"]


@pytest.mark.parametrize("way", ["mouse", "keys"])
def test_the_mark_stays_where_the_page_stays(navigator: Navigator, way: str) -> None:
    navigator.show_page("T1.1")
    navigator.page_chosen.connect(lambda _: navigator.show_page("T1.1"))
    if way == "mouse":
        where = navigator.visualItemRect(item(navigator, "T1.3")).center()
        QTest.mouseClick(navigator.viewport(), Qt.MouseButton.LeftButton, pos=where)
    else:
        QTest.keyClick(navigator, Qt.Key.Key_Down)
    stayed = item(navigator, "T1.1")
    assert navigator.currentItem() is stayed
    assert navigator.selectedItems() == [stayed]


def test_a_name_that_is_cut_off_is_told_whole(navigator: Navigator, alone: Session) -> None:
    row = item(navigator, "T2.2")
    title = f"2.2 {alone.scheme.sections['2.2'].title}"
    assert row.toolTip(TITLE).startswith(f"{title}，")
    assert row.toolTip(STATE) == row.toolTip(TITLE)


def test_counts_leave_the_room_to_the_names(navigator: Navigator) -> None:
    row = item(navigator, "T1.3")
    assert row.font(STATE).pointSizeF() < navigator.font().pointSizeF()
    wide = QFontMetrics(row.font(STATE)).horizontalAdvance("27/27")
    assert navigator.columnWidth(STATE) < 2 * wide

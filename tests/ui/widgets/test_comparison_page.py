"""The preview by keyboard: choose, go to the next conflict, filter."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.submission.incoming import compare
from desktop.workbook.reader import read_workbook
from tests.ui.colleague import given_out, typed
from ui.session import Session
from ui.widgets.comparison_page import ComparisonPage

CHANGED, CONFLICT = "T201_01.actual", "T201_06.actual"


@pytest.fixture
def page(qtbot: QtBot, alone: Session, tmp_path: Path) -> ComparisonPage:
    path = typed(given_out(alone, tmp_path, "2.1"), {CHANGED: 11, CONFLICT: 12})
    alone.enter({CONFLICT: Decimal(13)})
    page = ComparisonPage(alone, compare(alone.report, read_workbook(path)))
    qtbot.addWidget(page)
    page.show()
    return page


def test_the_next_conflict_is_found_and_decided(qtbot: QtBot, page: ComparisonPage) -> None:
    assert "还有 1 处冲突" in page.summary.text()
    page.next.click()
    assert "两边都改了" in page.detail.text()
    with qtbot.waitSignal(page.decided):
        page.mine.click()
    assert page.model.chosen[CONFLICT] is False
    assert not page.next.isEnabled()
    assert "冲突 1" in page.summary.text()


def test_space_takes_the_other_side(qtbot: QtBot, page: ComparisonPage) -> None:
    page.table.selectRow(0)
    page.table.setFocus()
    assert page.model.chosen[CHANGED]
    qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert not page.model.chosen[CHANGED]


def test_the_list_can_be_filtered(page: ComparisonPage) -> None:
    page.kinds.setCurrentIndex(page.kinds.findData("conflict"))
    assert [one.key for one in page.model.shown] == [CONFLICT]
    page.text.setText("没有这样的")
    assert page.model.rowCount() == 0
    assert page.detail.text() == ""
    assert not page.theirs.isEnabled()

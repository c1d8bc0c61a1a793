"""What every page has: its tab with a count, and totals asked for when it is seen."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk.conftest import worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.page import DeskPage


class Totals(DeskPage):
    shows_totals = True


@pytest.mark.parametrize(("count", "title"), [(0, "说明"), (12, "说明 12")])
def test_its_tab(qtbot: QtBot, desk: ProvinceDesk, count: int, title: str) -> None:
    page = DeskPage(desk)
    qtbot.addWidget(page)
    page.name_tab("说明", 3)
    page.count_on_tab(count)
    assert page.windowTitle() == title


def test_totals_are_asked_for_when_they_are_not_there(qtbot: QtBot, desk: ProvinceDesk) -> None:
    page = Totals(desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.wanted):
        page.show()
    page.hide()
    worked_out(desk)
    with qtbot.assertNotEmitted(page.wanted):
        page.show()


def test_other_pages_ask_for_nothing(qtbot: QtBot, desk: ProvinceDesk) -> None:
    page = DeskPage(desk)
    qtbot.addWidget(page)
    with qtbot.assertNotEmitted(page.wanted):
        page.show()

"""Revised history as a table: what each unit tells otherwise of the year before."""

from __future__ import annotations

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.province.revised import Revision
from tests.ui.desk.conftest import worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.revised_page import ADJUSTED, EXPLAINED, SILENT, RevisedPage


def revision(desk: ProvinceDesk, unit: str, told: str, said: str, reported: str) -> Revision:
    return Revision(
        desk.units.get(unit),
        "T201_01.prior",
        Decimal("100.00"),
        Decimal(reported),
        Decimal(told),
        said,
        2,
        "万元",
    )


@pytest.fixture
def page(qtbot: QtBot, desk: ProvinceDesk) -> RevisedPage:
    figures = worked_out(desk)
    found = [
        revision(desk, "520102", "120", "决算后修订", "100.00"),
        revision(desk, "520103", "90", "", "90.00"),
    ]
    object.__setattr__(figures, "revised", found)
    object.__setattr__(figures, "has_last", True)
    page = RevisedPage(desk)
    qtbot.addWidget(page)
    return page


def test_lines(page: RevisedPage) -> None:
    assert page.told.text() == "修订 2 处"
    first, second = page.model.rows
    assert first.cells == (
        *("南明区", "T201_01.prior", "公路水路交通固定资产投资完成额 · 上年同期"),
        *("100.00", "100.00", "120.00", "+20.00", "万元", "决算后修订"),
    )
    assert page.reading.text().startswith("南明区　T201_01.prior　")
    assert "差额：+20.00" in page.reading.text()
    assert page.reading.text().endswith("说明：决算后修订")
    assert second.cells[3:7] == ("90.00", "100.00", "90.00", "-10.00")


@pytest.mark.parametrize(
    ("kind", "units"),
    [
        ("", ["520102", "520103"]),
        (EXPLAINED, ["520102"]),
        (SILENT, ["520103"]),
        (ADJUSTED, ["520103"]),
    ],
)
def test_filter(page: RevisedPage, kind: str, units: list[str]) -> None:
    page.kind.setCurrentIndex(page.kind.findData(kind))
    assert [row.key for row in page.model.rows] == units


def test_search_and_the_way_to_the_unit(qtbot: QtBot, page: RevisedPage) -> None:
    page.search.setText("云岩")
    with qtbot.waitSignal(page.unit_chosen) as shown:
        page.table.row_chosen.emit(0)
    assert shown.args == ["520103"]


def test_without_last_year_that_is_said(qtbot: QtBot, desk: ProvinceDesk) -> None:
    page = RevisedPage(desk)
    qtbot.addWidget(page)
    assert page.told.text() == ""
    worked_out(desk)
    assert page.told.text() == "没有 2025 年接收的报送件，无从比较"

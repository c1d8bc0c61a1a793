"""Outliers: listed with their reasons, filtered, leading to the unit."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from desktop.province.outliers import Outlier
from tests.ui.desk.conftest import worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.outliers_page import OutliersPage


@pytest.fixture
def page(qtbot: QtBot, desk: ProvinceDesk) -> OutliersPage:
    page = OutliersPage(desk)
    qtbot.addWidget(page)
    assert page.model.rows == []
    found = worked_out(desk)
    unit, other = desk.units.get("520103"), desk.units.get("520300")
    ten, one = Decimal(10), Decimal(1)
    outliers = (
        Outlier(unit, "T201_01.actual", "peers", ten, one, 88, 4.2, 2, "万元"),
        Outlier(other, "T201_03.prior", "revised", ten, one, 1, 0.0, 3, "公里"),
    )
    desk.take_figures(replace(found, outliers=outliers))
    return page


def test_rows(page: OutliersPage) -> None:
    first, second = page.model.rows
    assert first.cells[:3] == ("云岩区", "与可比单位", "T201_01.actual")
    assert "修正Z值 4.2" in first.cells[4]
    assert second.cells[1] == "上年数不一致"
    assert page.count.text() == "需要核对的数：2 个　没有 2025 年核收的报送件，未作同比"
    assert page.reason.text().startswith("云岩区　T201_01.actual")


@pytest.mark.parametrize(
    ("kind", "text", "count"),
    [("peers", "", 1), ("year", "", 0), ("", "遵义", 1), ("", "t201", 2), ("peers", "遵义", 0)],
)
def test_filter(page: OutliersPage, kind: str, text: str, count: int) -> None:
    page.kind.setCurrentIndex(page.kind.findData(kind))
    page.search.setText(text)
    assert len(page.model.rows) == count


def test_enter_leads_to_the_unit(qtbot: QtBot, page: OutliersPage) -> None:
    with qtbot.waitSignal(page.unit_chosen) as chosen:
        page.table.row_chosen.emit(1)
    assert chosen.args == ["520300"]

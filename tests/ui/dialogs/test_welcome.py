"""First run: find the unit, choose the year, begin; by keyboard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.province.register import Register
from desktop.records.store import Store
from desktop.scheme.loader import load_built_in
from desktop.scheme.units import Unit, Units
from ui.dialogs.welcome import WelcomePage, likely_year
from ui.session import Session


@pytest.fixture
def fresh(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    """A session that has never opened a report."""
    with Store.open(tmp_path) as store:
        yield Session(store, load_built_in(), Units())


@pytest.fixture
def page(qtbot: QtBot, fresh: Session) -> WelcomePage:
    page = WelcomePage(fresh)
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.mark.parametrize("typed", ["fgx", "520327", "凤冈", "贵州 凤冈"])
def test_a_unit_is_found(page: WelcomePage, typed: str) -> None:
    page.text.setText(typed)
    listed = [page.found.item(n).text() for n in range(page.found.count())]
    assert any("520327" in text and "贵州省 遵义市 凤冈县" in text for text in listed)


def test_by_keyboard_to_the_open_report(page: WelcomePage, fresh: Session, qtbot: QtBot) -> None:
    QTest.keyClicks(page.text, "fgx")
    while page.unit is None or page.unit.code != "520327":
        QTest.keyClick(page.text, Qt.Key.Key_Down)
    assert page.chosen.text() == "将为 凤冈县交通运输局 填报"
    page.year.setValue(2026)
    page.people.fields["sign.filler"].setText("张三")
    page.people.fields["sign.phone"].setText("0851-5550101")
    with qtbot.waitSignal(page.begun):
        QTest.keyClick(page.start, Qt.Key.Key_Space)
    assert (fresh.unit.code, fresh.period) == ("520327", "2026")
    assert fresh.value("sign.filler") == "张三"
    assert fresh.value("sign.phone") == "0851-5550101"
    fresh.undo()
    assert fresh.value("sign.filler") is None


def test_who_collects_is_led_to_the_desk(page: WelcomePage, qtbot: QtBot) -> None:
    assert page.desk.text() == "我汇总下级单位的报表：打开汇总台"
    assert (page.desk.objectName(), page.start.objectName()) == ("link", "primary")
    page.focus_first()
    assert page.focusWidget() is page.text
    with qtbot.waitSignal(page.desk_asked):
        page.desk.click()


def test_where_something_was_received_the_desk_comes_first(
    page: WelcomePage, fresh: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Register, "periods", lambda _: ["2026", "2025"])
    page = WelcomePage(fresh)
    qtbot.addWidget(page)
    page.show()
    assert (page.desk.objectName(), page.start.objectName()) == ("primary", "")
    assert any("2026 年的报送件" in label.text() for label in page.findChildren(QLabel))
    page.focus_first()
    with qtbot.waitSignal(page.desk_asked):
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Return)


def test_a_report_that_is_open_comes_before_the_desk(
    qtbot: QtBot, alone: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Register, "periods", lambda _: ["2026"])
    page = WelcomePage(alone)
    qtbot.addWidget(page)
    assert page.desk.objectName() == "link"


def test_without_a_unit_nothing_begins(page: WelcomePage, fresh: Session) -> None:
    page.text.setText("没有这个县")
    page.start.click()
    assert not fresh.is_open
    assert page.fault.text() == "请先选定填报单位。"


def test_units_of_this_computer_are_offered_first(
    qtbot: QtBot, alone: Session, page: WelcomePage
) -> None:
    assert page.found.count() == 0
    again = WelcomePage(alone)
    qtbot.addWidget(again)
    assert again.unit == alone.unit


@pytest.mark.parametrize(("month", "year"), [(1, 2026), (10, 2026), (11, 2027), (12, 2027)])
def test_the_year_that_is_likely_meant(month: int, year: int) -> None:
    assert likely_year(dt.date(2027, month, 15)) == year


def test_enter_takes_the_unit_and_goes_on_to_the_year(page: WelcomePage) -> None:
    for where in (page.text, page.found):
        page.text.setFocus()
        page.text.setText("520327")
        QTest.keyClick(where, Qt.Key.Key_Return)
        assert page.unit is not None
        assert page.unit.code == "520327"
        assert page.focusWidget() is page.year


def test_a_bad_date_opens_nothing_and_loses_nobody(
    page: WelcomePage, fresh: Session, qtbot: QtBot
) -> None:
    page.text.setText("520327")
    page.people.fields["sign.filler"].setText("张三")
    date = next(f"sign.{s.code}" for s in fresh.scheme.signs.values() if s.kind == "date")
    page.people.fields[date].setText("2027-02-30")
    page.start.click()
    assert not fresh.is_open
    assert fresh.store.reports() == []
    assert page.people.fields["sign.filler"].text() == "张三"
    assert page.people.faults[date].isVisible()
    assert "2027-02-30" in page.people.faults[date].text()
    page.people.fields[date].setText("2027-02-28")
    with qtbot.waitSignal(page.begun):
        page.start.click()
    assert fresh.value("sign.filler") == "张三"
    assert fresh.value(date) == dt.date(2027, 2, 28)


def test_the_people_of_a_report_that_is_there_are_shown(qtbot: QtBot, alone: Session) -> None:
    page = WelcomePage(alone)
    qtbot.addWidget(page)
    filler = page.people.fields["sign.filler"]
    page.year.setValue(2026)
    assert filler.text() == alone.value("sign.filler") != ""
    page.year.setValue(2031)
    assert filler.text() == ""
    filler.setText("李四")
    page.text.setText("520328")
    assert filler.text() == "李四"


def test_a_unit_of_ones_own_can_be_removed_here(page: WelcomePage, fresh: Session) -> None:
    fresh.add_own_unit(Unit("520199A", "贵安新区", "贵安新区交通局", "county", "520000"))
    page.text.setText("520327")
    assert not page.remove.isVisible()
    page.text.setText("520199A")
    assert page.remove.isVisible()
    assert page.change.isVisible()
    page.remove.click()
    assert page.unit is None
    assert fresh.store.own_units() == []


def test_a_report_that_cannot_be_read_is_told_at_once(
    page: WelcomePage, fresh: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(unit: Unit, period: str) -> None:
        raise Fault("records.no-report", unit=unit.name, period=period)

    with monkeypatch.context() as patch:
        patch.setattr(fresh, "existing", refuse)
        page.text.setText("520327")
        assert "凤冈县" in page.fault.text()
        assert page.fault.isVisible()
    page.text.setText("520328")
    assert not page.fault.isVisible()

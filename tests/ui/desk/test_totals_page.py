"""Totals: by section and area, each with its trace; adjusted and taken back; the workbook."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from tests.ui.desk.conftest import settled, worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.explain_dialog import ExplainDialog
from ui.desk.totals_export import TotalsExport
from ui.desk.totals_page import ADJUSTMENTS, FINDINGS, TRACE, TotalsPage

KEY, UNIT = "T201_01.actual", "520103"


@pytest.fixture
def page(qtbot: QtBot, desk: ProvinceDesk) -> TotalsPage:
    page = TotalsPage(desk)
    qtbot.addWidget(page)
    worked_out(desk)
    page.section.setCurrentIndex(page.section.findData("2.1"))
    page.show()
    return page


def test_a_total_shows_its_trace(page: TotalsPage) -> None:
    assert page.model.rows[0].key == KEY
    assert len(page.traces.rows) == 13
    assert "98 中 13 已报；来自 13 个单元格" in page.summary.text()
    assert "等 85 个" in page.summary.text()
    page.table.row_chosen.emit(0)
    assert page.tabs.currentIndex() == TRACE
    assert page.trace.currentIndex().row() == 0


def test_an_area(page: TotalsPage) -> None:
    page.area.setCurrentIndex(page.area.findData("520100"))
    assert page.model.rows[0].cells[5] == "11 中 4 已报"
    assert len(page.traces.rows) == 4


def test_search_goes_through_every_section(page: TotalsPage) -> None:
    page.section.setCurrentIndex(page.section.findData("1.1"))
    page.search.setText("t201_03")
    assert page.model.rows[0].key == "T201_03.actual"
    assert (page.section.currentText(), page.section.isEnabled()) == ("", False)
    assert page.section.placeholderText() == "全部分表"
    page.search.setText("无此")
    assert not page.traces.rows
    assert page.summary.text() == ""
    page.search.clear()
    assert (page.section.currentData(), page.section.isEnabled()) == ("1.1", True)
    assert page.model.rows[0].key.startswith("T101_")


def test_the_selected_figure_stays_while_totals_are_worked_out_again(
    page: TotalsPage, desk: ProvinceDesk
) -> None:
    row = next(n for n, one in enumerate(page.traces.rows) if one.key == f"{UNIT} {KEY}")
    assert row > 0
    page.trace.selectRow(row)
    desk.adjust(UNIT, KEY, "1.5", reason="核对", author="综合处", document="")
    worked_out(desk)
    assert page._figure() == (UNIT, KEY)
    assert page.undo.isEnabled()
    page.undo.click()
    worked_out(desk)
    assert page._figure() == (UNIT, KEY)
    assert not page.undo.isEnabled()
    page.table.selectRow(1)
    assert page._figure() == ("", "")


def test_adjusted_and_taken_back(page: TotalsPage, desk: ProvinceDesk) -> None:
    desk.adjust(UNIT, KEY, "1.5", reason="核对", author="综合处", document="")
    assert not page.model.rows  # to be worked out again
    assert not page.export.isEnabled()
    worked_out(desk)
    assert page.tabs.tabText(ADJUSTMENTS) == "调整记录 1"
    assert not page.undo.isEnabled()
    page.tabs.setCurrentIndex(ADJUSTMENTS)
    assert page.entry.text().startswith("云岩区　T201_01.actual")
    assert "核对　综合处" in page.entry.text()
    page.undo.click()
    assert page.notice.text() == "已撤销调整，恢复上报数。"
    assert not page.undo.isEnabled()
    assert page.layer.rows[0].cells[-1].startswith("已撤销")


def test_what_was_looked_at_stays_while_totals_are_worked_out_again(
    page: TotalsPage, desk: ProvinceDesk
) -> None:
    page.area.setCurrentIndex(page.area.findData("520100"))
    page.table.selectRow(5)
    key = page.model.rows[5].key
    desk.forget()
    assert not page.model.rows
    worked_out(desk)
    assert page.area.currentData() == "520100"
    assert page.model.rows[page.table.currentIndex().row()].key == key


def test_a_finding_leads_to_its_total(page: TotalsPage) -> None:
    row = next(n for n, one in enumerate(page.rules.rows) if one.key)
    page.findings.row_chosen.emit(row)
    key = page.rules.rows[row].key
    assert page.section.currentData() == page._desk.scheme.indicators[key.split(".")[0]].section


def test_a_finding_is_explained(
    page: TotalsPage, desk: ProvinceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exec_(dialog: ExplainDialog) -> int:
        dialog.text.setPlainText("与国家口径衔接，属实")
        dialog.author.setText("综合处")
        dialog.go.click()
        return dialog.result()

    monkeypatch.setattr(ExplainDialog, "exec", exec_)
    assert desk.figures is not None
    assert not page.explain.isVisible()
    page.tabs.setCurrentIndex(FINDINGS)
    assert page.explain.isVisible()
    found = desk.figures.findings
    row = next(n for n, one in enumerate(found) if one.audit_class != "force")
    page.findings.selectRow(row)
    page.explain.click()
    assert page.rules.rows[row].cells[-1] == "与国家口径衔接，属实"


def test_the_workbook(
    qtbot: QtBot, page: TotalsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.export_to(tmp_path / "汇总.xlsx")
    settled(qtbot, page.jobs)
    assert (tmp_path / "汇总.xlsx").exists()
    assert page.written.where.text() == f"汇总工作簿已写出：{tmp_path / '汇总.xlsx'}"
    opened: list[Path] = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    for button in (page.written.open, page.written.folder):
        button.click()
    assert opened == [tmp_path / "汇总.xlsx", tmp_path]
    page.export_to(tmp_path / "没有" / "汇总.xlsx")
    settled(qtbot, page.jobs)
    assert page.notice.objectName() == "fault"
    assert page.written.isHidden()


def test_what_is_exported_is_asked(
    qtbot: QtBot, page: TotalsPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exec_(dialog: TotalsExport) -> int:
        dialog.bundle.setChecked(True)
        dialog.whose.setCurrentIndex(dialog.whose.findData("520100"))
        dialog.path = tmp_path / "上报.zip"
        return 1

    monkeypatch.setattr(TotalsExport, "exec", exec_)
    page.export.click()
    settled(qtbot, page.jobs)
    with zipfile.ZipFile(tmp_path / "上报.zip") as archive:
        assert len(archive.namelist()) == 4
        assert all(name.startswith("5201") for name in archive.namelist())
    assert "已打包 4 个原报送件" in page.written.where.text()

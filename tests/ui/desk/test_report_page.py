"""The page: drafted when it is looked at, its views lead to each other, the report is written."""

from __future__ import annotations

from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from tests.ui.desk.conftest import settled
from tests.ui.desk.drafted import at_rest, totals
from ui.desk.desk import ProvinceDesk
from ui.desk.report_export import ReportExport
from ui.desk.report_page import CHANGES, COMPARE, DRAFT, OFFERS, TEXT, VALUES, ReportPage

SHORT = "# 报告\n\n{#2.1}\n\n投资{2.1#01: T201_01.actual / 10000 | 亿元 | 2位}。\n"


def still(qtbot: QtBot, page: ReportPage) -> None:
    at_rest(qtbot, page.room.runner, page.edit.runner, page.compare.runner, page.jobs)


@pytest.fixture
def page(qtbot: QtBot, desk: ProvinceDesk) -> ReportPage:
    totals(desk)
    page = ReportPage(desk)
    qtbot.addWidget(page)
    page.resize(1000, 600)
    page.show()
    still(qtbot, page)
    yield page
    page.stop()


def test_drafted_when_it_is_looked_at(page: ReportPage) -> None:
    assert page.stack.currentWidget() is page.tabs
    assert "年度工作报告" not in page.empty.text()
    assert page.draft.text.toPlainText().startswith("2026年全省交通运输工作报告")
    assert page.export.isEnabled()
    assert page.busy.text() == ""
    missing = sum(line.state.text() == "未填" for line in page.values.lines.values())
    assert page.tabs.tabText(VALUES) == f"名称和日期 {missing}"


def test_it_waits_for_totals(qtbot: QtBot, new_desk: ProvinceDesk) -> None:
    page = ReportPage(new_desk)
    qtbot.addWidget(page)
    with qtbot.waitSignal(page.wanted):
        page.show()
    assert page.stack.currentWidget() is page.empty
    assert "还没有接收任何报送件" in page.empty.text()
    assert not page.export.isEnabled()
    page.focus_first()


def test_other_totals_another_draft(qtbot: QtBot, page: ReportPage) -> None:
    page.show_figure("2.1#01")
    page._desk.forget()
    assert page.stack.currentWidget() is page.empty
    assert page.empty.text() == "正在汇总，随后起草年度报告…"
    totals(page._desk)
    assert page.empty.text() == "正在起草…"
    still(qtbot, page)
    assert page.stack.currentWidget() is page.tabs
    assert page.draft.text.tag == "2.1#01"


def test_from_a_missing_name_to_its_field_and_back(page: ReportPage) -> None:
    page.show_figure("2.2#03")
    page.draft.panel.fill.click()
    assert page.tabs.currentIndex() == VALUES
    page.values.lines["V07"].go.click()
    assert page.tabs.currentIndex() == DRAFT
    assert page.draft.text.tag == "2.2#03"


def test_from_a_figure_to_the_text(page: ReportPage) -> None:
    page.show_figure("2.1#01")
    page.draft.panel.source.click()
    assert page.tabs.currentIndex() == TEXT
    assert "2.1#01" in page.edit.text.split("\n")[page.edit.edit.line - 1]


def test_a_taken_text_is_shown_where_it_stands(qtbot: QtBot, page: ReportPage) -> None:
    page.tabs.setCurrentIndex(OFFERS)
    page.offers.section.setCurrentIndex(page.offers.section.findData("2.4"))
    page.offers.take.click()
    still(qtbot, page)
    assert page.tabs.tabText(OFFERS) == "文字说明 1"
    page.offers.go.click()
    assert page.tabs.currentIndex() == DRAFT
    assert page.draft.text.verticalScrollBar().value() > 0


def test_units_are_shown_by_the_window(qtbot: QtBot, page: ReportPage) -> None:
    page.show_figure("2.1#01")
    with qtbot.waitSignal(page.unit_chosen):
        page.draft.panel.unit.click()
    page.tabs.setCurrentIndex(OFFERS)
    with qtbot.waitSignal(page.unit_chosen):
        page.offers.unit.click()


def test_a_spoilt_text_is_shown_where_it_can_be_mended(qtbot: QtBot, page: ReportPage) -> None:
    path = page.room.own_edition()
    path.write_text(SHORT.replace("T201_01", "T201_1"), "utf-8")
    page.room.refresh()
    still(qtbot, page)
    assert page.tabs.currentIndex() == TEXT
    assert page.tabs.tabText(TEXT) == "报告文本 1"
    assert not page.export.isEnabled()
    assert "不能起草" in page.notice.text()


def test_written_then_changed_then_compared(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.room.save_text(SHORT.replace("。\n", "，{V07}。\n"))
    still(qtbot, page)
    path = tmp_path / "报告.docx"

    def exec_(dialog: ReportExport) -> int:
        dialog.path = path
        return 1

    monkeypatch.setattr(ReportExport, "exec", exec_)
    page.export.click()
    settled(qtbot, page.jobs)
    still(qtbot, page)
    assert page.written.where.text() == f"已导出：{path}"
    page.room.set_value("V07", "贵阳")
    still(qtbot, page)
    assert page.tabs.tabText(CHANGES) == "变动 1"
    page.changes.go.click()
    assert page.draft.text.tag == "V07"
    page.tabs.setCurrentIndex(COMPARE)
    page.compare.read(path)
    still(qtbot, page)
    page.compare.table.row_chosen.emit(0)
    assert page.tabs.currentIndex() == DRAFT


def test_what_cannot_be_written_is_told(qtbot: QtBot, page: ReportPage, tmp_path: Path) -> None:
    page.export_to(tmp_path / "没有" / "报告.docx")
    still(qtbot, page)
    assert page.notice.objectName() == "fault"
    assert not page.written.isVisible()


def test_a_pdf_that_cannot_be_made_is_told(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.submission.pdf.find_libreoffice", lambda: None)
    page.room.save_text(SHORT)
    still(qtbot, page)
    page.export_to(tmp_path / "报告.docx", pdf=True)
    still(qtbot, page)
    assert page.written.isVisible()
    assert "LibreOffice" in page.notice.text()


def test_given_up(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.export_to(tmp_path / "报告.docx")
    page.jobs.cancel.click()
    assert page.notice.text() == "已停止导出，没有写出文件。"
    assert not list(tmp_path.glob("*.docx"))
    assert not page.written.isVisible()


def test_given_up_when_the_document_stands(
    qtbot: QtBot, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, path = Event(), tmp_path / "报告.docx"
    monkeypatch.setattr(
        "desktop.submission.pdf.write_document_pdf", lambda content, target: go_on.wait(10)
    )
    page.room.save_text(SHORT)
    still(qtbot, page)
    page.export_to(path, pdf=True)
    qtbot.waitUntil(path.exists, timeout=20_000)
    page.jobs.cancel.click()
    go_on.set()
    assert page.notice.text() == "已停止；Word 文档已经写好。"
    assert page.written.where.text() == f"已导出：{path}"
    assert not list(tmp_path.glob("*.pdf"))


def test_nothing_is_left_at_work(qtbot: QtBot, page: ReportPage) -> None:
    page.edit.edit.replace_all(SHORT)
    page.room.refresh()
    page.stop()
    assert not page.room.runner.is_busy
    assert page.room.unsaved("2026") == SHORT


def test_what_was_done_is_told_on_its_tab_only(page: ReportPage) -> None:
    page.tabs.setCurrentIndex(TEXT)
    page.edit.said.emit("已保存报告文本。")
    page.tabs.setCurrentIndex(VALUES)
    assert page.notice.isHidden()
    page.values.failed.emit(Fault("records.busy"))
    page.tabs.setCurrentIndex(TEXT)
    assert page.notice.text() == Fault("records.busy").text("zh")

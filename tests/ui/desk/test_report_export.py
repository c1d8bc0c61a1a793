"""Where the report goes, what is said before, and the ways to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.desk.drafted import drafted, said_otherwise
from ui.desk.desk import ProvinceDesk
from ui.desk.report_desk import ReportDesk
from ui.desk.report_export import ReportExport, WrittenBar
from ui.desk.report_work import Written


@pytest.fixture
def room(desk: ProvinceDesk) -> ReportDesk:
    return drafted(desk)


def asked(qtbot: QtBot, room: ReportDesk, *, is_dirty: bool = False) -> ReportExport:
    dialog = ReportExport(room, is_dirty=is_dirty)
    qtbot.addWidget(dialog)
    return dialog


def test_what_is_missing_is_said_before(qtbot: QtBot, room: ReportDesk) -> None:
    draft = room.draft
    dialog = asked(qtbot, room, is_dirty=True)
    text = dialog.warning.text()
    assert f"缺数 {len(draft.missing)} 项、未报齐 {len(draft.partial)} 项" in text
    assert "没保存的修改" in text
    saved = asked(qtbot, room)
    assert "没保存的修改" not in saved.warning.text()


def test_no_draft_no_document(qtbot: QtBot, room: ReportDesk) -> None:
    said_otherwise(room, draft=None)
    dialog = asked(qtbot, room)
    assert not dialog.go.isEnabled()
    assert dialog.warning.text() == "报告文本有问题，改好后才能导出。"


@pytest.mark.parametrize(
    ("answer", "path"),
    [("/x/报告.docx", "/x/报告.docx"), ("/x/2026.1", "/x/2026.1.docx"), ("", None)],
)
def test_the_file(
    qtbot: QtBot, room: ReportDesk, monkeypatch: pytest.MonkeyPatch, answer: str, path: str | None
) -> None:
    proposed = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *told: proposed.append(told[2]) or (answer, "")
    )
    dialog = asked(qtbot, room)
    dialog.pdf.setChecked(True)
    dialog.go.click()
    assert proposed == ["2026_年度工作报告.docx"]
    assert dialog.path == (Path(path) if path else None)
    assert bool(dialog.result()) == bool(path)
    assert dialog.with_pdf


def test_the_ways_to_what_was_written(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = []
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: opened.append(Path(url.toLocalFile())) or True
    )
    bar = WrittenBar()
    qtbot.addWidget(bar)
    docx, pdf = tmp_path / "报告.docx", tmp_path / "报告.pdf"
    bar.show_written(Written(docx, pdf))
    assert bar.where.text() == f"已导出：{docx}"
    for button in (bar.open, bar.open_pdf, bar.folder):
        button.click()
    assert opened == [docx, pdf, tmp_path]
    bar.show_written(Written(docx))
    assert not bar.open_pdf.isVisible()
    bar.show_written(None)
    assert not bar.isVisible()

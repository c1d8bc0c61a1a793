"""Export: draft and final, what blocks, a window that stays alive, a target that cannot be had."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ui.dialogs.export import ExportDialog, default_folder
from ui.exchange import reopen
from ui.session import Session
from ui.settings import Settings

KEY = "T201_06.actual"
CHOICE, WORK, DONE = range(3)
ENOUGH_TICKS = 5
"""Turns of the event loop while another thread draws; one that is held up has none."""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "settings").mkdir()
    return Settings(tmp_path / "settings")


def opened(
    qtbot: QtBot, session: Session, settings: Settings, folder: Path, *, draft: bool = False
) -> ExportDialog:
    dialog = ExportDialog(session, settings, draft=draft)
    qtbot.addWidget(dialog)
    dialog.folder.setText(str(folder))
    dialog.show()
    return dialog


def blocked(session: Session) -> None:
    session.enter({KEY: None}, "")


def test_a_final_export_writes_the_workbook_and_says_where(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    dialog = opened(qtbot, alone, settings, tmp_path)
    assert dialog.reason.text() == "审核已通过，可以报送。"
    dialog.write.click()
    assert dialog.stack.currentIndex() == WORK
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == DONE, timeout=20_000)
    target = tmp_path / "2026_520327_凤冈县_交通年报_v1.xlsx"
    assert dialog.exported.written.text() == str(target)
    assert target.read_bytes()[:2] == b"PK"
    assert settings.export_folder == str(tmp_path)
    again = opened(qtbot, alone, settings, tmp_path)
    assert again.name.text().endswith("_v1.xlsx")
    assert not again.write.isEnabled()
    assert "重新打开" in again.reason.text()
    again.draft.setChecked(True)
    assert again.write.isEnabled()


def test_the_last_page_has_code_mail_and_path(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    dialog = opened(qtbot, alone, settings, tmp_path)
    dialog.encrypt.setChecked(True)
    dialog.password.setText("凤冈2026")
    dialog.write.click()
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == DONE, timeout=20_000)
    page, kept = dialog.exported, alone.report.submissions()[0]
    assert alone.locked == 1
    assert page.code.text() == kept.code
    qtbot.waitUntil(page.mail.isEnabled, timeout=20_000)
    page.to.setText("tongji@example.gov.cn")
    page.copy_part("subject")
    assert "第1版" in QGuiApplication.clipboard().text()
    page.mail.click()
    assert (tmp_path / "2026_520327_凤冈县_交通年报_v1.eml").read_bytes().startswith(b"MIME")
    assert "_加密.xlsx" in page.attached.text()
    page.to.setText("谁")
    page.mail.click()
    assert "不是电子邮箱地址" in page.told.text()


def test_a_second_version_asks_why(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    first = opened(qtbot, alone, settings, tmp_path)
    assert not first.why.isVisible()
    first.write.click()
    qtbot.waitUntil(lambda: first.stack.currentIndex() == DONE, timeout=20_000)
    first.close()
    reopen(alone, "里程更正")
    second = opened(qtbot, alone, settings, tmp_path)
    assert not second.write.isEnabled()
    second.why.setText("里程更正")
    second.write.click()
    qtbot.waitUntil(second.fault.isVisible, timeout=20_000)
    assert "完全一致" in second.fault.text()
    alone.enter({"sign.filler": "李四"})
    third = opened(qtbot, alone, settings, tmp_path)
    third.why.setText("填表人更正")
    third.write.click()
    qtbot.waitUntil(lambda: third.stack.currentIndex() == DONE, timeout=20_000)
    assert third.path == tmp_path / "2026_520327_凤冈县_交通年报_v2.xlsx"


def test_an_empty_password_is_said_before_anything_is_sealed(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    dialog = opened(qtbot, alone, settings, tmp_path)
    dialog.encrypt.setChecked(True)
    dialog.write.click()
    assert "密码是空的" in dialog.fault.text()
    assert alone.locked == 0


def test_the_window_goes_on_while_the_workbook_is_drawn(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    dialog = opened(qtbot, alone, settings, tmp_path)
    ticks = [time.perf_counter()]
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: ticks.append(time.perf_counter()))
    timer.start()
    dialog.start()
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == DONE, timeout=20_000)
    assert len(ticks) > ENOUGH_TICKS


def test_what_blocks_stops_the_final_but_not_the_draft(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    blocked(alone)
    dialog = opened(qtbot, alone, settings, tmp_path)
    assert not dialog.write.isEnabled()
    assert dialog.findings.count() == len(dialog.blocking) == 1
    dialog.draft.setChecked(True)
    assert dialog.write.isEnabled()
    dialog.write.click()
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == DONE, timeout=20_000)
    assert [path.name for path in tmp_path.glob("*.xlsx")] == [
        "2026_520327_凤冈县_交通年报_草稿.xlsx"
    ]


def test_from_what_blocks_to_its_cell(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    blocked(alone)
    dialog = opened(qtbot, alone, settings, tmp_path)
    dialog.findings.setCurrentRow(0)
    dialog.go.click()
    assert dialog.target == KEY
    assert not dialog.isVisible()


def test_cancelled_in_time_nothing_is_written(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    dialog = opened(qtbot, alone, settings, tmp_path)
    dialog.start()
    dialog.stop()
    assert dialog.stack.currentIndex() == CHOICE
    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.mark.skipif(sys.platform == "win32", reason="folders are made read-only otherwise there")
def test_a_folder_that_is_not_there_is_a_plain_fault(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    dialog = opened(qtbot, alone, settings, tmp_path / "没有")
    dialog.write.click()
    qtbot.waitUntil(dialog.fault.isVisible, timeout=20_000)
    assert dialog.stack.currentIndex() == CHOICE
    assert "没有" in dialog.fault.text()


@pytest.mark.parametrize(
    ("there", "chosen"),
    [(("Documents", "Desktop"), "Documents"), (("Desktop",), "Desktop"), ((), "")],
)
def test_the_first_folder_is_one_that_exists(
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    there: tuple[str, ...],
    chosen: str,
) -> None:
    for name in there:
        (tmp_path / name).mkdir()
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(
        QStandardPaths,
        "writableLocation",
        lambda location: str(tmp_path / location.name.removesuffix("Location")),
    )
    assert default_folder(settings) == tmp_path / chosen


def test_a_folder_is_made_only_when_asked(
    qtbot: QtBot, alone: Session, settings: Settings, tmp_path: Path
) -> None:
    dialog = opened(qtbot, alone, settings, tmp_path, draft=True)
    assert not dialog.make_folder.isVisible()
    dialog.folder.setText(str(tmp_path / "报送" / "2026"))
    dialog.write.click()
    assert "报送" in dialog.fault.text()
    assert not (tmp_path / "报送").exists()
    dialog.make_folder.click()
    assert (tmp_path / "报送" / "2026").is_dir()
    assert not dialog.make_folder.isVisible()
    assert not dialog.fault.isVisible()

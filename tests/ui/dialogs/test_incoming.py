"""Import: what a file is, what it would change, taking it over, answers, bad files."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.submission.remarks import Wanted
from tests.ui.colleague import given_out, receipt_for, return_for, sealed, typed
from ui.dialogs.incoming import ImportDialog
from ui.session import Session

KEY, OTHER = "T201_01.actual", "T201_06.actual"


@pytest.fixture
def dialog(qtbot: QtBot, alone: Session) -> ImportDialog:
    dialog = ImportDialog(alone, "")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def look(qtbot: QtBot, dialog: ImportDialog, path: Path) -> None:
    dialog.look(path)
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=20_000)


def test_a_conflict_must_be_decided_first(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path
) -> None:
    path = typed(given_out(alone, tmp_path, "2.1"), {KEY: 11, OTHER: 12})
    alone.enter({OTHER: Decimal(13)})
    look(qtbot, dialog, path)
    assert "分表 2.1" in dialog.what.text()
    assert not dialog.apply.isEnabled()
    dialog.page.go_next()
    dialog.page.theirs.click()
    assert dialog.apply.text() == "导入 2 项"
    dialog.apply.click()
    assert (alone.value(KEY), alone.value(OTHER)) == (11, 12)
    assert "导入 2 项" in dialog.result_text
    alone.undo()
    assert alone.value(OTHER) == 13


def test_the_same_file_has_nothing_to_import(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path
) -> None:
    look(qtbot, dialog, given_out(alone, tmp_path))
    assert "完全相同" in dialog.told.text()
    assert not dialog.apply.isEnabled()


def test_last_years_file_is_told_as_such(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path
) -> None:
    alone.open(alone.unit, "2025")
    path = given_out(alone, tmp_path)
    alone.open(alone.unit, "2026")
    look(qtbot, dialog, path)
    assert "2025 年的报送件：其中的数作为上年上报数导入" in dialog.what.text()


def test_a_receipt_and_a_return_are_recognised(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path
) -> None:
    path = sealed(alone, tmp_path)
    receipt = receipt_for(alone, path, tmp_path)
    returned = return_for(alone, path, tmp_path, [Wanted(KEY, "请核对")])
    look(qtbot, dialog, receipt)
    assert dialog.apply.text() == "登记回执"
    dialog.apply.click()
    assert list(alone.report.receipts) == [1]
    dialog.show()
    look(qtbot, dialog, returned)
    assert dialog.remarks.rows[0].cells[1] == "请核对"
    dialog.apply.click()
    assert "1 条意见" in dialog.result_text
    assert alone.locked == 0
    dialog.show()
    look(qtbot, dialog, returned)
    dialog.apply.click()
    assert "以前登记过" in dialog.result_text


def test_a_locked_report_takes_nothing(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path
) -> None:
    path = typed(given_out(alone, tmp_path, "2.1"), {KEY: 11})
    sealed(alone, tmp_path)
    look(qtbot, dialog, path)
    assert not dialog.apply.isEnabled()
    assert "锁定" in dialog.told.text()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_a_bad_file_is_one_sentence_and_nothing_more(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path, content: bytes
) -> None:
    before = alone.report.operation
    path = tmp_path / "坏.xlsx"
    path.write_bytes(content)
    look(qtbot, dialog, path)
    assert dialog.told.text()
    assert dialog.page is None
    assert not dialog.apply.isEnabled()
    assert alone.report.operation == before


def test_what_changed_meanwhile_is_not_overwritten(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path
) -> None:
    look(qtbot, dialog, typed(given_out(alone, tmp_path, "2.1"), {KEY: 11}))
    alone.enter({OTHER: Decimal(13)})
    dialog.apply.click()
    assert "重新对照" in dialog.told.text()
    assert alone.value(KEY) != 11


def test_closing_stops_the_reading(
    qtbot: QtBot, dialog: ImportDialog, alone: Session, tmp_path: Path
) -> None:
    dialog.look(given_out(alone, tmp_path))
    dialog.reject()
    assert not dialog.jobs.is_busy

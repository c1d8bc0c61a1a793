"""Versions: the list, what differs, the way to a cell, the same file again."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.submission.answer import read_answer
from tests.ui.colleague import receipt_for, sealed
from ui.dialogs.versions import VersionsDialog
from ui.exchange import reopen, take_answer
from ui.session import Session

KEY = "sign.filler"


def opened(qtbot: QtBot, session: Session) -> VersionsDialog:
    dialog = VersionsDialog(session, "")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=20_000)
    return dialog


@pytest.fixture
def sent_twice(alone: Session, tmp_path: Path) -> Session:
    """The report, sent, answered with a receipt, corrected and sent again."""
    first = sealed(alone, tmp_path)
    answer = read_answer(receipt_for(alone, first, tmp_path))
    assert answer is not None
    take_answer(alone, answer)
    reopen(alone, "换了填表人")
    alone.enter({KEY: "李四"})
    sealed(alone, tmp_path, "换了填表人")
    return alone


def test_nothing_sealed_yet(qtbot: QtBot, alone: Session) -> None:
    dialog = opened(qtbot, alone)
    assert dialog.state.text() == "还没有正式导出过。"
    assert not dialog.again.isEnabled()
    assert not dialog.changes.isVisible()


def test_versions_and_their_difference(qtbot: QtBot, sent_twice: Session) -> None:
    dialog = opened(qtbot, sent_twice)
    second, first = dialog.model.rows
    assert (second.cells[0], second.cells[3]) == ("第2版", "换了填表人")
    assert first.cells[4].startswith("回执 ")
    (row,) = [row for row in dialog.differences.rows if row.key == KEY]
    assert row.cells[2] == "李四"
    dialog.newer.setCurrentIndex(0)
    assert dialog.summary.text() == "请选两个不同的版本。"


def test_from_a_difference_to_its_cell(qtbot: QtBot, sent_twice: Session) -> None:
    dialog = opened(qtbot, sent_twice)
    keys = [row.key for row in dialog.differences.rows]
    dialog.changes.selectRow(keys.index(KEY))
    qtbot.keyClick(dialog.changes, Qt.Key.Key_Return)
    assert (dialog.target, dialog.isVisible()) == (KEY, False)


def test_the_same_file_again(
    qtbot: QtBot, sent_twice: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "再写"
    folder.mkdir()
    dialog = opened(qtbot, sent_twice)
    dialog.table.selectRow(1)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    dialog.again.click()
    (path,) = folder.iterdir()
    assert path.read_bytes() == sent_twice.report.submitted(1)
    assert str(path) in dialog.told.text()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "没有"))
    dialog.again.click()
    assert "不能写入" in dialog.told.text()


def test_a_locked_report_takes_no_edit(sent_twice: Session) -> None:
    before = sent_twice.value("T201_01.actual")
    assert sent_twice.refuse_locked()
    assert sent_twice.value("T201_01.actual") == before != Decimal(1)

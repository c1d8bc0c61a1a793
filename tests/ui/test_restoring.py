"""Restoring behind the window: the program goes on with the records of the backup."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.progress import finish
from desktop.records.backups import backup, daily, kept
from desktop.records.place import DATABASE
from ui.program import Program

KEY = "T201_07.actual"


@pytest.fixture
def program(qtbot: QtBot, qapp: QApplication, demo: Path, tmp_path: Path) -> Program:
    """The program over a copy of the demo, filled and ready."""
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    running = Program(qapp, tmp_path)
    running.window.show()
    qtbot.waitUntil(lambda: running.window.is_filled)
    return running


def end(program: Program) -> None:
    program.window.close()
    program.close()


def test_back_to_a_backup(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    made = finish(backup(tmp_path, tmp_path))
    before = program.session.report.get(KEY)
    program.session.enter({KEY: Decimal(1)})
    window = program.window
    window.restore_asked.emit(made.path)
    assert program.window is not window
    assert program.session.report.get(KEY) == before
    assert program.session.unit.code == "520327"
    assert "已恢复到备份" in program.window.banner.label.text()
    program.session.enter({KEY: Decimal(2)})
    end(program)


def test_what_is_no_backup_changes_nothing(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    path = tmp_path / "x.zip"
    path.write_text("x", encoding="utf-8")
    program.session.enter({KEY: Decimal(1)})
    program.window.restore_asked.emit(path)
    assert program.session.report.get(KEY) == 1
    assert "不是本程序的备份" in program.window.banner.label.text()
    end(program)


def test_the_backup_of_the_day(qtbot: QtBot, program: Program, tmp_path: Path) -> None:
    told: list[Fault] = []
    program.session.faulted.connect(told.append)
    program._backup_timer.timeout.emit()
    qtbot.waitUntil(lambda: bool(kept(tmp_path)), timeout=20_000)
    end(program)
    assert told == []


@pytest.mark.parametrize("wanted", [True, False])
def test_offered_when_the_records_cannot_be_read(
    qtbot: QtBot,
    qapp: QApplication,
    demo: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wanted: bool,
) -> None:
    buttons = QMessageBox.StandardButton
    answer = buttons.Yes if wanted else buttons.No
    monkeypatch.setattr(QMessageBox, "question", lambda *_: answer)
    said: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *words: said.append(words[-1]))
    ended: list[int] = []  # the application of the tests goes on
    monkeypatch.setattr(qapp, "exit", ended.append)
    shutil.copytree(demo, tmp_path, dirs_exist_ok=True)
    finish(daily(tmp_path))
    (tmp_path / DATABASE).write_bytes(b"no database")
    program = Program(qapp, tmp_path)
    program.window.show()
    qtbot.waitUntil(lambda: bool(said) or program.window.is_filled, timeout=20_000)
    assert bool(said) is bool(ended) is not wanted
    if wanted:
        assert program.session.is_open
        end(program)
        return
    assert capsys.readouterr().err.startswith("[records.not-a-database]")
    assert (tmp_path / DATABASE).read_bytes() == b"no database"
    program.window.close()

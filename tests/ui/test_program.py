"""The program round the window: last report, damaged data, what nobody caught, languages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.records.place import DATABASE
from desktop.records.schemes import Schemes
from desktop.records.store import Store
from desktop.resources import resource_path
from desktop.scheme.library import Entry
from desktop.scheme.loader import BUILT_IN
from desktop.scheme.units import Units
from ui.dialogs.welcome import WelcomePage
from ui.program import ERRORS, Crash, Program
from ui.session import Session

ROOT = Path(__file__).resolve().parents[2]
COUNTY = "520327"
NEXT = "2026.2"


def test_a_first_start_shows_the_first_run_page(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    program = Program(qapp, tmp_path)
    program.window.show()
    qtbot.waitUntil(lambda: hasattr(program, "session"))
    page = program.window.stack.currentWidget()
    assert isinstance(page, WelcomePage)
    assert not any(action.isEnabled() for action in program.window.actions_.needing_report())
    page.text.setText("520327")
    page.year.setValue(2026)
    page.start.click()
    qtbot.waitUntil(lambda: program.session.checker is not None)
    assert program.window.stack.currentWidget() is program.window.workspace
    assert all(
        action.isEnabled()
        for action in program.window.actions_.needing_report()
        if action not in (program.window.actions_.undo, program.window.actions_.redo)
    )
    store = program.session.store
    assert (store.setting("unit"), store.setting("period")) == ("520327", "2026")
    program.window.close()
    program.close()


DAMAGED = """
import sys
from PySide6.QtWidgets import QMessageBox
QMessageBox.critical = lambda parent, title, text: print(text)
from ui.program import run
sys.exit(run())
"""


def test_data_that_are_no_data_are_told_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / DATABASE).write_bytes(b"this is no database")
    run = subprocess.run(
        [sys.executable, "-c", DAMAGED],
        check=False,
        cwd=ROOT,
        env={**os.environ, "JIAOBAO_DATA": str(tmp_path), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert DATABASE in run.stdout
    assert run.stderr.splitlines()[-1].startswith("[records.not-a-database] ")
    assert (tmp_path / DATABASE).read_bytes() == b"this is no database"


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the dialog for the unforeseen says."""
    texts: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: texts.append(box.detailedText()))
    return texts


@pytest.mark.parametrize("thread", [False, True])
def test_what_nobody_caught_is_written_down_and_said(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path, told: list[str], thread: bool
) -> None:
    crash = Crash(tmp_path)

    def fail() -> None:
        try:
            raise ZeroDivisionError("in a slot")
        except ZeroDivisionError:
            crash.hook(*sys.exc_info())

    if thread:
        worker = threading.Thread(target=fail)
        worker.start()
        worker.join()
    else:
        fail()
    qtbot.waitUntil(lambda: bool(told))
    assert told == ["ZeroDivisionError: in a slot"]
    assert "ZeroDivisionError: in a slot" in (tmp_path / ERRORS).read_text(encoding="utf-8")


def test_a_fault_nobody_caught_is_said_in_words(
    qtbot: QtBot, program: Program, tmp_path: Path
) -> None:
    fault = Fault("window.unit-missing")
    crash = Crash(tmp_path)
    crash.faulted.connect(program.tell)
    crash.hook(Fault, fault, None)
    assert program.window.banner.label.text() == fault.text("zh")
    assert not (tmp_path / ERRORS).exists()


def test_two_windows_do_not_share_a_data_folder(
    qapp: QApplication, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda _, __, text: told.append(text))
    monkeypatch.setattr(qapp, "exit", told.append)
    second = Program(qapp, program.settings.directory)
    second.open()
    assert told == [
        f"交报已经打开，正在使用数据文件夹 {program.settings.directory}。请切换到已打开的窗口。",
        2,
    ]
    second.window.close()


def test_english_that_is_not_there_is_a_fault(
    qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = Program(qapp, tmp_path)
    monkeypatch.setattr("ui.program.resource_path", tmp_path.joinpath)
    with pytest.raises(Fault, match=r"jiaobao_en\.qm"):
        program.use_language("en")
    monkeypatch.undo()
    program.use_language("zh")


def install(schemes: Schemes, folder: Path, scheme_id: str, version: str) -> Entry:
    """Install the built-in scheme again, under another name or version."""
    shutil.copytree(resource_path("schemes", BUILT_IN), folder)
    path = folder / "scheme.toml"
    text = path.read_text("utf-8").replace(f'"{BUILT_IN}"', f'"{scheme_id}"', 1)
    path.write_text(text.replace('"2026.1"', f'"{version}"', 1), "utf-8", newline="")
    return schemes.library.install(folder)


@pytest.mark.parametrize("scheme_id", [BUILT_IN, "other"])
def test_a_report_keeps_the_scheme_it_was_begun_with(
    alone: Session, tmp_path: Path, scheme_id: str
) -> None:
    schemes = Schemes(alone.store)
    chosen = install(schemes, tmp_path / "next", scheme_id, NEXT)
    schemes.use(chosen)
    session = Session(alone.store, alone.scheme, alone.units, schemes=schemes)
    unit = alone.units.get(COUNTY)
    for period, expected in (("2026", (BUILT_IN, "2026.1")), ("2027", (scheme_id, NEXT))):
        session.open(unit, period)
        assert (session.scheme.id, session.scheme.version) == expected
    session.open(unit, "2025")
    session.start_year("2028")
    assert session.scheme.version == NEXT
    found = {i.period: i.scheme_version for i in alone.store.reports()}
    assert found == {"2025": "2026.1", "2026": "2026.1", "2027": NEXT, "2028": NEXT}
    assert [i.period for i in schemes.reports_of(chosen)] == ["2028", "2027"]


def test_the_window_opens_without_the_scheme_of_the_last_report(
    qtbot: QtBot, qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _, __, text: told.append(text))
    with Store.open(tmp_path) as store:
        schemes = Schemes(store)
        entry = install(schemes, tmp_path / "other", "other", "2026.1")
        store.open_report(schemes.scheme(entry), Units().get(COUNTY), "2026")
        store.set_setting("unit", COUNTY)
        store.set_setting("period", "2026")
    shutil.rmtree(entry.path)
    program = Program(qapp, tmp_path)
    program.window.show()
    qtbot.waitUntil(lambda: program.window.is_filled)
    assert told[0].startswith("没有报表制度“other”")
    assert not program.session.is_open
    program.window.close()
    program.close()

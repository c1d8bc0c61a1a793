"""Schemes in the window: listed, checked, packed, unpacked, installed, compared, chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from desktop.records.schemes import Schemes
from desktop.resources import resource_path
from desktop.scheme.loader import BUILT_IN
from desktop.workbook.scheme_book import pack
from ui.dialogs.scheme_compare import CompareDialog
from ui.dialogs.scheme_tables import FaultsDialog
from ui.dialogs.schemes import SchemesDialog
from ui.session import Session

LONG = 20_000


@pytest.fixture
def dialog(qtbot: QtBot, alone: Session) -> SchemesDialog:
    shown = SchemesDialog(alone)
    qtbot.addWidget(shown)
    shown.show()
    return shown


def wait(qtbot: QtBot, dialog: SchemesDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=LONG)


def chosen(monkeypatch: pytest.MonkeyPatch, **paths: Path | str) -> None:
    """Let file dialogs answer without being shown; "" is what cancelling gives."""
    for name, path in paths.items():
        answer = str(path) if name == "getExistingDirectory" else (str(path), "")
        monkeypatch.setattr(QFileDialog, name, lambda *_, answer=answer: answer)


def test_the_schemes_at_hand_are_listed_with_their_counts(
    qtbot: QtBot, dialog: SchemesDialog, next_year: Path
) -> None:
    row = dialog.model.rows[0].cells
    assert row[:2] == ("● 使用", BUILT_IN)
    assert row[4:] == ("236", "38", "322", "53", "326", "内置")
    details = dialog.details.toPlainText()
    assert "凤冈县 2026" in details
    assert "没有停报的指标。" in details
    dialog.install(next_year)
    wait(qtbot, dialog)
    assert [(r.cells[2], r.cells[-1]) for r in dialog.model.rows] == [
        ("2027.1", "已安装"),
        ("2026.1", "内置"),
    ]
    assert dialog.current().version == "2027.1"
    details = dialog.details.toPlainText()
    assert "2027 年（1 项）" in details
    assert "T101_22" in details


def test_what_new_reports_use_is_chosen(
    qtbot: QtBot, dialog: SchemesDialog, alone: Session, next_year: Path
) -> None:
    dialog.install(next_year)
    wait(qtbot, dialog)
    dialog.view.setCurrentIndex(dialog.model.index(1, 0))
    dialog.use_button.click()
    assert [row.cells[0] for row in dialog.model.rows] == ["", "● 使用"]
    assert "2026.1" in dialog.told.text()
    assert Schemes(alone.store).used().version == "2026.1"


def test_a_scheme_that_cannot_be_read_is_told_and_not_used(
    qtbot: QtBot, dialog: SchemesDialog, alone: Session, next_year: Path
) -> None:
    entry = Schemes(alone.store).library.install(next_year)
    (entry.path / "rules.csv").unlink()
    Schemes(alone.store).use(Schemes(alone.store).library.entry(BUILT_IN, "2026.1"))
    dialog.refresh()
    assert dialog.model.rows[0].cells[4] == "—"
    dialog.view.setCurrentIndex(dialog.model.index(0, 0))
    assert "rules.csv" in dialog.details.toPlainText()
    dialog.use_button.click()
    assert dialog.fault.isVisible()
    assert Schemes(alone.store).used().version == "2026.1"


@pytest.mark.parametrize("as_book", [False, True])
def test_a_sound_scheme_is_said_to_be_sound(
    qtbot: QtBot, dialog: SchemesDialog, next_year: Path, tmp_path: Path, as_book: bool
) -> None:
    path = next_year
    if as_book:
        path = tmp_path / "制度.xlsx"
        pack(next_year, path)
    dialog.check(path)
    assert not dialog.buttons.isEnabled()
    wait(qtbot, dialog)
    assert dialog.buttons.isEnabled()
    assert "没有问题" in dialog.told.text()
    assert "指标 236" in dialog.told.text()


def test_the_faults_that_a_check_finds_are_shown(
    qtbot: QtBot, dialog: SchemesDialog, broken: Path
) -> None:
    dialog.check(broken)
    wait(qtbot, dialog)
    assert isinstance(dialog.shown, FaultsDialog)
    assert [row.cells[2] for row in dialog.shown.table.model.rows] == ["kind"]


def test_a_faulty_scheme_is_not_installed(
    qtbot: QtBot, dialog: SchemesDialog, broken: Path, alone: Session
) -> None:
    dialog.install(broken)
    wait(qtbot, dialog)
    assert isinstance(dialog.shown, FaultsDialog)
    assert len(dialog.model.rows) == 1
    assert not Schemes(alone.store).library.folder.exists()


@pytest.mark.parametrize("action", ["check", "install"])
def test_what_is_no_scheme_is_a_plain_fault(
    qtbot: QtBot, dialog: SchemesDialog, tmp_path: Path, action: str
) -> None:
    getattr(dialog, action)(tmp_path / "没有")
    qtbot.waitUntil(dialog.fault.isVisible, timeout=LONG)
    assert "没有" in dialog.fault.text()
    assert dialog.buttons.isEnabled()


def test_a_workbook_goes_out_and_comes_back_the_same(
    qtbot: QtBot, dialog: SchemesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, getSaveFileName=tmp_path / "out")
    dialog.pack_button.click()
    wait(qtbot, dialog)
    book = tmp_path / "out.xlsx"
    assert str(book) in dialog.told.text()
    chosen(monkeypatch, getOpenFileName=book, getExistingDirectory=tmp_path)
    dialog.unpack_button.click()
    wait(qtbot, dialog)
    source = resource_path("schemes", BUILT_IN)
    for name in ("scheme.toml", "indicators.csv", "rules.csv"):
        assert (tmp_path / "out" / name).read_bytes() == (source / name).read_bytes()


def test_files_that_are_there_are_not_replaced_unasked(
    qtbot: QtBot, dialog: SchemesDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "book").mkdir()
    (tmp_path / "book" / "scheme.toml").write_text("mine", encoding="utf-8")
    chosen(monkeypatch, getOpenFileName=tmp_path / "book.xlsx", getExistingDirectory=tmp_path)
    asked: list[str] = []

    def refuse(_: object, __: str, text: str) -> QMessageBox.StandardButton:
        asked.append(text)
        return QMessageBox.StandardButton.No

    monkeypatch.setattr(QMessageBox, "question", refuse)
    dialog.unpack()
    assert len(asked) == 1
    assert not dialog.jobs.is_busy
    assert (tmp_path / "book" / "scheme.toml").read_text(encoding="utf-8") == "mine"


def test_a_cancelled_file_dialog_does_nothing(
    dialog: SchemesDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, getSaveFileName="", getOpenFileName="", getExistingDirectory="")
    dialog.pack()
    dialog.unpack()
    dialog.check_menu.book.trigger()
    dialog.install_menu.folder.trigger()
    assert not dialog.jobs.is_busy
    assert dialog.shown is None


def test_a_comparison_begins_with_what_is_selected(
    qtbot: QtBot, dialog: SchemesDialog, next_year: Path
) -> None:
    dialog.install(next_year)
    wait(qtbot, dialog)
    dialog.compare_button.click()
    compare = dialog.shown
    assert isinstance(compare, CompareDialog)
    assert [box.currentText().split()[1] for box in (compare.old, compare.new)] == [
        "2026.1",
        "2027.1",
    ]


def test_the_keyboard_reaches_everything(qtbot: QtBot, dialog: SchemesDialog) -> None:
    qtbot.waitUntil(dialog.view.hasFocus)
    seen, widget = [], dialog.focusWidget()
    for _ in range(12):
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
        widget = dialog.focusWidget()
    for button in (dialog.use_button, dialog.check_button, dialog.install_button):
        assert button in seen
    for button in (dialog.compare_button, dialog.pack_button, dialog.unpack_button):
        assert button in seen
    assert all(isinstance(w, QPushButton) or w.accessibleName() for w in seen)


def test_closing_stops_what_is_at_work(
    qtbot: QtBot, dialog: SchemesDialog, next_year: Path, alone: Session
) -> None:
    dialog.install(next_year)
    dialog.reject()
    assert not dialog.jobs.is_busy
    assert dialog.told.text() == ""

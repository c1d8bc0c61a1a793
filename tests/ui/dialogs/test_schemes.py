"""Schemes in the window: listed, checked, packed, unpacked, installed, compared, chosen."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.resources import resource_path
from desktop.scheme.loader import BUILT_IN
from desktop.workbook.scheme_book import pack
from ui.dialogs.scheme_compare import CompareDialog
from ui.dialogs.scheme_tables import FaultsDialog
from ui.dialogs.schemes import SchemesDialog
from ui.schemes import Schemes
from ui.session import Session

LONG = 20_000


@pytest.fixture
def dialog(qtbot: QtBot, alone: Session) -> SchemesDialog:
    shown = SchemesDialog(alone)
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Next year's version of the built-in scheme, in which one event indicator is switched off."""
    target = tmp_path / "制度"
    shutil.copytree(resource_path("schemes", BUILT_IN), target)
    edit(target / "scheme.toml", '"2026.1"', '"2027.1"')
    code = first_event(target)
    with (target / "switches.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f"2027,{code},\n")
    return target


def first_event(folder: Path) -> str:
    lines = (folder / "indicators.csv").read_text("utf-8").splitlines()
    return next(line.partition(",")[0] for line in lines if ",,event," in line)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


def broken(folder: Path) -> Path:
    edit(folder / "indicators.csv", ",integer,", ",interger,")
    return folder


def wait(qtbot: QtBot, dialog: SchemesDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=LONG)


def chosen(monkeypatch: pytest.MonkeyPatch, **paths: Path | str) -> None:
    """Let file dialogs answer without being shown; "" is what cancelling gives."""
    for name, path in paths.items():
        answer = str(path) if name == "getExistingDirectory" else (str(path), "")
        monkeypatch.setattr(QFileDialog, name, lambda *_, answer=answer: answer)


def test_the_schemes_at_hand_are_listed_with_their_counts(
    qtbot: QtBot, dialog: SchemesDialog, folder: Path
) -> None:
    row = dialog.model.rows[0].cells
    assert row[:2] == ("● 使用", BUILT_IN)
    assert row[4:] == ("236", "38", "322", "53", "326", "内置")
    details = dialog.details.toPlainText()
    assert "凤冈县 2026" in details
    assert "没有停报的指标。" in details
    dialog.install(folder)
    wait(qtbot, dialog)
    assert [(r.cells[2], r.cells[-1]) for r in dialog.model.rows] == [
        ("2027.1", "已安装"),
        ("2026.1", "内置"),
    ]
    assert dialog.current().version == "2027.1"
    details = dialog.details.toPlainText()
    assert "2027 年（1 项）" in details
    assert first_event(folder) in details


def test_what_new_reports_use_is_chosen(
    qtbot: QtBot, dialog: SchemesDialog, alone: Session, folder: Path
) -> None:
    dialog.install(folder)
    wait(qtbot, dialog)
    dialog.view.setCurrentIndex(dialog.model.index(1, 0))
    dialog.use_button.click()
    assert [row.cells[0] for row in dialog.model.rows] == ["", "● 使用"]
    assert "2026.1" in dialog.told.text()
    assert Schemes(alone.store).used().version == "2026.1"


def test_a_scheme_that_cannot_be_read_is_told_and_not_used(
    qtbot: QtBot, dialog: SchemesDialog, alone: Session, folder: Path
) -> None:
    entry = Schemes(alone.store).library.install(folder)
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
    qtbot: QtBot, dialog: SchemesDialog, folder: Path, tmp_path: Path, as_book: bool
) -> None:
    path = folder
    if as_book:
        path = tmp_path / "制度.xlsx"
        pack(folder, path)
    dialog.check(path)
    assert not dialog.buttons.isEnabled()
    wait(qtbot, dialog)
    assert dialog.buttons.isEnabled()
    assert "没有问题" in dialog.told.text()
    assert "指标 236" in dialog.told.text()


def test_faults_stand_in_a_table(qtbot: QtBot, dialog: SchemesDialog, folder: Path) -> None:
    dialog.check(broken(folder))
    wait(qtbot, dialog)
    assert isinstance(dialog.shown, FaultsDialog)
    table = dialog.shown.table
    assert [row.cells for row in table.model.rows] == [
        (
            "指标（indicators.csv）",
            "2",
            "kind",
            "“interger”不在可选范围内（integer、decimal、percent）",
            "integer",
        )
    ]
    assert table.sentence.text() == table.model.rows[0].key
    assert table.text().splitlines()[0] == "工作表\t行\t列\t问题\t建议"
    assert table.text().splitlines()[1].endswith("\tinteger")


def test_a_faulty_scheme_is_not_installed(
    qtbot: QtBot, dialog: SchemesDialog, folder: Path, alone: Session
) -> None:
    dialog.install(broken(folder))
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


def test_differences_stand_in_a_table(
    qtbot: QtBot, dialog: SchemesDialog, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen(monkeypatch, getExistingDirectory=folder)
    dialog.compare_button.click()
    compare = dialog.shown
    assert isinstance(compare, CompareDialog)
    compare.start()
    qtbot.waitUntil(lambda: not compare.jobs.is_busy, timeout=LONG)
    assert compare.told.text() == "两套制度相同。"
    compare.other_menus[1].folder.trigger()
    assert compare.new.currentText() == str(folder)
    compare.go.click()
    qtbot.waitUntil(lambda: not compare.jobs.is_busy, timeout=LONG)
    assert [row.cells for row in compare.table.model.rows] == [
        ("基本信息（scheme.toml）", "version", "value", "改动", "2026.1", "2027.1"),
        ("年度停报（switches.csv）", f"2027 {first_event(folder)}", "", "新增", "", ""),
    ]
    assert compare.table.sentence.text().endswith("2026.1 → 2027.1")


def test_a_workbook_with_faults_is_not_compared(
    qtbot: QtBot,
    dialog: SchemesDialog,
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from openpyxl import load_workbook

    path = tmp_path / "制度.xlsx"
    pack(folder, path)
    book = load_workbook(path)
    book.create_sheet("备注")
    book.save(path)
    chosen(monkeypatch, getOpenFileName=path)
    dialog.compare()
    compare = dialog.shown
    assert isinstance(compare, CompareDialog)
    compare.other_menus[0].book.trigger()
    compare.start()
    qtbot.waitUntil(lambda: not compare.jobs.is_busy, timeout=LONG)
    assert compare.shown is not None
    assert "备注" in compare.shown.table.sentence.text()


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
    assert all(w.accessibleName() or w.text() for w in seen)


def test_closing_stops_what_is_at_work(
    qtbot: QtBot, dialog: SchemesDialog, folder: Path, alone: Session
) -> None:
    dialog.install(folder)
    dialog.reject()
    assert not dialog.jobs.is_busy
    assert dialog.told.text() == ""

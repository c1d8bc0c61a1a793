"""A sealed report in the window: calm, read-only everywhere, reopened with a reason."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from desktop.submission.remarks import Wanted
from tests.ui.colleague import given_out, return_for, sealed, typed
from ui.dialogs.blank import BlankDialog
from ui.dialogs.export import ExportDialog
from ui.dialogs.incoming import ImportDialog
from ui.dialogs.verify import VerifyDialog
from ui.dialogs.versions import VersionsDialog
from ui.exchange import reopen
from ui.main_window import MainWindow
from ui.places import page_ids
from ui.session import Session

KEY = "T201_06.actual"


@pytest.fixture
def locked(qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path) -> MainWindow:
    sealed(session, tmp_path)
    session.jump(KEY)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return window


def press(key: Qt.Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_7, Qt.Key.Key_F2, Qt.Key.Key_Delete, Qt.Key.Key_F4])
def test_no_key_changes_a_figure(locked: MainWindow, session: Session, key: Qt.Key) -> None:
    before = session.value(KEY)
    press(key)
    press(Qt.Key.Key_Return)
    assert session.value(KEY) == before
    if key != Qt.Key.Key_F2:
        assert "锁定" in locked.banner.label.text()


def test_nothing_is_pasted(locked: MainWindow, session: Session) -> None:
    before = session.value(KEY)
    QGuiApplication.clipboard().setText("1\t2\r\n")
    locked.actions_.paste.trigger()
    assert session.value(KEY) == before
    assert locked.banner.isVisible()


def test_cover_texts_and_explanations_are_read_only(
    locked: MainWindow, session: Session, tmp_path: Path
) -> None:
    locked.pages.show_page("cover")
    cover = locked.pages.page_widget()
    locked.pages.show_page("narratives")
    texts = locked.pages.page_widget()
    fields = [
        *(field.edit for field in cover.signs.values()),
        *(field.editor for field in texts.fields.values()),
    ]
    assert all(field.isReadOnly() for field in fields)
    reopen(session, "里程更正")
    assert not any(field.isReadOnly() for field in fields)


def test_undo_rests_until_the_report_is_open_again(locked: MainWindow, session: Session) -> None:
    assert not locked.actions_.undo.isEnabled()
    assert locked.lock_banner.isVisible()
    reopen(session, "里程更正")
    assert not locked.lock_banner.isVisible()
    session.jump(KEY)
    press(Qt.Key.Key_7)
    press(Qt.Key.Key_Return)
    assert session.value(KEY) == Decimal(7)


def test_a_returned_remark_is_marked_in_panel_and_cell(
    qtbot: QtBot, locked: MainWindow, session: Session, tmp_path: Path
) -> None:
    path = tmp_path / session.report.submissions()[0].file
    returned = return_for(session, path, tmp_path, [Wanted(KEY, "请核对")])
    dialog = ImportDialog(session, "")
    qtbot.addWidget(dialog)
    dialog.look(returned)
    qtbot.waitUntil(dialog.apply.isEnabled, timeout=20_000)
    dialog.take()
    panel = locked.findings
    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    panel.list.setCurrentIndex(panel.model.index(0))
    assert "退回" in panel.advice.text()
    assert panel.text.placeholderText() == "写明答复"
    panel.text.setPlainText("已与计划股核对")
    panel.save_explanation()
    (finding,) = session.findings()
    assert (finding.audit_class, finding.explained) == ("returned", True)
    session.jump(finding.keys[0])
    page = locked.pages.page_widget()
    assert page.view.grid.marks[KEY].audit_class == "returned"
    page.view.viewport().grab()  # drawn with the mark


def test_a_workbook_dropped_on_the_window_is_looked_at(
    locked: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Path] = []
    monkeypatch.setattr(ImportDialog, "look", lambda _, path: looked.append(path))
    monkeypatch.setattr(ImportDialog, "exec", lambda _: 0)
    path = typed(given_out(session, tmp_path), {KEY: 1})
    locked.dialogs.import_file(path)
    assert looked == [path]
    assert locked.acceptDrops()


def test_no_part_of_the_window_is_a_window_of_its_own_for_a_moment(
    qtbot: QtBot, window: MainWindow, session: Session, tmp_path: Path
) -> None:
    """What is shown before it has a parent flashes up and takes the focus away."""
    flashed: list[str] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget)
            if shown and watched.isWindow() and not isinstance(watched, QDialog | QMainWindow):
                flashed.append(repr(watched))
            return False

    watch, app = Watch(), QApplication.instance()
    sealed(session, tmp_path)
    app.installEventFilter(watch)
    for page in page_ids(session.scheme, session.level, session.period):
        window.pages.show_page(page)
    for dialog in (
        ExportDialog(session, window.settings, draft=False, parent=window),
        VersionsDialog(session, "", window),
        VerifyDialog(session, "", window),
        ImportDialog(session, "", window),
        BlankDialog(session, window.settings, window),
    ):
        dialog.show()
        dialog.close()
    app.removeEventFilter(watch)
    assert flashed == []

"""Verify: intact, altered, foreign; code and key over the telephone."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.colleague import given_out, sealed, typed
from ui.dialogs.verify import VerifyDialog
from ui.session import Session

KEY = "T201_01.actual"


@pytest.fixture
def dialog(qtbot: QtBot, alone: Session) -> VerifyDialog:
    dialog = VerifyDialog(alone, "")
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def look(qtbot: QtBot, dialog: VerifyDialog, path: Path) -> None:
    dialog.look(path)
    qtbot.waitUntil(lambda: not dialog.jobs.is_busy, timeout=20_000)


def test_an_intact_file(qtbot: QtBot, dialog: VerifyDialog, alone: Session, tmp_path: Path) -> None:
    look(qtbot, dialog, sealed(alone, tmp_path))
    code = alone.report.submissions()[0].code
    assert dialog.sentence.text().startswith("完整：凤冈县交通运输局")
    assert dialog.code.text() == code
    assert not dialog.table.isVisible()
    assert not dialog.remember.isVisible()  # it is this computer's own
    dialog.heard.setText(code.lower())
    assert dialog.agrees.text() == "校验码一致。"
    dialog.heard.setText("0000-0000")
    assert "不一致" in dialog.agrees.text()


def test_altered_cells_are_listed(
    qtbot: QtBot, dialog: VerifyDialog, alone: Session, tmp_path: Path
) -> None:
    before = str(alone.value(KEY))
    look(qtbot, dialog, typed(sealed(alone, tmp_path), {KEY: 99999.25}))
    assert dialog.sentence.text().startswith("有改动")
    (row,) = dialog.model.rows
    assert row.key == KEY
    assert row.cells[0].startswith("表2-1 第1行 本年实际")
    assert row.cells[1:] == (before, "99999.25")
    assert dialog.table.isVisible()


def test_a_key_seen_first_can_be_remembered(
    qtbot: QtBot, dialog: VerifyDialog, alone: Session, tmp_path: Path
) -> None:
    path = sealed(alone, tmp_path)
    for file in (alone.store.path.parent / "keys").iterdir():
        file.unlink()  # as if another computer had sealed it
    look(qtbot, dialog, path)
    assert "第一次见到" in dialog.sentence.text()
    dialog.remember.click()
    assert "已记住" in dialog.agrees.text()
    look(qtbot, dialog, path)
    assert "已记住的密钥" in dialog.sentence.text()
    assert not dialog.remember.isVisible()


@pytest.mark.parametrize("name", ["form", "foreign", "gone"])
def test_what_bears_no_seal_is_told(
    qtbot: QtBot, dialog: VerifyDialog, alone: Session, tmp_path: Path, name: str
) -> None:
    path = tmp_path / "别的.xlsx"
    if name == "form":
        path = given_out(alone, tmp_path)
    elif name == "foreign":
        path.write_text("不是工作簿", "utf-8")
    look(qtbot, dialog, path)
    assert dialog.sentence.text()
    assert not dialog.facts.isVisible()
    assert not dialog.table.isVisible()

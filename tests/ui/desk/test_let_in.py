"""What was refused is let in by a deliberate act: a reason and a tick."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.province.received import Altered
from desktop.province.register import Decision
from ui.desk.let_in import LetInDialog

FIELDS = {"name": "凤冈县", "unit": "520327", "period": "2026", "version": 1, "count": 1}
KEYS = {"before": "aaaa", "fingerprint": "bbbb"}
CELL = Altered("T201_01.actual", "1", "2", "表2-1 D10")


def dialog_for(qtbot: QtBot, code: str) -> LetInDialog:
    decision = Decision("a.xlsx", "", "refused", code, FIELDS | KEYS, altered=(CELL,))
    dialog = LetInDialog(decision, "zh")
    qtbot.addWidget(dialog)
    return dialog


@pytest.mark.parametrize(
    ("reason", "ticked", "ready"),
    [
        ("", True, False),
        ("好", True, False),
        ("已电话核实", False, False),
        ("已电话核实", True, True),
    ],
)
def test_both_are_needed(qtbot: QtBot, reason: str, ticked: bool, ready: bool) -> None:
    dialog = dialog_for(qtbot, "province.altered")
    dialog.reason.setText(reason)
    dialog.sure.setChecked(ticked)
    assert dialog.go.isEnabled() is ready


@pytest.mark.parametrize(
    ("code", "title", "box"),
    [
        ("province.altered", "按改动后的内容接收", "1 处改动"),
        ("province.key-changed", "认可新密钥并接收", "换了密钥"),
    ],
)
def test_it_says_what_is_let_in(qtbot: QtBot, code: str, title: str, box: str) -> None:
    dialog = dialog_for(qtbot, code)
    assert dialog.windowTitle() == title
    assert box in dialog.sure.text()

"""Faults and differences as rows, in both languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.faults import Fault
from desktop.scheme.diff import Change
from desktop.scheme.faults import TableFault
from desktop.scheme.linter import lint
from desktop.words import Language
from ui.dialogs.scheme_tables import FaultsDialog, change_row, fault_row


@pytest.mark.parametrize(
    ("fault", "lang", "cells"),
    [
        (
            TableFault("blank-cell", "rules", 3, "message", "x"),
            "zh",
            ("审核关系（rules.csv）", "3", "message", "不得留空", "x"),
        ),
        (
            TableFault("blank-cell", "rules", 3, "message"),
            "en",
            ("rules.csv (审核关系)", "3", "message", "must not be blank", ""),
        ),
        (
            TableFault("missing-entry", "scheme", 0, "title"),
            "zh",
            ("基本信息（scheme.toml）", "", "title", "缺少这一项", ""),
        ),
        (
            Fault("window.unit-missing"),
            "zh",
            ("", "", "", "请先选定填报单位。", ""),
        ),
    ],
)
def test_a_fault_is_a_row(fault: Fault, lang: Language, cells: tuple[str, ...]) -> None:
    row = fault_row(fault, lang)
    assert row.cells == cells
    assert row.key == fault.text(lang)


@pytest.mark.parametrize(
    ("change", "cells"),
    [
        (Change("rules", "added", "R1"), ("R1", "", "新增", "", "")),
        (Change("rules", "removed", "R1"), ("R1", "", "删除", "", "")),
        (Change("rules", "moved", "R1"), ("R1", "", "行序", "", "")),
        (
            Change("rules", "changed", "R1", "message", "", "甲"),
            ("R1", "message", "改动", "（空）", "甲"),
        ),
    ],
)
def test_a_difference_is_a_row(change: Change, cells: tuple[str, ...]) -> None:
    row = change_row(change, "zh")
    assert row.cells == ("审核关系（rules.csv）", *cells)
    assert row.key == change.text("zh")


def test_faults_are_read_and_copied(qtbot: QtBot, broken: Path) -> None:
    dialog = FaultsDialog("有 1 处问题", lint(broken), "zh")
    qtbot.addWidget(dialog)
    dialog.show()
    table = dialog.table
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
    copy = next(b for b in dialog.findChildren(QPushButton) if b.text() == "复制整张表")
    copy.click()
    header, line = QGuiApplication.clipboard().text().splitlines()
    assert header == "工作表\t行\t列\t问题\t建议"
    assert line.startswith("指标（indicators.csv）\t2\tkind\t")

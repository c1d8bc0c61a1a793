"""How a finding is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from desktop.checks.findings import Finding
from desktop.scheme.model import AuditClass
from ui import theme
from ui.finding_item import FINDING_ROLE, FindingDelegate


def shown(qtbot: QtBot, audit_class: AuditClass, message: str, explanation: str) -> QListView:
    finding = Finding("R1", "R1", audit_class, ("T1.actual",), None, None, message, explanation)
    item = QStandardItem()
    item.setData(finding, FINDING_ROLE)
    view = QListView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    model.appendRow(item)
    view.setModel(model)
    view.setItemDelegate(FindingDelegate(view))
    view.setPalette(theme.palette_of("light"))
    view.resize(300, 300)
    view.show()
    return view


def colours_in(view: QListView) -> set[str]:
    image = view.viewport().grab().toImage()
    ratio = image.width(), image.height()
    return {image.pixelColor(x, y).name() for x in range(ratio[0]) for y in range(ratio[1])}


@pytest.mark.parametrize("audit_class", ["force", "soft", "verify", "hint", "returned"])
def test_the_chip_has_the_colour_of_its_class(qtbot: QtBot, audit_class: AuditClass) -> None:
    view = shown(qtbot, audit_class, "本年实际 42.5 小于 50", "")
    tints = theme.colours(view.palette())
    assert tints[f"{audit_class}_soft"].name() in colours_in(view)


def test_what_is_explained_is_marked_in_green(qtbot: QtBot) -> None:
    good = theme.colours(theme.palette_of("light"))["good"].name()
    assert good in colours_in(shown(qtbot, "verify", "同比变动大", "工程推迟到次年"))
    assert good not in colours_in(shown(qtbot, "verify", "同比变动大", ""))


def test_a_longer_sentence_is_higher_and_a_wider_list_lower(qtbot: QtBot) -> None:
    def height(view: QListView) -> int:
        return view.sizeHintForIndex(view.model().index(0, 0)).height()

    short, long = shown(qtbot, "hint", "短", ""), shown(qtbot, "hint", "很长的一句话" * 20, "")
    assert height(short) < height(long)
    narrow = height(long)
    long.resize(900, 300)
    qtbot.waitUntil(lambda: long.viewport().width() > 800)
    assert height(long) < narrow
    assert long.textElideMode() != Qt.TextElideMode.ElideNone

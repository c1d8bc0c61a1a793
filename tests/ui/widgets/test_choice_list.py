"""Choices found by a part of their text or by the initials of their pinyin."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject

from ui.widgets.choice_list import ChoiceList, choice_meant

CHOICES = ("计划", "在建", "已完工", "已完成验收", "其他A类")


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("", list(CHOICES)),
        ("已", ["已完工", "已完成验收"]),
        ("完工", ["已完工"]),
        ("jh", ["计划"]),
        ("YW", ["已完工", "已完成验收"]),
        ("wg", ["已完工"]),
        ("al", ["其他A类"]),
        ("zz", []),
    ],
)
def test_narrowing(qapp, typed, left):
    owner = QObject()
    found = ChoiceList(CHOICES, owner)
    found.setCompletionPrefix(typed)
    model = found.completionModel()
    assert [found.pathFromIndex(model.index(n, 0)) for n in range(model.rowCount())] == left


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("", ""),
        ("在建", "在建"),
        ("计", "计划"),
        ("zj", "在建"),
        ("验收", "已完成验收"),
        # two would fit, or none
        ("已完", "已完"),
        ("yw", "yw"),
        ("停工", "停工"),
    ],
)
def test_meaning(typed, meant):
    assert choice_meant(CHOICES, typed) == meant

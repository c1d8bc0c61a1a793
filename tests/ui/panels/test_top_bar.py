"""Whose report it is, and the buttons."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.panels.top_bar import TopBar
from ui.session import Session
from ui.theme import palette_of


@pytest.fixture
def bar(qtbot: QtBot, alone: Session) -> TopBar:
    bar = TopBar(alone)
    qtbot.addWidget(bar)
    return bar


def test_it_names_unit_and_year_and_follows_them(bar: TopBar, alone: Session) -> None:
    assert bar.unit.text().startswith("凤冈县交通运输局")
    assert bar.period.text().startswith("2026 年报")
    alone.open(alone.unit, "2025")
    assert bar.period.text().startswith("2025 年报")


@pytest.mark.parametrize(
    ("button", "signal"),
    [
        ("unit", "unit_asked"),
        ("period", "period_asked"),
        ("search", "search_asked"),
        ("check", "check_asked"),
        ("export", "export_asked"),
    ],
)
def test_every_button_asks(bar: TopBar, qtbot: QtBot, button: str, signal: str) -> None:
    with qtbot.waitSignal(getattr(bar, signal)):
        getattr(bar, button).click()


def test_icons_come_after_the_first_paint(bar: TopBar) -> None:
    assert bar.export.icon().isNull()
    bar.draw_icons()
    assert not bar.export.icon().isNull()


def test_icons_follow_the_palette(bar: TopBar) -> None:
    bar.draw_icons()

    def lightest() -> int:
        image = bar.check.icon().pixmap(16, 16).toImage()
        seen = (image.pixelColor(x, y) for x in range(16) for y in range(16))
        return max(colour.lightness() for colour in seen if colour.alpha() == 255)

    for name in ("dark", "light", "dark"):
        bar.setPalette(palette_of(name))
        assert (lightest() > 128) == (name == "dark")

"""Colours are complete, readable, and reach the style sheet."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui import theme

READABLE = 4.5
"""Contrast that WCAG asks of text."""


def luminance(colour: QColor) -> float:
    parts = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4
        for c in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor, other: QColor) -> float:
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_text_can_be_read(name: str) -> None:
    palette = theme.palette_of(name)
    tints = theme.colours(palette)
    role = QPalette.ColorRole
    pairs = [
        (palette.color(role.Text), palette.color(role.Base)),
        (palette.color(role.WindowText), palette.color(role.Window)),
        (palette.color(role.ButtonText), palette.color(role.Button)),
        (palette.color(role.HighlightedText), palette.color(role.Highlight)),
        (tints["muted"], palette.color(role.Window)),
        (tints["muted"], palette.color(role.Base)),
        (palette.color(role.Text), tints["derived"]),
    ]
    for kind in ("force", "returned", "soft", "verify", "hint", "good"):
        pairs += [(tints[kind], tints[f"{kind}_soft"]), (tints[kind], palette.color(role.Base))]
        pairs.append((palette.color(role.Text), tints[f"{kind}_soft"]))
    poor = [(a.name(), b.name()) for a, b in pairs if contrast(a, b) < READABLE]
    assert not poor


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_style_sheet_has_every_colour_filled_in(name: str) -> None:
    assert "@" not in theme.style_sheet(name).partition("*/")[2]


def test_light_and_dark_know_the_same_colours() -> None:
    light, dark = (theme.colours(theme.palette_of(name)) for name in ("light", "dark"))
    assert light.keys() == dark.keys()
    assert not theme.is_dark(theme.palette_of("light"))
    assert theme.is_dark(theme.palette_of("dark"))


def test_figures_are_of_equal_width_and_text_has_the_size_asked_for(qapp: QApplication) -> None:
    theme.apply(qapp, "light", 14)
    assert qapp.font().pointSize() == 14
    assert qapp.font().families()[: len(theme.FONTS)] == list(theme.FONTS)
    theme.apply(qapp, "light")

"""Theme: Fusion with a light or a dark palette, one accent, Chinese fonts, text size.

Colours are data, see ``resources/theme``. What the program draws itself asks :func:`colours` with
the palette at hand, so that a change of theme reaches everything that is painted after it.

Nothing that is needed for the first paint imports ``Qt``, the namespace: its enumerations take
longer to make than the rest of the frame.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Literal

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from desktop.resources import resource_path

ThemeName = Literal["light", "dark", "system"]
THEMES: tuple[ThemeName, ...] = ("system", "light", "dark")

FONTS = (
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Micro Hei",
    "PingFang SC",
)
"""Asked for in this order; Windows, then UOS and Kylin, then what Linux usually has."""

TEXT_SIZES = (9, 10, 11, 12, 14, 16)
"""Points; 10 is what is meant when nothing was chosen."""

NORMAL_SIZE = 10


@cache
def _table(name: str) -> Mapping[str, Mapping[str, str]]:
    with resource_path("theme", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _colours(name: str) -> Mapping[str, QColor]:
    return {key: QColor(value) for key, value in _table(name)["colours"].items()}


def is_dark(palette: QPalette) -> bool:
    """Say whether ``palette`` is that of the dark window."""
    window, text = QPalette.ColorRole.Window, QPalette.ColorRole.WindowText
    return palette.color(window).lightness() < palette.color(text).lightness()


def colours(palette: QPalette) -> Mapping[str, QColor]:
    """Return the colours by name (``force``, ``derived``, ``muted`` …) that go with ``palette``."""
    return _colours("dark" if is_dark(palette) else "light")


def wanted(name: ThemeName) -> Literal["light", "dark"]:
    """Return the theme meant by ``name``; the style's own palette follows the system."""
    if name != "system":
        return name
    return "dark" if is_dark(QApplication.style().standardPalette()) else "light"


def palette_of(name: Literal["light", "dark"]) -> QPalette:
    """Return the palette of the light or the dark window."""
    palette = QPalette()
    table = _table(name)
    for role, value in table["palette"].items():
        palette.setColor(_role(role), QColor(value))
    for role, value in table["disabled"].items():
        palette.setColor(QPalette.ColorGroup.Disabled, _role(role), QColor(value))
    return palette


def _role(name: str) -> QPalette.ColorRole:
    role: QPalette.ColorRole = QPalette.ColorRole["".join(p.capitalize() for p in name.split("_"))]
    return role


def style_sheet(name: Literal["light", "dark"]) -> str:
    """Return ``window.qss`` with the colours of the theme filled in."""
    text = resource_path("theme", "window.qss").read_text(encoding="utf-8")
    table = _table(name)
    primary = table["palette"]["highlight"]
    names = {
        **table["palette"],
        **table["colours"],
        "primary": primary,
        "primary_hover": QColor(primary).lighter(115).name(),
    }
    for key in sorted(names, key=len, reverse=True):
        text = text.replace(f"@{key}", names[key])
    return text


def font_of(size: int) -> QFont:
    """Return the window's font: Chinese families first, figures of equal width where known."""
    font = QFont()
    font.setFamilies(list(FONTS))
    font.setPointSize(size)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def apply(app: QApplication, name: ThemeName, size: int = NORMAL_SIZE) -> None:
    """Dress the whole program; may be called again at any time."""
    app.setStyle("Fusion")
    chosen = wanted(name)
    app.setPalette(palette_of(chosen))
    app.setFont(font_of(size))
    app.setStyleSheet(style_sheet(chosen))
    if sys.platform == "win32":  # the title bar follows the palette there
        from PySide6.QtCore import Qt

        app.styleHints().setColorScheme(
            Qt.ColorScheme.Dark if chosen == "dark" else Qt.ColorScheme.Light
        )

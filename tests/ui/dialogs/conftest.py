"""A scheme of next year, and one with a slip of its author."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop.resources import resource_path
from desktop.scheme.loader import BUILT_IN

EVENT = "T101_22"
"""An event indicator, switched off in the scheme of next year."""


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


@pytest.fixture
def next_year(tmp_path: Path) -> Path:
    """The directory of the built-in scheme's next version, with one indicator switched off."""
    target = tmp_path / "制度"
    shutil.copytree(resource_path("schemes", BUILT_IN), target)
    edit(target / "scheme.toml", '"2026.1"', '"2027.1"')
    with (target / "switches.csv").open("a", encoding="utf-8", newline="") as file:
        file.write(f"2027,{EVENT},\n")
    return target


@pytest.fixture
def broken(next_year: Path) -> Path:
    """The same with an unknown kind in row 2 of its indicators."""
    edit(next_year / "indicators.csv", ",integer,", ",interger,")
    return next_year

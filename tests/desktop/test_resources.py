"""Resources are found from source and in the frozen program."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop.resources import resource_path


def test_from_source_they_lie_beside_the_packages() -> None:
    assert resource_path("translations", "places.toml").is_file()


def test_frozen_they_lie_where_the_program_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resource_path("a", "b.csv") == tmp_path / "resources" / "a" / "b.csv"

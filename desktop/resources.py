"""Where the files that the program ships with are found, from source and frozen alike."""

from __future__ import annotations

import sys
from pathlib import Path


def resource_path(*parts: str) -> Path:
    """Return the path below ``resources/``; PyInstaller unpacks it beside the program."""
    root = Path(getattr(sys, "_MEIPASS", "") or Path(__file__).resolve().parent.parent)
    return root.joinpath("resources", *parts)

"""The one entrance: what is imported depends on what is asked for."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import main
from desktop import __version__

ROOT = Path(__file__).resolve().parent.parent
PROBE = """
import sys, main
status = main.main(sys.argv[1:])
print(*sorted({name.partition(".")[0] for name in sys.modules}))
sys.exit(status)
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run ``main.main(arguments)`` in a process of its own, which then prints what it imported."""
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-c", PROBE, *arguments],
        cwd=ROOT,
        env={**bare, **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main.main(["--version"]) == 0
    assert capsys.readouterr().out == f"交报 Jiaobao {__version__}\n"


def test_the_version_is_said_once_for_all() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__


@pytest.mark.parametrize("arguments", [("--version",), ("units", "--find", "凤冈", "--json")])
def test_the_command_line_loads_neither_qt_nor_the_window(arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 0, done.stderr
    loaded = set(done.stdout.splitlines()[-1].split())
    assert not loaded & {"PySide6", "shiboken6", "ui", "openpyxl", "numpy", "docx", "pandas"}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a display")
def test_without_a_display_one_line_says_so() -> None:
    done = run()
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "PySide6" not in done.stdout.split()

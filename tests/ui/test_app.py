"""Before Qt is imported: display, input method, and one line when there is no display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.faults import Fault
from ui.app import check_display, fix_input_method

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("environment", "platform"),
    [
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
        ({"DISPLAY": "far.away:0"}, "linux"),
        ({}, "win32"),
    ],
)
def test_where_there_may_be_a_display_qt_is_asked(
    environment: dict[str, str], platform: str
) -> None:
    check_display(environment, platform)


@pytest.mark.parametrize("environment", [{}, {"DISPLAY": ""}, {"DISPLAY": ":73519"}])
def test_no_display_is_a_plain_fault(environment: dict[str, str]) -> None:
    with pytest.raises(Fault) as raised:
        check_display(environment, "linux")
    assert raised.value.code == "window.no-display"
    assert environment.get("DISPLAY", "") in raised.value.text("en")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_program_says_so_in_one_line() -> None:
    dropped = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: text for name, text in os.environ.items() if name not in dropped}
    run = subprocess.run(
        [sys.executable, "main.py"],
        check=False,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 2
    assert run.stdout == ""
    assert run.stderr.startswith("[window.no-display] 没有可用的显示器")
    assert run.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("before", "after"), [("fcitx", "ibus"), ("fcitx5", "ibus"), ("ibus", "ibus"), ("", "")]
)
def test_fcitx_is_reached_through_ibus(before: str, after: str) -> None:
    environment = {"QT_IM_MODULE": before}
    fix_input_method(environment)
    assert environment["QT_IM_MODULE"] == after

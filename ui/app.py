"""Start of the window. Nothing of Qt is imported before it is known that there is a display."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

from desktop.faults import Fault

USAGE_FAULT = 2


def main() -> int:
    """Open the window and return the exit status when it is closed; 2 when it cannot be opened."""
    try:
        check_display(os.environ, sys.platform)
        fix_input_method(os.environ)
        return _run()
    except Fault as fault:
        sys.stderr.write(f"{fault}\n")
        return USAGE_FAULT


def _run() -> int:
    try:
        import PySide6.QtWidgets  # noqa: F401 is only to be found or not
    except ImportError as error:
        raise Fault("window.no-qt", cause=error) from error
    from ui.program import run

    return run()


def check_display(environment: Mapping[str, str], platform: str) -> None:
    """Raise Fault ``window.no-display`` where Qt would abort for want of a display."""
    if platform != "linux" or environment.get("QT_QPA_PLATFORM", "xcb") not in ("", "xcb"):
        return
    if environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY", "")
    if not display or not _answers(display):
        raise Fault("window.no-display", display=display or "DISPLAY")


def _answers(display: str) -> bool:
    """Say whether a local X server listens; one on another machine is believed."""
    host, _, number = display.partition(":")
    number = number.partition(".")[0]
    if host not in ("", "unix"):
        return True
    path = f"/tmp/.X11-unix/X{number}"  # noqa: S108 where X servers listen
    for address in (f"\0{path}", path):
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            if connection.connect_ex(address) == 0:
                return True
    return False


def fix_input_method(environment: dict[str, str] | os._Environ[str]) -> None:
    """Use the ibus plugin where fcitx is asked for but has none: fcitx5 speaks ibus too."""
    if environment.get("QT_IM_MODULE", "").startswith("fcitx") and not _fcitx_plugin():
        environment["QT_IM_MODULE"] = "ibus"


def _fcitx_plugin() -> bool:
    from importlib.util import find_spec

    spec = find_spec("PySide6")
    if spec is None or spec.origin is None:
        return False
    folder = Path(spec.origin).parent / "Qt" / "plugins" / "platforminputcontexts"
    return any(folder.glob("*fcitx*"))

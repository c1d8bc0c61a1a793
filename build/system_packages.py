"""Install by apt what the window, the tests or the package need from the system, if it is missing.

    python3 build/system_packages.py venv window tests package

Each argument names a group. What is present is found by looking (a library that loads, a command on
PATH), so a machine that has everything is left alone in a fraction of a second. What is missing is
installed as root or with sudo; where that is not possible one line says what to install, and the
exit status stays 0: the caller goes on with what works. Standard library only.
"""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# Library to be loaded → the package which has it. A second name is for Debian 13 and its relatives,
# where the package was renamed for 64-bit time.
OFFSCREEN_LIBRARIES = {
    "libEGL.so.1": ("libegl1",),
    "libGL.so.1": ("libgl1",),
    "libdbus-1.so.3": ("libdbus-1-3",),
    "libfontconfig.so.1": ("libfontconfig1",),
    "libglib-2.0.so.0": ("libglib2.0-0", "libglib2.0-0t64"),
    "libgssapi_krb5.so.2": ("libgssapi-krb5-2",),
    "libxkbcommon.so.0": ("libxkbcommon0",),
}
X_LIBRARIES = {
    "libX11-xcb.so.1": ("libx11-xcb1",),
    "libxcb-cursor.so.0": ("libxcb-cursor0",),
    "libxcb-icccm.so.4": ("libxcb-icccm4",),
    "libxcb-image.so.0": ("libxcb-image0",),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1",),
    "libxcb-randr.so.0": ("libxcb-randr0",),
    "libxcb-render-util.so.0": ("libxcb-render-util0",),
    "libxcb-shape.so.0": ("libxcb-shape0",),
    "libxcb-sync.so.1": ("libxcb-sync1",),
    "libxcb-xfixes.so.0": ("libxcb-xfixes0",),
    "libxcb-xkb.so.1": ("libxcb-xkb1",),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0",),
}

Wanted = tuple[str, ...]  # names of one package, the first that exists is taken


def loads(library: str) -> bool:
    """Say whether the dynamic loader finds ``library``."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font() -> bool:
    """Say whether fontconfig knows a font for Chinese."""
    if not shutil.which("fc-list"):
        return False
    listed = subprocess.run(
        ["fc-list", ":lang=zh", "family"], capture_output=True, text=True, check=False
    )
    return bool(listed.stdout.strip())


def has_office(library: str) -> bool:
    """Say whether LibreOffice is here with the part that ``library`` is, not only with others."""
    command = shutil.which("soffice") or shutil.which("libreoffice")
    return command is not None and Path(command).resolve().with_name(library).exists()


def wanted_for_venv() -> Iterator[Wanted]:
    """Yield what ``python3 -m venv`` lacks."""
    if importlib.util.find_spec("ensurepip") is None:
        yield ("python3-venv",)


def wanted_for_window() -> Iterator[Wanted]:
    """Yield what Qt lacks to draw Chinese text, on a screen or off it."""
    for library, packages in (OFFSCREEN_LIBRARIES | X_LIBRARIES).items():
        if not loads(library):
            yield packages
    if not shutil.which("fc-list"):
        yield ("fontconfig",)
    if not has_chinese_font():
        yield ("fonts-noto-cjk",)


def wanted_for_tests() -> Iterator[Wanted]:
    """Yield what the tests lack: an office to compare with, a display, pages as pictures."""
    if not has_office("libsclo.so"):
        yield ("libreoffice-calc-nogui", "libreoffice-calc")
    if not has_office("libswlo.so"):
        yield ("libreoffice-writer-nogui", "libreoffice-writer")
    if not shutil.which("pdftoppm"):
        yield ("poppler-utils",)
    if not shutil.which("Xvfb"):
        yield ("xvfb",)
    if not shutil.which("xauth"):
        yield ("xauth",)


def wanted_for_package() -> Iterator[Wanted]:
    """Yield what PyInstaller lacks."""
    if not shutil.which("objdump"):
        yield ("binutils",)
    library = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    if sys.executable.startswith("/usr/bin/") and not loads(f"lib{library}.so.1.0"):
        yield (f"lib{library}", f"lib{library}t64")


GROUPS: dict[str, Callable[[], Iterator[Wanted]]] = {
    "venv": wanted_for_venv,
    "window": wanted_for_window,
    "tests": wanted_for_tests,
    "package": wanted_for_package,
}


def as_root() -> list[str] | None:
    """Return what to put before a command to run it as root, None when that cannot be."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    # Without a terminal sudo must not wait for a password that nobody can type.
    ask = [] if sys.stdin.isatty() else ["-n"]
    allowed = subprocess.run(["sudo", *ask, "true"], capture_output=not ask, check=False)
    return ["sudo", *ask] if allowed.returncode == 0 else None


def apt(root: list[str], *arguments: str) -> bool:
    """Run apt-get with ``arguments``, quietly; show what it said only if it failed."""
    command = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
    command += ["-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        sys.stderr.write(done.stdout + done.stderr)
    return done.returncode == 0


def first_known(packages: Wanted) -> str:
    """Return the first of the names which apt can install, else the first."""
    for package in packages:
        known = subprocess.run(
            ["apt-cache", "policy", package],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
        if "Candidate:" in known.stdout and "Candidate: (none)" not in known.stdout:
            return package
    return packages[0]


def install(wanted: list[Wanted]) -> bool:
    """Install one package of each entry; False when that is not possible here."""
    root = as_root()
    if root is None:
        return False
    # The lists of packages may be absent (a container) or old (their files are gone by now).
    names = [first_known(packages) for packages in wanted]
    sys.stderr.write(f"正在安装系统组件 Installing: {' '.join(names)}\n")
    if any(Path("/var/lib/apt/lists").glob("*_Packages*")) and apt(
        root, "install", "-y", "--no-install-recommends", *names
    ):
        return True
    if not apt(root, "update"):
        return False
    names = [first_known(packages) for packages in wanted]
    return apt(root, "install", "-y", "--no-install-recommends", *names)


def main(groups: list[str]) -> int:
    """Provide the named groups; always 0 but for a wrong name."""
    unknown = [name for name in groups if name not in GROUPS]
    if unknown or not groups:
        sys.stderr.write(f"system_packages.py: {' | '.join(GROUPS)}\n")
        return 2
    if not sys.platform.startswith("linux"):
        return 0
    wanted = [packages for name in groups for packages in GROUPS[name]()]
    if wanted and not install(wanted):
        names = " ".join(packages[0] for packages in wanted)
        sys.stderr.write(
            f"缺少系统组件，请以管理员身份安装 Please install as root: apt-get install {names}\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

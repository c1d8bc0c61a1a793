"""Make the ``.venv`` ready: the right Python, the pinned libraries, the compiled translations.

    python3 build/setup.py            the window and the command line
    python3 build/setup.py tests      the same, and what the tests need from the system

Done work is remembered in a stamp inside ``.venv``, so that a second run costs a moment. Standard
library only; runs on Linux and Windows.
"""

import sys

if sys.version_info < (3, 11):  # before anything that an older Python would stumble over
    sys.exit("需要 Python 3.11 或更高版本 Python 3.11 or newer is needed: make PYTHON=python3.11")

import hashlib
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".ready"
REQUIREMENTS = ROOT / "requirements" / "dev.txt"
TRANSLATIONS = ROOT / "resources" / "translations"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")


def system_packages(*groups: str) -> None:
    """Let the system's own packages be looked for and installed."""
    script = ROOT / "build" / "system_packages.py"
    subprocess.run([sys.executable, str(script), *groups], check=True)


def wanted_stamp() -> str:
    """Return what the stamp says when ``.venv`` is as the requirements and this Python want it."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    return f"{sys.version_info[0]}.{sys.version_info[1]} {VENV} {digest}\n"


def works() -> bool:
    """Say whether the Python inside ``.venv`` is this version and has pip."""
    if not PYTHON.exists():
        return False
    probe = "import sys, pip; print(sys.version_info[0], sys.version_info[1])"
    told = subprocess.run([str(PYTHON), "-c", probe], capture_output=True, text=True, check=False)
    return told.stdout.split() == [str(part) for part in sys.version_info[:2]]


def ready() -> bool:
    """Say whether nothing needs to be done for the libraries."""
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == wanted_stamp()


def make_venv() -> None:
    """Create ``.venv`` unless there is one that works."""
    if works():
        return
    command = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        if "ensurepip" not in done.stdout:  # the line about missing packages has said it already
            sys.stderr.write(done.stdout + done.stderr)
        sys.exit("没有 python3-venv，无法继续 Cannot go on without python3-venv")


def install_libraries() -> None:
    """Install the pinned libraries, every file checked against its hash."""
    sys.stderr.write("正在安装 Python 组件 Installing the Python libraries …\n")
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    command += ["--disable-pip-version-check", "--require-hashes", "-r", str(REQUIREMENTS)]
    if subprocess.run(command, check=False).returncode != 0:
        sys.exit(
            "Python 组件未能安装（见上）The Python libraries could not be installed, see above"
        )
    STAMP.write_text(wanted_stamp(), "utf-8")


def compile_translations() -> None:
    """Turn each ``.ts`` that is newer than its ``.qm`` into the ``.qm`` which the window loads."""
    for source in sorted(TRANSLATIONS.glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        tool = SCRIPTS / "pyside6-lrelease"
        command = [str(tool), "-silent", str(source), "-qm", str(target)]
        if subprocess.run(command, check=False).returncode != 0:
            sys.stderr.write(f"英文界面未能生成 Not translated: {source.name}\n")


def main(arguments: list[str]) -> int:
    """Make everything ready and return 0; leave with a sentence when that is not possible."""
    needs_libraries = not ready()
    system_packages("window", *arguments, *(["venv"] if needs_libraries else []))
    if needs_libraries:
        make_venv()
        install_libraries()
    compile_translations()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

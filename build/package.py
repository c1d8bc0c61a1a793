"""Build the program with PyInstaller and let the result test itself.

    .venv/bin/python build/package.py

The program is ``dist/jiaobao/``; PyInstaller works below ``.build/``. Prints the size and the time
of a start. The exit status is that of the frozen program's own ``self-test``.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
PROGRAM = DIST / "jiaobao" / ("jiaobao.exe" if os.name == "nt" else "jiaobao")
STARTS = 5


def build() -> None:
    """Run PyInstaller; CalledProcessError when it fails."""
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    command += ["--workpath", str(ROOT / ".build"), "--distpath", str(DIST)]
    subprocess.run([*command, str(ROOT / "build" / "jiaobao.spec")], cwd=ROOT, check=True)


def size() -> int:
    """Return the bytes of the folder, a link counted as nothing."""
    files = (path for path in PROGRAM.parent.rglob("*") if not path.is_symlink())
    return sum(path.stat().st_size for path in files if path.is_file())


def start_time() -> float:
    """Return the seconds of the fastest of a few starts that print the version."""
    times = []
    for _ in range(STARTS):
        begin = time.perf_counter()
        subprocess.run([str(PROGRAM), "--version"], check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begin)
    return min(times)


def self_test() -> int:
    """Run the frozen program's own test away from the source; return its exit status."""
    with tempfile.TemporaryDirectory() as folder:
        place = {"QT_QPA_PLATFORM": "offscreen", "JIAOBAO_DATA": str(Path(folder) / "data")}
        told = subprocess.run(
            [str(PROGRAM), "self-test"], cwd=folder, env={**os.environ, **place}, check=False
        )
    return told.returncode


def main() -> int:
    """Build, measure, test."""
    build()
    sys.stdout.write(f"{PROGRAM}\n{size() / 1e6:.0f} MB, --version in {start_time():.2f} s\n")
    sys.stdout.flush()
    return self_test()


if __name__ == "__main__":
    sys.exit(main())

"""Make ready, apart from everything else, what the program is measured against: pandas.

    .venv/bin/python build/peers.py     prints its Python, nothing when it cannot be had

The program itself and its tests never see these libraries. Without a network the measurements go on
without the peer.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REQUIREMENTS = ROOT / "requirements" / "benchmark.txt"
VENV = ROOT / ".build" / "peers"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / ".ready"


def ready() -> bool:
    """Make the environment unless it is there as the requirements want it; say whether it is."""
    wanted = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if PYTHON.exists() and STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return True
    sys.stderr.write("正在准备对比环境 Preparing what is measured against …\n")
    make = [sys.executable, "-m", "venv", "--clear", str(VENV)]
    install = [str(PYTHON), "-m", "pip", "install", "--quiet", "--no-input"]
    install += ["--disable-pip-version-check", "--require-hashes", "-r", str(REQUIREMENTS)]
    for command in (make, install):
        if subprocess.run(command, check=False, stdout=sys.stderr).returncode != 0:
            sys.stderr.write("没有对比环境，略去 pandas 一项 Measured without pandas\n")
            return False
    STAMP.write_text(wanted, "utf-8")
    return True


if __name__ == "__main__":
    if ready():
        print(PYTHON)

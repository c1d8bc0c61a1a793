"""Pin the libraries of requirements/*.in with the hashes of their files, naming no host.

    python3 build/lock.py             needs uv on PATH

The same answer for every system (``--universal``), so that one list serves Linux and Windows.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parent.parent / "requirements"
OPTIONS = ["--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"]
OPTIONS += ["--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--no-header"]


def main() -> int:
    """Write run.txt, dev.txt and benchmark.txt; return uv's exit status when it fails."""
    for name in ("run", "dev", "benchmark"):
        command = ["uv", "pip", "compile", *OPTIONS, f"{name}.in", "-o", f"{name}.txt"]
        done = subprocess.run(command, cwd=REQUIREMENTS, check=False)
        if done.returncode != 0:
            return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())

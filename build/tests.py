"""Run every test in two processes at once, one for each of two cores.

    .venv/bin/python build/tests.py            everything
    .venv/bin/python build/tests.py ARGS…      one process, with pytest's own arguments

The first half is told as it runs, the second when both are done. The exit status is not 0 when
either has failed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest", "-q", "--benchmark-disable"]
OTHERWISE = ["--ignore=tests/benchmarks"]
"""Measurements have a target of their own, ``make benchmark``, where nothing else runs."""
HALF = [
    "tests/desktop/workbook",
    "tests/desktop/submission",
    "tests/desktop/province",
    "tests/scenarios",
]
"""LibreOffice, cryptography and whole files: what waits most."""


def main(arguments: list[str]) -> int:
    """Return 0 when every test passed."""
    if arguments:
        return subprocess.run([*PYTEST, *arguments], cwd=ROOT, check=False).returncode
    rest = [*OTHERWISE, *(f"--ignore={part}" for part in HALF)]
    with tempfile.TemporaryFile() as told:
        other = subprocess.Popen(
            [*PYTEST, "-p", "no:cacheprovider", *HALF],
            cwd=ROOT,
            stdout=told,
            stderr=subprocess.STDOUT,
        )
        try:
            first = subprocess.run([*PYTEST, *rest], cwd=ROOT, check=False).returncode
            second = other.wait()
        finally:
            other.kill()
        told.seek(0)
        sys.stdout.flush()
        sys.stdout.buffer.write(told.read())
    return first or second


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Commands run in this process; what they print comes back in parts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop import cli
from desktop.scheme.compute import Figures
from desktop.scheme.loader import load_built_in
from desktop.submission.keys import own_key
from desktop.submission.seal import make_seal
from desktop.workbook.export import workbook
from desktop.workbook.sealing import Sealing
from tests.desktop.workbook.fills import random_fill


@dataclass(frozen=True)
class Answer:
    """What one command did."""

    status: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON objects, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def codes(self) -> list[str]:
        """The codes of the faults, one a line."""
        return [line.partition("]")[0].removeprefix("[") for line in self.err.splitlines()]


Run = Callable[..., Answer]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command of the command line."""

    def run_command(*words: str) -> Answer:
        capsys.readouterr()
        status = cli.main(list(words))
        told = capsys.readouterr()
        return Answer(status, told.out, told.err)

    return run_command


@pytest.fixture(scope="session")
def sealed_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a county's report as a sealed workbook, made on another computer."""
    folder = tmp_path_factory.mktemp("county")
    scheme, key = load_built_in(), own_key(folder)
    snapshot = random_fill(scheme, "county", 1)
    made_at = "2027-01-05T09:00:00+08:00"
    sealing = Sealing("", "", lambda records: make_seal(records, key, made_at))
    figures = Figures(scheme, snapshot)
    path = folder / "收到的文件.xlsx"
    path.write_bytes(workbook(scheme, snapshot, figures, (), draft=False, sealing=sealing))
    return path

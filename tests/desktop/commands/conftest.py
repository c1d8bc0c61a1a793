"""Commands run in this process; what they print comes back in parts."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from desktop import cli


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

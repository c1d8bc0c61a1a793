"""Running long work to its end without telling of it."""

from __future__ import annotations

from collections.abc import Generator

import pytest

from desktop.faults import Fault
from desktop.progress import Progress, finish


def work(fail: bool = False) -> Generator[Progress, None, str]:
    yield Progress(1, 2, "one")
    if fail:
        raise Fault("records.busy")
    yield Progress(2, 2, "two")
    return "made"


def test_what_it_returns() -> None:
    assert finish(work()) == "made"


def test_what_it_raises() -> None:
    with pytest.raises(Fault, match="busy"):
        finish(work(fail=True))

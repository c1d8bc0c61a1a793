"""Demo data from the command line."""

from __future__ import annotations

import pytest

from desktop.demo import make
from desktop.progress import Progress


def test_it_fills_the_store_with_what_was_asked(run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, object] = {}

    def two_steps(store, scheme, units, *, counties: int, seed: int):
        asked.update(counties=counties, seed=seed, scheme=scheme.id)
        yield Progress(1, 2, "甲")
        yield Progress(2, 2, "乙")

    monkeypatch.setattr(make, "make_demo", two_steps)
    answer = run("demo", "--units", "3", "--seed", "7", "--json")
    assert asked == {"counties": 3, "seed": 7, "scheme": "transport-annual"}
    assert answer.status == 0
    assert answer.records[0]["reports"] == 2
    assert answer.err == ""


@pytest.mark.parametrize("number", ["0", "89", "x", "-1"])
def test_a_number_of_counties_that_cannot_be(run, number: str) -> None:
    answer = run("demo", f"--units={number}")
    assert (answer.status, answer.codes) == (2, ["cli.usage"])

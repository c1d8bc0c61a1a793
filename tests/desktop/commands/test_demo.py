"""Demo data from the command line."""

from __future__ import annotations

import pytest

from desktop.demo import make, receive
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


def test_received_does_the_other_side_after_it(run, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[tuple[str, int, int]] = []

    def step(name: str):
        def work(store, scheme, units, *, counties: int, seed: int):
            done.append((name, counties, seed))
            yield Progress(1, 1, name)

        return work

    monkeypatch.setattr(make, "make_demo", step("made"))
    monkeypatch.setattr(receive, "receive_demo", step("received"))
    answer = run("demo", "--units", "2", "--received")
    assert (answer.status, done) == (0, [("made", 2, 1), ("received", 2, 1)])
    assert "接收" in answer.out


@pytest.mark.parametrize("number", ["0", "89", "x", "-1"])
def test_a_number_of_counties_that_cannot_be(run, number: str) -> None:
    answer = run("demo", f"--units={number}")
    assert (answer.status, answer.codes) == (2, ["cli.usage"])

"""What a total lacks, said in the text: once a sentence, of the least covered figure in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from desktop.narrative.draft import Figure, Reach, Run
from desktop.narrative.wording import phrase

ENDS = re.compile(r"[。；！？]")
"""What ends a sentence."""
PAUSES = re.compile(r"[，、；。：！？）]")
"""Where a remark may stand: before one of these."""


def lacks(figure: Figure | None) -> bool:
    """Whether a printed figure lacks units."""
    return (
        figure is not None
        and figure.state in ("value", "text")
        and figure.reach is not None
        and not figure.reach.complete
    )


def least(figures: Iterable[Figure | None]) -> str:
    """Return the remark on the least covered of ``figures``, "" when none lacks a unit."""
    found = [one for one in figures if one is not None and lacks(one)]
    return _remark(min(found, key=_share)) if found else ""


def with_coverage(runs: Sequence[Run]) -> list[Run]:
    """Return the runs of a paragraph with a remark in each sentence that lacks units."""
    found = list(runs)
    for at in reversed(_least_of_sentences(found)):
        _insert(found, at)
    return found


def _least_of_sentences(runs: Sequence[Run]) -> list[int]:
    """Return the place of the least covered figure of each sentence that has one."""
    places: list[int] = []
    best: int | None = None
    for at, run in enumerate(runs):
        figure = run.figure
        if figure is not None and lacks(figure):
            held = runs[best].figure if best is not None else None
            if held is None or _share(figure) < _share(held):
                best = at
        if best is not None and best <= at and ENDS.search(run.text):
            places.append(best)
            best = None
    return places if best is None else [*places, best]


def _insert(runs: list[Run], at: int) -> None:
    """Put the remark on the figure at ``at`` before the next pause behind it."""
    figure = runs[at].figure
    if figure is None:
        return
    remark = Run(_remark(figure))
    for place in range(at + 1, len(runs)):
        pause = PAUSES.search(runs[place].text)
        if pause is None:
            continue
        text = runs[place].text
        if runs[place].figure is None and pause.start():
            runs[place : place + 1] = [
                Run(text[: pause.start()]),
                remark,
                Run(text[pause.start() :]),
            ]
        else:
            runs.insert(place, remark)
        return
    runs.append(remark)


def _share(figure: Figure) -> float:
    reach = figure.reach
    return reach.answered / reach.units if reach is not None and reach.units else 1.0


def _remark(figure: Figure) -> str:
    return remark_on(figure.reach)


def remark_on(reach: Reach | None) -> str:
    """Return the remark on who answered, "" when everyone did."""
    if reach is None or reach.complete:
        return ""
    return phrase("state", "answered", answered=reach.answered, counted=reach.counted)

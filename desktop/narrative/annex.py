"""数据溯源表: what stands behind each figure of the draft, complete and short enough to be printed.

What would be said many times is said once. Most figures come from the same cell of many files: so
files and methods are numbered, and a figure names cells and numbers, ``表2-1!E7：文件 3–90``. The
same figure at several places is one row, and figures that lack the same units stand together. Where
few units make a figure, what they gave stands there too; of many it stands in the consolidated
workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop.narrative.controls import SLOT
from desktop.narrative.draft import Behind, Figure, Reach, Trace
from desktop.words import Language, say

FEW = 3
"""So many values of units are written out."""


class File(NamedTuple):
    """A file that was accepted."""

    unit: str
    """Name of the unit."""
    name: str
    version: int


class Alike(NamedTuple):
    """One figure, at all the places where it stands."""

    tags: tuple[str, ...]
    """Of those places that have a name of their own; () for one in a table."""
    trace: Trace


class Lacking(NamedTuple):
    """Figures that lack the same units."""

    reach: Reach
    figures: tuple[Figure, ...]


def numbered_files(traces: Iterable[Trace]) -> dict[File, int]:
    """Return every file behind ``traces`` with its number, from 1, in the order they appear."""
    files = (_file_of(one) for trace in traces for one in trace.behind)
    return {file: number for number, file in enumerate(dict.fromkeys(files), 1)}


def numbered_methods(traces: Iterable[Trace]) -> dict[str, int]:
    """Return every method of ``traces`` with its number, from 1, in the order they appear."""
    methods = (trace.method for trace in traces if trace.method)
    return {method: number for number, method in enumerate(dict.fromkeys(methods), 1)}


def alike(traces: Iterable[Trace]) -> list[Alike]:
    """Return ``traces`` with those of the same formula and text as one, where the first stands."""
    found: dict[tuple[str, str], list[Trace]] = {}
    for trace in traces:
        found.setdefault((trace.figure.formula, trace.figure.text), []).append(trace)
    return [Alike(named(one.figure for one in several), several[0]) for several in found.values()]


def named(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return the tags of figures that have a name of their own."""
    return tuple(one.tag for one in figures if SLOT in one.tag)


def lacking(figures: Iterable[Figure]) -> list[Lacking]:
    """Return ``figures`` by the units that they lack."""
    found: dict[Reach, list[Figure]] = {}
    for figure in figures:
        if figure.reach is not None:
            found.setdefault(figure.reach, []).append(figure)
    return [Lacking(reach, tuple(several)) for reach, several in found.items()]


def sources(trace: Trace, numbers: Mapping[File, int], lang: Language = "zh") -> tuple[str, ...]:
    """Return a line for each key behind a figure, with its cells and the files that have it there.

    The key is left out where it is the only one and the formula names it.
    """
    keys: dict[str, dict[str, list[Behind]]] = {}
    for one in dict.fromkeys(trace.behind):
        place = f"{one.sheet}!{one.cell}" if one.cell else ""
        keys.setdefault(one.key, {}).setdefault(place, []).append(one)
    between = "；" if lang == "zh" else "; "
    lines = []
    for key, places in keys.items():
        told = between.join(
            say(
                "report.source" if place else "report.source-counted",
                lang,
                place=place,
                files=ranges([numbers[_file_of(one)] for one in behind]),
                rows=sum(one.rows for one in behind),
            )
            + _values(behind, lang)
            for place, behind in places.items()
        )
        alone = len(keys) == 1 and trace.figure.keys in ((key,), ())
        lines.append(told if alone else say("report.source-of", lang, key=key, told=told))
    return tuple(lines)


def ranges(numbers: Sequence[int]) -> str:
    """Return ``1–3, 7`` for 1, 2, 3 and 7 in any order."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def coverage(reach: Reach | None, lang: Language = "zh") -> str:
    """Return ``88 中 86 已报``; nothing of what no unit answers."""
    if reach is None:
        return ""
    return say("consolidation.coverage", lang, units=reach.units, answered=reach.answered)


def _file_of(behind: Behind) -> File:
    return File(behind.unit, behind.file, behind.version)


def _values(behind: Sequence[Behind], lang: Language) -> str:
    """Return what a few units gave, nothing of many; what the province adjusted always."""
    shown = behind if len(behind) <= FEW else [one for one in behind if one.adjusted]
    if not shown:
        return ""
    told = [
        say(
            "report.source-adjusted" if one.adjusted else "report.source-value",
            lang,
            unit=one.unit,
            value=one.value,
            reason=one.adjusted,
        )
        for one in shown
    ]
    return say("report.source-values", lang, values=told)

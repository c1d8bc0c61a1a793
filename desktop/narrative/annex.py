"""数据溯源表: what stands behind each figure of the draft, complete and short enough to be printed.

Most figures come from the same cell of many files. So files are numbered once, and a figure names
sheet, cell and the numbers: ``表2-1!E7：文件 3–90（88 份）``. Where a few units make a figure, what
they gave stands there too; of many it stands in the consolidated workbook.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from desktop.narrative.draft import Behind, Figure, Reach, Trace
from desktop.words import Language, say

FEW = 3
"""So many values of units are written out."""
NAMED = 12
"""So many units that a figure lacks are named."""


class File(NamedTuple):
    """A file that was accepted."""

    unit: str
    """Name of the unit."""
    name: str
    version: int


def file_of(behind: Behind) -> File:
    """Return the file in which a figure stands."""
    return File(behind.unit, behind.file, behind.version)


def numbered(traces: Iterable[Trace]) -> dict[File, int]:
    """Return every file behind ``traces`` with its number, from 1, in the order they appear."""
    found: dict[File, int] = {}
    for trace in traces:
        for one in trace.behind:
            found.setdefault(file_of(one), len(found) + 1)
    return found


def sources(trace: Trace, numbers: Mapping[File, int], lang: Language = "zh") -> tuple[str, ...]:
    """Return a line for each key and cell behind a figure, with the files that have it there."""
    places: dict[tuple[str, str, str], list[Behind]] = {}
    for one in trace.behind:
        places.setdefault((one.key, one.sheet, one.cell), []).append(one)
    return tuple(
        say(
            "report.source" if cell else "report.source-counted",
            lang,
            key=key,
            place=f"{sheet}!{cell}",
            files=ranges([numbers[file_of(one)] for one in behind]),
            count=len(behind),
            rows=sum(one.rows for one in behind),
        )
        + _values(behind, lang)
        for (key, sheet, cell), behind in places.items()
    )


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


def lacking(figure: Figure, lang: Language = "zh") -> str:
    """Return the names of the units that a figure lacks, the first dozen and how many they are."""
    names = figure.reach.missing if figure.reach is not None else ()
    if len(names) <= NAMED:
        return say("report.lacking", lang, units=names)
    return say("report.lacking-many", lang, units=names[:NAMED], count=len(names))


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

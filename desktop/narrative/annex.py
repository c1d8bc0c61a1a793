"""数据溯源表: what stands behind each figure of the draft, compact enough to be printed.

Most figures come from the same cell of many files. So files are numbered once, and a figure names
sheet, cell and the numbers: ``表2-1 E7：文件 3–90（88 份）``. What each single unit gave stands
in the consolidated workbook; where a few units make a figure, their values stand here too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop.narrative.draft import Figure
from desktop.scheme.values import NA, Value
from desktop.words import Language, say

FEW = 3
"""So many values of units are written out."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that was accepted."""

    unit: str
    """Name of the unit."""
    name: str
    version: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Given:
    """What one unit gave to one key behind a figure."""

    key: str
    file: File
    value: Value | None
    """采用数: what entered the total."""
    sheet: str = ""
    cell: str = ""
    """Both blank when it was counted from ledger rows, or the province adjusted a blank."""
    adjusted: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One figure with all that stands behind it."""

    figure: Figure
    name: str
    """Of the indicators it is worked out from; of a variable its name."""
    formula: str
    """In words, codes beside names."""
    given: tuple[Given, ...] = ()


def numbered(rows: Iterable[Row]) -> dict[File, int]:
    """Return every file behind ``rows`` with its number, in the order in which they appear."""
    found: dict[File, int] = {}
    for row in rows:
        for one in row.given:
            found.setdefault(one.file, len(found) + 1)
    return found


def sources(row: Row, numbers: Mapping[File, int], lang: Language = "zh") -> tuple[str, ...]:
    """Return a line for each key and cell behind a figure, with the files that have it there."""
    places: dict[tuple[str, str, str], list[Given]] = {}
    for one in row.given:
        places.setdefault((one.key, one.sheet, one.cell), []).append(one)
    return tuple(
        say(
            "report.source" if sheet else "report.source-counted",
            lang,
            key=key,
            place=f"{sheet}!{cell}",
            files=ranges([numbers[one.file] for one in given]),
            count=len(given),
            values=_values(given, lang),
        )
        for (key, sheet, cell), given in places.items()
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


def plain(value: Value | None, lang: Language = "zh") -> str:
    """Return a value as it is: all of its digits, 不涉及, or — for a blank."""
    if value is None:
        return "—"
    if value is NA:
        return say("report.na", lang)
    return str(value)


def _values(given: Sequence[Given], lang: Language) -> str:
    """Return the values of a few units, nothing when there are many; adjusted ones always."""
    shown = given if len(given) <= FEW else [one for one in given if one.adjusted]
    if not shown:
        return ""
    told = [
        say(
            "report.source-adjusted" if one.adjusted else "report.source-value",
            lang,
            unit=one.file.unit,
            value=plain(one.value, lang),
        )
        for one in shown
    ]
    return say("report.source-values", lang, values=told)

"""The draft of the annual report: text in which every figure knows where it comes from.

What :mod:`desktop.narrative.writing` makes of a template and the figures, and what document,
window, read-back and the list of changed sentences work with. Immutable, no behaviour but look-up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from desktop.scheme.template import BlockKind
from desktop.scheme.values import Value

State = Literal["value", "missing", "na", "text"]
"""A figure; one that nobody gave; 不涉及 by all; a name, a date or an assertion in words."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Who stands behind a figure: the coverage of the least covered total in it."""

    answered: int
    units: int
    missing: tuple[str, ...] = ()
    """Names of the units that sent nothing, or left it blank."""

    @property
    def complete(self) -> bool:
        """Whether everyone who should have answered did."""
        return self.answered == self.units


@dataclass(frozen=True, slots=True)
class Figure:
    """One printed figure, name or assertion."""

    tag: str
    """Its name in the document: the slot (``2.1#02``), else the formula itself. Unique in a draft."""
    section: str
    formula: str
    """What was worked out; the code of a variable for names and dates."""
    keys: tuple[str, ...]
    """Keys of the totals that the formula reads, to trace."""
    value: Value | None
    """Exact, before rounding and wording."""
    text: str
    """As printed, with unit and wording: ``增长12.3%``, ``320余件``, ``【缺数】``."""
    state: State
    reach: Reach | None
    """None for names, dates and what the year alone gives."""
    line: int
    """Line of the template."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; with ``figure`` it is that figure."""

    text: str
    figure: Figure | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """One series of a chart; a value is None where nobody gave it."""

    name: str
    values: tuple[Value | None, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One title, heading, paragraph, table or chart of the draft."""

    kind: BlockKind | Literal["chosen"]
    """``chosen`` is a text that the statistician took from a unit's 文字说明."""
    section: str
    line: int
    """Line of the template; 0 for chosen texts."""
    runs: tuple[Run, ...] = ()
    rows: tuple[tuple[tuple[Run, ...], ...], ...] = ()
    categories: tuple[str, ...] = ()
    bars: tuple[Bars, ...] = ()
    source: str = ""
    """Of a chosen text: unit and title of the narrative."""

    @property
    def text(self) -> str:
        """The words of a heading or paragraph."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Sentence:
    """What ends with a full stop, a semicolon or the paragraph."""

    section: str
    text: str
    tags: tuple[str, ...]
    """Of the figures in it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The whole draft."""

    period: str
    title: str
    parts: tuple[Part, ...]
    figures: Mapping[str, Figure]
    """By tag, in the order of the text."""

    @property
    def missing(self) -> tuple[Figure, ...]:
        """Figures that nobody gave."""
        return tuple(one for one in self.figures.values() if one.state == "missing")

    @property
    def partial(self) -> tuple[Figure, ...]:
        """Figures that lack units."""
        return tuple(
            one
            for one in self.figures.values()
            if one.state == "value" and one.reach is not None and not one.reach.complete
        )

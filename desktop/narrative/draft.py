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
    counted: str = "个单位"
    """How the text counts who answers: 个县区, 个市州, 个单位."""

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
    """As printed, with unit and wording: ``增长12.3%``, ``320余件``, ``【缺数】``. Of an assertion
    the words that are its own, joined: a figure that stands inside it is a figure by itself."""
    state: State
    reach: Reach | None
    """None for names, dates and what the year alone gives."""
    line: int
    """Line of the template."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text; with ``figure`` it is that figure.

    An assertion that has figures inside it is several runs of one figure, with those between them.
    """

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
class Behind:
    """What one unit gives to a figure: one line of its trace."""

    key: str
    """Of the total that it enters: the figure itself, or a part or weight of it."""
    unit: str
    """Name of the unit."""
    value: str
    """采用数 in words, with its unit: ``1,234.50万元``."""
    file: str
    sheet: str
    cell: str
    version: int
    rows: int
    """Ledger rows of this unit that are counted; 0 when no ledger is read."""
    adjusted: str
    """Why the province adopts another figure than the unit reported; "" if it does not."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One row of the annex 数据溯源表."""

    figure: Figure
    words: str
    """The formula in words: names of the indicators and measures in place of their keys."""
    value: str
    """The exact value in words, before rounding and wording."""
    method: str
    """How the totals in it come about: 合计（县级）…"""
    behind: tuple[Behind, ...]


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
        """Figures that lack units; an assertion that is not made for want of them is one."""
        return tuple(
            one
            for one in self.figures.values()
            if one.state in ("value", "text") and one.reach is not None and not one.reach.complete
        )

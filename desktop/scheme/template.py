"""The text of the annual report: ``report.md`` of a scheme, as a province edits it.

Lines of text; a blank line ends a paragraph, and the lines of a paragraph are joined without a
space. ``# `` is the title, ``## `` a part (一、), ``### `` a section (（一）). ``{#2.1}`` at the end
of a heading, or alone on a line, says which section of the forms begins there; ``{#2.0}`` is what
opens the second part. A line ``表：…`` and lines that begin with ``|`` below it are a table. In
braces, which close on the line where they open, stands what is not text:

    {2.1#01: T201_01.actual / 10000 | 亿元 | 突破}   a figure: slot, formula, unit, wording
    {1.1#08: V02}                                    a name or date, see ``variables.csv``
    {1.2#G02? T102_13.actual = 0 | 未发生… | 发生…{T102_13.actual | 起}}   one text or the other
    {图: 标题 | 分市州 | 上年 = formula | 本年 = formula}                    a chart, alone on a line

Slot, unit and wording may be left out (``{? …}`` is a choice without a slot), and so may the
second text of a choice. A slot's name begins with the section it stands in and is given once; the
two texts of one choice may share it. What the wording words mean is said in
:mod:`desktop.narrative.wording`; here they are only known by name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["title", "part", "section", "paragraph", "table", "chart", "mark"]

APPROXIMATIONS = ("余", "多", "突破", "以下", "近", "约", "左右", "预计")
"""Words of which a figure has one at most, 预计 apart."""
WORDING = (*APPROXIMATIONS, "增减", "增减点", "倍", "超目标", "位次", "大写", "千分")
"""Every wording word that needs no number."""
DECIMALS = re.compile(r"(?:[0-9]位|[2-9]倍)\Z")
"""The wording that has one: decimals to be printed (``1位``), growth said in times (``3倍``)."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file, both counted from 1."""

    line: int
    column: int


NOWHERE = Place(0, 0)


@dataclass(frozen=True, slots=True)
class Text:
    """Words that are printed as they stand."""

    text: str


@dataclass(frozen=True, slots=True)
class Variable:
    """A name or a date: ``{1.1#08: V02}``."""

    slot: str
    """``1.1#08``; blank when none is given."""
    code: str
    place: Place


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure: ``{2.1#01: T201_01.actual / 10000 | 亿元 | 突破}``."""

    slot: str
    formula: str
    unit: str
    """Printed behind the number, blank when the text or the heading of a column says it."""
    wording: tuple[str, ...]
    """余, 突破, 增减, 1位 …: one of ``WORDING``, or ``DECIMALS``."""
    place: Place
    formula_place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One text when ``formula`` holds, else the other: ``{1.2#G02? … | … | …}``."""

    slot: str
    formula: str
    holds: tuple[Piece, ...]
    otherwise: tuple[Piece, ...]
    place: Place
    formula_place: Place = field(default=NOWHERE, compare=False)


Piece = Text | Variable | Slot | Choice


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart shows under one name."""

    name: str
    formula: str
    formula_place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, table or chart."""

    kind: BlockKind
    section: str
    """Code of the section of the forms it belongs to: "0", "1.1", "2.0", "9" …"""
    place: Place
    pieces: tuple[Piece, ...] = ()
    """Of a title, heading or paragraph; of a table its caption; of a chart its title."""
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    """Of a table: its heading row first."""
    by_prefecture: bool = False
    """Of a chart: one group of bars for each prefecture, else one bar for each series."""
    series: tuple[Series, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """The whole text."""

    blocks: tuple[Block, ...]

    def slots(self) -> tuple[tuple[str, str, Variable | Slot | Choice], ...]:
        """Return (section, slot, piece) of everything in braces, in order; unnamed ones too."""
        return tuple(
            (block.section, piece.slot, piece)
            for block in self.blocks
            for pieces in (block.pieces, *(cell for row in block.rows for cell in row))
            for piece in _flat(pieces)
        )


def _flat(pieces: tuple[Piece, ...]) -> list[Variable | Slot | Choice]:
    found: list[Variable | Slot | Choice] = []
    for piece in pieces:
        if not isinstance(piece, Text):
            found.append(piece)
        if isinstance(piece, Choice):
            found += _flat(piece.holds)
            found += _flat(piece.otherwise)
    return found

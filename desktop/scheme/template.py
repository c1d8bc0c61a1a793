"""The text of the annual report: ``report.md`` of a scheme, as a province edits it.

Lines of text; a blank line ends a paragraph. ``# `` is the title, ``## `` a part (一、), ``### ``
a section (（一）). ``{#2.1}`` at the end of a heading, or alone on a line, says which section of
the forms begins there. A line ``表：…`` and lines that begin with ``|`` below it are a table. In
braces stands what is not text:

    {2.1#01: T201_01.actual / 10000 | 亿元 | 突破}   a figure: slot, formula, unit, wording
    {1.1#08: V02}                                    a name or date, see ``variables.csv``
    {1.2#G02? T102_13.actual = 0 | 未发生… | 发生…{T102_13.actual | 起}}   one text or the other
    {图: 标题 | 分市州 | 上年 = formula | 本年 = formula}                    a chart, alone on a line

Slot, unit and wording may be left out, and so may the second text of a choice. What the wording
words mean is said in :mod:`desktop.narrative.wording`; here they are only known by name.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

BlockKind = Literal["title", "part", "section", "paragraph", "table", "chart", "mark"]


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file, both counted from 1."""

    line: int
    column: int


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
    """余, 突破, 增减, 1位 …: see ``WORDING`` below."""
    place: Place


@dataclass(frozen=True, slots=True)
class Choice:
    """One text when ``formula`` holds, else the other: ``{1.2#G02? … | … | …}``."""

    slot: str
    formula: str
    holds: tuple[Piece, ...]
    otherwise: tuple[Piece, ...]
    place: Place


Piece = Text | Variable | Slot | Choice


@dataclass(frozen=True, slots=True)
class Series:
    """What a chart shows under one name."""

    name: str
    formula: str


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

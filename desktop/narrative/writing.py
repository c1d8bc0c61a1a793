"""The draft written: a template, and the figures it asks for.

Nothing is made up on the way. A figure that nobody gave is printed as 【缺数】 (in a table as a dash)
and listed; one that lacks units says in its sentence how many answered; an assertion is printed
only when it holds and everyone behind it answered, else its plain wording is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from desktop.narrative.coverage import least, remark_on, with_coverage
from desktop.narrative.draft import Bars, Draft, Figure, Part, Reach, Run, State
from desktop.narrative.rounding import digits_of
from desktop.narrative.wording import COMPARING, Figures, Worded, phrase, unknown, worded
from desktop.scheme.formula import compile_formula
from desktop.scheme.formula.operands import is_inexact
from desktop.scheme.keys import parse_key
from desktop.scheme.model import Scheme
from desktop.scheme.template import Block, Choice, Piece, Slot, Template, Text, Variable
from desktop.scheme.values import NA, Value

HEADINGS = ("title", "part", "section")
QUOTIENT_DECIMALS = 2
"""Of a figure that was divided: 亿元 from 万元, 万公里 from 公里."""
LONGEST_TAG = 60
"""Characters of a tag; Word takes 64."""
_SAYING = re.compile(r"为\Z")
"""A rate is so much, but 不涉及 alone: 完成率不涉及."""
SAYS = {True: "是", False: "否"}


class Source(Protocol):
    """The figures of a period, as formulas ask for them."""

    def value(self, formula: str) -> Value | bool | None:
        """Return what a formula gives, exact; None when blank, NA when all say 不涉及."""

    def reach(self, keys: Iterable[str]) -> Reach | None:
        """Return the coverage of the least covered of ``keys``; None when no unit answers any."""

    def by_prefecture(self, formula: str) -> Sequence[tuple[str, Value | bool | None]]:
        """Return name and value of each prefecture, in the order of their codes."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """A text of a unit that was taken into the report."""

    section: str
    text: str
    source: str
    """Unit and title of the narrative."""


def write(
    template: Template,
    source: Source,
    scheme: Scheme,
    period: str,
    values: Mapping[str, str],
    chosen: Iterable[Chosen] = (),
) -> Draft:
    """Return the draft. ``values`` are the names and dates that were entered: code → text.

    The template has passed the linter: every name in it is one of ``scheme``.
    """
    return _Writer(source, scheme, values).draft(template, period, chosen)


def keys_of(formula: str) -> tuple[str, ...]:
    """Return the keys of totals and ledger columns that a formula reads."""
    compiled = compile_formula(formula)
    return (*(name for name in compiled.names if name.startswith("T")), *compiled.columns)


def decimals_of(scheme: Scheme, formula: str) -> int:
    """Return the decimals that a figure of ``formula`` has when none are asked for."""
    found = []
    for key in keys_of(formula):
        parts = parse_key(key)
        if parts is None:
            continue
        if indicator := scheme.indicators.get(parts.code):
            found.append(indicator.measure_decimals(parts.field))
        elif (ledger := scheme.ledgers.get(parts.code)) and (
            column := ledger.column(parts.field)
        ) is not None:
            found.append(column.decimals)
    if is_inexact(compile_formula(formula).node):
        found.append(QUOTIENT_DECIMALS)
    return max(found, default=0)


class _Writer:
    """Writes block after block and keeps every figure under its tag."""

    def __init__(self, source: Source, scheme: Scheme, values: Mapping[str, str]) -> None:
        self._source = source
        self._scheme = scheme
        self._values = values
        self._figures: dict[str, Figure] = {}

    def draft(self, template: Template, period: str, chosen: Iterable[Chosen]) -> Draft:
        waiting: dict[str, list[Chosen]] = {}
        for one in chosen:
            waiting.setdefault(one.section, []).append(one)
        parts: list[Part] = []
        section = ""
        for block in template.blocks:
            if block.kind in HEADINGS or block.section != section:
                parts += _taken(waiting.pop(section, ()))
            section = block.section
            if block.kind != "mark":
                parts.append(self._part(block))
        for left in (section, *waiting):
            parts += _taken(waiting.get(left, ()))
            waiting[left] = []
        title = next((part.text for part in parts if part.kind == "title"), "")
        return Draft(period, title, tuple(parts), self._figures)

    def _part(self, block: Block) -> Part:
        line = block.place.line
        runs = self._runs(block.pieces, block)
        if block.kind == "table":
            rows = tuple(
                tuple(tuple(self._runs(cell, block, cell=True)) for cell in row)
                for row in block.rows
            )
            partial = least(run.figure for row in rows for cell in row for run in cell)
            caption = [*runs, *([Run(partial)] if partial else [])]
            return Part("table", block.section, line, tuple(caption), rows)
        if block.kind == "chart":
            return self._chart(block, tuple(runs))
        if block.kind == "paragraph":
            runs = with_coverage(runs)
        return Part(block.kind, block.section, line, tuple(runs))

    def _chart(self, block: Block, runs: tuple[Run, ...]) -> Part:
        categories: tuple[str, ...] = ()
        bars = []
        for series in block.series:
            if block.by_prefecture:
                found = self._source.by_prefecture(series.formula)
                categories = tuple(name for name, _ in found)
                values = tuple(_number(value) for _, value in found)
            else:
                values = (_number(self._source.value(series.formula)),)
            bars.append(Bars(series.name, values))
        remark = remark_on(
            self._source.reach(key for series in block.series for key in keys_of(series.formula))
        )
        caption = (*runs, Run(remark)) if remark else runs
        line = block.place.line
        return Part("chart", block.section, line, caption, (), categories, tuple(bars))

    # Pieces -----------------------------------------------------------------------

    def _runs(self, pieces: Sequence[Piece], block: Block, *, cell: bool = False) -> list[Run]:
        runs: list[Run] = []
        self._add(runs, pieces, block, cell)
        return runs

    def _add(self, runs: list[Run], pieces: Sequence[Piece], block: Block, cell: bool) -> list[int]:
        """Append the runs of ``pieces``; return which of them are plain text."""
        plain = []
        for piece in pieces:
            match piece:
                case Text():
                    plain.append(len(runs))
                    runs.append(Run(piece.text))
                case Variable():
                    figure = self._variable(piece, block)
                    runs.append(Run(figure.text, figure))
                case Slot():
                    self._slot(runs, piece, block, cell)
                case Choice():
                    self._choice(runs, piece, block, cell)
        return plain

    def _variable(self, piece: Variable, block: Block) -> Figure:
        text = self._values.get(piece.code, "")
        formula = self._scheme.variables[piece.code].formula
        if not text and formula:
            found = self._source.value(formula)
            if isinstance(found, Decimal):
                text = digits_of(found)
            elif found is not None and found is not NA:
                text = str(found)
        state: State = "text" if text else "missing"
        return self._keep(
            piece.slot or piece.code,
            block,
            piece.place.line,
            piece.code,
            value=text or None,
            text=text or phrase("state", "unnamed"),
            state=state,
        )

    def _slot(self, runs: list[Run], piece: Slot, block: Block, cell: bool) -> None:
        value = self._source.value(piece.formula)
        if isinstance(value, bool):
            value = SAYS[value]
        actual, prior = self._grown_from(piece)
        before = "".join(run.text for run in runs)
        decimals = decimals_of(self._scheme, piece.formula)
        found = worded(Figures(value, piece.unit, piece.wording, decimals, actual, prior), before)
        keys = keys_of(piece.formula)
        reach = self._source.reach(keys)
        na = value is NA
        if found is None and _given(reach):
            # Everyone answered and yet there is none: nothing over nothing.
            found, na = Worded(unknown(piece.wording, "na")), True
        state: State = "na" if na else "value"
        if found is None:
            state, text = "missing", unknown(piece.wording, "missing")
        else:
            text = found.text
            if na or found.alone:
                _drop(runs, _SAYING if na else COMPARING)
        if cell and value is None and state != "value":
            text = phrase("state", "blank_cell")
        figure = self._keep(
            piece.slot or piece.formula,
            block,
            piece.place.line,
            piece.formula,
            value=value,
            text=text,
            state=state,
            keys=keys,
            reach=reach,
        )
        runs.append(Run(text, figure))

    def _grown_from(self, piece: Slot) -> tuple[Value | None, Value | None]:
        """Return this and last year's figure behind a growth, None twice for anything else."""
        parts = parse_key(piece.formula)
        if "增减" not in piece.wording or parts is None or parts.field != "yoy":
            return None, None
        found = [self._source.value(f"{parts.code}.{m}") for m in ("actual", "prior")]
        actual, prior = (None if isinstance(value, bool) else value for value in found)
        return actual, prior

    def _choice(self, runs: list[Run], piece: Choice, block: Block, cell: bool) -> None:
        holds = self._source.value(piece.formula)
        compiled = compile_formula(piece.formula)
        keys = keys_of(piece.formula)
        # What is asked for being blank need not have been answered by everyone.
        reach = self._source.reach([key for key in keys if key not in compiled.tested])
        complete = reach is None or reach.complete
        taken = piece.holds if holds is True and complete else piece.otherwise
        state: State = "text"
        if holds is None and not _given(reach):
            state = "missing"
        elif holds is None or holds is NA:
            state = "na"
        # Its place among the figures is before those inside it; its text is known after them.
        tag = self._tag(piece.slot or piece.formula)
        self._figures[tag] = Figure("", "", "", (), None, "", state, None, 0)
        first = len(runs)
        plain = self._add(runs, taken, block, cell)
        figure = Figure(
            tag,
            block.section,
            piece.formula,
            keys,
            SAYS[holds] if isinstance(holds, bool) else None,
            "".join(runs[at].text for at in plain if at >= first),
            state,
            reach,
            piece.place.line,
        )
        self._figures[tag] = figure
        for at in plain:
            runs[at] = Run(runs[at].text, figure)

    # Figures ----------------------------------------------------------------------

    def _tag(self, name: str) -> str:
        short = name if len(name) <= LONGEST_TAG else name[: LONGEST_TAG - 1] + "…"
        tag, number = short, 1
        while tag in self._figures:
            number += 1
            tag = f"{short}~{number}"
        return tag

    def _keep(
        self,
        name: str,
        block: Block,
        line: int,
        formula: str,
        *,
        value: Value | None,
        text: str,
        state: State,
        keys: tuple[str, ...] = (),
        reach: Reach | None = None,
    ) -> Figure:
        tag = self._tag(name)
        figure = Figure(tag, block.section, formula, keys, value, text, state, reach, line)
        self._figures[tag] = figure
        return figure


def _given(reach: Reach | None) -> bool:
    return reach is not None and reach.complete


def _drop(runs: list[Run], ending: re.Pattern[str]) -> None:
    """Take an ending such as 同比 away from a text that is no figure."""
    if runs and runs[-1].figure is None:
        runs[-1] = Run(ending.sub("", runs[-1].text))


def _number(value: Value | bool | None) -> Value | None:
    return value if isinstance(value, Decimal) else None


def _taken(chosen: Iterable[Chosen]) -> list[Part]:
    return [Part("chosen", one.section, 0, (Run(one.text),), source=one.source) for one in chosen]

"""What a block of texts would do to a grid: values to enter, rows to make, texts to refuse.

A plan changes nothing. What a cell cannot take is listed with place and reason, so that a person
sees it before anything is entered; nothing is skipped in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from desktop.faults import Fault
from desktop.scheme.values import Value
from ui.models.grid_model import READ_ONLY, GridModel, State

translate = QCoreApplication.translate


class Refusal(NamedTuple):
    """A text that was not taken."""

    place: str
    text: str
    reason: str


class Headings(Enum):
    """Whether a block has a line of its own for each heading of the form that it passes."""

    WITHOUT = auto()
    WITH = auto()
    UNCLEAR = auto()


class Target(NamedTuple):
    """A text and the cell that it is meant for; row -1 lies outside the grid."""

    row: int
    column: int
    text: str


@dataclass
class Plan:
    """What would be entered, in one operation."""

    changes: dict[str, Value | None] = field(default_factory=dict)
    new_rows: dict[str, list[dict[str, Value]]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)
    cells: list[tuple[int, int]] = field(default_factory=list)
    """Every cell that a text fell on, for the selection afterwards."""

    def __bool__(self) -> bool:
        return bool(self.changes or self.new_rows)

    @property
    def count(self) -> int:
        """Number of values that would be entered."""
        return len(self.changes) + sum(len(r) for rows in self.new_rows.values() for r in rows)


def headings_in(model: GridModel, block: Sequence[Sequence[str]], top: int) -> Headings:
    """Return whether ``block``, laid from row ``top``, has a line for each heading it passes.

    A figures-only column of the printed form has a blank line there. When it has blank lines
    elsewhere too, it may as well be a column without such lines and with gaps: UNCLEAR.
    """
    lines = list(block)
    while lines and _blank(lines[-1]):
        lines.pop()
    below = range(top, min(top + len(lines), model.new_row_at()))
    passed = {row - top: model.text(row, 0) for row in below if _is_heading(model, row)}
    if not passed:
        return Headings.WITHOUT
    named = any(passed[at] in lines[at] for at in passed)
    if not all(_blank(lines[at]) or passed[at] in lines[at] for at in passed):
        return Headings.WITHOUT
    room = sum(not _is_heading(model, row) for row in range(top, model.rowCount()))
    if len(lines) > room:
        return Headings.WITH  # without lines for headings it would not fit
    gaps = any(_blank(cells) for at, cells in enumerate(lines) if at not in passed)
    return Headings.UNCLEAR if gaps and not named else Headings.WITH


def _blank(cells: Sequence[str]) -> bool:
    return not any(text.strip() for text in cells)


def _is_heading(model: GridModel, row: int) -> bool:
    return bool(model.state(row, 0) & State.GROUP)


def block_targets(
    model: GridModel,
    block: Sequence[Sequence[str]],
    top: int,
    columns: Sequence[int],
    with_headings: bool = False,
) -> list[Target]:
    """Lay ``block`` over the grid from row ``top``, its columns over ``columns``.

    ``with_headings`` says that a blank line stands where the grid has a heading. Without, headings
    take no line of the block, unless the block holds the heading itself. What lies to the right of
    the last column or below the last row is aimed at row -1.
    """
    targets: list[Target] = []
    rows = model.data_rows(top)
    for cells in block:
        row, heading = next(rows, (-1, ""))
        if heading and (heading in cells or (with_headings and _blank(cells))):
            # a copied form: this line is the heading, the next one is the row below it
            rows = _again(row, rows)
            continue
        for at, text in enumerate(cells):
            inside = row >= 0 and at < len(columns)
            if inside or text.strip():
                targets.append(Target(row if inside else -1, columns[at] if inside else -1, text))
    return targets


def _again(row: int, rows: Iterator[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    yield row, ""
    yield from rows


def plan(model: GridModel, targets: Iterable[Target]) -> Plan:
    """Return what ``targets`` would do; values that are there already are left out."""
    made = Plan()
    new: dict[int, dict[int, Value | None]] = {}
    first_new = model.new_row_at()
    for row, column, text in targets:
        if row < 0:
            made.refused.append(Refusal("", text, translate("Paste", "这里已在表格之外")))
            continue
        made.cells.append((row, column))
        if row < first_new and model.state(row, column) & READ_ONLY:
            if reason := _why_shut(model, row, column, text):
                made.refused.append(Refusal(model.place(row, column), text, reason))
            continue
        try:
            value = model.parse(row, column, text)
        except Fault as fault:
            sentence = fault.text(model.session.lang)
            made.refused.append(Refusal(model.place(row, column), text, sentence))
            continue
        if row >= first_new:
            new.setdefault(row, {})[column] = value
        elif value != model.value(row, column):
            made.changes[model.key_at(row, column)] = value
    filled = [
        cells for _, cells in sorted(new.items()) if any(v is not None for v in cells.values())
    ]
    if filled:
        made.new_rows[model.ledger_code()] = [model.new_cells(cells) for cells in filled]
        made.changes.update(model.with_new_rows())
    return made


def _why_shut(model: GridModel, row: int, column: int, text: str) -> str:
    """Return why a read-only cell does not take ``text``; "" if nothing is lost by leaving it."""
    said = text.strip()
    if not said or said in (model.text(row, column), model.edit_text(row, column)):
        return ""
    state = model.state(row, column)
    if state & State.ABSENT:
        return translate("Paste", "本指标没有这一栏")
    if state & State.COMPUTED:
        return translate("Paste", "由程序计算，不用填写")
    if state & State.CARRIED:
        return translate("Paste", "上年上报数不能改")
    return translate("Paste", "这一格是表头，不能改")


def tiled(block: Sequence[Sequence[str]], rows: int, columns: int) -> list[list[str]]:
    """Repeat ``block`` over a selection of ``rows`` × ``columns`` if it fits in whole times."""
    high, wide = len(block), len(block[0])
    if rows % high or columns % wide:
        return [list(cells) for cells in block]
    return [list(cells) * (columns // wide) for cells in [*block] * (rows // high)]

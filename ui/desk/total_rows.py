"""Totals, their traces and their adjustments as rows of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.words import say
from ui.desk.desk import ProvinceDesk
from ui.models.text_table import TextRow

if TYPE_CHECKING:
    from desktop.province.adjustments import Adjustment
    from desktop.province.consolidation import Consolidation, Total
    from desktop.province.provenance import Contribution
    from desktop.scheme.values import Value

TOTAL_HEADS = (
    *("head-code", "head-indicator", "head-measure", "head-total", "head-unit-of"),
    *("head-coverage", "head-reported", "head-adjustment", "head-reference", "head-method"),
)
TRACE_HEADS = (
    *("head-unit", "head-key", "head-reported", "head-adjustment", "head-adopted"),
    *("head-version", "head-sheet", "head-cell", "head-file", "head-sha256"),
)
ADJUSTMENT_HEADS = (
    *("head-unit", "head-key", "head-reported", "head-adjustment", "head-adopted"),
    *("head-reason", "head-author", "head-document", "head-time"),
)


def heads(desk: ProvinceDesk, names: Iterable[str]) -> tuple[str, ...]:
    """Return the headings of a table."""
    return tuple(say(f"consolidation.{name}", desk.lang) for name in names)


def total_rows(
    desk: ProvinceDesk, part: Consolidation, section: str, text: str
) -> Iterator[TextRow]:
    """Yield the totals of a section; with ``text`` those of all that have it in code or name."""
    scheme = desk.scheme
    for total in part.totals():
        indicator = scheme.indicators[total.key.partition(".")[0]]
        name = desk.name_of(total.key)
        if text.lower() in f"{total.key} {name}".lower() if text else indicator.section == section:
            yield TextRow(total.key, _total(desk, total))


def _total(desk: ProvinceDesk, total: Total) -> tuple[str, ...]:
    def amount(value: Value | None) -> str:
        return desk.amount(total.key, value, with_unit=False)

    adjusted = bool(total.adjustment)
    name, _, measure = desk.name_of(total.key).rpartition(" · ")
    return (
        total.key.partition(".")[0],
        name,
        measure,
        amount(total.value),
        desk.unit_of(total.key),
        total.coverage.text(desk.lang),
        amount(total.reported),
        signed(amount(total.adjustment), total.adjustment) if adjusted else "",
        amount(total.reference) if total.reference is not None else "",
        total.method.words(desk.scheme, desk.lang),
    )


def trace_row(desk: ProvinceDesk, one: Contribution) -> TextRow:
    """Return what a unit gives to a total; its key is ``unit key``."""
    return TextRow(
        f"{one.unit.code} {one.key}",
        (
            one.unit.name,
            one.key,
            desk.amount(one.key, one.value, with_unit=False),
            change(desk, one.key, one.value, one.adopted),
            desk.amount(one.key, one.adopted, with_unit=False),
            f"v{one.version}",
            one.sheet or "—",
            _cell(desk, one),
            one.file,
            one.sha256,
        ),
    )


def _cell(desk: ProvinceDesk, one: Contribution) -> str:
    if not one.rows:
        return one.cell or "—"
    return f"{one.cell}{say('consolidation.trace-rows', desk.lang, rows=one.rows)}"


def adjustment_row(desk: ProvinceDesk, one: Adjustment) -> TextRow:
    """Return an adjustment; its key is ``unit key``, "" when it was taken back."""
    undone = ""
    if one.undone_at:
        undone = say("consolidation.undone-at", desk.lang, at=minute(one.undone_at))
    return TextRow(
        "" if one.undone_at else f"{one.unit} {one.key}",
        (
            desk.unit_name(one.unit),
            f"{one.key} {desk.name_of(one.key)}",
            desk.amount(one.key, one.reported, with_unit=False),
            change(desk, one.key, one.reported, one.value),
            desk.amount(one.key, one.value, with_unit=False),
            one.reason,
            one.author,
            one.document or "—",
            undone or minute(one.at),
        ),
    )


def change(desk: ProvinceDesk, key: str, before: object, after: object) -> str:
    """Return 调整 between two figures; "" when they are the same, or are not numbers."""
    if before == after:
        return ""
    if before is not None and not isinstance(before, Decimal):
        return "→"
    if after is not None and not isinstance(after, Decimal):
        return "→"
    difference = (after or Decimal(0)) - (before or Decimal(0))
    return signed(desk.amount(key, difference, with_unit=False), difference)


def signed(text: str, number: Decimal | None) -> str:
    """Return a change with its sign."""
    return f"+{text}" if number is not None and number > 0 else text


def minute(at: str) -> str:
    """Return an ISO time as people read it."""
    return at[:16].replace("T", " ")

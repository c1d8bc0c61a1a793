"""``adjust``: adopt another figure than a unit reported, list such figures, take one back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, UsageFault, add_command, period
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.adjustments import Adjustment, Adjustments
    from desktop.records.snapshot import Snapshot


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "adjust", adjust, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    for name in ("unit", "key", "value"):
        parser.add_argument(
            name, metavar=name.upper(), nargs="?", help=say(f"cli.arg-adjust-{name}", lang)
        )
    for name in ("reason", "author", "document"):
        parser.add_argument(
            f"--{name}", metavar="TEXT", default="", help=say(f"cli.arg-adjust-{name}", lang)
        )
    parser.add_argument("--remove", action="store_true", help=say("cli.arg-adjust-remove", lang))
    parser.add_argument("--undo", action="store_true", help=say("cli.arg-adjust-undo", lang))


def adjust(context: Context, arguments: Namespace) -> int:
    """Keep an adjustment, or with ``--undo`` take the last one back; without UNIT list them all.

    The key of a ledger row with ``--remove`` leaves the row out; that of a ledger alone lists the
    unit's rows. A unit's own figures are never touched. Raises Fault when nothing was received from
    the unit, when the value cannot stand under the key, and when reason or author are missing.
    """
    from desktop.province.adjustments import Adjustments

    layer = Adjustments(context.store)
    year: str = arguments.period
    if arguments.undo:
        whose = context.unit(arguments.unit).code if arguments.unit else ""
        taken_back = layer.undo(year, whose, arguments.key or "")
        _print(context, taken_back, "consolidation.adjustment-undone")
        return 0
    if arguments.unit is None:
        for one in layer.all(year):
            sentence = "adjustment-undone" if one.undone_at else "adjustment-line"
            _print(context, one, f"consolidation.{sentence}")
        return 0
    key = arguments.key or ""
    is_list = key in context.scheme.ledgers and arguments.value is None and not arguments.remove
    if not key or (arguments.value is None and not arguments.remove and not is_list):
        raise UsageFault("consolidation.adjust-usage")
    snapshot = _received(context, year, arguments.unit)
    if is_list:
        return _list_rows(context, snapshot, key)
    _print(context, _add(context, layer, snapshot, arguments), "consolidation.adjustment-line")
    return 0


def _received(context: Context, year: str, whose: str) -> Snapshot:
    from desktop.province.register import Register

    unit = context.unit(whose)
    held = Register(context.store).accepted_of(year, unit.code)
    if held is None:
        raise Fault("consolidation.not-received", unit=unit.name, period=year)
    return held.snapshot(context.scheme)


def _add(
    context: Context, layer: Adjustments, snapshot: Snapshot, arguments: Namespace
) -> Adjustment:
    from desktop.province.adjustments import is_row, parse_adjusted

    key: str = arguments.key
    if arguments.remove and (arguments.value is not None or not is_row(key)):
        raise UsageFault("consolidation.remove-what", key=key)
    text = "" if arguments.remove else arguments.value
    return layer.add(
        snapshot,
        key,
        parse_adjusted(context.scheme, snapshot, key, text),
        reason=arguments.reason,
        author=arguments.author,
        document=arguments.document,
    )


def _list_rows(context: Context, snapshot: Snapshot, ledger: str) -> int:
    """Print the rows of a ledger as the unit reported them, each with its key."""
    from desktop.province.adjustments import row_text

    rows = snapshot.ledgers.get(ledger, ())
    for row in rows:
        key = f"{ledger}#{row.id}"
        text = say("consolidation.row-line", context.lang, key=key, text=row_text(row))
        context.out.record({"unit": snapshot.unit.code, "key": key, "cells": row.cells}, text)
    if not rows:
        context.out.remark("consolidation.no-rows", unit=snapshot.unit.name, ledger=ledger)
    return 0


def _print(context: Context, one: Adjustment, sentence: str) -> None:
    from desktop.checks.amounts import declared, value_text

    lang = context.lang
    fields = {
        "id": one.id,
        "unit": one.unit,
        "key": one.key,
        "reported": one.reported,
        "value": one.value,
        "reason": one.reason,
        "author": one.author,
        "document": one.document,
        "at": one.at,
        "undone_at": one.undone_at,
    }
    decimals, measured_in = declared(context.scheme, one.key)
    name = context.units.get(one.unit).name if one.unit in context.units else one.unit
    adopted = value_text(one.value, decimals, measured_in, lang)
    told = {
        **fields,
        "name": name,
        "reported": value_text(one.reported, decimals, measured_in, lang),
        "value": say("consolidation.row-left-out", lang) if one.removes_row else adopted,
        "at": one.at[:16].replace("T", " "),
        "undone_at": one.undone_at[:16].replace("T", " "),
        "document": one.document or "—",
    }
    context.out.record(fields, say(sentence, lang, **told))

"""``adjust``: adopt another figure than a unit reported, list such figures, take one back."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, UsageFault, add_command, period
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.adjustments import Adjustment


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
    parser.add_argument("--undo", action="store_true", help=say("cli.arg-adjust-undo", lang))


def adjust(context: Context, arguments: Namespace) -> int:
    """Keep an adjustment, or with ``--undo`` take the last one back; without UNIT list them all.

    A unit's own figures are never touched. Raises Fault when nothing was received from the unit,
    when the value cannot stand under the key, and when reason or author are missing.
    """
    from desktop.province.adjustments import Adjustments, parse_adjusted
    from desktop.province.register import Register

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
    if arguments.key is None or arguments.value is None:
        raise UsageFault("consolidation.adjust-usage")
    unit = context.unit(arguments.unit)
    received = Register(context.store).accepted(year).get(unit.code)
    if received is None:
        raise Fault("consolidation.not-received", unit=unit.name, period=year)
    snapshot = received.snapshot(context.scheme)
    made = layer.add(
        snapshot,
        arguments.key,
        parse_adjusted(context.scheme, snapshot, arguments.key, arguments.value),
        reason=arguments.reason,
        author=arguments.author,
        document=arguments.document,
    )
    _print(context, made, "consolidation.adjustment-line")
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
    told = {
        **fields,
        "name": name,
        "reported": value_text(one.reported, decimals, measured_in, lang),
        "value": value_text(one.value, decimals, measured_in, lang),
        "at": one.at[:16].replace("T", " "),
        "undone_at": one.undone_at[:16].replace("T", " "),
        "document": one.document or "—",
    }
    context.out.record(fields, say(sentence, lang, **told))

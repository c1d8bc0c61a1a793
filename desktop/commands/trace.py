"""``trace``: the figures that make up a total, each with its file, sheet and cell."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.provenance import Contribution


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "trace", trace, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    parser.add_argument("key", metavar="KEY", help=say("cli.arg-trace-key", lang))
    parser.add_argument("--area", metavar="UNIT", help=say("cli.arg-area", lang))


def trace(context: Context, arguments: Namespace) -> int:
    """Print what each unit gives to a total; 1 when nobody gives anything.

    Raises Fault ``consolidation.no-total`` for a key that has no total.
    """
    from desktop.commands.consolidate import print_total
    from desktop.province.provenance import trace as contributions

    gathered = context.gathered(arguments.period, arguments.area)
    whole = gathered.consolidation()
    total = whole.total(arguments.key)
    if total is None:
        raise Fault("consolidation.no-total", key=arguments.key)
    if not context.out.as_json:
        print_total(context, whole, total)
    found = list(contributions(whole, gathered.received, arguments.key))
    for one in found:
        _print(context, one)
    names = [gathered.sources.by_code[code].name for code in total.coverage.missing]
    if names:
        between = "、" if context.lang == "zh" else ", "
        context.out.remark("consolidation.missing", units=between.join(names))
    return 0 if found else 1


def _print(context: Context, one: Contribution) -> None:
    from desktop.checks.amounts import declared, value_text

    lang = context.lang
    fields = {
        "unit": one.unit.code,
        "value": one.value,
        "file": one.file,
        "sha256": one.sha256,
        "sheet": one.sheet,
        "cell": one.cell,
        "version": one.version,
        "key": one.key,
        "name": one.unit.name,
        "adopted": one.adopted,
        "rows": one.rows,
        "reason": one.adjustment.reason if one.adjustment else "",
        "author": one.adjustment.author if one.adjustment else "",
    }
    decimals, measured_in = declared(context.scheme, one.key)
    told = {
        **fields,
        "value": value_text(one.value, decimals, measured_in, lang),
        "adopted": value_text(one.adopted, decimals, measured_in, lang),
        "sha256": one.sha256[:12],
    }
    text = say("consolidation.trace-line", lang, **told)
    if one.rows:
        text += say("consolidation.trace-rows", lang, rows=one.rows)
    if one.value != one.adopted:
        text += say("consolidation.trace-adjusted", lang, **told)
    context.out.record(fields, text)

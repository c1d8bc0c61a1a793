"""``outliers``: figures unlike those of comparable units, or unlike last year's."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.context import Context
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "outliers", outliers, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    parser.add_argument("--area", metavar="UNIT", help=say("cli.arg-area", lang))


def outliers(context: Context, arguments: Namespace) -> int:
    """Print every figure that is unusual, with the reason in words; 1 when there is one.

    Raises Fault when nothing was received.
    """
    from desktop.province.outliers import outliers as found_in

    gathered = context.gathered(arguments.period, arguments.area)
    last = gathered.last
    found = found_in(gathered.sources, last.sources if last else None)
    for one in found:
        indicator = gathered.scheme.indicators[one.key.partition(".")[0]]
        reason = one.reason(context.lang)
        fields = {
            "unit": one.unit.code,
            "key": one.key,
            "value": one.value,
            "kind": one.kind,
            "median" if one.kind == "peers" else "last": one.other,
            "score": round(one.score, 2) if one.score else None,
            "reason": reason,
            "name": one.unit.name,
        }
        title = indicator.name if context.lang == "zh" else indicator.name_en
        text = say(
            "consolidation.outlier-line",
            context.lang,
            unit=one.unit.name,
            key=one.key,
            name=title,
            reason=reason,
        )
        context.out.record(fields, text)
    context.out.remark("consolidation.outliers-found", count=len(found))
    if last is None:
        before = int(arguments.period) - 1
        context.out.remark("consolidation.no-last-year", period=before)
    return 1 if found else 0

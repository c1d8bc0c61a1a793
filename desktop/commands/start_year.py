"""``start-year``: begin a year's report with what last year's knows already."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    add_report(add_command(parsers, "start-year", start, common, lang), lang)


def start(context: Context, arguments: Namespace) -> int:
    """Open the report of the year and carry over what is not filled in yet.

    Raises Fault ``cli.no-last-year``, and begins nothing, when there is no report to carry from.
    """
    from desktop.records.carry import start_year

    unit = context.unit(arguments.unit)
    scheme = context.schemes.of_report(unit, arguments.period, arguments.scheme or "")
    if context.store.last_year(scheme, unit, arguments.period) is None:
        before = f"{int(arguments.period) - 1}"
        raise Fault(
            "cli.no-last-year",
            unit=unit.bureau,
            code=unit.code,
            before=before,
            period=arguments.period,
        )
    report = start_year(context.store, scheme, unit, arguments.period)
    carried = len(report.carried)
    fields = {
        "unit": unit.code,
        "period": report.period,
        "operation": report.operation,
        "carried": carried,
    }
    text = say("cli.started", context.lang, unit=unit.bureau, period=report.period, carried=carried)
    context.out.record(fields, text)
    return 0

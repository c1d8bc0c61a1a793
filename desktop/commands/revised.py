"""``revised``: figures of last year that this year's reports tell otherwise than was accepted."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.context import Context
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.revised import Revision
    from desktop.scheme.model import Scheme

POINTS = "个百分点"
"""In which two percentages differ."""


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "revised", revised, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    parser.add_argument("--area", metavar="UNIT", help=say("cli.arg-area", lang))


def revised(context: Context, arguments: Namespace) -> int:
    """Print every figure of last year that is another one now; 1 when there is one.

    Raises Fault when nothing was received for the period.
    """
    from desktop.province.revised import revised as found_in

    gathered = context.gathered(arguments.period, arguments.area)
    found = found_in(gathered)
    for one in found:
        _print(context, gathered.scheme, one)
    if gathered.last is None:
        before = int(arguments.period) - 1
        context.out.remark("consolidation.no-last-year", period=before)
    else:
        explained = sum(bool(one.explanation) for one in found)
        context.out.remark("revised.counts", count=len(found), explained=explained)
    return 1 if found else 0


def _print(context: Context, scheme: Scheme, one: Revision) -> None:
    from desktop.checks.amounts import value_text

    lang = context.lang
    indicator = scheme.indicators[one.key.partition(".")[0]]
    title = indicator.name if lang == "zh" else indicator.name_en
    fields = {
        "unit": one.unit.code,
        "key": one.key,
        "last_accepted": one.last_accepted,
        "prior_now": one.prior_now,
        "difference": one.difference,
        "explained": bool(one.explanation),
        "explanation": one.explanation,
        "last_reported": one.last_reported,
        "as_reported": one.as_reported,
        "name": one.unit.name,
        "title": title,
    }
    amounts = {
        name: value_text(value, one.decimals, measured_in, lang)
        for name, value, measured_in in (
            ("accepted", one.last_accepted, one.measured_in),
            ("now", one.prior_now, one.measured_in),
            ("difference", one.difference, POINTS if one.measured_in == "%" else one.measured_in),
        )
    }
    text = say("revised.line", lang, unit=one.unit.name, key=one.key, name=title, **amounts)
    if one.difference is not None:
        text += say("revised.difference", lang, **amounts)
    if one.as_reported:
        text += say("revised.as-reported", lang)
    said = "revised.explained" if one.explanation else "revised.unexplained"
    text += say(said, lang, text=one.explanation)
    context.out.record(fields, text)

"""``show``: the values of a report with their state, entered and computed."""

from __future__ import annotations

import difflib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.scheme.keys import cell_key, parse_key
from desktop.scheme.model import CARRIED_MEASURES, Indicator, Level, Scheme
from desktop.scheme.places import place
from desktop.words import Language, measure_word, say

if TYPE_CHECKING:
    from desktop.scheme.compute import Figures

CARRIED_FROM = dict(zip(CARRIED_MEASURES, ("actual", "cumulative"), strict=True))


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "show", show, common, lang)
    add_report(parser, lang)
    parser.add_argument("keys", metavar="KEY", nargs="*", help=say("cli.arg-keys", lang))


def show(context: Context, arguments: Namespace) -> int:
    """Print the values at the keys given, or all; Fault for a key that is not in the report."""
    from desktop.checks.amounts import cell_text, declared

    report = context.report(arguments.unit, arguments.period)
    figures, _ = context.checked(report)
    known = dict.fromkeys(report_keys(report.scheme, figures))
    keys = list(known)
    if arguments.keys:
        keys = [key for asked in arguments.keys for key in below(asked, known)]
    for key in keys:
        value, state = figures.get(key), figures.state(key)
        unit = declared(report.scheme, key)[1]
        name = name_of(report.scheme, report.level, key, context.lang)
        where = place(
            report.scheme, report.level, report.period, key, report.row_number, context.lang
        )
        said = cell_text(report.scheme, key, value, context.lang)
        context.out.record(
            {
                "key": key,
                "value": value,
                "state": state,
                "name": name,
                "unit": measure_word(unit, context.lang),
            },
            f"{key}  {where}  {name}  {said}" + ("  *" if state == "computed" else ""),
        )
    return 0


def report_keys(scheme: Scheme, figures: Figures) -> Iterator[str]:
    """Yield every key of the unit's report in the order of the forms; of ledgers those with rows."""
    level, period = figures.snapshot.unit.level, figures.snapshot.period
    for sign in scheme.signs:
        yield f"sign.{sign}"
    for section in scheme.sections:
        for indicator in scheme.shown(section, level, period):
            yield from (f"{indicator.code}.{measure}" for measure in measures_of(indicator))
    for ledger in scheme.ledgers_of(level):
        yield f"{ledger.code}.nil"
        for row in figures.rows(ledger.code):
            for column in ledger.columns:
                yield cell_key(ledger.code, row.id, column.code)
    for narrative in scheme.narratives_of(level):
        yield narrative.code


def measures_of(indicator: Indicator) -> Iterator[str]:
    """Yield the measures of an indicator: as the form has them, then what is derived or carried."""
    yield from indicator.measures
    if "target" in indicator.measures and "completion" not in indicator.measures:
        yield "completion"
    for carried, source in CARRIED_FROM.items():
        if source in indicator.measures:
            yield carried


def below(asked: str, known: dict[str, None]) -> list[str]:
    """Return the keys that ``asked`` means: itself, or all of an indicator, a ledger or a row.

    Raises Fault ``cli.unknown-key`` with the nearest key.
    """
    if asked in known:
        return [asked]
    found = [key for key in known if key.startswith((f"{asked}.", f"{asked}#"))]
    if not found:
        near = difflib.get_close_matches(asked, known, 1)
        raise Fault("cli.unknown-key", key=asked, hint=near[0] if near else "—")
    return found


def name_of(scheme: Scheme, level: Level, key: str, lang: Language) -> str:
    """Return what the value at ``key`` is called for a unit of ``level``."""
    parts = parse_key(key)
    if parts is None:
        return ""
    if indicator := scheme.indicators.get(parts.code):
        return indicator.named(level, lang)
    if ledger := scheme.ledgers.get(parts.code):
        column = ledger.column(parts.field)
        return (column or ledger).titled(lang)
    if narrative := scheme.narratives.get(parts.code):
        return narrative.titled(lang)
    sign = scheme.signs.get(parts.field)
    if sign is None:
        return ""
    return sign.title if lang == "zh" else sign.title_en

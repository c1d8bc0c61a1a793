"""``intake``: whatever arrived becomes verdicts, one for each file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.context import Context
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.register import Decision

VERDICTS = ("accepted", "accepted-altered", "superseded", "duplicate", "refused")


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "intake", intake, common, lang)
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", type=Path, help=say("cli.arg-mailbag", lang)
    )
    parser.add_argument(
        "--period", metavar="PERIOD", type=period,
        help=say("cli.arg-intake-period", lang),
    )  # fmt: skip
    for option in ("accept-altered", "accept-key"):
        parser.add_argument(f"--{option}", action="store_true", help=say(f"cli.arg-{option}", lang))
    parser.add_argument("--workers", metavar="N", type=int, help=say("cli.arg-workers", lang))
    add_under(parser, lang)


def add_under(parser: ArgumentParser, lang: Language) -> None:
    """Add the option that says who collects."""
    parser.add_argument("--under", metavar="UNIT", default="", help=say("cli.arg-under", lang))


def scope(context: Context, arguments: Namespace) -> str:
    """Return the code of who collects, "" when nobody is known."""
    from desktop.province.deciding import scope_of

    if arguments.under:
        return context.unit(arguments.under).code
    return scope_of(context.scheme, context.units)


def intake(context: Context, arguments: Namespace) -> int:
    """Print the verdict on each file; 1 when one was refused.

    Raises Fault when there is nothing at a path, or when the records cannot be written.
    """
    from desktop.province.deciding import Desk
    from desktop.province.intake import intake as take_in
    from desktop.province.register import Register

    desk = Desk(
        Register(context.store),
        context.units,
        context.scheme,
        context.directory,
        arguments.period or "",
        scope(context, arguments),
        accept_altered=arguments.accept_altered,
        accept_key=arguments.accept_key,
    )
    counts: Counter[str] = Counter()
    live = sys.stderr.isatty()
    for step in take_in(desk, arguments.paths, arguments.workers):
        counts[step.decision.verdict] += 1
        context.out.record(fields_of(step.decision, context.lang), _text(step.decision, context))
        if live:
            sys.stderr.write(f"\r{step.done}/{step.total}\x1b[K\r")
    context.out.remark(
        "province.intake-counts", total=counts.total(), **{v: counts[v] for v in VERDICTS}
    )
    return 1 if counts["refused"] else 0


def fields_of(decision: Decision, lang: Language) -> dict[str, object]:
    """Return a decision as one JSON object."""
    return {
        "file": decision.file,
        "verdict": decision.verdict,
        "code": decision.code,
        "reason": decision.text(lang),
        "unit": decision.unit or None,
        "period": decision.period or None,
        "version": decision.version or None,
        "altered": [
            {"key": one.key, "sealed": one.sealed, "found": one.found, "place": one.place}
            for one in decision.altered
        ],
        "sha256": decision.sha256,
    }


def _text(decision: Decision, context: Context) -> str:
    lang = context.lang
    blank = say("submission.blank", lang)
    lines = [
        say(
            "province.intake-line",
            lang,
            word=say(f"province.verdict-{decision.verdict}", lang),
            file=decision.file,
            reason=decision.text(lang),
        )
    ]
    lines += [
        say(
            "province.intake-cell",
            lang,
            place=one.place,
            key=one.key,
            sealed=blank if one.sealed is None else one.sealed,
            found=blank if one.found is None else one.found,
        )
        for one in decision.altered
    ]
    return "\n".join(lines)

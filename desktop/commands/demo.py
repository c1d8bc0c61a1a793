"""``demo``: plausible filled reports of a whole province, to try everything on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.words import Language, say

COUNTIES = 88


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "demo", demo, common, lang)
    parser.add_argument(
        "--units", metavar="N", type=_count, default=COUNTIES, help=say("cli.arg-counties", lang)
    )
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=say("cli.arg-seed", lang))


def demo(context: Context, arguments: Namespace) -> int:
    """Fill the data directory; Fault when it already has one of the reports."""
    from desktop.demo.make import make_demo

    done = make_demo(
        context.store,
        context.scheme,
        context.units,
        counties=arguments.units,
        seed=arguments.seed,
    )
    number = 0
    live = sys.stderr.isatty()
    for step in done:
        number = step.done
        if live:
            sys.stderr.write(f"\r{step.done}/{step.total} {step.what}\x1b[K")
    if live:
        sys.stderr.write("\n")
    fields = {"reports": number, "data": context.directory}
    context.out.record(fields, say("cli.demo-made", context.lang, **fields))
    return 0


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= COUNTIES:
        raise ArgumentTypeError(f"1…{COUNTIES}")
    return number

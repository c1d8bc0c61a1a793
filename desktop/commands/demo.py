"""``demo``: plausible filled reports of a whole province, to try everything on."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.progress import Progress
from desktop.words import Language, say

COUNTIES = 88


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "demo", demo, common, lang)
    parser.add_argument(
        "--units", metavar="N", type=_count, default=COUNTIES, help=say("cli.arg-counties", lang)
    )
    parser.add_argument("--seed", metavar="N", type=int, default=1, help=say("cli.arg-seed", lang))
    parser.add_argument("--received", action="store_true", help=say("demo.arg-received", lang))


def demo(context: Context, arguments: Namespace) -> int:
    """Fill the data directory; with ``--received`` send and take in every report, too.

    Raises Fault when the directory already has one of the reports.
    """
    from desktop.demo.make import make_demo

    size = {"counties": arguments.units, "seed": arguments.seed}
    given = (context.store, context.scheme, context.units)
    number = _follow(make_demo(*given, **size))
    if arguments.received:
        from desktop.demo.receive import receive_demo

        _follow(receive_demo(*given, **size))
    fields = {"reports": number, "data": context.directory}
    sentence = "demo.received" if arguments.received else "cli.demo-made"
    context.out.record(fields, say(sentence, context.lang, **fields))
    return 0


def _follow(work: Iterator[Progress]) -> int:
    """Do the work, telling at a terminal how far it is; return the number of its steps."""
    number = 0
    live = sys.stderr.isatty()
    for step in work:
        number = step.done
        if live:
            sys.stderr.write(f"\r{step.done}/{step.total} {step.what}\x1b[K")
    if live:
        sys.stderr.write("\n")
    return number


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= COUNTIES:
        raise ArgumentTypeError(f"1…{COUNTIES}")
    return number

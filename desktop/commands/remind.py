"""``remind``: a text and a mail draft for each prefecture that is not complete."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.board import board_of
from desktop.commands.context import Context
from desktop.commands.export import make_directory
from desktop.commands.intake import add_under
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "remind", remind, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=say("cli.arg-out", lang)
    )
    parser.add_argument("--to", metavar="ADDRESS", default="", help=say("cli.arg-to", lang))
    add_under(parser, lang)


def remind(context: Context, arguments: Namespace) -> int:
    """Write the reminders and print their paths; nothing when all units are in."""
    from desktop.province.remind import remind as write

    board = board_of(context, arguments)
    make_directory(arguments.out)
    found = write(board, context.scheme, arguments.out, arguments.to, context.lang)
    for one in found:
        fields = {
            "prefecture": one.group.unit.code,
            "name": one.group.unit.name,
            "missing": [line.unit.code for line in one.wanting],
            "text": one.text,
            "mail": one.mail,
        }
        context.out.record(fields, f"{one.text}\n{one.mail}")
    if not found:
        context.out.remark("province.remind-none", period=arguments.period)
    return 0

"""``return``: the 退回单 with remarks that a unit imports."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.commands.export import make_directory
from desktop.commands.receipt import add_answer, sender, tell
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "return", return_, common, lang)
    add_answer(parser, lang)
    parser.add_argument(
        "--remark",
        metavar="KEY=TEXT",
        action="append",
        default=[],
        help=say("cli.arg-remark", lang),
    )


def return_(context: Context, arguments: Namespace) -> int:
    """Write the return and print its path.

    Raises Fault when the file cannot be read or is not final, or when a remark is on no cell of it.
    """
    from desktop.submission.answer import receive, write_return
    from desktop.submission.remarks import parse_wanted

    wanted = [parse_wanted(text) for text in arguments.remark]
    received = receive(arguments.file)
    make_directory(arguments.out)
    path = write_return(received, wanted, arguments.out, sender(context, arguments))
    tell(context, "return", path, received)
    return 0

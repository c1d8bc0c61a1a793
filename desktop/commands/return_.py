"""``return``: the 退回单 with remarks that a unit imports; of a file, or of what was accepted."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.context import Context
from desktop.commands.export import make_directory
from desktop.commands.receipt import add_answer, sender, tell
from desktop.faults import Fault
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "return", return_, common, lang)
    add_answer(parser, lang)
    parser.add_argument("unit", metavar="UNIT", nargs="?", help=say("cli.arg-return-unit", lang))
    parser.add_argument(
        "--remark",
        metavar="KEY=TEXT",
        action="append",
        default=[],
        help=say("cli.arg-remark", lang),
    )


def return_(context: Context, arguments: Namespace) -> int:
    """Write the return and print its path; with PERIOD UNIT that of the accepted version.

    Raises Fault when the file cannot be read or is not final, or when a remark is on no cell of it.
    """
    if arguments.unit:
        return _return_accepted(context, arguments)
    from desktop.submission.answer import receive, write_return
    from desktop.submission.remarks import parse_wanted

    wanted = [parse_wanted(text) for text in arguments.remark]
    received = receive(arguments.file)
    make_directory(arguments.out)
    path = write_return(received, wanted, arguments.out, sender(context, arguments))
    tell(context, "return", path, received)
    return 0


def _return_accepted(context: Context, arguments: Namespace) -> int:
    """Return what the register holds, with the findings of the checks and the remarks given."""
    from desktop.province.register import Register
    from desktop.province.returns import return_accepted
    from desktop.submission.remarks import parse_wanted

    wanted = [parse_wanted(text) for text in arguments.remark]
    year, unit = period(str(arguments.file)), context.unit(arguments.unit)
    register = Register(context.store)
    held = register.accepted_of(year, unit.code)
    if held is None:
        raise Fault("province.not-held", name=unit.name, period=year)
    make_directory(arguments.out)
    scheme = context.library.find(held.scheme_id, held.scheme_version)
    who = sender(context, arguments)
    path, received = return_accepted(register, held, scheme, wanted, arguments.out, who)
    tell(context, "return", path, received)
    return 0

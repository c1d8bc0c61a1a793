"""``receipt``: the 回执 that tells a unit its version has arrived."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.commands.export import make_directory
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.submission.answer import Received, Sender


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    add_answer(add_command(parsers, "receipt", receipt, common, lang), lang)


def add_answer(parser: ArgumentParser, lang: Language) -> None:
    """Add the arguments that every answer has."""
    parser.add_argument("file", metavar="FILE", type=Path, help=say("cli.arg-received", lang))
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=say("cli.arg-out", lang)
    )
    parser.add_argument("--author", default="", help=say("cli.arg-answer-author", lang))
    parser.add_argument("--note", default="", help=say("cli.arg-answer-note", lang))


def receipt(context: Context, arguments: Namespace) -> int:
    """Write the receipt of an intact version and print its path.

    Raises Fault when the file cannot be read, is not final or not intact.
    """
    from desktop.submission.answer import receive, write_receipt

    received = receive(arguments.file)
    make_directory(arguments.out)
    path = write_receipt(received, arguments.out, sender(context, arguments))
    tell(context, "receipt", path, received)
    return 0


def sender(context: Context, arguments: Namespace) -> Sender:
    """Return who answers, as the arguments say."""
    from desktop.submission.answer import Sender

    return Sender(context.directory, arguments.author, arguments.note, context.lang)


def tell(context: Context, kind: str, path: Path, received: Received) -> None:
    """Print what was written."""
    identity = received.book.identity
    fields = {
        "path": path,
        "kind": kind,
        "unit": identity.get("unit", ""),
        "period": identity.get("period", ""),
        "version": received.version,
        "code": received.seal.code,
    }
    context.out.record(fields, str(path))

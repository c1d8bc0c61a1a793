"""``reopen``: a sealed report is opened for corrections, with a reason that stays in its history."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "reopen", reopen, common, lang)
    add_report(parser, lang)
    parser.add_argument(
        "--reason", metavar="TEXT", required=True, help=say("cli.arg-reopen-reason", lang)
    )


def reopen(context: Context, arguments: Namespace) -> int:
    """Reopen a locked report. Raises Fault when it is open already, or without a reason."""
    report = context.report(arguments.unit, arguments.period)
    version = report.locked
    changes = report.reopen(arguments.reason)
    fields = {"operation": changes.operation, "at": changes.at, "version": version}
    context.out.record(fields, say("submission.reopened", context.lang, version=version))
    return 0

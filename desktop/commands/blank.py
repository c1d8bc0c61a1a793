"""``blank``: a workbook for colleagues who fill in the report, or one section, in Excel or WPS."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.commands.export import make_directory
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "blank", blank, common, lang)
    add_report(parser, lang)
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=say("cli.arg-out", lang)
    )
    parser.add_argument("--section", metavar="CODE", default="", help=say("cli.arg-section", lang))
    parser.add_argument("--filled", action="store_true", help=say("cli.arg-filled", lang))


def blank(context: Context, arguments: Namespace) -> int:
    """Write the workbook and print its path; the report is begun if there is none.

    Raises Fault for a section that is not there and for a target that cannot be written.
    """
    from desktop.workbook.blank import blank_name, blank_workbook
    from desktop.workbook.save import save

    report = context.report(arguments.unit, arguments.period, create=True)
    snapshot = report.snapshot()
    content = blank_workbook(
        report.scheme,
        snapshot,
        section=arguments.section,
        filled=arguments.filled,
        lang=context.lang,
    )
    make_directory(arguments.out)
    path = arguments.out / blank_name(snapshot, arguments.section)
    save(content, path)
    context.out.record({"path": path, "section": arguments.section}, str(path))
    return 0

"""``versions``: what was sealed of a report; two versions compared; one written again."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from pathlib import Path

from desktop.commands.arguments import Parsers, UsageFault, add_command, add_report
from desktop.commands.context import Context
from desktop.commands.export import make_directory
from desktop.records.report import Report
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "versions", versions, common, lang)
    add_report(parser, lang)
    parser.add_argument(
        "--diff", metavar=("A", "B"), nargs=2, type=int, help=say("cli.arg-diff", lang)
    )
    parser.add_argument("--write", metavar="N", type=int, help=say("cli.arg-write", lang))
    parser.add_argument("--out", metavar="DIR", type=Path, help=say("cli.arg-out-again", lang))


def versions(context: Context, arguments: Namespace) -> int:
    """Print the versions, first to last; with ``--diff`` what differs (1 when nothing does).

    Raises Fault when a version is not there, or a file cannot be written.
    """
    report = context.report(arguments.unit, arguments.period)
    if arguments.write is not None:
        return _write(context, report, arguments.write, arguments.out)
    if arguments.diff:
        return _compare(context, report, *arguments.diff)
    kept, receipts = report.submissions(), report.receipts
    for one in kept:
        receipt = receipts.get(one.version)
        fields = {
            **asdict(one),
            "locked": report.locked == one.version,
            "receipt": asdict(receipt) if receipt else None,
        }
        shown = {**fields, "made_at": one.made_at[:16].replace("T", " ")}
        line = say("submission.version-line", context.lang, **shown).rstrip()
        if receipt:
            at = receipt.made_at[:16].replace("T", " ")
            line += say("answer.received", context.lang, at=at, author=receipt.author)
        context.out.record(fields, line)
    if not kept:
        context.out.remark("submission.no-versions")
    elif report.locked:
        context.out.remark("submission.locked-now", version=report.locked)
    else:
        context.out.remark("submission.open-now")
    return 0


def _write(context: Context, report: Report, version: int, directory: Path | None) -> int:
    from desktop.submission.versions import write_again

    if directory is None:
        raise UsageFault("submission.out-missing")
    make_directory(directory)
    path = write_again(report, version, directory)
    context.out.record({"path": path, "version": version}, str(path))
    return 0


def _compare(context: Context, report: Report, older: int, newer: int) -> int:
    from desktop.submission.difference import difference
    from desktop.submission.versions import records_of

    one, two = (records_of(report, version) for version in (older, newer))
    found = difference(one, two, report.scheme, context.lang)
    blank = say("submission.blank", context.lang)
    for change in found:
        text = say(
            "submission.difference",
            context.lang,
            place=change.place,
            old=blank if change.old is None else change.old,
            new=blank if change.new is None else change.new,
        )
        context.out.record(asdict(change), text)
    if not found:
        context.out.remark("submission.no-difference")
    return 0 if found else 1

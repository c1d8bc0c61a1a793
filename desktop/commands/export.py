"""``export``: the workbook that travels."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.check import print_finding
from desktop.commands.context import Context
from desktop.commands.outbox import add_options, check_options, send_out
from desktop.faults import Fault
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "export", export, common, lang)
    add_report(parser, lang)
    parser.add_argument(
        "--out", metavar="DIR", type=Path, required=True, help=say("cli.arg-out", lang)
    )
    parser.add_argument("--draft", action="store_true", help=say("cli.arg-draft", lang))
    parser.add_argument(
        "--reason", metavar="TEXT", default="", help=say("cli.arg-version-reason", lang)
    )
    parser.add_argument(
        "--with-internal", action="store_true", help=say("cli.arg-with-internal", lang)
    )
    add_options(parser, lang)


def export(context: Context, arguments: Namespace) -> int:
    """Write the workbook and print its path; 1 and the findings when a final one must wait.

    A final one is sealed, kept and locks the report. Raises Fault when the target cannot be
    written, when nothing changed since the last version, or when a reason is missing.
    """
    from desktop.submission.versions import export_final
    from desktop.workbook.export import export as export_draft

    report = context.report(arguments.unit, arguments.period)
    figures, checker = context.checked(report)
    findings = checker.findings()
    blocking = [finding for finding in findings if finding.blocks]
    if blocking and not arguments.draft:
        for finding in blocking:
            print_finding(context, finding)
        context.out.remark("cli.export-refused", count=len(blocking))
        return 1
    check_options(context, arguments)
    directory: Path = arguments.out
    make_directory(directory)
    if arguments.draft:
        path = export_draft(
            report.scheme,
            figures.snapshot,
            figures,
            findings,
            directory,
            draft=True,
            lang=context.lang,
            with_internal=arguments.with_internal,
        )
        context.out.record({"path": path}, str(path))
        send_out(context, arguments, figures, path)
        return 0
    written = export_final(
        report,
        figures,
        findings,
        directory,
        context.directory,
        reason=arguments.reason,
        with_internal=arguments.with_internal,
        lang=context.lang,
    )
    sealed = written.submission
    fields = {
        "path": written.path,
        "version": sealed.version,
        "code": sealed.code,
        "digest": sealed.digest,
        "fingerprint": sealed.fingerprint,
    }
    context.out.record(fields, str(written.path))
    send_out(context, arguments, figures, written.path, sealed.version, sealed.code)
    return 0


def make_directory(directory: Path) -> None:
    """Make the directory that files shall be written to; Fault when that cannot be."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Fault("cli.no-directory", path=directory, reason=error) from error

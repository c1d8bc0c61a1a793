"""``check``: what does not hold in a report; ``explain``: why it is right all the same."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.checks.engine import Checker
    from desktop.checks.findings import Finding
    from desktop.checks.progress import Filled
    from desktop.scheme.model import Scheme


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "check", check, common, lang)
    add_report(parser, lang)
    parser.add_argument("--out", metavar="F.xlsx", type=Path, help=say("cli.arg-findings", lang))


def check(context: Context, arguments: Namespace) -> int:
    """Print the findings, and write them as a workbook if asked; 1 when one of them blocks."""
    from desktop.checks.progress import progress, total

    report = context.report(arguments.unit, arguments.period)
    figures, checker = context.checked(report)
    findings = checker.findings()
    for finding in findings:
        print_finding(context, finding)
    if arguments.out:
        from desktop.checks.sheet import findings_table
        from desktop.workbook.findings_book import write_findings_book

        table = findings_table(checker, figures.snapshot, context.lang)
        write_findings_book(table, arguments.out)
        context.out.remark("cli.written", path=arguments.out)
    parts = progress(report.scheme, figures)
    _tell_parts(context, report.scheme, checker, parts)
    filled = total(parts)
    context.out.remark("cli.counts", **checker.counts())
    context.out.remark("cli.filled", filled=filled.filled, total=filled.total)
    blocking = sum(finding.blocks for finding in findings)
    context.out.remark("cli.blocked" if blocking else "cli.passed", count=blocking)
    return 1 if blocking else 0


def _tell_parts(
    context: Context, scheme: Scheme, checker: Checker, parts: dict[str, Filled]
) -> None:
    """Print the forms and ledgers that are not done, each with its worst open finding."""
    from desktop.checks.wording import class_word
    from desktop.scheme.places import form_label

    worst = checker.worst_by_section()
    for section, filled in parts.items():
        if filled.total and (filled.filled < filled.total or section in worst):
            word = class_word(worst[section], context.lang) if section in worst else ""
            form = form_label(scheme, section, context.lang)
            context.out.remark(
                "cli.part", form=form, filled=filled.filled, total=filled.total, word=word
            )
    for code in scheme.ledgers:
        if code in worst:
            word = class_word(worst[code], context.lang)
            context.out.remark("cli.part-ledger", code=code, word=word)


def print_finding(context: Context, finding: Finding) -> None:
    """Print one finding; the class is the Chinese word in JSON, whatever the language."""
    from desktop.checks.wording import class_word

    fields = {
        "id": finding.id,
        "rule": finding.rule,
        "class": class_word(finding.audit_class, "zh"),
        "keys": finding.keys,
        "left": finding.left,
        "right": finding.right,
        "message": finding.message,
        "explained": finding.explained,
        "explanation": finding.explanation,
        "blocks": finding.blocks,
    }
    said = class_word(finding.audit_class, context.lang)
    text = say("cli.finding", context.lang, word=said, message=finding.message, id=finding.id)
    if finding.explanation:
        text += say("cli.finding-explained", context.lang, text=finding.explanation)
    context.out.record(fields, text)

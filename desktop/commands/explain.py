"""``explain``: why a finding is right all the same."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.check import print_finding
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "explain", explain, common, lang)
    add_report(parser, lang)
    parser.add_argument("rule", metavar="RULE", help=say("cli.arg-rule", lang))
    parser.add_argument("text", metavar="TEXT", help=say("cli.arg-text", lang))


def explain(context: Context, arguments: Namespace) -> int:
    """Keep the explanation of a finding; empty text takes it back.

    Raises Fault when there is no such finding now, when its class does not let an explanation
    pass, or when the explanation is too short for its class.
    """
    from desktop.checks.engine import explanation_fault

    report = context.report(arguments.unit, arguments.period)
    _, checker = context.checked(report)
    found = [f for f in checker.findings() if arguments.rule == f.id]
    found = found or [f for f in checker.findings() if arguments.rule == f.rule]
    if not found:
        raise Fault("cli.no-finding", rule=arguments.rule)
    if len(found) > 1:
        ids = " ".join(f.id for f in found)
        raise Fault("cli.several-findings", rule=arguments.rule, ids=ids)
    fault = explanation_fault(found[0], arguments.text)
    if fault is not None:
        raise fault
    report.explain(found[0].id, arguments.text)
    checker.explain(found[0].id, arguments.text)
    print_finding(context, next(f for f in checker.findings() if f.id == found[0].id))
    return 0

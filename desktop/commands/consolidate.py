"""``consolidate``: the totals of a period, and the consolidated workbook."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.check import print_finding
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.scheme.values import NA
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.consolidation import Consolidation, Total
    from desktop.province.gathered import Gathered


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "consolidate", consolidate, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    parser.add_argument("--out", metavar="FILE", type=Path, help=say("cli.arg-consolidated", lang))
    parser.add_argument("--area", metavar="UNIT", help=say("cli.arg-area", lang))
    parser.add_argument("--prefectures", action="store_true", help=say("cli.arg-prefectures", lang))
    parser.add_argument("--check", action="store_true", help=say("cli.arg-merge-check", lang))
    for name, metavar in (("explain", "ID=TEXT"), ("author", "TEXT")):
        words = say(f"explanations.arg-total-{name}", lang)
        parser.add_argument(f"--{name}", metavar=metavar, default="", help=words)
    parser.add_argument("--pass-up", metavar="ZIP", type=Path, help=say("cli.arg-pass-up", lang))
    parser.add_argument(
        "--with-internal", action="store_true", help=say("cli.arg-with-internal-ledgers", lang)
    )


def consolidate(context: Context, arguments: Namespace) -> int:
    """Write the workbook and print every total; with ``--check`` the findings instead.

    ``--explain ID=TEXT`` keeps what is to be said to one of these findings; it implies ``--check``.
    1 when ``--check`` finds what must be put right. Raises Fault when nothing was received, or a
    file cannot be written.
    """
    gathered = context.gathered(arguments.period, arguments.area)
    whole = gathered.consolidation()
    if arguments.explain:
        _explain(context, whole, arguments.explain, arguments.author)
    if arguments.check or arguments.explain:
        return _check(context, whole)
    if arguments.out is not None:
        _write(context, gathered, arguments.out, arguments.with_internal)
    if arguments.pass_up is not None:
        _pass_up(context, gathered, arguments.pass_up)
    parts = [whole]
    if arguments.prefectures:
        parts += [gathered.consolidation(area) for area in gathered.areas[1:]]
    for part in parts:
        for total in part.totals():
            print_total(context, part, total)
    context.out.remark(
        "consolidation.received", count=len(gathered.received), units=len(gathered.areas[0].units)
    )
    return 0


def print_total(context: Context, part: Consolidation, total: Total) -> None:
    """Print one total: value, coverage, who is missing, and the method in words."""
    from desktop.checks.amounts import declared, value_text

    scheme, lang = part.sources.scheme, context.lang
    decimals, unit = declared(scheme, total.key)
    indicator = scheme.indicators[total.key.partition(".")[0]]
    coverage = total.coverage
    fields = {
        "key": total.key,
        "value": total.value,
        "coverage": coverage.text(lang),
        "missing": coverage.missing,
        "method": total.method.words(scheme, lang),
        "area": part.area.code,
        "name": indicator.name if lang == "zh" else indicator.name_en,
        "unit": unit,
        "state": _state(total),
        "reported": total.reported,
        "adjustment": total.adjustment,
        "counts": {
            "units": coverage.units,
            "value": coverage.value,
            "zero": coverage.zero,
            "blank": coverage.blank,
            "na": coverage.na,
            "missing": len(coverage.missing),
        },
        "county_reference": total.reference,
        "unweighted": total.unweighted,
    }
    text = say(
        "consolidation.total-line",
        lang,
        area=part.area.name,
        key=total.key,
        name=fields["name"],
        value=value_text(total.value, decimals, unit, lang),
        coverage=fields["coverage"],
        method=fields["method"],
    )
    if total.adjustment:
        reported = value_text(total.reported, decimals, unit, lang)
        change = value_text(total.adjustment, decimals, unit, lang)
        text += say("consolidation.total-adjusted", lang, reported=reported, change=change)
    if total.reference is not None:
        reference = value_text(total.reference, decimals, unit, lang)
        text += say("consolidation.total-reference", lang, reference=reference)
    context.out.record(fields, text)


def _state(total: Total) -> str:
    if total.value is None:
        return "blank"
    return "na" if total.value is NA else "value"


def _check(context: Context, whole: Consolidation) -> int:
    from desktop.province.explanations import TotalExplanations
    from desktop.province.merge_checks import merged_findings

    said = TotalExplanations(context.store).of(whole.sources.period)
    findings = merged_findings(whole, context.lang, said)
    for finding in findings:
        print_finding(context, finding)
    blocking = sum(finding.audit_class == "force" for finding in findings)
    context.out.remark("consolidation.checked", count=len(findings), blocking=blocking)
    waiting = sum(finding.blocks for finding in findings) - blocking
    if waiting:
        context.out.remark("explanations.total-waiting", count=waiting)
    return 1 if blocking else 0


def _explain(context: Context, whole: Consolidation, text: str, author: str) -> None:
    """Keep the explanation ``ID=TEXT`` of a finding over totals; blank text takes it back."""
    from desktop.province.explanations import TotalExplanations
    from desktop.province.merge_checks import merged_findings

    identity, equals, said = text.partition("=")
    if not equals:
        raise Fault("explanations.total-form", text=text)
    findings = {finding.id: finding for finding in merged_findings(whole, context.lang)}
    finding = findings.get(identity.strip())
    if finding is None:
        near = tuple(findings) or say("explanations.none", context.lang)
        raise Fault("explanations.total-unknown", finding=identity.strip(), near=near)
    TotalExplanations(context.store).explain(whole.sources.period, finding, said, author)
    sentence = "total-explained" if said.strip() else "total-taken-back"
    context.out.remark(
        f"explanations.{sentence}", finding=finding.id, text=said.strip(), author=author.strip()
    )


def _write(context: Context, gathered: Gathered, target: Path, with_internal: bool) -> None:
    from desktop.province.consolidated_sheets import consolidated_workbook
    from desktop.workbook.save import save

    save(consolidated_workbook(gathered, with_internal=with_internal, lang=context.lang), target)
    context.out.remark("consolidation.written", path=target)


def _pass_up(context: Context, gathered: Gathered, target: Path) -> None:
    """Put every file that counts into an archive, as it came: who is above takes them in."""
    from desktop.province.passing_up import archive
    from desktop.workbook.save import save

    save(archive(gathered.received), target)
    context.out.remark("consolidation.passed-up", path=target, count=len(gathered.received))

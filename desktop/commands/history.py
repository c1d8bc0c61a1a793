"""``history``: who entered what and when; ``undo`` and ``redo`` of the last operation."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.records.history import cell_text, cell_title
from desktop.records.report import Report
from desktop.scheme.values import NA, Value
from desktop.words import Language, say


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the commands."""
    parser = add_command(parsers, "history", history, common, lang)
    add_report(parser, lang)
    parser.add_argument("key", metavar="KEY", nargs="?", help=say("cli.arg-key", lang))
    add_report(add_command(parsers, "undo", undo, common, lang), lang)
    add_report(add_command(parsers, "redo", redo, common, lang), lang)


def history(context: Context, arguments: Namespace) -> int:
    """Print the operations of a report, newest first; with a key those that touched it.

    A key without history must be one of the report: Fault ``cli.unknown-key`` otherwise.
    """
    from desktop.commands.show import below, report_keys

    report = context.report(arguments.unit, arguments.period)
    entries = report.history(arguments.key)
    if arguments.key and not entries:
        figures, _ = context.checked(report)
        below(arguments.key, dict.fromkeys(report_keys(report.scheme, figures)))
        context.out.remark("cli.no-history", key=arguments.key)
    for entry in entries:
        cells = [{"key": c.key, "before": c.before, "after": c.after} for c in entry.cells]
        title = entry.title(context.lang)
        lines = [
            say(
                "cli.history",
                context.lang,
                operation=entry.operation,
                at=entry.at[:19].replace("T", " "),
                author=entry.author,
                title=title,
            )
        ]
        for cell in entry.cells:
            before, after = (_said(cell.key, v, context.lang) for v in (cell.before, cell.after))
            lines.append(f"    {_name(report, cell.key, context.lang)}: {before} → {after}")
        fields = {
            "operation": entry.operation,
            "at": entry.at,
            "author": entry.author,
            "kind": entry.kind,
            "title": title,
            "undoes": entry.undoes,
            "cells": cells,
            "inserted": entry.inserted,
            "deleted": entry.deleted,
        }
        context.out.record(fields, "\n".join(lines))
    return 0


def undo(context: Context, arguments: Namespace) -> int:
    """Take back the last operation of a report; 1 when there is none."""
    report = context.report(arguments.unit, arguments.period)
    label = report.undo_label(context.lang)
    changes = report.undo() if label else None
    if changes is None:
        context.out.remark("cli.nothing-to-undo")
        return 1
    _tell(context, "cli.undone", changes.operation, label, changes.keys)
    return 0


def redo(context: Context, arguments: Namespace) -> int:
    """Do again what was taken back; 1 when there is nothing."""
    report = context.report(arguments.unit, arguments.period)
    label = report.redo_label(context.lang)
    changes = report.redo() if label else None
    if changes is None:
        context.out.remark("cli.nothing-to-redo")
        return 1
    _tell(context, "cli.redone", changes.operation, label, changes.keys)
    return 0


def _tell(context: Context, key: str, operation: int, label: str, changed: frozenset[str]) -> None:
    fields = {"operation": operation, "label": label, "changed": sorted(changed)}
    context.out.record(fields, say(key, context.lang, label=label))


def _name(report: Report, key: str, lang: Language) -> str:
    """Return the key of a value, as commands take it; the rest in words."""
    if ":" not in key:
        return key
    return cell_title(key, lambda subject: report.where(subject)(lang), lang)


def _said(key: str, value: Value | None, lang: Language) -> str:
    text = cell_text(key, value, lang)
    if text is not None:
        return text
    if value is None:
        return say("checks.blank", lang)
    return say("checks.na", lang) if value is NA else f"{value}"

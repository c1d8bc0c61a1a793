"""``import``: what a workbook says otherwise than the report, and taking it over."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.scheme.values import NA, Value
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.submission.incoming import Comparison
    from desktop.submission.threeway import Difference, Kind


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "import", import_, common, lang)
    parser.add_argument("file", metavar="FILE", type=Path, help=say("cli.arg-import-file", lang))
    add_report(parser, lang)
    parser.add_argument("--section", metavar="CODE", default="", help=say("cli.arg-section", lang))
    parser.add_argument("--apply", action="store_true", help=say("cli.arg-apply", lang))
    parser.add_argument("--take", choices=("mine", "theirs"), help=say("cli.arg-take", lang))


def import_(context: Context, arguments: Namespace) -> int:
    """Print what would change, and change it with ``--apply``; a receipt or return is taken at once.

    1 when something waits for the clerk: a conflict without ``--take``, a cell that cannot be read.
    Raises Fault for a file that is none of this report.
    """
    from desktop.commands.take_answer import take
    from desktop.submission.answer import answer_in
    from desktop.submission.incoming import apply, compare
    from desktop.workbook.reader import read_bytes
    from desktop.workbook.safe_zip import read_file

    content = read_file(arguments.file)
    book = read_bytes(content, arguments.file.name)
    answer = answer_in(book, content)
    report = context.report(arguments.unit, arguments.period, create=answer is None)
    if answer:
        return take(context, report, answer)
    comparison = compare(report, book, arguments.section)
    for note in comparison.notes:
        sentence = note.text(context.lang)
        context.out.record({"note": note.code, "message": sentence}, sentence)
    for difference in comparison.differences:
        if difference.kind != "same":
            _print(context, difference)
    counts = comparison.counts()
    told = {str(kind): counts.get(kind, 0) for kind in _KINDS}
    kept = len(comparison.kept())
    told["same"] -= kept
    context.out.remark("cli.import-counts", **told)
    if kept:
        context.out.remark("cli.import-kept", count=kept)
    if arguments.apply:
        chosen = comparison.undisputed()
        if arguments.take == "theirs":
            chosen |= {one.key for one in comparison.of("conflict")}
        changes = apply(report, comparison, chosen)
        context.out.record(
            {"operation": changes.operation, "taken": len(chosen)},
            say("cli.import-done", context.lang, count=len(chosen), operation=changes.operation),
        )
    elif comparison.of("new", "changed", "removed", "conflict"):
        context.out.remark("cli.import-apply")
    return _status(context, comparison, arguments.take)


_KINDS: tuple[Kind, ...] = ("new", "changed", "removed", "conflict", "refused", "same")


def _status(context: Context, comparison: Comparison, take: str | None) -> int:
    undecided = 0 if take else len(comparison.of("conflict"))
    if undecided:
        context.out.remark("cli.import-conflicts", count=undecided)
    return 1 if undecided or comparison.of("refused") else 0


def _print(context: Context, one: Difference) -> None:
    """Print one difference; the value that cannot be read is told by its sentence."""
    lang = context.lang
    place = one.where(lang)
    cells = one.row or {}
    fields = {
        "key": one.key,
        "kind": one.kind,
        "place": place,
        "mine": _plain(one.mine),
        "theirs": _plain(one.theirs),
        "base": _plain(one.base),
        "row": {column: _plain(value) for column, value in cells.items()} or None,
        "sheet": one.sheet,
        "cell": one.cell,
        "fault": one.fault.code if one.fault else None,
        "message": one.fault.text(lang) if one.fault else None,
    }
    if one.fault:
        sides = one.fault.text(lang)
    elif one.row is not None:
        sides = f"{place}  " + "，".join(_said(value, lang) for value in cells.values())
    elif "#" in one.key and "." not in one.key:
        sides = place
    else:
        sides = say(
            "cli.import-sides",
            lang,
            place=place,
            mine=_said(one.mine, lang),
            theirs=_said(one.theirs, lang),
        )
    word = say(f"cli.import-{one.kind}", lang)
    context.out.record(fields, f"{word}  {one.key}  {sides}")


def _plain(value: Value | None) -> Value | str | None:
    """Return a value for JSON: 不涉及 is told from a blank."""
    return NA.value if value is NA else value


def _said(value: Value | None, lang: Language) -> str:
    if value is None:
        return say("cli.import-blank", lang)
    return NA.value if value is NA else str(value)

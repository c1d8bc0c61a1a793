"""``explanations``: what units explain, read one by one: accepted or returned."""

from __future__ import annotations

import difflib
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, UsageFault, add_command, period
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.progress import Progress
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.explanations import Explained
    from desktop.province.marks import Mark, Marks

NEAR = 5
"""So many findings are named when one is not there."""


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "explanations", explanations, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    parser.add_argument("unit", metavar="UNIT", nargs="?", help=say("explanations.arg-unit", lang))
    parser.add_argument("findings", metavar="ID", nargs="*", help=say("explanations.arg-id", lang))
    parser.add_argument("--unread", action="store_true", help=say("explanations.arg-unread", lang))
    what = parser.add_mutually_exclusive_group()
    for name in ("accept", "return", "undo"):
        words = say(f"explanations.arg-{name}", lang)
        what.add_argument(f"--{name}", dest="what", action="store_const", const=name, help=words)
    for name in ("remark", "author"):
        words = say(f"explanations.arg-{name}", lang)
        parser.add_argument(f"--{name}", metavar="TEXT", default="", help=words)


def explanations(context: Context, arguments: Namespace) -> int:
    """List explanations, or mark those of UNIT that are named, or take marks back.

    1 when what was listed holds one that nobody has read. Raises Fault when there is no such
    explanation, nobody signs, or one is returned without a remark.
    """
    from desktop.province.marks import Marks

    marks = Marks(context.store)
    if arguments.what == "undo":
        return _undo(context, arguments, marks)
    if arguments.what is not None and not arguments.findings:
        raise UsageFault("explanations.usage")
    unit = context.unit(arguments.unit).code if arguments.unit else ""
    found = _listed(context, arguments.period, unit)
    if arguments.what is not None:
        return _mark(context, arguments, marks, found)
    if arguments.findings:
        found = _named(found, arguments)
    shown = [one for one in found if not (arguments.unread and one.mark)]
    for one in shown:
        _print(context, one)
    states = [one.state for one in found]
    counts = {state: states.count(state) for state in ("unread", "accepted", "returned")}
    context.out.remark("explanations.counts", count=len(found), **counts)
    return 1 if counts["unread"] else 0


def _listed(context: Context, year: str, unit: str) -> list[Explained]:
    from desktop.province.explanations import all_explained
    from desktop.province.register import Register

    register = Register(context.store)
    if unit and register.accepted_of(year, unit) is None:
        raise Fault("explanations.not-held", unit=context.unit(unit).name, period=year)
    found: list[Explained] = []
    for part in all_explained(register, context.library, year, unit, context.lang):
        if not isinstance(part, Progress):
            found += part
    return found


def _named(found: list[Explained], arguments: Namespace) -> list[Explained]:
    """Return the explanations whose findings are named, in that order."""
    by_id = {one.id: one for one in found}
    for name in arguments.findings:
        if name not in by_id:
            near = difflib.get_close_matches(name, by_id, NEAR, 0.3) or list(by_id)[:NEAR]
            raise Fault(
                "explanations.unknown",
                unit=arguments.unit,
                finding=name,
                near=tuple(near) or "—",
            )
    return [by_id[name] for name in arguments.findings]


def _mark(context: Context, arguments: Namespace, marks: Marks, found: list[Explained]) -> int:
    from desktop.province.explanations import mark

    decision: Mark = "accepted" if arguments.what == "accept" else "returned"
    for one in _named(found, arguments):
        marked = mark(marks, one, decision, author=arguments.author, remark=arguments.remark)
        _print(context, marked)
    return 0


def _undo(context: Context, arguments: Namespace, marks: Marks) -> int:
    unit = context.unit(arguments.unit).code if arguments.unit else ""
    for finding in arguments.findings or [""]:
        undone = marks.undo(arguments.period, unit, finding)
        fields = {
            "unit": undone.unit,
            "id": undone.finding,
            "mark": undone.mark,
            "remark": undone.remark,
            "author": undone.author,
            "at": undone.at,
            "undone_at": undone.undone_at,
        }
        name = context.units.get(undone.unit).name if undone.unit in context.units else ""
        told = {**fields, "finding": undone.finding, "name": name, "at": _minute(undone.at)}
        context.out.record(fields, say("explanations.undone", context.lang, **told))
    return 0


def _print(context: Context, one: Explained) -> None:
    from desktop.checks.wording import class_word

    lang, mark = context.lang, one.mark
    fields = {
        "unit": one.unit,
        "id": one.id,
        "rule": one.rule,
        "class": class_word(one.audit_class, "zh"),
        "keys": one.keys,
        "message": one.message,
        "explanation": one.text,
        "version": one.version,
        "state": one.state,
        "remark": mark.remark if mark else "",
        "author": mark.author if mark else "",
        "at": mark.at if mark else "",
        "name": one.name,
    }
    by = ""
    if mark:
        form = "explanations.by-remark" if mark.remark else "explanations.by"
        at = _minute(mark.at)
        by = say(form, lang, author=mark.author, at=at, remark=mark.remark)
    text = say(
        "explanations.line",
        lang,
        unit=one.unit,
        name=one.name,
        finding=one.id,
        class_word=class_word(one.audit_class, lang),
        message=one.message,
        text=one.text,
        state=say(f"explanations.state-{one.state}", lang),
        by=by,
    )
    context.out.record(fields, text)


def _minute(at: str) -> str:
    return at[:16].replace("T", " ")

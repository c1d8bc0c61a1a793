"""``board``: who has sent what and how it stands."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command, period
from desktop.commands.context import Context
from desktop.commands.intake import add_under, scope
from desktop.faults import Fault
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.province.board import Board, Group, Line

STATES = ("missing", "received", "findings", "returned", "accepted", "zero", "late")
_BAR = 20
"""Signs of a full bar."""


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "board", board, common, lang)
    parser.add_argument("period", metavar="PERIOD", type=period, help=say("cli.arg-period", lang))
    parser.add_argument(
        "--prefecture", metavar="UNIT", default="", help=say("cli.arg-prefecture", lang)
    )
    parser.add_argument("--state", choices=STATES, default="", help=say("cli.arg-state", lang))
    parser.add_argument(
        "--by-prefecture", action="store_true", help=say("cli.arg-by-prefecture", lang)
    )
    add_under(parser, lang)


def board(context: Context, arguments: Namespace) -> int:
    """Print the board, one unit a line; with ``--by-prefecture`` one prefecture a line."""
    whole = board_of(context, arguments)
    counts = whole.counts()
    context.out.remark(
        "province.board-title",
        period=whole.period,
        total=len(whole.lines),
        done=sum(group.done for group in whole.groups),
        waiting=counts["received"],
        missing=counts["missing"],
    )
    prefecture = _prefecture(whole, arguments.prefecture)
    shown = whole.only(prefecture, arguments.state)
    totals = {group.unit.code: group for group in whole.groups}
    for group in shown.groups:
        everybody = totals[group.unit.code]
        if arguments.by_prefecture:
            context.out.record(_group_fields(everybody), _bar(everybody, context.lang))
            continue
        if not context.out.as_json:
            context.out.record({}, _bar(everybody, context.lang))
        for line in group.lines:
            _print(context, line)
    if not arguments.by_prefecture and not prefecture:
        others = [line for line in whole.others if line.is_in(arguments.state)]
        if others:
            context.out.remark("board.others")
        for line in others:
            _print(context, line, is_expected=False)
    return 0


def board_of(context: Context, arguments: Namespace) -> Board:
    """Return the board of the period asked for."""
    from desktop.province.board import collector, make_board
    from desktop.province.register import Register

    register = Register(context.store)
    above = collector(register, context.units, scope(context, arguments), arguments.period)
    return make_board(register, context.scheme, context.units, arguments.period, above)


def _prefecture(whole: Board, text: str) -> str:
    """Return the code of the group with this code or name; Fault with all of them otherwise."""
    names = {group.unit.code: group.unit.name for group in whole.groups}
    found = next((code for code, name in names.items() if text in (code, name)), "")
    if text and not found:
        known = "、".join(f"{code} {name}" for code, name in names.items())
        raise Fault("province.no-prefecture", text=text, known=known)
    return found


def _bar(group: Group, lang: Language) -> str:
    done, total = group.done, len(group.lines)
    full = _BAR * done // total
    bar = "█" * full + "░" * (_BAR - full)
    return say("province.board-line", lang, name=group.unit.name, bar=bar, done=done, total=total)


def _group_fields(group: Group) -> dict[str, object]:
    states: dict[str, int] = {}
    for line in group.lines:
        states[line.state] = states.get(line.state, 0) + 1
    return {
        "prefecture": group.unit.code,
        "name": group.unit.name,
        "total": len(group.lines),
        "done": group.done,
        "late": sum(line.late for line in group.lines),
        "states": states,
    }


def _print(context: Context, line: Line, *, is_expected: bool = True) -> None:
    lang, held = context.lang, line.received
    fields = {
        "unit": line.unit.code,
        "name": line.unit.name,
        "bureau": line.unit.bureau,
        "level": line.unit.level,
        "expected": is_expected,
        "prefecture": line.prefecture.code,
        "state": line.state,
        "late": line.late,
        "version": held.version if held else None,
        "verdict": held.verdict if held else None,
        "received_at": held.received_at if held else None,
        "file": held.file if held else None,
        "open": line.count("open"),
        "explained": line.count("explained"),
        "unread": line.unread,
        "sections": held.sections if held else {},
        "last": line.last.text(lang) if line.last else None,
    }
    findings = ""
    if line.count("open") or line.count("explained"):
        findings = say(
            "province.board-findings",
            lang,
            open=line.count("open"),
            explained=line.count("explained"),
        )
    text = say(
        "province.board-unit",
        lang,
        unit=line.unit.code,
        name=line.unit.name,
        state=say(f"province.state-{line.state}", lang),
        late=f"  {say('province.late', lang)}" if line.late else "",
        version=f"  v{held.version}" if held else "",
        findings=findings,
    )
    context.out.record(fields, text)

"""``units``: who can report; ``units add``: a unit that is in no list of divisions."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterable

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.scheme.model import LEVELS
from desktop.scheme.units import Unit, bureau_name
from desktop.words import Language, say

LONGEST = 1000
"""So many units at most answer a search."""


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "units", list_units, common, lang)
    parser.add_argument("--find", metavar="TEXT", default="", help=say("cli.arg-find", lang))
    actions = parser.add_subparsers(dest="action", metavar="add")
    own = add_command(actions, "units add", add_unit, common, lang)
    own.add_argument("code", metavar="CODE", help=say("cli.arg-own-code", lang))
    own.add_argument("name", metavar="NAME", help=say("cli.arg-own-name", lang))
    own.add_argument("--level", choices=LEVELS, required=True, help=say("cli.arg-level", lang))
    own.add_argument(
        "--superior", required=True, metavar="UNIT", help=say("cli.arg-superior", lang)
    )
    own.add_argument("--bureau", metavar="NAME", help=say("cli.arg-bureau", lang))


def list_units(context: Context, arguments: Namespace) -> int:
    """Print the units that ``--find`` means, best first, or all; 1 when there is none."""
    found: Iterable[Unit] = context.units
    if arguments.find:
        found = context.units.find(arguments.find, limit=LONGEST)
    is_empty = True
    for unit in found:
        _print(context, unit)
        is_empty = False
    if is_empty:
        context.out.remark("cli.no-unit", text=arguments.find)
    return 1 if is_empty else 0


def add_unit(context: Context, arguments: Namespace) -> int:
    """Add a unit of one's own; Fault when its code is taken or not fit for a file name."""
    superior = context.unit(arguments.superior)
    bureau = arguments.bureau or bureau_name(arguments.name, arguments.level)
    unit = Unit(arguments.code, arguments.name, bureau, arguments.level, superior.code)
    context.units.add(unit)
    context.store.add_own_unit(unit)
    _print(context, unit)
    return 0


def _print(context: Context, unit: Unit) -> None:
    path = context.units.path(unit.code)
    fields = {
        "code": unit.code,
        "name": unit.name,
        "bureau": unit.bureau,
        "level": unit.level,
        "superior": unit.superior,
        "path": path,
    }
    level = say(f"cli.level-{unit.level}", context.lang)
    context.out.record(fields, f"{unit.code}  {path}  {unit.bureau}  {level}")

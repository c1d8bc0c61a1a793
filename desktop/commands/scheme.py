"""``scheme``: list, check, pack, unpack, install and compare reporting schemes."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.commands.arguments import Parsers, add_command
from desktop.commands.context import Context
from desktop.faults import Fault
from desktop.scheme.model import in_language
from desktop.words import Language, say

if TYPE_CHECKING:
    from desktop.scheme.diff import Vanished


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command with its actions."""
    parser = add_command(parsers, "scheme", list_schemes, common, lang)
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    add_command(actions, "scheme list", list_schemes, common, lang)
    about = say("cli.arg-path", lang)
    action = add_command(actions, "scheme check", check, common, lang)
    action.add_argument("path", metavar="PATH", nargs="?", default="", help=about)
    action = add_command(actions, "scheme pack", pack, common, lang)
    action.add_argument("id", metavar="ID", help=say("cli.arg-scheme-id", lang))
    _add_out(action, "F.xlsx", "cli.arg-out-file", lang)
    action = add_command(actions, "scheme unpack", unpack, common, lang)
    action.add_argument("file", metavar="F.xlsx", type=Path, help=say("cli.arg-workbook", lang))
    _add_out(action, "DIR", "cli.arg-out", lang)
    action = add_command(actions, "scheme install", install, common, lang)
    action.add_argument("path", metavar="PATH", help=about)
    action = add_command(actions, "scheme diff", diff, common, lang)
    action.add_argument("old", metavar="A", help=about)
    action.add_argument("new", metavar="B", help=about)


def _add_out(action: ArgumentParser, metavar: str, about: str, lang: Language) -> None:
    action.add_argument("--out", metavar=metavar, type=Path, required=True, help=say(about, lang))
    action.add_argument("--force", action="store_true", help=say("cli.arg-force", lang))


def list_schemes(context: Context, _: Namespace) -> int:
    """Print the schemes at hand, newest version first."""
    for entry in context.library.entries():
        fields = asdict(entry)
        shown = fields | {"title": in_language(entry.title, entry.title_en, context.lang)}
        context.out.record(fields, say("cli.scheme-line", context.lang, **shown))
    return 0


def check(context: Context, arguments: Namespace) -> int:
    """Print every fault of a scheme (1), or how many rows it has of each sort."""
    from desktop.scheme.linter import lint
    from desktop.scheme.loader import BUILT_IN, counts, load_scheme, read_report
    from desktop.scheme.template_parser import read_template

    with directory_of(context, arguments.path or BUILT_IN) as directory:
        faults = lint(directory)
        for fault in faults:
            print_fault(context, fault)
        if faults:
            context.out.remark("cli.scheme-faults", count=len(faults))
            return 1
        scheme = load_scheme(directory)
        template, _slips = read_template(read_report(directory))
    title = in_language(scheme.title, scheme.title_en, context.lang)
    fields = {"id": scheme.id, "version": scheme.version, "title": title, **counts(scheme)}
    fields["slots"] = len(template.slots())
    context.out.record(fields, say("cli.scheme-sound", context.lang, **fields))
    return 0


def print_fault(context: Context, fault: Fault) -> None:
    """Print what is wrong with a scheme or its text, with the place."""
    text = fault.text(context.lang)
    if context.out.as_json:
        parts = {name: fault.fields.get(name, "") for name in ("table", "sheet", "row", "column")}
        suggestion = fault.fields.get("suggestion", "")
        fields = {"code": fault.code, **parts, "suggestion": suggestion, "message": text}
        context.out.record(fields, text)
    else:
        sys.stderr.write(f"[{fault.code}] {' '.join(text.split())}\n")


def pack(context: Context, arguments: Namespace) -> int:
    """Write a scheme as one workbook."""
    from desktop.workbook.scheme_book import pack as write

    _keep([arguments.out], arguments.force)
    with directory_of(context, arguments.id) as directory:
        write(directory, arguments.out)
    _tell(context, arguments.out)
    return 0


def unpack(context: Context, arguments: Namespace) -> int:
    """Write a workbook back as the directory of a scheme; 1 and its faults when it has any."""
    from desktop.scheme.library import FILES
    from desktop.scheme.linter import lint
    from desktop.workbook.scheme_book import unpack as write

    _keep([arguments.out / name for name in FILES], arguments.force)
    write(arguments.file, arguments.out)
    _tell(context, arguments.out)
    faults = lint(arguments.out)
    for fault in faults:
        print_fault(context, fault)
    if faults:
        context.out.remark("cli.scheme-faults", count=len(faults))
    return 1 if faults else 0


def _keep(targets: Iterable[Path], force: bool) -> None:
    """Raise Fault ``cli.exists-already`` for a file that would be overwritten unasked."""
    there = [path for path in targets if path.exists()]
    if there and not force:
        raise Fault("cli.exists-already", path=there[0])


def install(context: Context, arguments: Namespace) -> int:
    """Check a scheme and put it into the data directory.

    Codes that the newest other version had, and this one says nothing about, are told.
    """
    from desktop.scheme.diff import vanished

    before = context.library.entries()
    with directory_of(context, arguments.path) as directory:
        entry = context.library.install(directory)
    fields = asdict(entry)
    context.out.record(fields, say("cli.scheme-installed", context.lang, **fields))
    others = (e for e in before if e.id == entry.id and e.version != entry.version)
    if older := next(others, None):
        _tell_vanished(context, vanished(older.path, entry.path))
    return 0


def _tell_vanished(context: Context, found: Iterable[Vanished]) -> None:
    for one in found:
        fields = {"warning": "vanished", "table": one.table, "key": one.key}
        text = one.text(context.lang)
        context.out.record({**fields, "message": text}, text)


def diff(context: Context, arguments: Namespace) -> int:
    """Print what changed from one scheme to another."""
    from desktop.scheme.diff import diff as compare
    from desktop.scheme.diff import vanished

    with (
        directory_of(context, arguments.old) as old,
        directory_of(context, arguments.new) as new,
    ):
        changes = compare(old, new)
        gone = vanished(old, new)
    for change in changes:
        context.out.record(asdict(change), change.text(context.lang))
    _tell_vanished(context, gone)
    if not changes:
        context.out.remark("cli.scheme-same")
    return 0


@contextmanager
def directory_of(context: Context, text: str) -> Iterator[Path]:
    """Give the scheme that ``text`` names (a directory, a workbook or an id) as a directory.

    Raises Fault ``cli.scheme-path`` when it is none of these.
    """
    from desktop.workbook.scheme_book import opened

    path = Path(text)
    if path.exists():
        with opened(path) as directory:
            yield directory
        return
    known = {entry.id: entry.path for entry in reversed(context.library.entries())}
    if text not in known:
        raise Fault("cli.scheme-path", path=text)
    yield known[text]


def _tell(context: Context, path: Path) -> None:
    context.out.record({"path": path}, say("cli.written", context.lang, path=path))

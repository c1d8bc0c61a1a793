"""``enter``: values by key, new ledger rows, from arguments or a CSV file, as one operation."""

from __future__ import annotations

import csv
import io
import re
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.commands.arguments import Parsers, add_command, add_report
from desktop.commands.context import Context
from desktop.faults import Fault, Faults
from desktop.records.arrival import Arrival
from desktop.records.operations import Changes
from desktop.records.report import Report
from desktop.scheme.keys import parse_key
from desktop.scheme.values import Value
from desktop.words import Language, say

NEW_ROW = re.compile(r"new\d*\Z")
HEADER = ("key", "value")


@dataclass
class Entries:
    """What is to be entered, read and found good."""

    values: dict[str, Value | None] = field(default_factory=dict)
    last: dict[str, Value | None] = field(default_factory=dict)
    """Figures of last year, which need a reason."""
    new_rows: dict[tuple[str, str], dict[str, Value]] = field(default_factory=dict)
    """(ledger, name of the new row) → its cells."""
    deleted: dict[str, list[str]] = field(default_factory=dict)
    """Ledger → rows that shall go."""

    def arrival(self, reason: str) -> Arrival:
        """Return all of it as one operation takes it; ``reason`` is for the figures of last year."""
        new_rows: dict[str, list[dict[str, Value]]] = {}
        for (ledger, _), cells in self.new_rows.items():
            new_rows.setdefault(ledger, []).append(cells)
        return Arrival(self.values, new_rows, self.deleted, last=self.last, reason=reason)


def add(parsers: Parsers, common: ArgumentParser, lang: Language) -> None:
    """Declare the command."""
    parser = add_command(parsers, "enter", enter, common, lang)
    add_report(parser, lang)
    parser.add_argument("pairs", metavar="KEY=VALUE", nargs="*", help=say("cli.arg-pairs", lang))
    parser.add_argument("--file", metavar="F.csv", type=Path, help=say("cli.arg-file", lang))
    parser.add_argument("--reason", metavar="TEXT", default="", help=say("cli.arg-reason", lang))


def enter(context: Context, arguments: Namespace) -> int:
    """Enter everything or nothing; raises Faults naming each value that cannot be read."""
    pairs = [_pair(text) for text in arguments.pairs]
    if arguments.file:
        pairs += read_pairs(arguments.file)
    if not pairs:
        raise Fault("cli.nothing-to-enter")
    report = context.report(arguments.unit, arguments.period, create=True)
    label = say("cli.entered-label", context.lang)
    try:
        arrival = read_entries(report, pairs).arrival(arguments.reason)
        changes = report.take_in(arrival, label, kind="paste")
    except (Fault, Faults):
        context.store.forget_unused(report.unit, report.period)
        raise
    _tell(context, changes)
    return 0


def read_pairs(path: Path) -> list[tuple[str, str]]:
    """Return the lines of a CSV file with columns key and value; the header may be missing.

    UTF-8 or, as Chinese Excel saves it, GB18030. Raises Fault when the file cannot be read or a
    line has not two columns.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Fault("cli.file-unreadable", path=path, reason=error) from error
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = data.decode("gb18030")
        except UnicodeDecodeError as error:
            raise Fault("cli.file-encoding", path=path) from error
    found: list[tuple[str, str]] = []
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in lines:
            if not any(cells) or (
                not found and tuple(c.strip().lower() for c in cells[:2]) == HEADER
            ):
                continue
            if len(cells) < len(HEADER) or any(cells[len(HEADER) :]):
                raise Fault("cli.file-columns", path=path, line=lines.line_num, count=len(cells))
            found.append((cells[0].strip(), cells[1]))
    except csv.Error as error:
        raise Fault(
            "cli.file-unreadable", path=path, reason=f"{lines.line_num}: {error}"
        ) from error
    return found


def read_entries(report: Report, pairs: Iterable[tuple[str, str]]) -> Entries:
    """Return ``pairs`` as values; raises Faults with one fault for each that is not good."""
    entries, faults, seen = Entries(), [], set[str]()
    for key, text in pairs:
        if key in seen:
            faults.append(Fault("cli.key-twice", key=key))
            continue
        seen.add(key)
        try:
            _read(report, entries, key, text)
        except Fault as fault:
            faults.append(fault)
    if faults:
        raise Faults(faults)
    return entries


def _read(report: Report, entries: Entries, key: str, text: str) -> None:
    parts = parse_key(key)
    if parts is not None and parts.row and not parts.field:
        if text.strip():
            raise Fault("cli.row-without-column", key=key)
        entries.deleted.setdefault(parts.code, []).append(parts.row)
        return
    field = report.field(key)
    old_row = parts is not None and parts.row and not NEW_ROW.match(parts.row)
    if parts is not None and old_row and not report.row_number(parts.code, parts.row):
        raise Fault("records.unknown-row", key=key)
    value = report.parse(key, text)
    if parts is not None and NEW_ROW.match(parts.row):
        row = entries.new_rows.setdefault((parts.code, parts.row), {})
        if value is not None:
            row[parts.field] = value
    elif field.carried:
        entries.last[key] = value
    else:
        entries.values[key] = value


def _pair(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise Fault("cli.no-equals", text=text)
    return key.strip(), value


def _tell(context: Context, changes: Changes) -> None:
    lang = context.lang
    inserted = [f"{ledger}#{row}" for ledger, ids in changes.inserted.items() for row in ids]
    deleted = [f"{ledger}#{row}" for ledger, ids in changes.deleted.items() for row in ids]
    fields = {
        "operation": changes.operation,
        "changed": sorted(changes.keys),
        "inserted": inserted,
        "deleted": deleted,
    }
    parts = []
    if changes.keys:
        parts.append(say("cli.entered-cells", lang, count=len(changes.keys)))
    if inserted:
        parts.append(say("cli.entered-inserted", lang, count=len(inserted), rows=inserted))
    if deleted:
        parts.append(say("cli.entered-deleted", lang, count=len(deleted), rows=deleted))
    if changes.explanations:
        parts.append(say("cli.entered-reason", lang))
    text = say("cli.entered", lang, operation=changes.operation, parts=parts)
    context.out.record(fields, text if changes else say("cli.entered-nothing", lang))

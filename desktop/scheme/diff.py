"""What is different between two schemes: table by table, row by row, column by column.

Of the report's text, line by line.
"""

from __future__ import annotations

import csv
import difflib
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from desktop.faults import Fault
from desktop.scheme.info import flatten
from desktop.scheme.loader import read_report
from desktop.scheme.tables import INFO, REPORT, TABLES, Table, sheet_of
from desktop.words import Language, say

Rows = dict[str, dict[str, str]]
"""Key of a row, as one text → its cells."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference; ``column``, ``old`` and ``new`` are "" where they do not apply.

    In the report's text ``key`` is the number of the line: of the new text, of the old one for a
    line that was removed.
    """

    table: str
    kind: Literal["added", "removed", "changed", "moved"]
    key: str
    column: str = ""
    old: str = ""
    new: str = ""

    def text(self, lang: Language = "zh") -> str:
        """Return the change as one line."""
        blank = say("scheme.diff-blank", lang)
        line = "line-" if self.table == REPORT else ""
        return say(
            f"scheme.diff-{line}{self.kind}",
            lang,
            sheet=sheet_of(self.table),
            table=self.table,
            key=self.key,
            column=self.column,
            old=self.old or blank,
            new=self.new or blank,
        )


@dataclass(frozen=True, slots=True)
class Vanished:
    """A code that is neither there any more, nor renamed, nor retired."""

    table: str
    key: str

    def text(self, lang: Language = "zh") -> str:
        """Return what that means for the figures of earlier years, in one line."""
        return say("scheme.vanished", lang, sheet=TABLES[self.table].sheet, key=self.key)


def diff(old: Path, new: Path) -> list[Change]:
    """Return what changed from the scheme directory ``old`` to ``new``, in the order of tables.

    ``moved`` stands once for a table whose common rows come in another order. Raises Fault
    ``scheme.unreadable`` when a file is missing or broken.
    """
    changes = [*_compare(INFO, _info(old), _info(new))]
    for table in TABLES.values():
        changes += _compare(table.name, _rows(old, table), _rows(new, table))
    changes += _lines(read_report(old).splitlines(), read_report(new).splitlines())
    return changes


def vanished(old: Path, new: Path) -> list[Vanished]:
    """Return the codes of ``old`` that ``new`` has no more and says nothing about.

    A column of a ledger that is gone goes without saying. Raises Fault as :func:`diff`.
    """
    told = {row["old"] for row in _rows(new, TABLES["renames"]).values()}
    found: list[Vanished] = []
    gone: set[str] = set()
    for name in ("indicators", "ledgers", "ledger_columns", "narratives"):
        kept = _rows(new, TABLES[name])
        for key in _rows(old, TABLES[name]):
            code = key.replace(" ", ".")
            ledger = code.partition(".")[0]
            if key in kept or code in told or (ledger != code and ledger in gone | told):
                continue
            gone.add(code)
            found.append(Vanished(name, code))
    return found


def _compare(table: str, old: Rows, new: Rows) -> Iterator[Change]:
    for key in old:
        if key not in new:
            yield Change(table, "removed", key)
    for key, cells in new.items():
        if key not in old:
            yield Change(table, "added", key)
            continue
        for column in dict.fromkeys([*old[key], *cells]):
            was, now = old[key].get(column, ""), cells.get(column, "")
            if was != now:
                yield Change(table, "changed", key, column, was, now)
    before = [key for key in old if key in new]
    after = [key for key in new if key in old]
    if before != after:
        first = next(b for a, b in zip(before, after, strict=True) if a != b)
        yield Change(table, "moved", first)


def _lines(old: list[str], new: list[str]) -> Iterator[Change]:
    """Yield what changed in the report's text; blank lines that came or went say nothing."""
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for tag, first, last, begin, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        paired = min(last - first, end - begin)
        for offset in range(paired):
            was, now = old[first + offset], new[begin + offset]
            if was and now:
                yield Change(REPORT, "changed", str(begin + offset + 1), "", was, now)
            elif was or now:
                kind: Literal["added", "removed"] = "added" if now else "removed"
                number = begin + offset + 1 if now else first + offset + 1
                yield Change(REPORT, kind, str(number), "", was, now)
        for number, was in enumerate(old[first + paired : last], first + paired + 1):
            if was:
                yield Change(REPORT, "removed", str(number), "", was)
        for number, now in enumerate(new[begin + paired : end], begin + paired + 1):
            if now:
                yield Change(REPORT, "added", str(number), "", "", now)


def _rows(directory: Path, table: Table) -> Rows:
    try:
        with (directory / table.file).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        return {" ".join(row[name] for name in table.key): row for row in rows}
    except (OSError, ValueError, LookupError, TypeError, csv.Error) as error:
        raise Fault(
            "scheme.unreadable",
            path=getattr(error, "filename", None) or str(directory),
            reason=error,
        ) from error


def _info(directory: Path) -> Rows:
    try:
        info = tomllib.loads((directory / "scheme.toml").read_text(encoding="utf-8"))
        return {name: {"value": value} for name, value in flatten(info)}
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise Fault(
            "scheme.unreadable",
            path=getattr(error, "filename", None) or str(directory),
            reason=error,
        ) from error

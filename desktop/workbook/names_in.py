"""Sheets and defined names of somebody's workbook, by a parser that knows no entities."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from xml.parsers import expat

from desktop.faults import Fault
from desktop.workbook.safe_zip import Parts

MOST_NAMES, MOST_SHEETS = 200_000, 1_000
LONGEST_NAME = 4_096
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TARGET = re.compile(
    r"(?:'(?P<quoted>(?:[^']|'')+)'|(?P<bare>[^'!]+))!"
    r"\$?(?P<c1>[A-Z]{1,3})\$?(?P<r1>[1-9][0-9]{0,6})"
    r"(?::\$?(?P<c2>[A-Z]{1,3})\$?(?P<r2>[1-9][0-9]{0,6}))?"
)


class Target(NamedTuple):
    """The cells that a name means; rows and columns count from 1."""

    sheet: str
    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Structure:
    """What ``xl/workbook.xml`` says."""

    sheets: Mapping[str, str]
    """Name of each sheet → the part that holds it, in the order of the workbook."""
    names: Mapping[str, Target]
    """Names of the whole workbook that mean cells; those of one sheet alone are left aside."""
    lost: int
    """How many names mean no cells any more."""


@dataclass
class _Workbook:
    """Collects what the parser of ``xl/workbook.xml`` meets."""

    sheets: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    root: str = ""
    doubled: bool = False
    _name: str = ""
    _text: list[str] = field(default_factory=list)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Meet a start tag."""
        self.root = self.root or tag
        if tag == f"{_MAIN} sheet":
            name = attributes.get("name", "")
            self.doubled |= name in self.sheets
            self.sheets[name] = attributes.get(f"{_RELATION} id", "")
        elif tag == f"{_MAIN} definedName":
            self._name = "" if "localSheetId" in attributes else attributes.get("name", "")
            self._text = []

    def text(self, text: str) -> None:
        """Meet text."""
        if self._name:
            self._text.append(text)

    def end(self, tag: str) -> None:
        """Meet an end tag."""
        if tag == f"{_MAIN} definedName" and self._name:
            self.names[self._name] = "".join(self._text)
            self._name = ""


def read_structure(parts: Parts, file: str) -> Structure:
    """Return the sheets and names of a workbook.

    Raises Fault ``reader.not-a-workbook``, ``strict``, ``unsafe-xml`` or ``damaged``; ``file`` is the
    name for its sentence.
    """
    content = parts.get("xl/workbook.xml")
    if content is None:
        raise Fault("reader.not-a-workbook", file=file)
    found = _Workbook()
    _parse(content, found, file)
    if found.root.startswith(_STRICT):
        raise Fault("reader.strict", file=file)
    if found.root != f"{_MAIN} workbook" or not found.sheets:
        raise Fault("reader.not-a-workbook", file=file)
    if found.doubled or len(found.names) > MOST_NAMES or len(found.sheets) > MOST_SHEETS:
        raise Fault("reader.damaged", file=file)
    relations = _relations(parts, file)
    sheets = {name: relations.get(relation, "") for name, relation in found.sheets.items()}
    targets = {name: read_target(text) for name, text in found.names.items()}
    kept = {name: target for name, target in targets.items() if target}
    return Structure(sheets, kept, len(targets) - len(kept))


@lru_cache(maxsize=16_384)
def read_target(text: str) -> Target | None:
    """Return the cells that ``'表2-1'!$D$9`` means; None for ``#REF!`` and formulas."""
    if len(text) > LONGEST_NAME or not (match := _TARGET.fullmatch(text)):
        return None
    sheet = (match["quoted"] or match["bare"]).replace("''", "'")
    row, column = int(match["r1"]), column_number(match["c1"])
    if match["c2"] is None:
        return Target(sheet, row, column, row, column)
    return Target(sheet, row, column, int(match["r2"]), column_number(match["c2"]))


def column_number(letters: str) -> int:
    """Return the number of the column ``letters``, from 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _relations(parts: Parts, file: str) -> dict[str, str]:
    """Return relation id → name of the part, of what belongs to the workbook."""
    found: dict[str, str] = {}

    class Relations(_Workbook):
        def start(self, tag: str, attributes: dict[str, str]) -> None:
            if tag.endswith(" Relationship") and attributes.get("TargetMode") != "External":
                target = attributes.get("Target", "").replace("\\", "/")
                part = posixpath.normpath(posixpath.join("/xl", target)).removeprefix("/")
                found[attributes.get("Id", "")] = part

    _parse(parts.get("xl/_rels/workbook.xml.rels", b"<none/>"), Relations(), file)
    return found


def _parse(content: bytes, into: _Workbook, file: str) -> None:
    def refuse(*_: object) -> None:
        raise Fault("reader.unsafe-xml", file=file)

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = into.start
    parser.EndElementHandler = into.end
    parser.CharacterDataHandler = into.text
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Fault("reader.damaged", file=file) from error

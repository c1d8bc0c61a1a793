"""How large the sheets of somebody's workbook are, before a reader makes tables of them.

The reader's tables are dense: two cells in opposite corners of a sheet would be seventeen thousand
million cells in memory. Cells without content take no room there and are not counted.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.parsers import expat

from desktop.faults import Fault
from desktop.workbook.canvas import address
from desktop.workbook.names_in import Structure, column_number
from desktop.workbook.safe_zip import Parts, is_strings

MOST_CELLS, MOST_IN_ALL = 4_000_000, 10_000_000
"""Cells of the rectangle round everything on one sheet, and of all sheets together."""
LONGEST_STRING = 1_000_000
"""Bytes of one shared text with its mark-up; a cell holds 32,767 characters."""
MOST_TEXT = 128 * 2**20
"""Bytes of the texts of all cells, each counted as often as a cell shows it."""

_ROW_AT = re.compile(rb'<row r="([0-9]{1,7})"')
_ODD = {
    digits: (
        re.compile(rb'<c(?![A-Za-z])(?! r="[A-Z]{1,2}[0-9]{1,%d}")' % digits),
        re.compile(rb'<row(?![A-Za-z])(?! r="[0-9]{1,%d}")' % digits),
        re.compile(rb":(?:c|row)[^A-Za-z]"),
    )
    for digits in range(1, 8)
}
"""By the digits of the last row: cells and rows written otherwise than all programs do, or further
right or down than the rows say (a cell has an address of its own)."""
_FILLED_AT = re.compile(rb'<c r="[A-Z]{1,2}([0-9]{1,7})"[^>]*(?<!/)>(?!</c>)')
_TWO_LETTERS = re.compile(rb'<c r="[A-Z]{2}')
_NARROW, _NARROWER = 702, 26
"""Number of columns that have at most two letters, or one."""
_STRING_END = re.compile(rb"</(?:\w+:)?si>")
_INDEX = re.compile(rb"<(?:\w+:)?v>([0-9]{1,9})</")
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([1-9][0-9]{0,6})")
_ROW_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384


def check_bounds(parts: Parts, structure: Structure, file: str) -> None:
    """Raise Fault when reading the sheets would take more room than a report can need.

    ``reader.too-many-cells``, ``unsafe-xml`` or ``damaged``.
    """
    titles = {part.casefold(): sheet for sheet, part in structure.sheets.items()}
    # Whatever may be read as a sheet: who reads the cells has an own idea of names and cases.
    sheets = {
        titles.get(part.casefold(), part): content
        for part, content in parts.items()
        if b"sheetData" in content
    }
    areas = {sheet: quick_area(content) for sheet, content in sheets.items()}
    in_all = sum(area or 0 for area in areas.values())
    total = 0
    for sheet, content in sheets.items():
        area, corner = areas[sheet], "—"
        if area is None or area > MOST_CELLS or in_all > MOST_IN_ALL:
            area, corner = exact_area(content, file)
        total += area
        if area > MOST_CELLS or total > MOST_IN_ALL:
            raise Fault("reader.too-many-cells", file=file, sheet=sheet, cell=corner)
    _check_texts(parts, [*sheets.values()], file)


def quick_area(content: bytes) -> int | None:
    """Return an upper bound of the cells of a sheet; None when only a parser could tell."""
    # Rows may stand in any order: a row or cell with more digits than the last one's is odd.
    last = _ROW_AT.match(content, max(content.rfind(b'<row r="'), 0))
    digits = len(last[1]) if last else 1
    if any(odd.search(content) for odd in _ODD[digits]):
        return None
    width = _NARROW if _TWO_LETTERS.search(content) else _NARROWER
    area = int("9" * digits) * width
    if area > MOST_CELLS:
        if b'/>"' in content or b"/>'" in content:
            return None  # an attribute that looks like the end of an empty cell
        # Perhaps most of it is empty and only has a look.
        return max(map(int, _FILLED_AT.findall(content)), default=0) * width
    return area


def exact_area(content: bytes, file: str) -> tuple[int, str]:
    """Return the cells of the rectangle round all content of a sheet, and its last corner."""
    if not content:
        return 0, "A1"
    scan = _Scan()

    def refuse(*_: object) -> None:
        raise Fault("reader.unsafe-xml", file=file)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.StartElementHandler = scan.start
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Fault("reader.damaged", file=file) from error
    height = scan.last_row - scan.first_row + 1
    width = scan.last_column - scan.first_column + 1
    if height <= 0:
        return 0, "A1"
    return height * width, address(scan.last_row, scan.last_column)


class _Scan:
    """Where cells with content lie; a cell or row without an address follows the one before."""

    def __init__(self) -> None:
        self.row_of_row = self.row = self.column = 0
        self.first_row = self.first_column = 1 << 30
        self.last_row = self.last_column = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Meet a start tag."""
        name, given = tag.rpartition(":")[2], attributes.get("r")
        if name == "row":
            self.row_of_row = self.row_of_row + 1 if given is None else _row_number(given)
            self.column = 0
        elif name == "c":
            self.row, self.column = self.row_of_row, self.column + 1
            if given is not None:
                self.row, self.column = _address(given)
        elif name in ("v", "is", "t", "f"):
            self.first_row, self.last_row = (
                min(self.first_row, self.row),
                max(self.last_row, self.row),
            )
            self.first_column = min(self.first_column, self.column)
            self.last_column = max(self.last_column, self.column)


def _row_number(text: str) -> int:
    if not _ROW_NUMBER.fullmatch(text) or int(text) > LAST_ROW:
        raise ValueError(text)
    return int(text)


def _address(text: str) -> tuple[int, int]:
    """Return row and column of ``B3``; ValueError for what is no cell of a sheet."""
    match = _REFERENCE.fullmatch(text)
    column = column_number(match[1].upper()) if match else 0
    if match is None or column > LAST_COLUMN:
        raise ValueError(text)
    return _row_number(match[2]), column


def _check_texts(parts: Parts, sheets: Sequence[bytes], file: str) -> None:
    """Refuse texts that are short in the file and endless once each cell has its own."""
    content = next((parts[name] for name in parts if is_strings(name)), b"")
    ends = [match.end() for match in _STRING_END.finditer(content)]
    if not ends:
        return
    lengths = [end - start for start, end in zip([0, *ends], ends, strict=False)]
    longest = max(lengths)
    if longest > LONGEST_STRING:
        raise Fault("reader.damaged", file=file)
    if longest * sum(part.count(b"</c>") for part in sheets) <= MOST_TEXT:
        return
    total = 0
    for part in sheets:
        for index in _INDEX.findall(part):
            number = int(index)
            total += lengths[number] if number < len(lengths) else 0
        if total > MOST_TEXT:
            raise Fault("reader.bomb", file=file)

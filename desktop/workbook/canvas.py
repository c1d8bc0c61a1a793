"""Canvas: the cells of one sheet, kept as the XML that the file will hold.

openpyxl makes everything of a sheet but its cells; these are put in afterwards (see
:mod:`desktop.workbook.save`), because openpyxl cannot write the value of a formula beside it, and a
reader that does not recalculate would show blanks.

Text is always text: ``=1+1`` typed by a clerk never becomes a formula.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from desktop.faults import Fault
from desktop.scheme.values import NA, Value, serial
from desktop.workbook.packed_rows import PackedRows
from desktop.workbook.style import Look, Styles

LAST_ROW = 1_048_576
_MOST_CORNERS = 64
LONGEST_TEXT = 32_767
"""What a cell of a workbook can hold, in UTF-16 units."""

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_ESCAPE_LIKE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_PLAIN = re.compile("[\x00-\x08\x0b-\x1f\x7f&<>_\ud800-\udfff\ufffe\uffff]")
"""What :func:`clean` or :func:`escape` would change, or may."""
_STARTS_LIKE_FORMULA = tuple("=+-@＝＋－＠\t\r\n'")


def clean(text: str) -> str:
    """Return ``text`` as a workbook can hold it: no control characters, no half characters."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _FORBIDDEN.sub("", _SURROGATE.sub("\ufffd", text))


def length(text: str) -> int:
    """Return the length of ``text`` as spreadsheets count it, in UTF-16 units."""
    return len(text) + sum(character > "\uffff" for character in text)


def escape(text: str) -> str:
    """Return ``text`` for XML; what would be read as an escape (``_x000D_``) is escaped itself."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _ESCAPE_LIKE.sub("_x005F_", text)


@cache
def column_letter(column: int) -> str:
    """Return the letters of column number ``column``, from 1."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def address(row: int, column: int, *, fixed: bool = False) -> str:
    """Return ``B3``, or ``$B$3`` when ``fixed``."""
    dollar = "$" if fixed else ""
    return f"{dollar}{column_letter(column)}{dollar}{row}"


class LiveCell(NamedTuple):
    """A formula (without =) and the value that the program computed for it, None for a blank."""

    formula: str
    cached: Decimal | str | None
    array: bool = False
    """Whether it holds an array constant, which some spreadsheets want to be told."""


@dataclass(frozen=True, slots=True)
class Validation:
    """What a range of cells accepts, and what is told when one enters it."""

    cells: str
    kind: Literal["custom", "list", "date"]
    formula: str
    title: str = ""
    prompt: str = ""
    error: str = ""


class Highlight(NamedTuple):
    """Cells that stand out while they are ``operator`` ``formula``."""

    cells: str
    operator: Literal["equal", "greaterThan"]
    formula: str


@dataclass
class Canvas:
    """One sheet being drawn. Rows and columns count from 1; later cells replace earlier ones."""

    name: str
    styles: Styles
    landscape: bool = False
    state: Literal["visible", "hidden", "veryHidden"] = "visible"
    protected: bool = True
    heights: dict[int, float] = field(default_factory=dict)
    widths: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    merged: list[str] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    highlights: list[Highlight] = field(default_factory=list)
    one_page: bool = False
    pages_across: int = 1
    row_breaks: list[int] = field(default_factory=list)
    """Rows after which a new page begins."""
    repeated_rows: str = ""
    repeated_columns: str = ""
    print_area: str = ""
    frozen: str = ""
    _rows: dict[int, dict[int, str]] = field(default_factory=dict)
    _closed: PackedRows = field(default_factory=PackedRows)
    _corners: set[tuple[int, int]] = field(default_factory=set)
    """Of the closed rows: first and last row and column as far as they are known."""

    def text(self, row: int, column: int, text: str, look: Look) -> None:
        """Write ``text``. Raises Fault ``workbook.text-too-long``."""
        if text.startswith(_STARTS_LIKE_FORMULA):
            look = replace(look, quote=True)
        if _NOT_PLAIN.search(text):
            text = clean(text)
        if 2 * len(text) > LONGEST_TEXT and (units := length(text)) > LONGEST_TEXT:
            where = f"{self.name}!{address(row, column)}"
            raise Fault("workbook.text-too-long", place=where, length=units, limit=LONGEST_TEXT)
        if _NOT_PLAIN.search(text):
            text = escape(text)
        inner = f'<is><t xml:space="preserve">{text}</t></is>'
        self._put(row, column, look, ' t="inlineStr"', inner)

    def blank(self, row: int, column: int, look: Look) -> None:
        """Write an empty cell that has a look."""
        self._put(row, column, look, "", "")

    def value(self, row: int, column: int, value: Value | None, look: Look) -> None:
        """Write a value in any of its states; 不涉及 is shown as text."""
        match value:
            case None:
                self.blank(row, column, look)
            case Decimal():
                self._put(row, column, look, "", f"<v>{value:f}</v>")
            case dt.date():
                self._put(row, column, look, "", f"<v>{serial(value)}</v>")
            case str():
                self.text(row, column, value, look)
            case _ if value is NA:
                self.text(row, column, NA.value, replace(look, horizontal="center"))

    def live(self, row: int, column: int, cell: LiveCell, look: Look) -> None:
        """Write a formula with the value that the program computed for it."""
        if isinstance(cell.cached, Decimal):
            kind, value = "", f"{cell.cached:f}"
        else:
            kind, value = ' t="str"', escape(clean(cell.cached or ""))
        array = f' t="array" ref="{address(row, column)}"' if cell.array else ""
        formula = escape_formula(cell.formula)
        self._put(row, column, look, kind, f"<f{array}>{formula}</f><v>{value}</v>")

    def _put(self, row: int, column: int, look: Look, kind: str, inner: str) -> None:
        start = f'<c r="{column_letter(column)}{row}" s="{self.styles.index(look)}"{kind}'
        cell = f"{start}>{inner}</c>" if inner else f"{start}/>"
        self._rows.setdefault(row, {})[column] = cell

    def merge(self, row: int, first: int, last: int, last_row: int = 0) -> None:
        """Join the cells ``first`` to ``last`` of ``row`` (to ``last_row``) into one."""
        if last > first or last_row > row:
            self.merged.append(f"{address(row, first)}:{address(last_row or row, last)}")

    def close_row(self, row: int) -> None:
        """Take a row as done with: it needs little room from now on, and no cell can be added."""
        columns = self._rows[row].keys()
        self._corners |= {(row, min(columns)), (row, max(columns))}
        if len(self._corners) > _MOST_CORNERS:
            self._corners = self._outermost()
        self._closed.add(row, self._row(row))
        del self._rows[row]
        self.heights.pop(row, None)

    def _row(self, row: int) -> str:
        cells, height = self._rows.get(row, {}), self.heights.get(row)
        size = f' ht="{height:g}" customHeight="1"' if height else ""
        inside = "".join([cells[column] for column in sorted(cells)])
        return f'<row r="{row}"{size}>{inside}</row>'

    def pieces(self) -> Iterator[str]:
        """Yield the content of ``<sheetData>`` from top to bottom, never all of it at once."""
        after = 0
        for first, run in self._closed.runs():
            yield self.sheet_data(after, first)
            yield run
            after = first
        yield self.sheet_data(after)

    def sheet_data(self, after: int = 0, before: int = LAST_ROW + 1) -> str:
        """Return the rows that are not closed and lie between two rows, as XML."""
        rows = sorted(self._rows.keys() | self.heights.keys())
        return "".join([self._row(row) for row in rows if after < row < before])

    def dimension(self) -> str:
        """Return the range in use. Some readers stop where it says (WPS writes ``A1``)."""
        corners = self._outermost()
        if not corners:
            return "A1"
        return f"{address(*min(corners))}:{address(*max(corners))}"

    def _outermost(self) -> set[tuple[int, int]]:
        """Return the first and the last corner of the range in use."""
        rows = {row for row, _ in self._corners} | self._rows.keys()
        columns = {column for _, column in self._corners}
        columns.update(column for cells in self._rows.values() for column in cells)
        return {(min(rows), min(columns)), (max(rows), max(columns))} if columns else set()


def escape_formula(formula: str) -> str:
    """Return a formula for XML. Text constants in it come from the scheme, not from clerks."""
    return formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

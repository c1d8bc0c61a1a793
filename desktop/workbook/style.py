"""Looks: every style of the workbook as a small record, bound once to a workbook.

Assigning fonts and borders cell by cell makes openpyxl eight times slower; a record is turned into
an index of the workbook's style table the first time it is asked for, and cells carry the index.
The fonts are named, never shipped: Windows, WPS and UOS have 宋体 and 黑体 or a substitute.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from openpyxl.styles import Font
    from openpyxl.workbook import Workbook

INPUT = "FFFBE6"
"""Fill of cells to fill in."""
DERIVED = "F2F2F2"
"""Fill of cells that compute themselves or carry last year's figure."""
FAILING = "FFC7CE"
"""Fill of judgements that something does not hold."""
HEAD = "F5F7FA"
"""Fill of heading rows."""


Line = Literal["", "thin", "medium"]


class Edges(NamedTuple):
    """Lines around a cell; "" is none."""

    left: Line = ""
    top: Line = ""
    right: Line = ""
    bottom: Line = ""


NO_EDGES = Edges()


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks and behaves. ``font`` is a name of :func:`_font`."""

    font: str = "body"
    fill: str = ""
    edges: Edges = NO_EDGES
    horizontal: Literal["left", "center", "right"] = "left"
    vertical: Literal["top", "center"] = "center"
    wrap: bool = False
    indent: int = 0
    number: str = "General"
    locked: bool = True
    quote: bool = False
    """True for text that begins like a formula: Excel shows it with a leading apostrophe."""


@cache
def _font(name: str) -> Font:
    from openpyxl.styles import Font

    fonts = {
        "body": Font(name="宋体", size=10.5),
        "small": Font(name="宋体", size=9),
        "bold": Font(name="宋体", size=10.5, bold=True),
        "title": Font(name="黑体", size=16),
        "cover": Font(name="黑体", size=24),
        "cover2": Font(name="黑体", size=18),
        "large": Font(name="宋体", size=13),
        "grey": Font(name="宋体", size=9, color="FF808080"),
        "warning": Font(name="黑体", size=12, color="FFC00000"),
    }
    return fonts[name]


def number_format(decimals: int) -> str:
    """Return the format that shows ``decimals`` places with thousands separators.

    ``_ `` keeps the width of a space free at the right; an indent would do the same, but
    LibreOffice forgets it where two such cells stand side by side.
    """
    return "#,##0" + ("." + "0" * decimals if decimals else "") + "_ "


ANY_NUMBER = "General_ "
"""For results of formulas, whose decimals nobody has declared."""


def grid_edges(
    row: int, first_row: int, last_row: int, column: int, first_column: int, last_column: int
) -> Edges:
    """Return the lines of a cell in a statistical table: thick top and bottom, open sides."""
    return Edges(
        left="" if column == first_column else "thin",
        top="medium" if row == first_row else "thin",
        right="" if column == last_column else "thin",
        bottom="medium" if row == last_row else "thin",
    )


class Styles:
    """The looks of one workbook as indexes of its style table."""

    def __init__(self, book: Workbook) -> None:
        self._scratch = book.active or book.create_sheet()
        self._indexes: dict[Look, int] = {}

    def index(self, look: Look) -> int:
        """Return the index to write in a cell's ``s`` attribute."""
        found = self._indexes.get(look)
        if found is None:
            found = self._indexes[look] = self._add(look)
        return found

    def _add(self, look: Look) -> int:
        from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

        cell = self._scratch.cell(1, len(self._indexes) + 1)
        cell.font = _font(look.font)
        if look.fill:
            cell.fill = PatternFill("solid", fgColor=f"FF{look.fill}")
        if any(look.edges):
            left, top, right, bottom = (Side(style=style or None) for style in look.edges)
            cell.border = Border(left=left, top=top, right=right, bottom=bottom)
        cell.alignment = Alignment(
            horizontal=look.horizontal,
            vertical=look.vertical,
            wrap_text=look.wrap,
            indent=look.indent,
        )
        cell.number_format = look.number
        cell.protection = Protection(locked=look.locked)
        cell.quotePrefix = look.quote
        return int(cell.style_id)


def lines_needed(text: str, width: float, indent: int = 0) -> int:
    """Return how many lines ``text`` takes in a column of ``width``; a Chinese character is 2.

    Widths are measured in digits of the default font, which is larger than that of the cells.
    """
    room = max(2, int(width * 1.1 - 1.5 - 2 * indent)) // 2 * 2
    return sum(max(1, -(-text_width(line) // room)) for line in text.split("\n"))


def width_for(wide: int, indent: int = 0) -> float:
    """Return the width of a column in which :func:`lines_needed` lets ``wide`` stand on one line."""
    return (wide + wide % 2 + 1.5 + 2 * indent) / 1.1 + 0.1


def text_width(text: str) -> int:
    """Return the width of ``text`` in half characters: a byte of GB 18030 each, near enough."""
    return len(text.encode("gb18030", "replace"))

"""A form of the consolidated workbook: an indicator a line, its total, subtotals and every unit.

A total is a live formula over the cells of its units wherever a spreadsheet can say it, and carries
the value that the program computed. 未报, an empty cell and 不涉及 stay apart; sums ignore all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from desktop.scheme.formula import compile_formula, excel_text
from desktop.scheme.values import Value
from desktop.workbook.canvas import Canvas, LiveCell, address, column_letter
from desktop.workbook.consolidated_parts import Book, Form, Line, Missing
from desktop.workbook.style import (
    DERIVED,
    HEAD,
    INPUT,
    Edges,
    Look,
    Styles,
    grid_edges,
    lines_needed,
    number_format,
)

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

A3 = 8
SCALE = 66
"""Per cent: the summary of a province is one A3 page wide, each prefecture another."""
FIRST_LINE, GROUP_ROW, HEAD_ROW, NUMBER_ROW = 6, 3, 4, 5
STUB = ("code", "name", "measure", "unit-of")
NAME = 2
STUB_WIDTHS = (9.5, 33.0, 9.5, 8.0)
TOTALS = ("method", "total", "reported", "adjustment", "coverage", "reference")
TOTAL_WIDTHS = (6.5, 14.0, 14.0, 11.0, 12.0, 12.5)
FIRST_TOTAL = len(STUB) + 1
TOTAL, REFERENCE = FIRST_TOTAL + 1, FIRST_TOTAL + 5
FIRST_SUBTOTAL = FIRST_TOTAL + len(TOTALS)
FIGURE_WIDTH = 11.6
LINE_HEIGHT = 15.0


@dataclass
class Layout:
    """Which key and unit sits where."""

    book: Book
    rows: dict[str, tuple[str, int]] = field(init=False)
    """Key → sheet and row."""
    first_unit: int = field(init=False)
    unit_columns: list[int] = field(init=False)
    subtotal_columns: list[int] = field(init=False)
    spans: list[tuple[int, int]] = field(init=False)
    """First and last column of each group."""

    def __post_init__(self) -> None:
        self.rows = {
            line.key: (form.name, row)
            for form in self.book.forms
            for row, line in enumerate(form.lines, FIRST_LINE)
        }
        counted = sum(group.subtotal for group in self.book.groups)
        self.subtotal_columns = list(range(FIRST_SUBTOTAL, FIRST_SUBTOTAL + counted))
        column = self.first_unit = FIRST_SUBTOTAL + counted
        self.spans = []
        for group in self.book.groups:
            self.spans.append((column, column + len(group.units) - 1))
            column += len(group.units)
        self.unit_columns = list(range(self.first_unit, column))

    @property
    def last(self) -> int:
        """The last column of all."""
        return self.unit_columns[-1] if self.unit_columns else FIRST_SUBTOTAL - 1


class FormSheet:
    """One section being drawn; see the module."""

    def __init__(self, book: Book, form: Form, layout: Layout, styles: Styles) -> None:
        self.book, self.form, self.layout = book, form, layout
        self.canvas = Canvas(form.name, styles, landscape=True)
        self.last_row = FIRST_LINE + len(form.lines) - 1

    def draw(self) -> Canvas:
        """Return the sheet."""
        canvas = self.canvas
        widths = (*STUB_WIDTHS, *TOTAL_WIDTHS)
        columns = range(1, self.layout.last + 1)
        canvas.widths = {c: widths[c - 1] if c <= len(widths) else FIGURE_WIDTH for c in columns}
        self._head()
        for row, line in enumerate(self.form.lines, FIRST_LINE):
            self._line(row, line)
            canvas.close_row(row)
        canvas.frozen = address(FIRST_LINE, FIRST_TOTAL)
        canvas.repeated_rows = f"1:{NUMBER_ROW}"
        canvas.print_area = f"A1:{address(self.last_row, self.layout.last)}"
        return canvas

    # Heads --------------------------------------------------------------------

    def _head(self) -> None:
        canvas, layout = self.canvas, self.layout
        last = layout.first_unit - 1
        canvas.text(1, 1, self.form.title, Look("title", horizontal="center"))
        canvas.merge(1, 1, last)
        canvas.heights[1] = 32
        canvas.text(2, 1, self.form.left, Look())
        canvas.merge(2, 1, FIRST_TOTAL)
        canvas.text(2, FIRST_SUBTOTAL, self.form.right, Look(horizontal="right"))
        canvas.merge(2, FIRST_SUBTOTAL, last)
        canvas.heights |= {2: 20, GROUP_ROW: 20, HEAD_ROW: 34, NUMBER_ROW: 16}
        for column, name in enumerate((*STUB, *TOTALS), 1):
            self._head_cell(GROUP_ROW, column, self.book.words[name])
            self._head_cell(HEAD_ROW, column, "")
            canvas.merge(GROUP_ROW, column, column, HEAD_ROW)
        if layout.subtotal_columns:
            self._group(layout.subtotal_columns, self.book.words["subtotals"])
        counted = (group for group in self.book.groups if group.subtotal)
        for column, group in zip(layout.subtotal_columns, counted, strict=True):
            self._head_cell(HEAD_ROW, column, group.name)
        for (first, end), group in zip(layout.spans, self.book.groups, strict=True):
            self._group(range(first, end + 1), group.name)
            for column, name in enumerate(group.units, first):
                self._head_cell(HEAD_ROW, column, name)
        for column in range(1, layout.last + 1):
            stub = column <= len(STUB)
            text = self.book.words["stub-marks"][column - 1] if stub else str(column - len(STUB))
            self._head_cell(NUMBER_ROW, column, text)

    def _group(self, columns: Sequence[int], name: str) -> None:
        for column in columns:
            self._head_cell(GROUP_ROW, column, "")
        self._head_cell(GROUP_ROW, columns[0], name)
        self.canvas.merge(GROUP_ROW, columns[0], columns[-1])

    def _head_cell(self, row: int, column: int, text: str) -> None:
        look = Look(fill=HEAD, edges=self._edges(row, column), horizontal="center", wrap=True)
        self.canvas.text(row, column, text, look)

    def _edges(self, row: int, column: int) -> Edges:
        return grid_edges(row, GROUP_ROW, self.last_row, column, 1, self.layout.last)

    # Lines --------------------------------------------------------------------

    def _line(self, row: int, line: Line) -> None:
        canvas, layout = self.canvas, self.layout
        for column, text in enumerate((line.code, line.name, line.measure, line.unit), 1):
            look = Look(edges=self._edges(row, column), horizontal="center", wrap=True)
            if column == NAME:
                look = replace(look, horizontal="left", indent=1)
            canvas.text(row, column, text, look)
        self._word(row, FIRST_TOTAL, line.method)
        self._total(row, TOTAL, line, line.total, "bold")
        self._number(row, TOTAL + 1, line.reported, line)
        self._number(row, TOTAL + 2, line.adjustment or None, line)
        self._word(row, TOTAL + 3, line.coverage)
        self._refer(row, line)
        for column, value in zip(layout.subtotal_columns, line.subtotals, strict=True):
            self._total(row, column, line, value)
        for number, column in enumerate(layout.unit_columns):
            self._figure(row, column, line, number)
        stub = (line.name, line.measure, line.unit)
        lines = max(map(lines_needed, stub, (*STUB_WIDTHS[1:3], 9.0)))
        canvas.heights[row] = 6 + LINE_HEIGHT * lines

    def _word(self, row: int, column: int, text: str) -> None:
        look = Look("small", edges=self._edges(row, column), horizontal="center", wrap=True)
        self.canvas.text(row, column, text, look)

    def _number(
        self, row: int, column: int, value: Value | None, line: Line, *, fill: str = ""
    ) -> None:
        self.canvas.value(row, column, value, self._look(row, column, line, fill=fill))

    def _look(
        self, row: int, column: int, line: Line, *, fill: str = "", font: str = "body"
    ) -> Look:
        return Look(
            font,
            fill=fill,
            edges=self._edges(row, column),
            horizontal="right",
            number=number_format(line.decimals),
        )

    def _figure(self, row: int, column: int, line: Line, number: int) -> None:
        value = line.figures[number]
        if isinstance(value, Missing):
            if line.asked[number]:
                look = Look("grey", edges=self._edges(row, column), horizontal="center")
                self.canvas.text(row, column, self.book.words["missing-mark"], look)
                return
            value = None
        fill = INPUT if number in line.adjusted else "" if line.asked[number] else DERIVED
        self._number(row, column, value, line, fill=fill)

    def _refer(self, row: int, line: Line) -> None:
        runs = [f"{a}{row}:{b}{row}" for a, b in self._runs(line.refers, self.layout.spans)]
        if line.reference is None or not runs:
            self._number(row, REFERENCE, line.reference, line)
            return
        live = LiveCell(_unless_empty("SUM", runs), _cached(line.reference))
        self.canvas.live(row, REFERENCE, live, self._look(row, REFERENCE, line))

    def _total(
        self, row: int, column: int, line: Line, value: Value | None, font: str = "body"
    ) -> None:
        look = self._look(row, column, line, font=font)
        formula = self._formula(row, column, line)
        if not formula or not (value is None or isinstance(value, Decimal)):
            self.canvas.value(row, column, value, look)
            return
        self.canvas.live(row, column, LiveCell(formula, value), look)

    def _formula(self, row: int, column: int, line: Line) -> str:
        """Return the live formula of a total or subtotal, "" for what no formula can say."""
        match line.way:
            case "ratio" | "derived":
                return self._rate(column, line)
            case "sum" | "max":
                return self._of_cells(row, column, line)
            case "mean":
                return self._mean(column, line)
            case "own" if column == TOTAL and any(line.enters):
                cell = address(row, self.layout.unit_columns[line.enters.index(True)])
                return f'IF({cell}="","",{cell})'
        return ""

    def _of_cells(self, row: int, column: int, line: Line) -> str:
        name = "SUM" if line.way == "sum" else "MAX"
        if column != TOTAL:
            cells = [f"{a}{row}:{b}{row}" for a, b in self._runs_under(column, line)]
            return _unless_empty(name, cells) if cells else ""
        columns = self.layout.subtotal_columns
        cells = []
        if columns:
            cells.append(f"{address(row, columns[0])}:{address(row, columns[-1])}")
        alone = [
            span
            for span, group in zip(self.layout.spans, self.book.groups, strict=True)
            if not group.subtotal
        ]
        cells += [f"{a}{row}:{b}{row}" for a, b in self._runs(line.enters, alone)]
        return _unless_empty(name, cells) if cells else ""

    def _mean(self, column: int, line: Line) -> str:
        here, there = self.layout.rows.get(line.key), self.layout.rows.get(line.weight)
        if here is None or there is None:
            return ""
        if column == TOTAL:
            runs = list(self._runs(line.enters, self.layout.spans))
        else:
            runs = list(self._runs_under(column, line))
        if not runs:
            return ""
        sheet = "" if there[0] == self.form.name else f"'{there[0]}'!"
        tops, bottoms = [], []
        for a, b in runs:
            values = f"{a}{here[1]}:{b}{here[1]}"
            weights = f"{sheet}{a}{there[1]}:{b}{there[1]}"
            tops.append(f"SUMPRODUCT({values},{weights})")
            bottoms.append(f"SUMPRODUCT(--ISNUMBER({values}),{weights})")
        mean = f"({'+'.join(tops)})/({'+'.join(bottoms)})"
        return f'IFERROR(ROUND({mean},{line.decimals}),"")'

    def _rate(self, column: int, line: Line) -> str:
        formula = compile_formula(line.formula)
        if formula.program_only or formula.columns:
            return ""
        places: dict[str, str] = {}
        for name in formula.names:
            if name not in self.layout.rows:
                return ""
            sheet, row = self.layout.rows[name]
            there = "" if sheet == self.form.name else f"'{sheet}'!"
            places[name] = there + address(row, column)
        text = excel_text(formula.node, places.__getitem__)
        asked = ",".join(places.values())
        rounded = f'IFERROR(ROUND({text},{line.decimals}),"")'
        return f'IF(COUNT({asked})<{len(places)},"",{rounded})'

    def _runs_under(self, column: int, line: Line) -> Iterator[tuple[str, str]]:
        number = self.layout.subtotal_columns.index(column)
        spans = [
            span
            for span, group in zip(self.layout.spans, self.book.groups, strict=True)
            if group.subtotal
        ]
        return self._runs(line.enters, [spans[number]])

    def _runs(
        self, chosen: Sequence[bool], spans: Sequence[tuple[int, int]]
    ) -> Iterator[tuple[str, str]]:
        """Yield first and last column of what is chosen without a gap within ``spans``."""
        for first, last in spans:
            start = 0
            for column in range(first, last + 2):
                inside = column <= last and chosen[column - self.layout.first_unit]
                if inside and not start:
                    start = column
                elif not inside and start:
                    yield column_letter(start), column_letter(column - 1)
                    start = 0


def _unless_empty(name: str, cells: Sequence[str]) -> str:
    """Return a formula that stays blank while no cell has a number: blank is not zero."""
    asked = ",".join(cells)
    return f'IF(COUNT({asked})=0,"",{name}({asked}))'


def _cached(value: Value | None) -> Decimal | str | None:
    return value if isinstance(value, Decimal | str) else None


def set_up_form(sheet: Worksheet, layout: Layout) -> None:
    """Let the summary be one page wide and each group of units another."""
    from openpyxl.worksheet.pagebreak import Break, ColBreak

    sheet.page_setup.paperSize = A3
    sheet.page_setup.fitToWidth = sheet.page_setup.fitToHeight = None
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = False
    sheet.page_setup.scale = SCALE
    sheet.print_title_cols = f"A:{column_letter(len(STUB))}"
    breaks = ColBreak()
    for number, (first, _) in enumerate(layout.spans):
        # Who has no subtotal is one column or a few: they share the page of those behind them.
        if number == 0 or layout.book.groups[number - 1].subtotal:
            breaks.append(Break(id=first - 1))
    sheet.col_breaks = breaks

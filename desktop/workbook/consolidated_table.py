"""A plain table of the consolidated workbook, with words above it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from desktop.scheme.values import Value
from desktop.workbook.canvas import Canvas, address
from desktop.workbook.consolidated_parts import Table
from desktop.workbook.style import HEAD, Look, Styles, grid_edges, lines_needed, number_format
from desktop.workbook.writer import SHEET_NAME_LIMIT

LINE_HEIGHT = 15.0
TALLEST = 400.0


def draw_table(table: Table, styles: Styles) -> Canvas:
    """Return the sheet of ``table``."""
    canvas = Canvas(sheet_name(table.name), styles, landscape=True)
    last = len(table.columns)
    canvas.widths = {n: column.width for n, column in enumerate(table.columns, 1)}
    room = sum(canvas.widths.values())
    canvas.text(1, 1, table.title, Look("title", horizontal="center"))
    canvas.merge(1, 1, last)
    canvas.heights[1] = 32
    row = 2
    for note in table.notes:
        canvas.text(row, 1, note, Look(wrap=True))
        canvas.merge(row, 1, last)
        canvas.heights[row] = min(6 + LINE_HEIGHT * lines_needed(note, room), TALLEST)
        row += 1
    head, end = row, row + len(table.rows)
    lines = max(lines_needed(column.head, column.width) for column in table.columns)
    canvas.heights[head] = 9 + LINE_HEIGHT * lines
    for number, column in enumerate(table.columns, 1):
        edges = grid_edges(head, head, end, number, 1, last)
        look = Look("bold", fill=HEAD, edges=edges, horizontal="center", wrap=True)
        canvas.text(head, number, column.head, look)
    for at, cells in enumerate(table.rows, head + 1):
        _draw_row(canvas, table, at, cells, head, end)
        canvas.close_row(at)
    canvas.repeated_rows = f"{head}:{head}"
    canvas.frozen = address(head + 1, 1)
    canvas.print_area = f"A1:{address(end, last)}"
    return canvas


def sheet_name(name: str) -> str:
    """Return ``name`` as short as a sheet's must be; an English one ends with a whole word."""
    if len(name) <= SHEET_NAME_LIMIT:
        return name
    cut = name[:SHEET_NAME_LIMIT]
    return cut if name[SHEET_NAME_LIMIT] == " " else cut.rpartition(" ")[0] or cut


def _draw_row(
    canvas: Canvas, table: Table, row: int, cells: Sequence[Value | None], head: int, end: int
) -> None:
    needed = 1
    for number, (column, value) in enumerate(zip(table.columns, cells, strict=True), 1):
        edges = grid_edges(row, head, end, number, 1, len(table.columns))
        look = Look(edges=edges, wrap=table.wrapped, number="@", indent=1)
        if isinstance(value, Decimal):
            shown = number_format(column.decimals) if column.decimals is not None else "General_ "
            look = replace(look, horizontal="right", number=shown, indent=0)
        elif value is not None and not isinstance(value, str) and hasattr(value, "isoformat"):
            look = replace(look, horizontal="center", number="yyyy-mm-dd", indent=0)
        elif isinstance(value, str) and table.wrapped:
            needed = max(needed, lines_needed(value, column.width, 1))
        canvas.value(row, number, value, look)
    if table.wrapped:
        canvas.heights[row] = min(6 + LINE_HEIGHT * needed, TALLEST)

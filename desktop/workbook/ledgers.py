"""The sheets of the ledgers: declaration, rows, spare rows, and the checks of each row."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.scheme.model import Column
from desktop.workbook.canvas import Canvas, Highlight, Validation, address, column_letter
from desktop.workbook.edition import Edition
from desktop.workbook.forms import accept_number
from desktop.workbook.plan import CHOICES, LEDGER_HEAD, ROW_ID_COLUMN, LedgerSheet
from desktop.workbook.stamps import columns_stamp
from desktop.workbook.style import (
    HEAD,
    INPUT,
    Edges,
    Look,
    grid_edges,
    lines_needed,
    number_format,
    text_width,
)

INLINE_LIST = 255
"""Longest list of choices that a validation can hold itself."""
WIDTHS = {"integer": (8, 12), "decimal": (12, 14), "percent": (9, 12), "date": (11, 11)}
TEXT_WIDTHS = (12, 24)
NARROWEST = 11.0
WIDEST = 170.0
"""Beyond it a printed page would be too small to read."""
CHECK_WIDTH = 12.0
PORTRAIT_WIDTH = 96.0
"""Wider tables are printed across the page."""
ALL = Edges("thin", "thin", "thin", "thin")


def draw_ledger(edition: Edition, sheet: LedgerSheet) -> Canvas:
    """Return the sheet of one ledger."""
    canvas = Canvas(sheet.sheet, edition.styles)
    canvas.widths = {1: 6.0, ROW_ID_COLUMN: 10.0}
    canvas.hidden_columns.add(ROW_ID_COLUMN)
    canvas.widths |= _widths(sheet)
    seen = sum(width for column, width in canvas.widths.items() if column != ROW_ID_COLUMN)
    canvas.landscape = seen > PORTRAIT_WIDTH
    _draw_top(edition, sheet, canvas)
    _draw_head(edition, sheet, canvas)
    _draw_rows(edition, sheet, canvas)
    _draw_checks(edition, sheet, canvas)
    _validate(edition, sheet, canvas)
    canvas.repeated_rows = f"{LEDGER_HEAD - 1}:{LEDGER_HEAD}"
    canvas.print_area = f"A1:{address(sheet.last_row, sheet.last_column)}"
    canvas.frozen = address(LEDGER_HEAD + 1, ROW_ID_COLUMN + 2)
    return canvas


def _widths(sheet: LedgerSheet) -> dict[int, float]:
    """Return the widths of the ledger's columns; where there are many, texts are folded more."""
    columns = list(enumerate(sheet.ledger.columns, ROW_ID_COLUMN + 1))
    widths = {number: _width(column, sheet, number) for number, column in columns}
    folding = [number for number, column in columns if column.kind in ("text", "choice")]
    excess = sum(widths.values()) - WIDEST
    room = sum(widths[number] - NARROWEST for number in folding if widths[number] > NARROWEST)
    if excess > 0 and room > 0:
        share = min(1.0, excess / room)
        for number in folding:
            widths[number] -= share * max(0.0, widths[number] - NARROWEST)
    return widths


def _width(column: Column, sheet: LedgerSheet, number: int) -> float:
    low, high = WIDTHS.get(column.kind, TEXT_WIDTHS)
    longest = max(map(text_width, column.choices), default=0)
    for row in sheet.rows:
        value = row.cells.get(column.code)
        if isinstance(value, str):
            longest = max(longest, text_width(value))
        elif isinstance(value, Decimal):
            # A number is never folded: a column too narrow for it shows ####.
            low = max(low, len(f"{value:,.{column.decimals}f}") + 4)
    # The declaration 本年无此项 and its label stand in the first two columns.
    low = max(low, (16, 8)[number - ROW_ID_COLUMN - 1]) if number < ROW_ID_COLUMN + 3 else low
    return float(max(low, min(longest + 4, high)))


def _draw_top(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    code, last = sheet.ledger.code, sheet.last_column
    canvas.text(1, 1, sheet.ledger.title, Look("title", horizontal="center"))
    canvas.merge(1, 1, last)
    canvas.heights[1] = 30
    split = max(ROW_ID_COLUMN + 1, last - 1)
    canvas.text(2, 1, edition.say("unit", value=edition.snapshot.unit.bureau), Look())
    label = edition.say("ledger_code", year=edition.snapshot.period, value=code)
    canvas.text(2, split, label, Look(horizontal="right"))
    canvas.merge(2, 1, split - 1)
    canvas.merge(2, split, last)
    canvas.heights[2] = 20
    canvas.live(3, ROW_ID_COLUMN, edition.live.filled(code), Look())
    canvas.text(3, ROW_ID_COLUMN + 1, edition.say("nil"), Look(horizontal="right"))
    nil = edition.snapshot.values.get(f"{code}.nil")
    look = Look(fill=INPUT, edges=ALL, horizontal="center", locked=False)
    canvas.value(3, ROW_ID_COLUMN + 2, nil, look)
    canvas.text(3, ROW_ID_COLUMN + 3, edition.say("nil_note"), Look("grey"))
    canvas.heights[3] = 20
    note = edition.say("internal") if sheet.ledger.internal else ""
    if note or sheet.ledger.notes:
        canvas.text(4, 1, (note + sheet.ledger.notes), Look("small", wrap=True))
        canvas.merge(4, 1, last)
        width = sum(w for column, w in canvas.widths.items() if column != ROW_ID_COLUMN)
        canvas.heights[4] = 13.5 * lines_needed(note + sheet.ledger.notes, width)
    canvas.validations.append(
        Validation(
            address(3, ROW_ID_COLUMN + 2),
            "list",
            '"是"',
            edition.say("nil"),
            edition.say("nil_note"),
            edition.say("nil_note"),
        )
    )


def _title(edition: Edition, column: Column) -> str:
    text = column.title
    if column.unit and column.unit not in text:
        text += edition.say("in_brackets", text=column.unit)
    return text + ("*" if column.required else "")


def _draw_head(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    last = sheet.last_column
    titles = [(1, edition.say("row_number"), "甲"), (ROW_ID_COLUMN, "", "")]
    titles += [
        (number, _title(edition, column), str(number - ROW_ID_COLUMN))
        for number, column in enumerate(sheet.ledger.columns, ROW_ID_COLUMN + 1)
    ]
    lines = 1
    for number, title, mark in titles:
        lines = max(lines, lines_needed(title, canvas.widths[number]))
        for row, text in ((LEDGER_HEAD - 1, title), (LEDGER_HEAD, mark)):
            edges = grid_edges(row, LEDGER_HEAD - 1, 0, number, 1, last)
            look = Look(fill=HEAD, edges=edges, horizontal="center", wrap=True)
            canvas.text(row, number, text, look)
    canvas.heights[LEDGER_HEAD - 1] = 8 + 14.0 * lines
    canvas.heights[LEDGER_HEAD] = 17
    stamp = columns_stamp("ledger", sheet.ledger.code, (c.code for c in sheet.ledger.columns))
    canvas.text(LEDGER_HEAD, ROW_ID_COLUMN, stamp, Look(fill=HEAD))


def _look(sheet: LedgerSheet, row: int, number: int, column: Column) -> Look:
    look = Look(
        edges=grid_edges(row, 0, sheet.last_row, number, 1, sheet.last_column),
        fill=INPUT,
        indent=1,
        locked=False,
    )
    match column.kind:
        case "integer" | "decimal" | "percent":
            # A year is no amount: no thousands separator where the scheme counts none.
            plain = column.kind == "integer" and column.unit in ("年", "月", "季", "轮", "")
            format_ = "0_ " if plain else number_format(column.decimals)
            return replace(look, horizontal="right", indent=0, number=format_)
        case "date":
            return replace(look, horizontal="center", indent=0, number="yyyy-mm-dd")
        case "choice":
            return replace(look, horizontal="center", indent=0, wrap=True)
        case _:
            return replace(look, wrap=True, number="@")


def _draw_rows(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    columns = list(enumerate(sheet.ledger.columns, ROW_ID_COLUMN + 1))
    usual = {number: _look(sheet, 0, number, column) for number, column in columns}
    lowest = {number: _look(sheet, sheet.last_row, number, column) for number, column in columns}
    for row, entry in sheet.row_ids():
        edges = grid_edges(row, 0, sheet.last_row, 1, 1, sheet.last_column)
        stub = Look(edges=edges, horizontal="center")
        canvas.live(row, 1, edition.live.row_number(sheet, row, entry), stub)
        if entry:
            canvas.text(row, ROW_ID_COLUMN, entry.id, stub)
        looks = lowest if row == sheet.last_row else usual
        lines = 1
        for number, column in columns:
            value = entry.cells.get(column.code) if entry else None
            if isinstance(value, str):
                lines = max(lines, lines_needed(value, canvas.widths[number], looks[number].indent))
            canvas.value(row, number, value, looks[number])
        canvas.heights[row] = min(5 + 14.0 * lines, 400)


def _draw_checks(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    """Draw one judgement column per row rule, beside what is printed."""
    for rule in sheet.rules:
        column = sheet.check_column(rule)
        canvas.widths[column] = CHECK_WIDTH
        head = Look("small", fill=HEAD, edges=ALL, horizontal="center", wrap=True)
        canvas.text(LEDGER_HEAD - 1, column, rule.message, head)
        canvas.text(LEDGER_HEAD, column, rule.code, head)
        look = Look("small", edges=ALL, horizontal="center")
        cells = f"{address(sheet.first_row, column)}:{address(sheet.last_row, column)}"
        canvas.highlights.append(Highlight(cells, "equal", f'"{edition.live.fails}"'))
        for row, entry in sheet.row_ids():
            if not edition.live.rule_by_program(rule):
                canvas.live(row, column, edition.live.row_judgement(rule, sheet, row, entry), look)
            elif entry:
                canvas.text(row, column, edition.live.row_verdict(rule, entry).text, look)


def _validate(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    for number, column in enumerate(sheet.ledger.columns, ROW_ID_COLUMN + 1):
        letter = column_letter(number)
        first = f"{letter}{sheet.first_row}"
        cells = f"{first}:{letter}{sheet.last_row}"
        title = column.title
        note = column.notes if edition.lang == "zh" else ""
        match column.kind:
            case "integer" | "decimal" | "percent":
                whole = column.kind == "integer"
                wanted = edition.say(
                    "wanted_integer" if whole else "wanted_decimal",
                    unit=column.unit,
                    decimals=column.decimals,
                )
                formula = accept_number(
                    first, integer=whole, minimum=column.minimum, maximum=column.maximum
                )
                rule = Validation(cells, "custom", formula, title, wanted + "\n" + note, wanted)
            case "date":
                wanted = edition.say("wanted_date")
                rule = Validation(cells, "date", "36526", title, wanted + "\n" + note, wanted)
            case "choice":
                wanted = edition.say("wanted_choice")
                formula = choice_list(sheet.ledger.code, column)
                rule = Validation(cells, "list", formula, title, note, wanted)
            case _ if note:
                # Text is never refused; the note is shown all the same.
                rule = Validation(cells, "custom", "TRUE", title, note)
            case _:
                continue
        canvas.validations.append(rule)


def choice_list(ledger: str, column: Column) -> str:
    """Return the choices as a validation writes them: inline, or the name of a hidden range."""
    inline = ",".join(column.choices)
    if len(inline) + 2 <= INLINE_LIST and not any("," in choice for choice in column.choices):
        return f'"{inline}"'
    return f"{CHOICES}.{ledger}.{column.code}"

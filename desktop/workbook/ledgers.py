"""The sheets of the ledgers: declaration, rows, spare rows, and the checks of each row."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from desktop.scheme.model import Column
from desktop.workbook.canvas import Canvas, Highlight, Validation, address, column_letter
from desktop.workbook.edition import Edition
from desktop.workbook.forms import accept_number
from desktop.workbook.paper import READABLE, halves, scale_across
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
    width_for,
)

INLINE_LIST = 255
"""Longest list of choices that a validation can hold itself."""
WIDTHS = {"integer": 7.0, "decimal": 9.0, "percent": 8.0, "date": 11.5}
TEXT_WIDTHS = (9.0, 34.0)
WORD = 32
"""The longest code that is kept on one line."""
FOLDS = (1, 2, 3)
"""Lines that the longest text of a column takes: as few as paper allows."""
SMALLEST_SCALE = 0.7
"""A table that would be printed smaller goes on two pages side by side."""
TRIALS = (
    (False, 1, READABLE),
    (True, 1, READABLE),
    (True, 2, READABLE),
    (True, 3, SMALLEST_SCALE),
)
"""Across the page or not, lines of the longest texts, and the scale that will do."""
REPEATED = 2
"""序号 and the first column of the ledger stand on both of two pages side by side."""
CHECK_WIDTH = 12.0
_WORDS = re.compile(r"[!-~]+")
ALL = Edges("thin", "thin", "thin", "thin")


def draw_ledger(edition: Edition, sheet: LedgerSheet) -> Canvas:
    """Return the sheet of one ledger."""
    canvas = Canvas(sheet.sheet, edition.styles)
    canvas.widths = {1: 6.0, ROW_ID_COLUMN: 10.0}
    canvas.hidden_columns.add(ROW_ID_COLUMN)
    _set_widths(edition, sheet, canvas)
    _draw_top(edition, sheet, canvas)
    _draw_head(edition, sheet, canvas)
    _draw_rows(edition, sheet, canvas)
    _draw_checks(edition, sheet, canvas)
    _validate(edition, sheet, canvas)
    canvas.repeated_rows = f"{LEDGER_HEAD - 1}:{LEDGER_HEAD}"
    # Who fills in a blank form by hand wants all its rows.
    last = sheet.last_row if edition.blank else sheet.last_printed
    canvas.print_area = f"A1:{address(last, sheet.last_column)}"
    canvas.frozen = address(LEDGER_HEAD + 1, ROW_ID_COLUMN + 2)
    return canvas


def _set_widths(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    """Fold texts as little as lets the table be read on paper: upright, across, on two pages."""
    for landscape, folds, smallest in TRIALS:
        canvas.widths |= _widths(edition, sheet, folds)
        canvas.landscape = landscape
        if scale_across(sum(_seen(sheet, canvas)), landscape) >= smallest:
            return
    canvas.pages_across = 2
    canvas.repeated_columns = f"A:{column_letter(ROW_ID_COLUMN + 1)}"
    for folds in FOLDS:
        canvas.widths |= _widths(edition, sheet, folds)
        seen = _seen(sheet, canvas)
        left = halves(seen, REPEATED)
        wider = max(sum(seen[:left]), sum(seen[:REPEATED]) + sum(seen[left:]))
        if scale_across(wider, landscape=True) >= READABLE:
            return


def _seen(sheet: LedgerSheet, canvas: Canvas) -> list[float]:
    """Return the widths of what is printed: all but the row ids and the checks."""
    columns = range(1, sheet.last_column + 1)
    return [canvas.widths[column] for column in columns if column != ROW_ID_COLUMN]


def _widths(edition: Edition, sheet: LedgerSheet, folds: int) -> dict[int, float]:
    """Return the widths of the ledger's columns, texts folded to so many lines."""
    columns = enumerate(sheet.ledger.columns, ROW_ID_COLUMN + 1)
    return {number: _width(edition, column, sheet, number, folds) for number, column in columns}


def _width(edition: Edition, column: Column, sheet: LedgerSheet, number: int, folds: int) -> float:
    values = [row.cells.get(column.code) for row in sheet.rows]
    # The declaration 本年无此项 and its label stand in the first two columns.
    low = (13.0, 8.0)[number - ROW_ID_COLUMN - 1] if number < ROW_ID_COLUMN + 3 else 0.0
    if column.kind in WIDTHS:
        # A number is never folded: a column too narrow for it shows ####.
        numbers = [value for value in values if isinstance(value, Decimal)]
        longest = max((len(f"{value:,.{column.decimals}f}") for value in numbers), default=0)
        # Its title takes two lines, and the unit one of its own.
        title, unit = column.titled(edition.lang), edition.measure(column.unit)
        head = width_for(
            max(text_width(title) // 2 + 2, text_width(unit) + 4, _longest_word(title))
        )
        return max(low, WIDTHS[column.kind], head, longest + 3.0 if longest else 0.0)
    texts = [value for value in values if isinstance(value, str)]
    words = [len(word) for text in texts for word in _WORDS.findall(text) if len(word) <= WORD]
    longest = max(map(text_width, (*texts, *column.choices)), default=0)
    # Two more than an even share: a bracket must not begin a line, nor stand on one alone.
    share = longest if folds == 1 else -(-longest // folds) + 2
    least, most = TEXT_WIDTHS
    least = max(least, width_for(_longest_word(column.titled(edition.lang))))
    folded = min(width_for(share, 1), most)
    # Codes are wider than Chinese text of the same length in many fonts.
    return max(low, least, folded, max(words, default=0) * 1.05 + 2.5)


def _longest_word(title: str) -> int:
    """Return the width of the longest English word of a heading, which must not be torn."""
    return max((len(word) for word in _WORDS.findall(title)), default=0)


def _draw_top(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    code, last = sheet.ledger.code, _last_of_first_page(sheet, canvas)
    title = sheet.ledger.titled(edition.lang)
    canvas.text(1, 1, title, Look("title", horizontal="center"))
    canvas.merge(1, 1, last)
    if last < sheet.last_column:
        continued = title + edition.say("continued")
        canvas.text(1, last + 1, continued, Look("title", horizontal="center"))
        canvas.merge(1, last + 1, sheet.last_column)
    canvas.heights[1] = 30
    canvas.text(2, 1, edition.say("unit", value=edition.snapshot.unit.bureau), Look())
    label = edition.say("ledger_code", year=edition.snapshot.period, value=code)
    split = last
    while _width_of(canvas, split, last) < width_for(text_width(label)) and split > 4:
        split -= 1
    canvas.text(2, split, label, Look(horizontal="right"))
    canvas.merge(2, 1, split - 1)
    canvas.merge(2, split, last)
    canvas.heights[2] = 20
    _draw_nil(edition, sheet, canvas, last)
    note = edition.say("internal") if sheet.ledger.internal else ""
    note += edition.told(sheet.ledger.notes, sheet.ledger.notes_en)
    if note:
        # What stands in repeated columns would be printed twice, and cut.
        first = 1 if canvas.pages_across == 1 else ROW_ID_COLUMN + 2
        canvas.text(4, first, note, Look("small", wrap=True))
        canvas.merge(4, first, last)
        width = _width_of(canvas, first, last)
        canvas.heights[4] = 4 + 13.5 * lines_needed(note, width)


def _width_of(canvas: Canvas, first: int, last: int) -> float:
    columns = set(range(first, last + 1)) - {ROW_ID_COLUMN}
    return sum(canvas.widths[column] for column in columns)


def _draw_nil(edition: Edition, sheet: LedgerSheet, canvas: Canvas, last: int) -> None:
    """Draw the declaration 本年无此项."""
    code = sheet.ledger.code
    canvas.live(3, ROW_ID_COLUMN, edition.live.filled(code), Look())
    label, note = edition.say("nil"), edition.say("nil_note")
    if canvas.pages_across > 1:
        note = edition.say("nil_line", label=label, note=note)
    else:
        canvas.text(3, ROW_ID_COLUMN + 1, label, Look(horizontal="right"))
    nil = edition.snapshot.values.get(f"{code}.nil")
    look = Look(fill=INPUT, edges=ALL, horizontal="center", locked=False)
    canvas.value(3, ROW_ID_COLUMN + 2, nil, look)
    first = ROW_ID_COLUMN + 3
    canvas.text(3, first, note, Look("grey", wrap=True, indent=1))
    canvas.merge(3, first, last)
    lines = lines_needed(note, _width_of(canvas, first, last), 1)
    canvas.heights[3] = max(20.0, 13.5 * lines)
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


def _last_of_first_page(sheet: LedgerSheet, canvas: Canvas) -> int:
    if canvas.pages_across == 1:
        return sheet.last_column
    # The hidden column of the row ids is not among those seen.
    return halves(_seen(sheet, canvas), REPEATED) + 1


def _title(edition: Edition, column: Column) -> str:
    text = column.titled(edition.lang) + ("*" if column.required else "")
    unit = edition.measure(column.unit)
    if unit and unit not in text:
        text += "\n" + edition.say("in_brackets", text=unit).strip()
    return text


def _draw_head(edition: Edition, sheet: LedgerSheet, canvas: Canvas) -> None:
    last = sheet.last_column
    titles = [(1, edition.say("row_number"), edition.stub_marks[0]), (ROW_ID_COLUMN, "", "")]
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


def _edges(sheet: LedgerSheet, row: int, number: int) -> Edges:
    # A thick line ends the table on paper, and the spare rows on the screen.
    last = row if row in (sheet.last_printed, sheet.last_row) else 0
    return grid_edges(row, 0, last, number, 1, sheet.last_column)


def _look(sheet: LedgerSheet, row: int, number: int, column: Column) -> Look:
    look = Look(
        edges=_edges(sheet, row, number),
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
    usual = {number: _look(sheet, LEDGER_HEAD, number, column) for number, column in columns}
    lowest = {number: _look(sheet, sheet.last_row, number, column) for number, column in columns}
    ends = (sheet.last_printed, sheet.last_row)
    for row, entry in sheet.row_ids():
        stub = Look(edges=_edges(sheet, row, 1), horizontal="center")
        canvas.live(row, 1, edition.live.row_number(sheet, row, entry), stub)
        if entry:
            canvas.text(row, ROW_ID_COLUMN, entry.id, stub)
        looks = lowest if row in ends else usual
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
        message = edition.told(rule.message, rule.message_en)
        canvas.text(LEDGER_HEAD - 1, column, message, head)
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
        title = column.titled(edition.lang)
        note = edition.told(column.notes, column.notes_en)
        match column.kind:
            case "integer" | "decimal" | "percent":
                whole = column.kind == "integer"
                wanted = edition.wanted_number(column.unit, column.decimals, whole=whole)
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
                if edition.lang == "en":
                    # The choices are data and stay as they are; here is what they mean.
                    note = "; ".join(filter(None, (note, *column.choices_told(edition.lang))))
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

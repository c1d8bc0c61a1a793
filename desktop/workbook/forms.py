"""The sheets of the sections, each drawn as a Chinese statistical form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

from desktop.scheme.model import CARRIED_MEASURES, INPUT_MEASURES, Indicator
from desktop.scheme.places import measure_title
from desktop.scheme.values import NA
from desktop.workbook.canvas import Canvas, Validation, address
from desktop.workbook.edition import Edition
from desktop.workbook.paper import (
    POINTS_PER_WIDTH,
    READABLE,
    Block,
    fits_one_page,
    inside,
    page_breaks,
)
from desktop.workbook.plan import FORM_HEAD, STUB, Form, Line, measures_of
from desktop.workbook.stamps import columns_stamp
from desktop.workbook.style import (
    DERIVED,
    HEAD,
    INPUT,
    Look,
    grid_edges,
    lines_needed,
    number_format,
    text_width,
    width_for,
)

CODE_WIDTH, UNIT_WIDTH, MEASURE_WIDTH = 6.5, 9.0, 11.5
NAME_WIDTHS = (26.0, 46.0)
"""The narrowest and the widest column of names."""
RIGHT_BLOCK_WIDTH = 30.0
"""Room for 制定机关 and its neighbours at the top right."""
SMALL_TEXT = 1.15
"""How much more of the small font fits in a width than of the usual one."""
FOLDED = 0.72
"""How much of their width names are given rather than that the sheet is turned."""
LINE_HEIGHT = 15.0


def draw_form(edition: Edition, form: Form) -> Canvas:
    """Return the sheet of one section."""
    canvas = Canvas(form.sheet, edition.styles)
    _set_widths(edition, form, canvas)
    _draw_top(edition, form, canvas)
    _draw_head(edition, form, canvas)
    for line in form.lines:
        if line.indicator is None:
            _draw_group(edition, form, line, canvas)
        else:
            _draw_indicator(edition, form, line, line.indicator, canvas)
    bottom = _draw_foot(edition, form, canvas)
    _stamp(form, canvas)
    canvas.repeated_rows = f"{FORM_HEAD - 1}:{FORM_HEAD}"
    canvas.print_area = f"A1:{address(bottom, form.last_column)}"
    _break_pages(form, canvas)
    canvas.frozen = address(FORM_HEAD + 1, STUB + 1)
    return canvas


def _stamp(form: Form, canvas: Canvas) -> None:
    """Write the codes beside the lines, in a hidden column (see :mod:`desktop.workbook.stamps`)."""
    column = STUB + len(form.measures) + 1
    canvas.hidden_columns.add(column)
    stamp = columns_stamp("form", form.section.code, form.measures)
    canvas.text(FORM_HEAD, column, stamp, Look())
    for line in form.lines:
        if line.indicator:
            canvas.text(line.row, column, line.indicator.code, Look())


def _measure_width(edition: Edition, form: Form, measure: str) -> float:
    """Return a width that shows every number of the column: one too narrow shows ####."""
    longest = 0
    for line in form.lines:
        if line.indicator:
            value = edition.figures.get(f"{line.indicator.code}.{measure}")
            if isinstance(value, Decimal):
                decimals = line.indicator.measure_decimals(measure)
                longest = max(longest, len(f"{value:,.{decimals}f}"))
    return max(MEASURE_WIDTH, longest + 3.0)


def _unit_width(edition: Edition, form: Form) -> float:
    """Return a width in which no word of a unit of measurement is torn."""
    units = {edition.measure(line.indicator.unit) for line in form.lines if line.indicator}
    words = [text_width(word) for unit in units for word in unit.split()]
    return min(max(UNIT_WIDTH, width_for(max(words, default=0))), 2 * UNIT_WIDTH)


def _set_widths(edition: Edition, form: Form, canvas: Canvas) -> None:
    """Set the widths, and the sheet upright if all columns can be read on it, else across.

    Names give way: they are folded where that lets the form be printed larger.
    """
    canvas.widths = {1: CODE_WIDTH, 3: _unit_width(edition, form)}
    for measure in form.measures:
        canvas.widths[form.column(measure)] = _measure_width(edition, form, measure)
        if measure in form.hidden:
            canvas.hidden_columns.add(form.column(measure))
    beside = _printed_width(form, canvas)
    least, most = NAME_WIDTHS
    longest = max(
        width_for(text_width(_name(edition, line.indicator)), _indent(line, ""))
        for line in form.lines
        if line.indicator
    )
    wanted = min(max(longest, least), most)

    def room(landscape: bool) -> float:
        return inside(landscape)[0] / POINTS_PER_WIDTH / READABLE - beside

    canvas.landscape = room(landscape=False) < min(wanted, max(least, wanted * FOLDED))
    canvas.widths[2] = max(least, min(wanted, room(canvas.landscape)))


def _printed_width(form: Form, canvas: Canvas) -> float:
    return sum(canvas.widths.get(column, 0.0) for column in range(1, form.last_column + 1))


def _break_pages(form: Form, canvas: Canvas) -> None:
    """Print on one page what can be read there; else tear neither a group's heading off nor the end.

    The last two lines, the signatures and the notes stay together.
    """
    width, heights = _printed_width(form, canvas), canvas.heights
    canvas.one_page = fits_one_page(width, sum(heights.values()), canvas.landscape)
    if canvas.one_page:
        return
    blocks: list[Block] = []
    tail = form.last_row - 1
    for line in form.lines:
        heading = line.indicator is None
        after_heading = bool(blocks) and blocks[-1].opens and blocks[-1].row == line.row - 1
        if blocks and (line.row > tail or after_heading):
            last = blocks.pop()
            blocks.append(last._replace(height=last.height + heights[line.row]))
        else:
            blocks.append(Block(line.row, heights[line.row], heading))
    foot = sum(height for row, height in heights.items() if row > form.last_row)
    blocks[-1] = blocks[-1]._replace(height=blocks[-1].height + foot)
    head = sum(heights[row] for row in (FORM_HEAD - 1, FORM_HEAD))
    top = sum(height for row, height in heights.items() if row <= FORM_HEAD)
    canvas.row_breaks = page_breaks(blocks, width, canvas.landscape, top, head)


def _draw_top(edition: Edition, form: Form, canvas: Canvas) -> None:
    scheme, snapshot, last = edition.scheme, edition.snapshot, form.last_column
    title = edition.told(form.section.title, form.section.title_en)
    canvas.text(1, 1, title, Look("title", horizontal="center"))
    canvas.merge(1, 1, last)
    canvas.heights[1] = 32
    year = edition.say("year", year=snapshot.period)
    canvas.text(2, 1, year, Look(horizontal="center"))
    canvas.merge(2, 1, last)
    first, width = last, canvas.widths[last]
    while width < RIGHT_BLOCK_WIDTH and first > STUB:
        first -= 1
        width += canvas.widths[first]
    block = (
        ("form_no", form.section.form_no),
        ("authority", scheme.authority),
        ("approval", scheme.approval),
        ("valid_until", scheme.valid_until),
    )
    for row, (name, text) in enumerate(block, 3):
        canvas.text(row, first, edition.say(name, value=text), Look("small"))
        canvas.merge(row, first, last)
        canvas.heights[row] = LINE_HEIGHT
    canvas.text(6, 1, edition.say("unit", value=snapshot.unit.bureau), Look())
    canvas.merge(6, 1, 2)
    canvas.heights[6] = LINE_HEIGHT + 2


def _draw_head(edition: Edition, form: Form, canvas: Canvas) -> None:
    titles = [edition.say("code"), edition.say("name"), edition.say("measure_unit")]
    titles += [measure_title(measure, edition.lang) for measure in form.measures]
    for column, title in enumerate(titles, 1):
        number = column - STUB
        mark = edition.stub_marks[column - 1] if number < 1 else str(number)
        for row, text in ((FORM_HEAD - 1, title), (FORM_HEAD, mark)):
            edges = grid_edges(row, FORM_HEAD - 1, 0, column, 1, form.last_column)
            look = Look(fill=HEAD, edges=edges, horizontal="center", wrap=True)
            canvas.text(row, column, text, look)
    lines = max(lines_needed(title, canvas.widths[n]) for n, title in enumerate(titles, 1))
    canvas.heights[FORM_HEAD - 1] = max(30.0, 4 + 13.5 * lines)
    canvas.heights[FORM_HEAD] = 18


def _cell(form: Form, line: Line, column: int, **more: Any) -> Look:
    edges = grid_edges(line.row, 0, form.last_row, column, 1, form.last_column)
    return replace(Look(edges=edges), **more)


def _draw_group(edition: Edition, form: Form, line: Line, canvas: Canvas) -> None:
    for column in range(1, STUB + 1 + len(form.measures)):
        canvas.blank(line.row, column, _cell(form, line, column))
    topic = edition.told(line.topic, line.topic_en)
    look = _cell(form, line, 2, font="bold", indent=1, wrap=True)
    canvas.text(line.row, 2, topic, look)
    canvas.heights[line.row] = 5 + LINE_HEIGHT * lines_needed(topic, canvas.widths[2], 1)


def _name(edition: Edition, indicator: Indicator) -> str:
    """Return an indicator's name as the form shows it."""
    level = edition.snapshot.unit.level
    name = indicator.named(level, edition.lang)
    mark = edition.say("by_program_mark") if edition.live.by_program(indicator) else ""
    return name + mark


def _indent(line: Line, name: str) -> int:
    return (2 if line.topic else 1) + (1 if name.startswith("其中") else 0)


def _draw_indicator(
    edition: Edition, form: Form, line: Line, indicator: Indicator, canvas: Canvas
) -> None:
    name = _name(edition, indicator)
    indent = _indent(line, name)
    row, width = line.row, canvas.widths[2]
    canvas.text(row, 1, f"{line.number:02d}", _cell(form, line, 1, horizontal="center"))
    canvas.text(row, 2, name, _cell(form, line, 2, wrap=True, indent=indent))
    unit_look = _cell(form, line, 3, horizontal="center", wrap=True)
    unit = edition.measure(indicator.unit)
    canvas.text(row, 3, unit, unit_look)
    lines = max(
        lines_needed(name, width, indent),
        lines_needed(unit, canvas.widths[3]),
    )
    canvas.heights[row] = 5 + LINE_HEIGHT * lines
    present = measures_of(indicator)
    for measure in form.measures:
        column = form.column(measure)
        if measure in present:
            _draw_measure(edition, form, line, indicator, measure, canvas)
        else:
            look = _cell(form, line, column, font="grey", horizontal="center")
            canvas.text(row, column, "—", look)
    _validate(edition, form, line, indicator, canvas)


def _draw_measure(
    edition: Edition, form: Form, line: Line, indicator: Indicator, measure: str, canvas: Canvas
) -> None:
    row, column = line.row, form.column(measure)
    key = f"{indicator.code}.{measure}"
    entered = measure in indicator.inputs()
    look = _cell(
        form,
        line,
        column,
        horizontal="right",
        fill=INPUT if entered else DERIVED,
        locked=not entered,
        number=number_format(indicator.measure_decimals(measure)),
    )
    if cell := edition.live.computed(indicator, measure):
        canvas.live(row, column, cell, look)
    else:
        canvas.value(row, column, edition.figures.get(key), look)


def _validate(
    edition: Edition, form: Form, line: Line, indicator: Indicator, canvas: Canvas
) -> None:
    """Accept a number within the bounds, or 不涉及, in the cells to fill in."""
    columns = [form.column(m) for m in indicator.inputs() if m in INPUT_MEASURES]
    if not columns:
        return
    formula = accept_number(
        address(line.row, columns[0]),
        integer=indicator.decimals == 0,
        minimum=indicator.minimum,
        maximum=indicator.maximum,
    )
    wanted = edition.wanted_number(
        indicator.unit, indicator.decimals, whole=indicator.decimals == 0
    )
    cells = " ".join(address(line.row, column) for column in columns)
    prompt = f"{wanted}\n{edition.told(indicator.notes, indicator.notes_en)}"
    title = f"{line.number:02d} {indicator.named(edition.snapshot.unit.level, edition.lang)}"
    canvas.validations.append(Validation(cells, "custom", formula, title, prompt, wanted))


def accept_number(
    cell: str, *, integer: bool, minimum: Decimal | None, maximum: Decimal | None
) -> str:
    """Return the formula of a validation: a number as declared, or 不涉及."""
    conditions = [f"ISNUMBER({cell})"]
    if minimum is not None:
        conditions.append(f"N({cell})>={minimum:f}")
    if maximum is not None:
        conditions.append(f"N({cell})<={maximum:f}")
    if integer:
        conditions.append(f"N({cell})=INT(N({cell}))")
    return f'OR(AND({",".join(conditions)}),{cell}="{NA.value}")'


def _draw_foot(edition: Edition, form: Form, canvas: Canvas) -> int:
    """Draw the sign-off line and the notes; return the last row."""
    row, last = form.last_row + 1, form.last_column
    width = sum(canvas.widths[column] for column in range(1, last + 1)) * SMALL_TEXT
    sign_off = edition.live.sign_off()
    canvas.live(row, 1, sign_off, Look("small", wrap=True))
    canvas.merge(row, 1, last)
    canvas.heights[row] = 10 + 13.5 * lines_needed(str(sign_off.cached), width)
    notes = [edition.say("note_states"), edition.say("note_grey")]
    shown = [line.indicator for line in form.lines if line.indicator]
    if any(edition.live.by_program(indicator) for indicator in shown):
        notes.append(edition.say("note_by_program"))
    if any(set(form.measures) & set(CARRIED_MEASURES) - form.hidden):
        notes.append(edition.say("note_last"))
    for number, note in enumerate(notes, 1):
        row += 1
        text = edition.say("note_first" if number == 1 else "note_next", number=number, note=note)
        canvas.text(row, 1, text, Look("small", wrap=True))
        canvas.merge(row, 1, last)
        canvas.heights[row] = 13.5 * lines_needed(text, width)
    return row

"""The sheets of the sections, each drawn as a Chinese statistical form."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from desktop.scheme.model import CARRIED_MEASURES, INPUT_MEASURES, Indicator
from desktop.scheme.places import measure_title
from desktop.scheme.values import NA
from desktop.workbook.canvas import Canvas, Validation, address
from desktop.workbook.edition import Edition
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
)

CODE_WIDTH, NAME_WIDTH, UNIT_WIDTH, MEASURE_WIDTH = 6.5, 45.0, 9.0, 13.0
RIGHT_BLOCK_WIDTH = 30.0
"""Room for 制定机关 and its neighbours at the top right."""
PAPER = (770.0, 500.0)
"""What of a landscape A4 sheet is inside the margins, in points."""
POINTS_PER_WIDTH = 6.0
SMALLEST_SCALE = 0.78
"""A form that would need less goes on over several pages, its heading repeated."""
SMALL_TEXT = 1.15
"""How much more of the small font fits in a width than of the usual one."""
STUB_MARKS = ("甲", "乙", "丙")
LINE_HEIGHT = 15.0


def draw_form(edition: Edition, form: Form) -> Canvas:
    """Return the sheet of one section."""
    canvas = Canvas(form.sheet, edition.styles)
    canvas.landscape = form.last_column > STUB + 4
    canvas.widths = {1: CODE_WIDTH, 2: NAME_WIDTH, 3: UNIT_WIDTH}
    for measure in form.measures:
        canvas.widths[form.column(measure)] = _measure_width(edition, form, measure)
        if measure in form.hidden:
            canvas.hidden_columns.add(form.column(measure))
    _draw_top(edition, form, canvas)
    _draw_head(edition, form, canvas)
    for line in form.lines:
        if line.indicator is None:
            _draw_group(form, line, canvas)
        else:
            _draw_indicator(edition, form, line, line.indicator, canvas)
    bottom = _draw_foot(edition, form, canvas)
    _stamp(form, canvas)
    canvas.repeated_rows = f"{FORM_HEAD - 1}:{FORM_HEAD}"
    canvas.print_area = f"A1:{address(bottom, form.last_column)}"
    canvas.one_page = _fits_one_page(form, canvas)
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
    return max(MEASURE_WIDTH, longest + 4.0)


def _fits_one_page(form: Form, canvas: Canvas) -> bool:
    """Whether a little less than full size brings the whole form on one sheet of paper."""
    width = sum(canvas.widths[column] for column in range(1, form.last_column + 1))
    across, down = PAPER if canvas.landscape else PAPER[::-1]
    scale = min(1.0, across / (width * POINTS_PER_WIDTH))
    return sum(canvas.heights.values()) * scale * SMALLEST_SCALE <= down


def _draw_top(edition: Edition, form: Form, canvas: Canvas) -> None:
    scheme, snapshot, last = edition.scheme, edition.snapshot, form.last_column
    title = form.section.title if edition.lang == "zh" else form.section.title_en
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
    canvas.heights[6] = 20


def _draw_head(edition: Edition, form: Form, canvas: Canvas) -> None:
    titles = [edition.say("code"), edition.say("name"), edition.say("measure_unit")]
    titles += [measure_title(measure, edition.lang) for measure in form.measures]
    for column, title in enumerate(titles, 1):
        number = column - STUB
        mark = STUB_MARKS[column - 1] if number < 1 else str(number)
        for row, text in ((FORM_HEAD - 1, title), (FORM_HEAD, mark)):
            edges = grid_edges(row, FORM_HEAD - 1, 0, column, 1, form.last_column)
            look = Look(fill=HEAD, edges=edges, horizontal="center", wrap=True)
            canvas.text(row, column, text, look)
    canvas.heights[FORM_HEAD - 1] = 30
    canvas.heights[FORM_HEAD] = 18


def _cell(form: Form, line: Line, column: int, **more: object) -> Look:
    edges = grid_edges(line.row, 0, form.last_row, column, 1, form.last_column)
    return replace(Look(edges=edges), **more)  # type: ignore[arg-type]  # fields of Look


def _draw_group(form: Form, line: Line, canvas: Canvas) -> None:
    for column in range(1, STUB + 1 + len(form.measures)):
        canvas.blank(line.row, column, _cell(form, line, column))
    canvas.text(line.row, 2, line.topic, _cell(form, line, 2, font="bold", indent=1))
    canvas.heights[line.row] = 20


def _draw_indicator(
    edition: Edition, form: Form, line: Line, indicator: Indicator, canvas: Canvas
) -> None:
    lang, level = edition.lang, edition.snapshot.unit.level
    name = indicator.title(level) if lang == "zh" else indicator.name_en
    if edition.live.by_program(indicator):
        name += edition.say("by_program_mark")
    indent = (2 if line.topic else 1) + (1 if name.startswith("其中") else 0)
    row = line.row
    canvas.text(row, 1, f"{line.number:02d}", _cell(form, line, 1, horizontal="center"))
    canvas.text(row, 2, name, _cell(form, line, 2, wrap=True, indent=indent))
    unit_look = _cell(form, line, 3, horizontal="center", wrap=True)
    canvas.text(row, 3, indicator.unit, unit_look)
    lines = max(
        lines_needed(name, NAME_WIDTH, indent),
        lines_needed(indicator.unit, UNIT_WIDTH),
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
    wanted = edition.say(
        "wanted_integer" if indicator.decimals == 0 else "wanted_decimal",
        unit=indicator.unit,
        decimals=indicator.decimals,
    )
    cells = " ".join(address(line.row, column) for column in columns)
    prompt = wanted + ("\n" + indicator.notes if indicator.notes and edition.lang == "zh" else "")
    title = f"{line.number:02d} {indicator.title(edition.snapshot.unit.level)}"
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

"""审核情况: every rule of the unit's level, live, with both sides and the explanation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from desktop.checks.findings import Finding
from desktop.checks.remarks import settled
from desktop.scheme.model import Rule
from desktop.scheme.places import place
from desktop.scheme.tables import BUILT_IN_CHECKS
from desktop.workbook.canvas import Canvas, Highlight, Validation, address
from desktop.workbook.edition import Edition
from desktop.workbook.plan import AUDIT, AUDIT_HEAD, AUDIT_JUDGEMENT
from desktop.workbook.stamps import cells_stamp
from desktop.workbook.style import (
    ANY_NUMBER,
    DERIVED,
    HEAD,
    INPUT,
    Look,
    grid_edges,
    lines_needed,
)

WIDTHS = {1: 56.0, 2: 8.0, 3: 18.0, 4: 15.0, 5: 15.0, 6: 10.0, 7: 34.0}
LAST_COLUMN = 7
KEY_COLUMN = 8
"""Hidden: the id of the finding that the explanation beside it is about."""


def draw_audit(edition: Edition) -> Canvas:
    """Return the audit sheet: live rules first, then what only the program can find."""
    canvas = Canvas(AUDIT, edition.styles, landscape=True)
    canvas.widths = dict(WIDTHS)
    canvas.text(1, 1, edition.say("audit"), Look("title", horizontal="center"))
    canvas.merge(1, 1, LAST_COLUMN)
    canvas.heights[1] = 30
    canvas.text(2, 1, edition.say("unit", value=edition.snapshot.unit.bureau), Look())
    year = edition.say("year", year=edition.snapshot.period)
    canvas.text(2, 2, year, Look(horizontal="right"))
    canvas.merge(2, 2, LAST_COLUMN)
    canvas.heights[2] = 20
    canvas.text(3, 1, edition.say("audit_note"), Look("small", wrap=True))
    canvas.merge(3, 1, LAST_COLUMN)
    canvas.heights[3] = 28
    rules = (*edition.plan.unit_rules, *edition.plan.row_rules)
    others = _others(edition)
    canvas.hidden_columns.add(KEY_COLUMN)
    stamp = cells_stamp("explanations", LAST_COLUMN - KEY_COLUMN)
    canvas.text(AUDIT_HEAD, KEY_COLUMN, stamp, Look())
    last = AUDIT_HEAD + len(rules)
    _draw_head(edition, canvas, AUDIT_HEAD)
    for row, rule in enumerate(rules, AUDIT_HEAD + 1):
        _draw_rule(edition, canvas, row, last, rule)
    if rules:
        canvas.validations.append(
            Validation(
                f"{address(AUDIT_HEAD + 1, LAST_COLUMN)}:{address(last, LAST_COLUMN)}",
                "custom",
                "TRUE",
                edition.say("explanation"),
                edition.say("explanation_note"),
            )
        )
        _highlight(edition, canvas, last)
    if others:
        last = _draw_others(edition, canvas, last + 2)
    if edition.snapshot.remarks:
        last = _draw_remarks(edition, canvas, last + 2)
    canvas.repeated_rows = f"{AUDIT_HEAD}:{AUDIT_HEAD}"
    canvas.print_area = f"A1:{address(last, LAST_COLUMN)}"
    canvas.frozen = address(AUDIT_HEAD + 1, 2)
    return canvas


def _draw_head(edition: Edition, canvas: Canvas, row: int) -> None:
    heads = ("message", "class", "rule", "left", "right", "judgement", "explanation")
    for column, name in enumerate(heads, 1):
        edges = grid_edges(row, row, 0, column, 1, LAST_COLUMN)
        look = Look(fill=HEAD, edges=edges, horizontal="center")
        canvas.text(row, column, edition.say(name), look)
    canvas.heights[row] = 22


def _look(row: int, last: int, column: int, **more: object) -> Look:
    edges = grid_edges(row, 0, last, column, 1, LAST_COLUMN)
    return Look(edges=edges, **more)  # type: ignore[arg-type]  # fields of Look


def _draw_rule(edition: Edition, canvas: Canvas, row: int, last: int, rule: Rule) -> None:
    live = edition.live
    canvas.text(row, 1, rule.message, _look(row, last, 1, wrap=True, indent=1))
    middle = {"horizontal": "center"}
    canvas.text(row, 2, edition.say(rule.audit_class), _look(row, last, 2, **middle))
    canvas.text(row, 3, rule.code, _look(row, last, 3, **middle))
    side = {"horizontal": "right", "number": ANY_NUMBER, "fill": DERIVED}
    judged = _look(row, last, AUDIT_JUDGEMENT, fill=DERIVED, **middle)
    if rule.scope == "row":
        checked, failed = live.row_counts(rule)
        canvas.text(row, 4, edition.say("rows_checked"), _look(row, last, 4, **side))
        canvas.live(row, 5, checked, _look(row, last, 5, **side))
        failing = _look(row, last, AUDIT_JUDGEMENT, number=edition.say("rows_failing"), **middle)
        canvas.live(row, AUDIT_JUDGEMENT, failed, failing)
    elif live.rule_by_program(rule):
        verdict = live.verdict(rule)
        for column, value in ((4, verdict.left), (5, verdict.right)):
            canvas.value(row, column, value, _look(row, last, column, **side))
        text = verdict.text + (edition.say("by_program_mark") if verdict.text else "")
        canvas.text(row, AUDIT_JUDGEMENT, text, judged)
    else:
        for column, cell in enumerate(live.sides(rule), 4):
            look = _look(row, last, column, **side)
            if cell:
                canvas.live(row, column, cell, look)
            else:
                canvas.blank(row, column, look)
        canvas.live(row, AUDIT_JUDGEMENT, live.judgement(rule), judged)
    explanation = edition.snapshot.explanations.get(rule.code)
    locked = rule.scope == "row"
    look = _look(
        row,
        last,
        LAST_COLUMN,
        wrap=True,
        indent=1,
        fill="" if locked else INPUT,
        locked=locked,
        number="@",
    )
    canvas.value(row, LAST_COLUMN, explanation or None, look)
    if not locked:
        canvas.text(row, KEY_COLUMN, rule.code, Look())
    lines = max(
        lines_needed(rule.message, WIDTHS[1], 1),
        lines_needed(explanation or "", WIDTHS[LAST_COLUMN], 1),
    )
    canvas.heights[row] = min(5 + 14.5 * lines, 400)


def _others(edition: Edition) -> list[Finding]:
    """Return the findings of row rules and of the built-in checks."""
    rules = {rule.code for rule in edition.plan.unit_rules}
    return [f for f in edition.findings if f.rule not in rules and f.audit_class != "returned"]


def _draw_others(edition: Edition, canvas: Canvas, row: int) -> int:
    """List the findings of row rules one by one, and those of the built-in checks."""
    others = _others(edition)
    row = _draw_heading(edition, canvas, row, "other_findings")
    last = row + len(others)
    for number, finding in enumerate(others, row + 1):
        texts = (
            finding.message,
            edition.say(finding.audit_class),
            _check_name(edition, finding.rule),
            "",
            "",
            edition.say("fails"),
            finding.explanation,
        )
        for column, text in enumerate(texts, 1):
            wide = column in (1, LAST_COLUMN)
            place = "left" if wide else "center"
            look = _look(number, last, column, wrap=wide, indent=int(wide), horizontal=place)
            canvas.text(number, column, text, look)
        canvas.text(number, KEY_COLUMN, finding.id, Look())
        for column, value in ((4, finding.left), (5, finding.right)):
            look = _look(number, last, column, horizontal="right", number=ANY_NUMBER)
            if isinstance(value, dt.date):
                look = replace(look, number="yyyy-mm-dd")
            canvas.value(number, column, value, look)
        lines = max(
            lines_needed(finding.message, WIDTHS[1], 1),
            lines_needed(finding.explanation, WIDTHS[LAST_COLUMN], 1),
        )
        canvas.heights[number] = min(5 + 14.5 * lines, 400)
    return last


def _draw_heading(edition: Edition, canvas: Canvas, row: int, name: str) -> int:
    """Draw the heading of a further table and its head; return the row of the head."""
    canvas.text(row, 1, edition.say(name), Look("bold"))
    canvas.heights[row] = 22
    _draw_head(edition, canvas, row + 1)
    return row + 1


def _draw_remarks(edition: Edition, canvas: Canvas, row: int) -> int:
    """List what an earlier version was returned for: figure then and now, and the answer."""
    snapshot = edition.snapshot
    row = _draw_heading(edition, canvas, row, "remarks")
    last = row + len(snapshot.remarks)
    for number, remark in enumerate(snapshot.remarks, row + 1):
        answer = settled(remark, edition.figures, snapshot.explanations)
        explanation = snapshot.explanations.get(remark.id, "")
        label = place(
            edition.scheme,
            snapshot.unit.level,
            snapshot.period,
            remark.key,
            edition.row_number,
            edition.lang,
        )
        texts = {
            1: edition.say("remark", place=label, version=remark.version, text=remark.text),
            2: edition.say("returned"),
            3: remark.rule,
            AUDIT_JUDGEMENT: edition.say(f"answer_{answer}"),
            LAST_COLUMN: explanation,
        }
        for column, text in texts.items():
            wide = column in (1, LAST_COLUMN)
            side = "left" if wide else "center"
            look = _look(number, last, column, wrap=wide, indent=int(wide), horizontal=side)
            canvas.text(number, column, text, look)
        canvas.text(number, KEY_COLUMN, remark.id, Look())
        for column, value in ((4, remark.value), (5, edition.figures.get(remark.key))):
            look = _look(number, last, column, horizontal="right", number=ANY_NUMBER)
            if isinstance(value, dt.date):
                look = replace(look, number="yyyy-mm-dd")
            canvas.value(number, column, value, look)
        lines = max(
            lines_needed(texts[1], WIDTHS[1], 1), lines_needed(explanation, WIDTHS[LAST_COLUMN], 1)
        )
        canvas.heights[number] = min(5 + 14.5 * lines, 400)
    return last


def _check_name(edition: Edition, rule: str) -> str:
    """Return a rule's code, or what a built-in check is called."""
    return edition.say(f"check-{rule}") if rule in BUILT_IN_CHECKS else rule


def _highlight(edition: Edition, canvas: Canvas, last: int) -> None:
    """Let what does not hold stand out, also after the next recalculation."""
    column, first = AUDIT_JUDGEMENT, AUDIT_HEAD + 1
    first_count = first + len(edition.plan.unit_rules)
    if first_count > first:
        cells = f"{address(first, column)}:{address(first_count - 1, column)}"
        canvas.highlights.append(Highlight(cells, "equal", f'"{edition.live.fails}"'))
    if last >= first_count:
        cells = f"{address(first_count, column)}:{address(last, column)}"
        canvas.highlights.append(Highlight(cells, "greaterThan", "0"))

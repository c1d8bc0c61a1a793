"""审核情况: every rule of the unit's level, live, with both sides and the explanation."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from desktop.checks.remarks import settled
from desktop.scheme.model import Rule
from desktop.scheme.places import place
from desktop.scheme.tables import BUILT_IN_CHECKS
from desktop.workbook.canvas import Canvas, Highlight, LiveCell, Validation, address
from desktop.workbook.edition import Edition
from desktop.workbook.plan import AUDIT, AUDIT_HEAD, AUDIT_JUDGEMENT, sheet_name
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

WIDTHS = {1: 50.0, 2: 10.5, 3: 15.0, 4: 13.0, 5: 13.0, 6: 10.5, 7: 34.0}
LAST_COLUMN = 7
KEY_COLUMN = 8
"""Hidden: the id of the finding that the explanation beside it is about."""


def draw_audit(edition: Edition) -> Canvas:
    """Return the audit sheet: what does not hold; below what is printed, all other rules."""
    canvas = Canvas(sheet_name(AUDIT, edition.lang), edition.styles, landscape=True)
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
    canvas.hidden_columns.add(KEY_COLUMN)
    stamp = cells_stamp("explanations", LAST_COLUMN - KEY_COLUMN)
    canvas.text(AUDIT_HEAD, KEY_COLUMN, stamp, Look())
    plan = edition.plan.audit
    _draw_head(edition, canvas, AUDIT_HEAD)
    if not plan.unmet:
        _draw_none(edition, canvas, AUDIT_HEAD + 1)
    for row, rule in plan.rules():
        last = plan.last_unmet if row <= plan.last_unmet else plan.last_rest
        _draw_rule(edition, canvas, row, last, rule)
    printed = plan.last_unmet
    if plan.others:
        printed = _draw_others(edition, canvas, plan.others_at)
    if edition.snapshot.remarks:
        printed = _draw_remarks(edition, canvas, plan.remarks_at)
    if plan.rest:
        printed = plan.rest_at
        _draw_head(edition, canvas, plan.rest_at + 1)
        canvas.live(printed, 1, _rest_line(edition), Look(wrap=True))
        canvas.merge(printed, 1, LAST_COLUMN)
        canvas.heights[printed] = 24
    _watch(edition, canvas)
    canvas.repeated_rows = f"{AUDIT_HEAD}:{AUDIT_HEAD}"
    # What holds is kept on the sheet, live, but fills no pages.
    canvas.print_area = f"A1:{address(printed, LAST_COLUMN)}"
    canvas.frozen = address(AUDIT_HEAD + 1, 2)
    return canvas


def _draw_none(edition: Edition, canvas: Canvas, row: int) -> None:
    for column in range(1, LAST_COLUMN + 1):
        canvas.blank(row, column, _look(row, row, column))
    canvas.text(row, 1, edition.say("no_unmet"), _look(row, row, 1, indent=1))
    canvas.merge(row, 1, LAST_COLUMN)
    canvas.heights[row] = 22


def _ranges(edition: Edition, rules: Iterable[Rule], column: int) -> list[str]:
    """Return the cells of ``column`` beside ``rules``, neighbours joined."""
    rows = sorted(edition.plan.places[rule.code].row for rule in rules)
    ranges: list[tuple[int, int]] = []
    for row in rows:
        if ranges and ranges[-1][1] == row - 1:
            ranges[-1] = ranges[-1][0], row
        else:
            ranges.append((row, row))
    return [
        address(first, column) + (f":{address(last, column)}" if last > first else "")
        for first, last in ranges
    ]


def _rest_line(edition: Edition) -> LiveCell:
    """Return the live count of the rules below: how many hold, fail, and are not judged."""
    live, rest = edition.live, edition.plan.audit.rest
    of_unit = [rule for rule in rest if rule.scope == "unit"]
    of_rows = [rule for rule in rest if rule.scope == "row"]
    told = [live.verdict(rule).text for rule in of_unit]
    counts = [[cell.cached for cell in live.row_counts(rule)] for rule in of_rows]
    held = told.count(live.holds) + sum(c != 0 and f == 0 for c, f in counts)
    failed = told.count(live.fails) + sum(f != 0 for _, f in counts)
    holding, failing = ["0"], ["0"]
    for cells in _ranges(edition, of_unit, AUDIT_JUDGEMENT):
        holding.append(f'COUNTIF({cells},"{live.holds}*")')
        failing.append(f'COUNTIF({cells},"{live.fails}*")')
    judged = _ranges(edition, of_rows, AUDIT_JUDGEMENT)
    for checked, cells in zip(_ranges(edition, of_rows, 5), judged, strict=True):
        holding.append(f'COUNTIFS({checked},">0",{cells},0)')
        failing.append(f'COUNTIF({cells},">0")')
    skipped = len(rest) - held - failed
    shown = {"count": len(rest), "held": held, "failed": failed, "skipped": skipped}
    formulas = {"count": str(len(rest)), "held": "+".join(holding), "failed": "+".join(failing)}
    formulas["skipped"] = "-".join(f"({formulas[name]})" for name in ("count", "held", "failed"))
    text = edition.say("rest", **{name: f'"&({part})&"' for name, part in formulas.items()})
    return LiveCell(f'"{text}"', edition.say("rest", **shown))


def _draw_head(edition: Edition, canvas: Canvas, row: int) -> None:
    heads = ("message", "class", "rule", "left", "right", "judgement", "explanation")
    for column, name in enumerate(heads, 1):
        edges = grid_edges(row, row, 0, column, 1, LAST_COLUMN)
        look = Look(fill=HEAD, edges=edges, horizontal="center")
        canvas.text(row, column, edition.say(name), look)
    canvas.heights[row] = 22


def _look(row: int, last: int, column: int, **more: Any) -> Look:
    edges = grid_edges(row, 0, last, column, 1, LAST_COLUMN)
    return Look(edges=edges, **more)


def _draw_rule(edition: Edition, canvas: Canvas, row: int, last: int, rule: Rule) -> None:
    live = edition.live
    message = edition.told(rule.message, rule.message_en)
    canvas.text(row, 1, message, _look(row, last, 1, wrap=True, indent=1))
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
        lines_needed(message, WIDTHS[1], 1),
        lines_needed(explanation or "", WIDTHS[LAST_COLUMN], 1),
    )
    canvas.heights[row] = min(5 + 14.5 * lines, 400)


def _draw_others(edition: Edition, canvas: Canvas, row: int) -> int:
    """List the findings of row rules one by one, and those of the built-in checks."""
    others = edition.plan.audit.others
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


def _watch(edition: Edition, canvas: Canvas) -> None:
    """Say what an explanation is, and let stand out what does not hold, also after an edit."""
    plan = edition.plan
    rules = [rule for _, rule in plan.audit.rules()]
    if rules:
        cells = " ".join(_ranges(edition, rules, LAST_COLUMN))
        title, note = edition.say("explanation"), edition.say("explanation_note")
        canvas.validations.append(Validation(cells, "custom", "TRUE", title, note))
    if plan.unit_rules:
        cells = " ".join(_ranges(edition, plan.unit_rules, AUDIT_JUDGEMENT))
        canvas.highlights.append(Highlight(cells, "equal", f'"{edition.live.fails}"'))
    if plan.row_rules:
        cells = " ".join(_ranges(edition, plan.row_rules, AUDIT_JUDGEMENT))
        canvas.highlights.append(Highlight(cells, "greaterThan", "0"))

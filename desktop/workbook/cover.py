"""封面 and 填报说明."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from decimal import Decimal
from typing import get_args

from desktop.scheme.model import AuditClass, RuleClass
from desktop.workbook.canvas import Canvas, Validation, address
from desktop.workbook.edition import Edition
from desktop.workbook.plan import COVER, COVER_FIRST_SIGN, GUIDE, TEXT_HEAD, sheet_name
from desktop.workbook.stamps import cells_stamp
from desktop.workbook.style import INPUT, Edges, Look, lines_needed

LABEL, VALUE, LAST = 2, 3, 5
KEY_COLUMN = 7
UNDERLINED = Edges(bottom="thin")
GUIDE_WIDTH = 88.0


def draw_cover(edition: Edition) -> Canvas:
    """Return the cover: whose report, of which year, who answers for it, what the checks found."""
    canvas = Canvas(sheet_name(COVER, edition.lang), edition.styles)
    canvas.widths = {1: 8.0, LABEL: 20.0, VALUE: 20.0, 4: 6.0, LAST: 24.0, 6: 8.0}
    scheme, snapshot = edition.scheme, edition.snapshot
    top = (
        ("authority", scheme.authority),
        ("approval", scheme.approval),
        ("valid_until", scheme.valid_until),
    )
    for row, (name, text) in enumerate(top, 1):
        canvas.text(row, LAST, edition.say(name, value=text), Look("small"))
        canvas.heights[row] = 16
    title = edition.told(scheme.title, scheme.title_en)
    year = edition.say("cover_year", year=snapshot.period)
    for row, text, font, height in (
        (5, title, "cover", 100.0),
        (6, year, "cover2", 40.0),
        (7, edition.edition_name, "warning" if edition.draft else "large", 26.0),
        (8, _chain(edition), "bold", 60.0),
    ):
        canvas.text(row, 1, text, Look(font, horizontal="center", wrap=True))
        canvas.merge(row, 1, 6)
        canvas.heights[row] = height
    _draw_identity(edition, canvas)
    row = _draw_signs(edition, canvas)
    row = _draw_findings(edition, canvas, row + 1)
    deadline = edition.say("deadline", month_day=scheme.deadline)
    canvas.text(row + 2, 1, deadline, Look("small", horizontal="center"))
    canvas.merge(row + 2, 1, 6)
    if edition.left_out:
        row += 1
        look = Look("small", horizontal="center", wrap=True)
        canvas.text(row + 2, 1, left_out_note(edition), look)
        canvas.merge(row + 2, 1, 6)
        canvas.heights[row + 2] = 30
    canvas.print_area = f"A1:{address(row + 2, 6)}"
    return canvas


def _chain(edition: Edition) -> str:
    """Return the code that both sides can read out, and why there is another version."""
    lines = []
    if edition.seal:
        lines.append(edition.say("cover_seal", code=edition.seal.code))
    if edition.reason:
        lines.append(edition.say("cover_reason", reason=edition.reason))
    return "\n".join(lines)


def left_out_note(edition: Edition) -> str:
    """Return which ledgers are not in this workbook."""
    names = [f"{ledger.code} {ledger.titled(edition.lang)}" for ledger in edition.left_out]
    return edition.say("left_out", ledgers=names)


def _draw_identity(edition: Edition, canvas: Canvas) -> None:
    unit, year = edition.snapshot.unit, int(edition.snapshot.period)
    label, line = Look("large", horizontal="right"), Look("large", edges=UNDERLINED, indent=1)
    rows = (
        (9, "cover_unit", unit.bureau),
        (10, "cover_code", edition.say("cover_code_value", code=unit.code, name=unit.name)),
        (11, "cover_period_year", Decimal(year)),
        (12, "cover_period", dt.date(year, 1, 1)),
    )
    for row, name, value in rows:
        canvas.text(row, LABEL, edition.say(name), label)
        for column in range(VALUE, LAST + 1):
            canvas.blank(row, column, line)
        look = Look(
            "large",
            edges=UNDERLINED,
            indent=1,
            number={11: "0", 12: "yyyy-mm-dd"}.get(row, "General"),
        )
        canvas.value(row, VALUE, value, look)
        if row != 12:
            canvas.merge(row, VALUE, LAST)
        canvas.heights[row] = 32
    canvas.text(12, 4, edition.say("until"), Look("large", edges=UNDERLINED, horizontal="center"))
    end = Look("large", edges=UNDERLINED, number="yyyy-mm-dd")
    canvas.value(12, LAST, dt.date(year, 12, 31), end)
    canvas.heights[13] = 24
    canvas.text(14, LABEL, edition.say("responsible"), Look("bold", horizontal="right"))
    canvas.heights[14] = 22


def _draw_signs(edition: Edition, canvas: Canvas) -> int:
    label = Look("large", horizontal="right")
    canvas.hidden_columns.add(KEY_COLUMN)
    stamp = cells_stamp("cover", VALUE - KEY_COLUMN)
    canvas.text(COVER_FIRST_SIGN - 1, KEY_COLUMN, stamp, Look())
    row = COVER_FIRST_SIGN
    for row, sign in enumerate(edition.scheme.signs.values(), COVER_FIRST_SIGN):
        title = edition.told(sign.title, sign.title_en)
        canvas.text(row, LABEL, edition.say("sign", title=title), label)
        look = Look(
            "large",
            fill=INPUT,
            edges=UNDERLINED,
            indent=1,
            locked=False,
            number="yyyy-mm-dd" if sign.kind == "date" else "@",
        )
        for column in range(VALUE, LAST + 1):
            canvas.blank(row, column, look)
        canvas.value(row, VALUE, edition.snapshot.values.get(f"sign.{sign.code}"), look)
        canvas.merge(row, VALUE, LAST)
        canvas.text(row, KEY_COLUMN, f"sign.{sign.code}", Look())
        canvas.heights[row] = 32
        if sign.kind == "date":
            wanted = edition.say("wanted_date")
            canvas.validations.append(
                Validation(address(row, VALUE), "date", "36526", title, wanted, wanted)
            )
    seal = edition.say("seal")
    canvas.text(row + 1, VALUE, seal, Look("grey", horizontal="left", indent=1))
    canvas.heights[row + 1] = 70
    return row + 1


def _draw_findings(edition: Edition, canvas: Canvas, row: int) -> int:
    count = Counter(finding.audit_class for finding in edition.findings)
    blocking = sum(finding.blocks for finding in edition.findings)
    parts = [
        edition.say("class_count", name=edition.say(audit_class), count=count[audit_class])
        for audit_class in get_args(AuditClass)
        if count[audit_class] or audit_class in get_args(RuleClass)
    ]
    canvas.text(row, LABEL, edition.say("cover_findings"), Look("large", horizontal="right"))
    canvas.text(row, VALUE, "  ".join(parts), Look("large", edges=UNDERLINED, indent=1))
    for column in range(VALUE + 1, LAST + 1):
        canvas.blank(row, column, Look("large", edges=UNDERLINED))
    canvas.merge(row, VALUE, LAST)
    canvas.heights[row] = 32
    if blocking:
        text = edition.say("blocking", count=blocking)
        canvas.text(row + 1, VALUE, text, Look("warning", indent=1))
        canvas.merge(row + 1, VALUE, LAST)
    return row + 1


def draw_guide(edition: Edition) -> Canvas:
    """Return 填报说明: the scheme's instructions, a paragraph a row, and the colours of cells."""
    canvas = Canvas(sheet_name(GUIDE, edition.lang), edition.styles)
    canvas.widths = {1: 5.0, 2: GUIDE_WIDTH}
    canvas.text(1, 1, edition.say("guide"), Look("title", horizontal="center"))
    canvas.merge(1, 1, 2)
    canvas.heights[1] = 36
    row = TEXT_HEAD - 2
    paragraphs = [*edition.scheme.guidance(edition.lang), edition.say("guide_workbook")]
    if edition.left_out:
        paragraphs.append(left_out_note(edition) + edition.say("guide_left_out"))
    if edition.seal:
        paragraphs.append(edition.say("guide_seal", code=edition.seal.code))
    for number, paragraph in enumerate(paragraphs, 1):
        row += 1
        look = Look(vertical="top", horizontal="center")
        canvas.text(row, 1, edition.say("guide_number", number=number), look)
        canvas.text(row, 2, paragraph, Look(wrap=True, vertical="top"))
        canvas.heights[row] = 6 + 16.0 * lines_needed(paragraph, GUIDE_WIDTH)
    canvas.print_area = f"A1:B{row}"
    return canvas

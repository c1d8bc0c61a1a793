"""The hidden sheet 选项: long lists of choices, and a blank cell for names without a place."""

from __future__ import annotations

from desktop.workbook.canvas import Canvas
from desktop.workbook.edition import Edition
from desktop.workbook.ledgers import choice_list
from desktop.workbook.plan import CHOICES, Area, spot
from desktop.workbook.style import Look


def draw_choices(edition: Edition) -> tuple[Canvas, dict[str, Area]]:
    """Return the sheet and the names of the ranges on it.

    A rule may speak of an indicator that this level, or this year, does not fill. Its name leads
    to A1, which is always blank, so that the rule is skipped as it is in the program.
    """
    canvas = Canvas(CHOICES, edition.styles, state="hidden")
    canvas.text(1, 2, edition.say("choices_note"), Look("grey"))
    names = dict.fromkeys(sorted(edition.live.homeless_names()), spot(CHOICES, 1, 1))
    column = 2
    for sheet in edition.plan.ledgers:
        for declared in sheet.ledger.columns:
            name = choice_list(sheet.ledger.code, declared)
            if not declared.choices or name.startswith('"'):
                continue
            column += 1
            for row, choice in enumerate(declared.choices, 1):
                canvas.text(row, column, choice, Look())
            names[name] = Area(CHOICES, 1, column, len(declared.choices), column)
    return canvas, names

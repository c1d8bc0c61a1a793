"""Text fields with their count and limit."""

from __future__ import annotations

from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook

from desktop.workbook.narratives import TALLEST, draw_narratives
from desktop.workbook.plan import TEXTS
from tests.desktop.workbook.conftest import MakeEdition


def test_each_text_with_count_and_limit(edition: MakeEdition, book: Workbook, values: Workbook):
    made = edition()
    for row, narrative in enumerate(made.plan.narratives, 5):
        text = made.snapshot.values[narrative.code]
        assert isinstance(text, str)
        cells = [cell.value for cell in values[TEXTS][row]]
        cells[3] = unescape(cells[3])
        assert cells == [str(row - 4), narrative.section, narrative.title, text, len(text),
                         narrative.max_chars, narrative.code]  # fmt: skip
        assert book[TEXTS].cell(row, 5).value == f"=LEN({narrative.code})"
        body = book[TEXTS].cell(row, 4)
        assert (body.data_type, body.protection.locked, body.alignment.wrap_text) == (
            "s",
            False,
            True,
        )


def test_rows_grow_with_their_text(edition: MakeEdition):
    heights = []
    for text in (None, "短", "长" * 300, "长" * 3000):
        canvas = draw_narratives(edition({"N000_01": text}))
        heights.append(canvas.heights[5])
    assert heights[0] <= heights[2] < heights[3] <= TALLEST
    assert heights[1] < heights[2]


def test_too_long_is_told_by_the_validation(edition: MakeEdition):
    canvas = draw_narratives(edition())
    assert canvas.validations[0].formula == "LEN(D5)<=300"

"""Looks are made once; widths and lines are estimated as paper shows them."""

from __future__ import annotations

import pytest

from desktop.workbook.style import (
    Edges,
    Look,
    Styles,
    grid_edges,
    lines_needed,
    number_format,
    text_width,
)
from desktop.workbook.writer import new_book


def test_a_look_is_one_style():
    book = new_book("", "")
    styles = Styles(book)
    first = styles.index(Look(font="bold", fill="EDEDED", edges=Edges(top="medium")))
    other = styles.index(Look(locked=False))
    assert first != other
    assert styles.index(Look(font="bold", fill="EDEDED", edges=Edges(top="medium"))) == first
    scratch = book.worksheets[0]
    bold, free = scratch.cell(1, 1), scratch.cell(1, 2)
    assert (bold.style_id, free.style_id) == (first, other)
    assert bold.font.bold
    assert bold.border.top.style == "medium"
    assert bold.border.left.style is None
    assert bold.protection.locked
    assert not free.protection.locked


@pytest.mark.parametrize(
    ("decimals", "code"), [(0, "#,##0_ "), (2, "#,##0.00_ "), (3, "#,##0.000_ ")]
)
def test_number_format(decimals: int, code: str):
    assert number_format(decimals) == code


@pytest.mark.parametrize(
    ("row", "column", "edges"),
    [
        (1, 1, Edges("", "medium", "thin", "thin")),
        (2, 2, Edges("thin", "thin", "thin", "thin")),
        (3, 3, Edges("thin", "thin", "", "medium")),
    ],
)
def test_thick_rules_and_open_sides(row: int, column: int, edges: Edges):
    assert grid_edges(row, 1, 3, column, 1, 3) == edges


@pytest.mark.parametrize(("text", "width"), [("", 0), ("ab1", 3), ("中文“”", 8), ("\ud800", 1)])
def test_text_width(text: str, width: int):
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "indent", "lines"),
    [("", 10, 0, 1), ("一二三四", 10, 0, 1), ("一二三四五六", 10, 0, 2), ("一\n二\n", 10, 0, 3),
     ("一二三四", 10, 1, 2), ("一", 0, 9, 1)],
)  # fmt: skip
def test_lines_needed(text: str, width: float, indent: int, lines: int):
    assert lines_needed(text, width, indent) == lines

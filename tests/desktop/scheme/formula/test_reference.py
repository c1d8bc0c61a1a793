"""docs/formula.md is what the registry says."""

from __future__ import annotations

import pytest

from desktop.scheme.formula.functions import FUNCTIONS
from desktop.scheme.formula.reference import PAGE, page, signature, summary


def test_the_page_is_up_to_date() -> None:
    made = page()
    assert PAGE.read_text("utf-8") == made, "run: python -m desktop.scheme.formula.reference"
    assert all(f"`{name}(" in made for name in FUNCTIONS)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("SUM", "SUM(numbers, …)"),
        ("SUMIF", "SUMIF(column, criterion, [column])"),
        ("COUNTUNIQUEIFS", "COUNTUNIQUEIFS(column, [column], [criterion], …)"),
        ("IF", "IF(bool, same, same)"),
    ],
)
def test_signatures(name: str, written: str) -> None:
    assert signature(FUNCTIONS[name]) == written


def test_the_formats_of_text_are_listed() -> None:
    assert "yyyy-mm-dd" in summary(FUNCTIONS["TEXT"], "zh")

"""Where a step leads, row by row as the cells are seen."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("at", "move", "then"),
    [
        ("T201_01.actual", (0, 1), "T201_01.target"),
        ("T201_01.prior", (0, 1), "T201_06.actual"),
        ("T201_06.actual", (0, -1), "T201_01.prior"),
        ("T201_02.actual", (1, 0), "T201_06.actual"),
        ("T201_06.actual", (-1, 0), "T201_02.actual"),
    ],
)
def test_steps(form, at, move, then):
    assert form.view.step(*form.model.position(at), move)
    assert form.view.current_key() == then


def test_there_is_no_step_out_of_the_form(form):
    assert not form.view.step(*form.model.position("T201_01.actual"), (0, -1))
    last = form.model.rowCount() - 1
    assert not form.view.step(last, 3, (1, 0))


def test_enter_returns_to_where_tabs_began(form):
    view = form.view
    view.step(*form.model.position("T201_06.actual"), (0, 1))
    view.step(*view.current_cell, (1, 0))
    assert view.current_key() == "T201_07.actual"

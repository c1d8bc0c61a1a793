"""Every state of the board has a mark and a ground."""

from __future__ import annotations

from typing import get_args

import pytest

from desktop.province.board import State
from ui.desk.states import MARKS, STATES, ground_of


def test_all_states_of_the_board() -> None:
    assert set(STATES) == set(get_args(State)) == set(MARKS)


@pytest.mark.parametrize(("state", "ground"), [("missing", "derived"), ("zero", "hint_soft")])
def test_ground(state: str, ground: str) -> None:
    assert ground_of(state) == ground

"""What counts as filled in."""

from __future__ import annotations

from typing import Any

import pytest

from desktop.checks.progress import Filled, progress, total

FULL = {
    "T201_01.actual": 1,
    "T201_01.target": 1,
    "T201_01.prior": 1,
    "T201_03.actual": 50,
    "L01.nil": "是",
}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, (0, 3)),
        (FULL, (3, 3)),
        (FULL | {"T201_01.prior": None}, (2, 3)),
        (FULL | {"T201_03.actual": 0}, (3, 3)),
        (FULL | {"T201_03.actual": "不涉及"}, (3, 3)),
        (FULL | {"T201_04.actual": 5}, (4, 4)),
        (FULL | {"L01.nil": None}, (2, 3)),
    ],
)
def test_progress(make_scheme, make_figures, values: dict[str, Any], expected) -> None:
    scheme = make_scheme()
    assert progress(scheme, make_figures(scheme, values)) == {"2.1": Filled(*expected)}


def test_total() -> None:
    assert total({"1.1": Filled(1, 2), "2.1": Filled(3, 5)}) == Filled(4, 7)

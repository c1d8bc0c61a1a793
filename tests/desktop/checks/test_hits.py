"""A hit is equal to another exactly when its sentence would be the same."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from desktop.checks.hits import Hit

FIELDS: dict[str, Any] = {
    "id": "R1",
    "check": "R1",
    "audit_class": "force",
    "keys": ("T201_01.actual",),
    "left": Decimal(1),
    "right": Decimal(2),
    "more": {"limit": 2},
}


def test_the_same_fields_make_the_same_hit() -> None:
    assert Hit(**FIELDS) == Hit(**FIELDS)


@pytest.mark.parametrize(
    ("field", "other"), [("left", Decimal(3)), ("audit_class", "hint"), ("more", {"limit": 3})]
)
def test_another_number_is_another_hit(field: str, other: object) -> None:
    assert Hit(**FIELDS) != Hit(**FIELDS | {field: other})

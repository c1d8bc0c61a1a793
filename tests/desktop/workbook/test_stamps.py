"""Stamps say how to read what stands below them."""

from __future__ import annotations

import pytest

from desktop.workbook.stamps import Stamp, cells_stamp, columns_stamp, read_stamp


@pytest.mark.parametrize(
    ("text", "stamp"),
    [
        (columns_stamp("form", "2.1", ("actual", "yoy")), Stamp("form", "2.1", ("actual", "yoy"), 0)),
        (columns_stamp("ledger", "L02", ()), Stamp("ledger", "L02", (), 0)),
        (cells_stamp("texts", -3), Stamp("cells", "texts", (), -3)),
        ("jiaobao cells texts: 3", None),
        ("jiaobao cells texts: -100", None),
        ("jiaobao cells texts: a b", None),
        ("jiaobao", None),
        ("jiaobao other x: a", None),
        ("jiaobao form 2.1: " + "a " * 5000, None),
    ],
)  # fmt: skip
def test_stamps(text: str, stamp: Stamp | None):
    assert read_stamp(text) == stamp

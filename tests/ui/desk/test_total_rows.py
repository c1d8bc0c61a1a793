"""Totals, traces and adjustments in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.scheme.values import NA
from tests.ui.desk.conftest import worked_out
from ui.desk.desk import ProvinceDesk
from ui.desk.total_rows import (
    ADJUSTMENT_HEADS,
    TOTAL_HEADS,
    TRACE_HEADS,
    adjustment_row,
    change,
    heads,
    minute,
    signed,
    total_rows,
    trace_row,
)

KEY, UNIT = "T201_01.actual", "520103"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (Decimal(1), Decimal(1), ""),
        (Decimal(1), Decimal(3), "+2.00"),
        (Decimal(3), Decimal(1), "-2.00"),
        (None, Decimal(2), "+2.00"),
        (Decimal(2), None, "-2.00"),
        (NA, Decimal(2), "→"),
        (Decimal(2), NA, "→"),
    ],
)
def test_change(desk: ProvinceDesk, before: object, after: object, told: str) -> None:
    assert change(desk, KEY, before, after) == told


def test_small_words() -> None:
    assert (signed("0", Decimal(0)), signed("1", Decimal(1))) == ("0", "+1")
    assert minute("2027-01-20T10:00:00+08:00") == "2027-01-20 10:00"


def test_rows_of_an_adjusted_figure(desk: ProvinceDesk) -> None:
    reported = desk.reported(UNIT, KEY)
    assert isinstance(reported, Decimal)
    text = str(reported + 10)
    desk.adjust(UNIT, KEY, text, reason="核对", author="综合处", document="")
    worked_out(desk)
    part = desk.part("520000")
    assert part is not None
    first = next(total_rows(desk, part, "2.1", ""))
    assert first.key == KEY
    assert len(first.cells) == len(heads(desk, TOTAL_HEADS))
    assert first.cells[0] == "T201_01"
    assert first.cells[5] == "98 中 13 已报"
    assert first.cells[7] == "+10.00"
    (traced,) = [trace_row(desk, one) for one in desk.trace("520000", KEY) if one.unit.code == UNIT]
    assert traced.key == f"{UNIT} {KEY}"
    assert len(traced.cells) == len(TRACE_HEADS)
    assert traced.cells[3] == "+10.00"
    (row,) = [adjustment_row(desk, one) for one in desk.adjustments()]
    assert (row.key, len(row.cells)) == (f"{UNIT} {KEY}", len(ADJUSTMENT_HEADS))
    desk.undo_adjustment(UNIT, KEY)
    (row,) = [adjustment_row(desk, one) for one in desk.adjustments()]
    assert row.key == ""
    assert row.cells[-1].startswith("已撤销")


def test_search(desk: ProvinceDesk) -> None:
    worked_out(desk)
    part = desk.part("520000")
    assert part is not None
    assert {row.key.partition(".")[0] for row in total_rows(desk, part, "1.1", "t201_03")} == {
        "T201_03"
    }
    assert list(total_rows(desk, part, "2.1", "无此指标")) == []

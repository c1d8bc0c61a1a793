"""Blocks laid over a grid, before anything is entered."""

from __future__ import annotations

import pytest

from ui.models.indicator_model import IndicatorModel
from ui.models.ledger_model import LedgerModel
from ui.models.paste import block_targets, plan, tiled


@pytest.mark.parametrize(
    ("block", "rows", "columns", "laid"),
    [
        ([["1"]], 2, 2, [["1", "1"], ["1", "1"]]),
        ([["1", "2"]], 2, 2, [["1", "2"], ["1", "2"]]),
        ([["1"], ["2"]], 4, 1, [["1"], ["2"], ["1"], ["2"]]),
        # what does not fit in whole times is laid once
        ([["1"], ["2"]], 3, 1, [["1"], ["2"]]),
        ([["1"], ["2"]], 1, 1, [["1"], ["2"]]),
    ],
)
def test_tiled(block, rows, columns, laid):
    assert tiled(block, rows, columns) == laid


def test_blank_cells_outside_are_no_loss(session):
    model = IndicatorModel(session, "2.1")
    last = model.rowCount() - 1
    targets = block_targets(model, [["1", ""], ["", ""]], last, [3])
    assert [(target.row, target.text) for target in targets] == [(last, "1")]


def test_what_is_there_already_is_no_change(session):
    model = IndicatorModel(session, "2.1")
    row, column = model.position("T201_06.actual")
    session.enter({"T201_06.actual": model.parse(row, column, "5")})
    made = plan(model, block_targets(model, [["5.0"]], row, [column]))
    assert not made
    assert not made.refused


def test_own_copies_of_labels_and_computed_cells_are_no_loss(session):
    model = IndicatorModel(session, "2.1")
    row, _ = model.position("T201_06.actual")
    cells = [model.text(row, column) for column in model.block_columns()]
    made = plan(model, block_targets(model, [cells], row, model.block_columns()))
    assert not made.refused


def test_another_row_pasted_over_a_label_is_refused(session):
    model = IndicatorModel(session, "2.1")
    row, column = model.position("T201_06.actual")
    made = plan(model, block_targets(model, [["别的指标", "公里", "5"]], row, [1, 2, column]))
    assert [refusal.text for refusal in made.refused] == ["别的指标"]


def test_a_blank_line_makes_no_row(session):
    model = LedgerModel(session, "L14")
    block = [["C001", "甲线"], ["", ""], ["C002", "乙线"]]
    made = plan(model, block_targets(model, block, 0, [0, 1]))
    assert [row["route_name"] for row in made.new_rows["L14"]] == ["甲线", "乙线"]
    assert made.count == sum(map(len, made.new_rows["L14"]))

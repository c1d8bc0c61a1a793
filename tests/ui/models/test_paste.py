"""Blocks laid over a grid, before anything is entered."""

from __future__ import annotations

from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook

from desktop.workbook.export import export
from ui.models.grid_model import READ_ONLY
from ui.models.indicator_model import IndicatorModel
from ui.models.ledger_model import LedgerModel
from ui.models.paste import Headings, block_targets, headings_in, plan, tiled


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


@pytest.fixture
def organisation(session):
    """Form 1-3, which has topics, and the row of its heading that comes second."""
    model = IndicatorModel(session, "1.3")
    return model, model.headings()[1]


def test_a_column_of_the_exported_form_keeps_its_rows(session, organisation, tmp_path):
    """Copied from the first heading down, as it stands on the sheet of the workbook."""
    model, _ = organisation
    entered = {
        model.key_at(row, 3): Decimal(row)
        for row in range(model.rowCount())
        if not model.state(row, 3) & READ_ONLY
    }
    session.enter(entered)
    report = session.report
    path = export(session.scheme, report.snapshot(), session.figures, (), tmp_path, draft=True)
    sheet = CalamineWorkbook.from_path(path).get_sheet_by_name("表1-3").to_python()
    first = next(at for at, cells in enumerate(sheet) if model.text(0, 0) in cells)
    title = next(cells for cells in sheet if "本年实际" in cells)
    column = [[_shown(cells[title.index("本年实际")])] for cells in sheet[first:]]
    block = column[: model.rowCount()]
    assert [[""]] * len(model.headings()) == [block[row] for row in model.headings()]
    assert headings_in(model, block, 0) is Headings.WITH
    session.undo()
    made = plan(model, block_targets(model, block, 0, [3], True))
    assert made.changes == entered
    # with the figures gone, the sums that were copied with them are others
    assert {refusal.reason for refusal in made.refused} == {"由程序计算，不用填写"}


def _shown(value):
    """Return what a spreadsheet puts on the clipboard for a cell."""
    return str(int(value)) if isinstance(value, float) else str(value)


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        # the line after the first is the heading's
        (("1", "", "2", "3"), Headings.WITH),
        # figures without a gap: no line for the heading
        (("1", "2", "3"), Headings.WITHOUT),
        # a gap, and a figure where the heading stands
        (("1", "2", "", "3"), Headings.WITHOUT),
        # blanks at the heading and elsewhere may be either
        (("1", "", "", "3"), Headings.UNCLEAR),
        # blank lines at the end are no gap
        (("1", "", "2", "", ""), Headings.WITH),
        # no heading is reached
        (("1",), Headings.WITHOUT),
    ],
)
def test_lines_for_headings(organisation, lines, found):
    model, heading = organisation
    assert headings_in(model, [[text] for text in lines], heading - 1) is found


def test_a_ledger_has_no_headings(session):
    model = LedgerModel(session, "L14")
    assert headings_in(model, [["a"], [""], ["b"]], 0) is Headings.WITHOUT

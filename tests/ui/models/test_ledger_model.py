"""A ledger as cells: rows follow the report, the view is told no more than what changed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from ui.models.grid_model import State
from ui.models.ledger_model import LedgerModel

CODE, NAME, TOWN = range(3)


@pytest.fixture
def model(session):
    rows = [
        {"route_code": code, "township": town} for code, town in zip("ABC", "甲乙丙", strict=True)
    ]
    session.insert_rows("L14", 0, rows)
    return LedgerModel(session, "L14")


def told(model):
    """Return a list that fills with what the view is told."""
    said = []
    model.rowsInserted.connect(lambda _, first, last: said.append(("come", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: said.append(("gone", first, last)))
    model.modelReset.connect(lambda: said.append(("all",)))
    model.dataChanged.connect(lambda first, last: said.append(("other", first.row(), last.row())))
    return said


def test_a_cell_repaints_its_row(session, model):
    said = told(model)
    session.enter({model.key_at(1, TOWN): "丁"})
    assert said == [("other", 1, 1)]
    assert model.text(1, TOWN) == "丁"


def test_rows_come_and_go(session, model):
    said = told(model)
    session.insert_rows("L14", 1, [{"route_code": "X"}, {"route_code": "Y"}])
    assert ("come", 1, 2) in said
    assert [model.text(row, CODE) for row in range(5)] == list("AXYBC")
    said.clear()
    session.delete_rows("L14", model.ids([1, 2]))
    assert ("gone", 1, 2) in said
    assert [model.text(row, CODE) for row in range(3)] == list("ABC")
    session.delete_rows("L14", model.ids([0, 2]))
    assert [model.text(row, CODE) for row in range(1)] == ["B"]


def test_another_ledger_is_no_news(session, model):
    said = told(model)
    session.insert_rows("L15", 0, [{}])
    assert said == []


def test_new_rows_of_a_filtered_ledger_are_seen(session, model):
    model.filter("乙")
    session.insert_rows("L14", 0, [{"route_code": "Z"}])
    assert [model.text(row, CODE) for row in range(model.new_row_at())] == ["B", "Z"]
    model.filter("")
    assert [model.text(row, CODE) for row in range(model.new_row_at())] == list("ZABC")


@pytest.mark.parametrize(
    ("row", "column", "state"),
    [(0, TOWN, State.PLAIN), (0, NAME, State.WAITING), (3, NAME, State.NEW)],
)
def test_states(model, row, column, state):
    assert model.state(row, column) == state


def test_the_line_for_a_new_row_has_no_key(model):
    assert model.key_at(3, 0) == ""
    assert model.editable(3, 0)
    assert model.ids([2, 3]) == [model.row_at(2).id]


def test_position_is_the_way_back_from_a_key(model):
    model.sort(TOWN)
    for row in range(3):
        assert model.position(model.key_at(row, TOWN)) == (row, TOWN)
    assert model.position("L14#zzz.township") is None
    assert model.position("L15#1.township") is None


def test_texts_are_ordered_by_pinyin(session, model):
    session.enter({model.key_at(0, TOWN): "永和", model.key_at(1, TOWN): "蜂岩"})
    session.enter({model.key_at(2, TOWN): "进化"})
    model.sort(TOWN)
    assert [model.text(row, TOWN) for row in range(3)] == ["蜂岩", "进化", "永和"]


def test_a_year_has_no_thousands(session):
    session.insert_rows("L02", 0, [{"check_year": Decimal(2026), "qty": Decimal(2026)}])
    model = LedgerModel(session, "L02")
    columns = [column.code for column in model.columns]
    assert model.text(0, columns.index("check_year")) == "2026"
    assert model.text(0, columns.index("qty")) == "2,026"


def test_an_english_window(session):
    session.lang = "en"
    session.insert_rows("L14", 0, [{"route_code": "A", "status": "在建"}])
    model = LedgerModel(session, "L14")
    heads = [model.headerData(at, Qt.Orientation.Horizontal) for at in range(model.columnCount())]
    assert heads[:4] == ["Route code", "Route name", "Township", "Starting chainage (km)"]
    status = heads.index("Status")
    assert model.text(0, status) == "Under construction"
    assert model.place(0, status) == "Ledger L14 row 1 Status"
    assert "Planned, Under construction, Completed" in model.note(0, status)
    for needle in ("construction", "在建"):
        model.filter(needle, status)
        assert model.row_at(0) is not None

"""A form as cells: columns as printed, states, texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt

from desktop.scheme.values import NA
from ui.models.grid_model import COLUMN_NUMBER, State
from ui.models.indicator_model import FIRST_MEASURE, UNIT, IndicatorModel

D = Decimal


@pytest.fixture
def model(session):
    return IndicatorModel(session, "2.1")


def test_columns_are_numbered_as_printed(model):
    horizontal = Qt.Orientation.Horizontal
    columns = range(model.columnCount())
    heads = [
        (model.headerData(c, horizontal), model.headerData(c, horizontal, COLUMN_NUMBER))
        for c in columns
    ]
    assert heads == [
        ("代码", "甲"),
        ("指标名称", "乙"),
        ("计量单位", "丙"),
        ("本年实际", "1"),
        ("上年上报数", ""),
        ("年度目标", "2"),
        ("完成率（%）", "3"),
        ("上年同期", "4"),
        ("同比（%）", "5"),
        ("累计", "6"),
        ("上年上报累计", ""),
    ]


def test_the_numbers_are_those_of_the_workbook(session, model):
    from desktop.workbook.plan import make_plan

    plan = make_plan(session.scheme, session.report.snapshot())
    form = next(form for form in plan.forms if form.section.code == "2.1")
    printed = [m for m in form.measures if not m.startswith("last")]
    assert printed == [m for m in model.measures if not m.startswith("last")]
    assert list(form.measures[: len(printed)]) == printed


@pytest.mark.parametrize(
    ("entered", "key", "state", "text"),
    [
        ({}, "T201_06.actual", State.WAITING, ""),
        ({"T201_06.actual": D(0)}, "T201_06.actual", State.PLAIN, "0.000"),
        ({"T201_06.actual": NA}, "T201_06.actual", State.NOT_APPLICABLE, "不涉及"),
        # where the year is 不涉及 nobody waits for its target
        ({"T201_06.actual": NA}, "T201_06.target", State.PLAIN, ""),
        ({}, "T201_06.target", State.WAITING, ""),
        ({"T201_01.actual": D("15200.5")}, "T201_01.actual", State.PLAIN, "15,200.50"),
        ({}, "T201_02.actual", State.COMPUTED, ""),
        ({}, "T201_06.yoy", State.COMPUTED, ""),
        (
            {"T201_06.actual": D(3), "T201_06.prior": D(4)},
            "T201_06.yoy",
            State.COMPUTED,
            "-25.00",
        ),
        ({}, "T201_06.last", State.CARRIED, ""),
    ],
)
def test_states(session, model, entered, key, state, text):
    session.enter(entered)
    cell = model.position(key)
    assert (model.state(*cell), model.text(*cell)) == (state, text)
    assert model.key_at(*cell) == key


def test_a_measure_that_a_row_has_not(model):
    row, _ = model.position("T201_02.actual")
    _, column = model.position("T201_06.target")
    assert model.state(row, column) == State.ABSENT
    assert model.key_at(row, column) == ""
    assert model.flags(model.index(row, column)) == Qt.ItemFlag.NoItemFlags


@pytest.mark.parametrize("section", ["1.1", "1.2", "1.3", "2.4", "2.9"])
def test_every_row_of_a_form_is_there_under_its_topic(session, section):
    model = IndicatorModel(session, section)
    shown = session.scheme.shown(section, "county", "2026")
    assert [line[0] for line in model.lines if line[0]] == list(shown)
    topic = ""
    for indicator, heading, _ in model.lines:
        topic = heading or topic
        assert indicator is None or indicator.topic in ("", topic)


def test_an_edit_repaints_the_rows_that_hang_on_it(session, model, qtbot):
    told = []
    model.dataChanged.connect(lambda first, last: told.append(first.row()))
    session.enter({"T201_01.actual": D(5), "T201_01.target": D(10)})
    rows = {model.position(key)[0] for key in ("T201_01.actual", "T201_02.actual")}
    assert set(told) == rows


def test_findings_mark_their_cells_while_somebody_looks(session, model):
    session.check_all()
    assert not model.marks
    model.watch(True)
    session.enter({"T201_06.actual": D(5)})  # and no figure of the year before
    assert model.marks["T201_06.prior"].audit_class == "force"
    assert "T201_07.actual" not in model.marks  # blank and no more: it waits
    assert model.marks["T201_06.prior"].messages[0] in model.tooltip(
        *model.position("T201_06.prior")
    )


def test_another_language(session, model):
    session.lang = "en"
    model.reload()
    assert model.headerData(3, Qt.Orientation.Horizontal) == "Actual"
    assert model.text(*model.position("T201_06.xxx")).isascii()
    row, _ = model.position("T201_06.actual")
    assert model.text(row, UNIT) == "km"
    assert model.lines[0][1] == "Fixed-asset investment"
    assert "handed over" in model.note(row, FIRST_MEASURE)
    letters = [model.headerData(c, Qt.Orientation.Horizontal, COLUMN_NUMBER) for c in range(4)]
    assert letters == ["A", "B", "C", "1"]
    session.enter({"T201_06.actual": NA}, "")
    assert model.text(row, FIRST_MEASURE) == "n/a"
    assert model.edit_text(row, FIRST_MEASURE) == "不涉及"
    assert session.text_of("T201_06.actual", NA) == "n/a"
    session.enter({"T201_06.actual": Decimal(3)}, "")
    assert model.spoken(row, FIRST_MEASURE) == "Form 2-1 row 3 Actual 3.000 km"

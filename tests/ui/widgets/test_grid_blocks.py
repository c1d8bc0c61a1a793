"""Blocks: copy, paste, fill down, blank; one operation and one step of undo each."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtGui import QGuiApplication

from desktop.scheme.values import NA

D = Decimal


@pytest.fixture
def clipboard(qapp):
    return QGuiApplication.clipboard()


def select(page, first, last):
    """Select from the cell of one key to that of another."""
    start, end = (page.model.index(*page.model.position(key)) for key in (first, last))
    page.view.setCurrentIndex(start)
    page.view.selectionModel().select(
        QItemSelection(start, end), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )


def answers(monkeypatch, yes):
    """Answer the paste report with ``yes``; return what it was asked about."""
    asked = []
    monkeypatch.setattr(
        "ui.widgets.grid_blocks.GridBlocks.ask", lambda self, plan: asked.append(plan) or yes
    )
    return asked


@pytest.mark.parametrize(
    ("at", "text", "values"),
    [
        # down over headings, which take no line
        ("T201_06.actual", "1\r\n2\r\n\r\n\r\n\r\n\r\n3\r\n", {"T201_06": D(1), "T201_12": D(3)}),
        # right in the order of the printed form: 上年上报数 takes no column
        (
            "T201_01.actual",
            "1\t2\t\t3",
            {"T201_01": D(1), "T201_01.target": D(2), "T201_01.prior": D(3)},
        ),
        # as people write numbers
        (
            "T201_06.actual",
            "１２．５\r\n1,234.5\r\n",
            {"T201_06": D("12.5"), "T201_07": D("1234.5")},
        ),
        ("T201_06.actual", "12.5公里", {"T201_06": D("12.5")}),
        ("T201_06.actual", "不涉及", {"T201_06": NA}),
        # a blank in the block blanks the cell
        ("T201_01.actual", "\t7", {"T201_01": None, "T201_01.target": D(7)}),
    ],
)
def test_paste(form, session, clipboard, at, text, values):
    form.reveal(at)
    clipboard.setText(text)
    form.view.paste()
    found = {key: session.value(key if "." in key else f"{key}.actual") for key in values}
    assert found == values
    session.undo()
    assert session.value("T201_01.actual") == D("15200.5")
    assert session.value("T201_06.actual") is None


def test_a_copied_form_brings_its_headings(form, session, clipboard):
    first, second = form.model.headings()[1:3]
    titles = [form.model.text(row, 0) for row in (first, second)]
    clipboard.setText(f"{titles[0]}\t\t\t\r\n03\t\t\t5\r\n{titles[1]}\t\t\t\r\n04\t\t\t6\r\n")
    form.view.setCurrentIndex(form.model.index(first, 0))
    form.view.paste()
    assert session.value("T201_06.actual") == D(5)
    assert session.value("T201_07.actual") == D(6)


@pytest.mark.parametrize(
    ("answer", "values"),
    [
        (True, {"T201_01": D(9), "T201_06": D(1), "T201_07": None}),
        (False, {"T201_01": D(9), "T201_06": None, "T201_07": D(1)}),
        (None, {"T201_01": D("15200.5"), "T201_06": None, "T201_07": None}),
    ],
)
def test_blank_lines_that_may_be_headings_are_asked_about(
    form, session, clipboard, monkeypatch, answer, values
):
    monkeypatch.setattr("ui.widgets.grid_blocks.asks_headings", lambda _parent: answer)
    form.reveal("T201_01.actual")
    clipboard.setText("9\r\n\r\n\r\n1\r\n")
    form.view.paste()
    assert {code: session.value(f"{code}.actual") for code in values} == values


def test_own_copies_with_gaps_come_back_where_they_were(form, session):
    session.enter({"T201_06.actual": D(1), "T201_12.actual": D(3)})
    select(form, "T201_06.actual", "T201_12.actual")
    form.view.copy()
    session.undo()
    form.reveal("T201_06.actual")
    form.view.paste()
    found = [session.value(f"{code}.actual") for code in ("T201_06", "T201_07", "T201_12")]
    assert found == [D(1), None, D(3)]


@pytest.mark.parametrize(
    ("yes", "entered"), [(True, {"T201_06": D(1), "T201_12": D(3)}), (False, {})]
)
def test_what_is_refused_is_listed_before_anything_is_entered(
    form, session, clipboard, monkeypatch, yes, entered
):
    asked = answers(monkeypatch, yes)
    form.reveal("T201_06.actual")
    clipboard.setText("1\t5\tx\r\n1.2万\t\t\r\n\t4\t\r\n\t\t\r\n\t\t\r\n\t\t\r\n3\t\t\r\n")
    form.view.paste()
    refused = [(refusal.place, refusal.text) for refusal in asked[0].refused]
    assert refused == [
        ("表2-1 第3行 完成率（%）", "x"),
        ("表2-1 第4行 本年实际", "1.2万"),
        ("表2-1 第5行 年度目标", "4"),
    ]
    assert all(refusal.reason for refusal in asked[0].refused)
    found = {code: session.value(f"{code}.actual") for code in ("T201_06", "T201_07", "T201_12")}
    assert {code: value for code, value in found.items() if value is not None} == entered


def test_what_falls_outside_is_listed(form, clipboard, monkeypatch):
    asked = answers(monkeypatch, False)
    last = form.model.rowCount() - 1
    form.view.setCurrentIndex(form.model.index(last, 3))
    clipboard.setText("1\r\n2\r\n")
    form.view.paste()
    assert [refusal.text for refusal in asked[0].refused] == ["2"]


def test_one_value_fills_a_selection(form, session, clipboard):
    select(form, "T201_06.actual", "T201_07.prior")
    clipboard.setText("8")
    # the computed cells between are not for filling in: the one value is not aimed at them
    form.view.paste()
    for code in ("T201_06", "T201_07"):
        for measure in ("actual", "target", "prior"):
            assert session.value(f"{code}.{measure}") == D(8)


def test_copy_gives_what_a_spreadsheet_pastes(form, clipboard):
    select(form, "T201_01.actual", "T201_02.target")
    form.view.copy()
    # 本年实际, 年度目标, then 上年上报数 as on the printed form
    assert clipboard.text() == "15200.50\t15000.00\t\r\n101.34\t\t\r\n"


def test_copy_and_paste_bring_back_the_same(form, session, clipboard):
    session.enter({"T201_06.actual": D("1.5"), "T201_06.target": NA, "T201_06.prior": D(0)})
    select(form, "T201_06.actual", "T201_06.prior")
    form.view.copy()
    form.reveal("T201_07.actual")
    form.view.paste()
    found = [session.value(f"T201_07.{m}") for m in ("actual", "target", "prior")]
    assert found == [D("1.5"), NA, D(0)]


def test_cut_blanks_what_it_copies(form, session, clipboard, type_):
    form.reveal("T201_01.actual")
    type_("Control+X")
    assert clipboard.text() == "15200.50\r\n"
    assert session.value("T201_01.actual") is None


def test_delete_blanks_a_selection_in_one_step(form, session, type_):
    select(form, "T201_01.actual", "T201_01.target")
    type_("Delete")
    assert session.value("T201_01.actual") is None
    assert session.value("T201_01.target") is None
    type_("Control+Z")
    assert session.value("T201_01.actual") == D("15200.5")
    assert session.value("T201_01.target") == D(15000)
    type_("Control+Y")
    assert session.value("T201_01.target") is None


def test_fill_down_a_selection(ledger, session, type_):
    ids = [row.id for row in session.rows("L14")]
    select(ledger, f"L14#{ids[0]}.township", f"L14#{ids[2]}.km")
    type_("Control+D")
    found = [(row.cells["township"], row.cells["km"]) for row in session.rows("L14")]
    assert found == [("天河镇", D(3))] * 3
    session.undo()
    assert session.rows("L14")[1].cells["township"] == "土溪镇"


def test_fill_down_one_cell_takes_what_stands_above(ledger, session, type_):
    ledger.view.setCurrentIndex(ledger.model.index(1, 2))
    type_("Control+D")
    assert session.rows("L14")[1].cells["township"] == "天河镇"


def test_na_for_a_selection(form, session, type_):
    select(form, "T201_06.actual", "T201_07.target")
    type_("F4")
    keys = [f"{code}.{m}" for code in ("T201_06", "T201_07") for m in ("actual", "target")]
    assert [session.value(key) for key in keys] == [NA] * 4
    type_("F4")
    assert [session.value(key) for key in keys] == [None] * 4


def test_a_fault_of_the_store_is_shown_by_the_window(form, session, qtbot, monkeypatch):
    from desktop.faults import Fault

    def full(*_):
        raise Fault("records.disk-full", path="x")

    monkeypatch.setattr(session.report, "enter", full)
    form.reveal("T201_01.actual")
    with qtbot.waitSignal(session.faulted) as told:
        form.view.blocks.clear()
    assert told.args[0].code == "records.disk-full"


def test_the_menu_offers_what_can_be_done(form):
    form.reveal("T201_01.completion")
    enabled = {a.text().split("\t")[0]: a.isEnabled() for a in form.view.blocks.menu().actions()}
    assert enabled["复制"]
    assert not enabled["剪切"]
    assert not enabled["不涉及"]

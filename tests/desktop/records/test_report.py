"""Operations on a report: what they change, what they refuse, undo and redo."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.scheme.model import Scheme
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value

KM = "T201_01.actual"


def names(report: Report) -> list[object]:
    return [row.cells.get("name") for row in report.rows["L02"]]


@pytest.fixture
def abc(report: Report) -> Report:
    """Return the report with three rows a, b, c in its ledger."""
    report.insert_rows("L02", 0, [{"name": n} for n in "abc"])
    return report


def test_enter_is_there_after_opening_again(
    report: Report, store: Store, scheme: Scheme, county: Unit
):
    values: dict[str, Value | None] = {
        KM: Decimal("12.50"),
        "T201_02.actual": NA,
        "T201_04.actual": Decimal(0),
    }
    changes = report.enter({**values, "N201_01": "第一段\n第二段", "L02.nil": "是"})
    assert changes.operation == 1
    assert changes.keys == {*values, "N201_01", "L02.nil"}
    assert changes.values[KM] == Decimal("12.50")
    again = store.open_report(scheme, county, "2026")
    assert again.values == report.values
    assert str(again.values[KM]) == "12.50", "exactly as typed"
    assert again.last_saved == report.last_saved == changes.at


def test_blank_zero_and_na_are_three(report: Report, store: Store, scheme: Scheme, county: Unit):
    report.enter({KM: Decimal(0), "T201_02.actual": NA, "T201_02.prior": None})
    report.enter({KM: None})
    report.enter({"T201_01.prior": Decimal("-0.00")})
    again = store.open_report(scheme, county, "2026")
    assert again.values == {"T201_02.actual": NA, "T201_01.prior": Decimal(0)}
    assert str(again.values["T201_01.prior"]) == "0.00"


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("T999_01.actual", Decimal(1), "unknown-key"),
        ("nonsense", Decimal(1), "unknown-key"),
        ("T201_01.cumulative", Decimal(1), "unknown-key"),
        ("T201_01", Decimal(1), "unknown-key"),
        ("T201_03.actual", Decimal(1), "computed-key"),
        ("T201_01.yoy", Decimal(1), "computed-key"),
        ("T201_01.last", Decimal(1), "carried-key"),
        ("T201_05.actual", Decimal(1), "not-asked"),
        ("T201_06.actual", Decimal(1), "switched-off"),
        ("L09.nil", "是", "not-asked"),
        ("L02#zz.name", "x", "unknown-row"),
        ("L02#1.colour", "x", "unknown-key"),
        ("sign.colour", "x", "unknown-key"),
        (KM, Decimal("1.234"), "too-many-decimals"),
        (KM, Decimal("NaN"), "not-a-number"),
        (KM, "12", "not-a-number"),
        (KM, Decimal("1234567890123.456"), "too-many-decimals"),
        (KM, Decimal("12345678901234567"), "too-many-digits"),
        ("T201_04.actual", Decimal("1.5"), "not-whole"),
        ("N201_01", "a\0b", "control-sign"),
        ("N201_01", "a\ud800", "broken-sign"),
        ("N201_01", "长" * 40_000, "text-too-long"),
        ("N201_01", NA, "no-na"),
        ("L02.nil", "否", "not-a-choice"),
        ("sign.filler", Decimal(1), "not-a-text"),
    ],
)
def test_refused(report: Report, key: str, value: object, code: str):
    with pytest.raises(Fault) as caught:
        report.enter({"T201_02.actual": Decimal(7), key: value})  # type: ignore[dict-item]  # also wrong types
    assert caught.value.code == f"records.{code}"
    assert caught.value.text("zh")
    assert caught.value.text("en")
    assert report.values == {}, "one bad key leaves the good one of the same operation out too"
    assert report.operation == 0


def test_a_fault_names_its_place(report: Report):
    with pytest.raises(Fault) as caught:
        report.parse("T201_02.prior", "1.2万")
    assert caught.value.text().startswith("表2-1 第2行 上年同期：‘1.2万’")
    assert caught.value.text("en").startswith("Form 2-1 row 2 Prior year: ")


def test_rows_have_ids_that_never_come_again(abc: Report):
    assert [row.id for row in abc.rows["L02"]] == ["1", "2", "3"]
    abc.delete_rows("L02", ["3"])
    changes = abc.insert_rows("L02", 1, [{"qty": Decimal(4)}, {}])
    assert changes.inserted == {"L02": ("4", "5")}
    assert changes.ledgers == {"L02"}
    assert [row.id for row in abc.rows["L02"]] == ["1", "4", "5", "2"]


@pytest.mark.parametrize(
    "edit",
    [
        lambda r: r.enter({"L02#2.name": "B", "L02#2.due": dt.date(2026, 3, 5), KM: Decimal(1)}),
        lambda r: r.enter({"L02#1.name": None, "L02#3.name": None}),
        lambda r: r.insert_rows("L02", 1, [{"name": "x"}, {"name": "y"}]),
        lambda r: r.delete_rows("L02", ["1", "3"]),
        lambda r: r.delete_rows("L02", ["3", "2", "1"]),
        lambda r: r.sort_rows("L02", ["3", "1", "2"]),
        lambda r: r.paste({"L02#3.name": "C", KM: NA}, {"L02": [{"name": "d"}, {"name": "e"}]}),
        lambda r: r.explain("RC_01@L02#1", "因为统计口径调整"),
        lambda r: r.enter_last("T201_01.last", Decimal(3), "上年用纸质报表"),
    ],
)
def test_undo_and_redo_go_exactly_back_and_forth(
    abc: Report, store: Store, scheme: Scheme, county: Unit, edit: Callable[[Report], object]
):
    before = abc.snapshot()
    edit(abc)
    after = abc.snapshot()
    assert content(after) != content(before)
    assert abc.undo()
    assert content(abc.snapshot()) == content(before)
    again = store.open_report(scheme, county, "2026")
    assert content(again.snapshot()) == content(before)
    assert again.redo(), "also in a program started afresh"
    assert content(again.snapshot()) == content(after)
    assert content(store.snapshot(scheme, county, "2026")) == content(after)


def content(snapshot) -> tuple[object, ...]:
    return snapshot.values, snapshot.ledgers, snapshot.explanations, snapshot.reasons


def test_undo_of_a_paste_is_one_step(abc: Report):
    changes = abc.paste(
        {"L02#1.name": "A", KM: Decimal(1)}, {"L02": [{"name": "d"}]}, label="粘贴 2×2"
    )
    assert changes.keys == {"L02#1.name", KM}
    assert changes.values == {KM: Decimal(1)}
    assert abc.undo_label() == "粘贴 2×2"
    undone = abc.undo()
    assert undone is not None
    assert undone.deleted == {"L02": ("4",)}
    assert undone.values == {KM: None}
    assert names(abc) == ["a", "b", "c"]
    assert abc.redo_label() == "粘贴 2×2"


def test_a_new_edit_clears_redo(report: Report):
    report.enter({KM: Decimal(1)})
    report.enter({KM: Decimal(2)})
    report.undo()
    report.enter({KM: Decimal(3)})
    assert report.redo() is None
    assert report.redo_label() == ""
    report.undo()
    assert report.values[KM] == Decimal(1)
    report.undo()
    assert report.values == {}
    assert report.undo() is None
    assert report.undo_label() == ""


def test_last_years_figure_needs_a_reason(report: Report):
    with pytest.raises(Fault, match="reason-missing"):
        report.enter_last("T201_01.last", Decimal(3), " ")
    with pytest.raises(Fault, match="not-carried"):
        report.enter_last(KM, Decimal(3), "因为")
    changes = report.enter_last("T201_01.last", Decimal(3), "上年用纸质报表")
    assert changes.explanations
    assert report.snapshot().reasons == {"T201_01.last": "上年用纸质报表"}
    report.enter_last("T201_01.last", None, "")
    assert (report.values, report.reasons) == ({}, {})


def test_a_snapshot_does_not_follow(abc: Report):
    snapshot = abc.snapshot()
    abc.enter({KM: Decimal(1), "L02#1.name": "A"})
    abc.delete_rows("L02", ["2"])
    assert KM not in snapshot.values
    assert [r.cells["name"] for r in snapshot.ledgers["L02"]] == ["a", "b", "c"]
    assert snapshot.operation == 1
    with pytest.raises(TypeError):
        snapshot.values[KM] = NA  # type: ignore[index]  # it must not work


@pytest.mark.parametrize("order", [["1", "2"], ["1", "2", "2"], ["1", "2", "4"]])
def test_sorting_names_every_row_once(abc: Report, order: list[str]):
    with pytest.raises(Fault, match="order-incomplete"):
        abc.sort_rows("L02", order)
    assert names(abc) == ["a", "b", "c"]

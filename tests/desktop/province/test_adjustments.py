"""The province's own layer: signed, kept for good, taken back."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.province.adjustments import (
    Adjustments,
    adopted,
    by_unit,
    cells_of,
    decode_text,
    encode_text,
    is_row,
    parse_adjusted,
    reported_value,
    row_numbers,
    row_text,
)
from desktop.records.store import Store
from desktop.scheme.model import LEVELS
from desktop.scheme.values import NA
from tests.desktop.province.small import ONE, SCHEME, TWO, adjusted, merged, snapshot

KEY = "T201_01.actual"
REPORT = snapshot(ONE, {KEY: 10}, {"L01": [{"no": "1", "km": 2}]})


def test_an_adopted_figure_leaves_the_report_as_it_is():
    layer = [adjusted(ONE, KEY, 5), adjusted(ONE, "L01#a.km", 3), adjusted(ONE, KEY, 6)]
    found = adopted(REPORT, layer)
    assert found.values[KEY] == 6
    assert found.ledgers["L01"][0].cells == {"no": "1", "km": 3}
    assert REPORT.values[KEY] == 10
    assert REPORT.ledgers["L01"][0].cells["km"] == 2


def test_a_figure_may_be_left_out():
    found = adopted(REPORT, [adjusted(ONE, KEY, None), adjusted(ONE, "L01#a.km", None)])
    assert KEY not in found.values
    assert found.ledgers["L01"][0].cells == {"no": "1"}


ROWS = {"L01": [{"no": "1", "km": 2, "state": "完成"}, {"no": "2", "state": "完成"}]}


@pytest.mark.parametrize(
    ("rows", "left", "nil"),
    [(["a"], ["b"], None), (["a", "b"], [], "是"), (["z"], ["a", "b"], None)],
)
def test_whole_rows_are_left_out(rows: list[str], left: list[str], nil: str | None):
    report = snapshot(ONE, {}, ROWS)
    found = adopted(report, [adjusted(ONE, f"L01#{row}", None) for row in rows])
    assert [row.id for row in found.ledgers["L01"]] == left
    assert found.values.get("L01.nil") == nil
    assert len(report.ledgers["L01"]) == 2


@pytest.mark.parametrize(
    ("layer", "count", "rows"),
    [
        ([], 2, 2),
        ([("L01#a", None)], 1, 1),
        ([("L01#a.state", "在办")], 1, 2),
        ([("L01#a", None), ("L01#b", None)], 0, 0),
        ([("L01#a.state", "在办"), ("L01#a", None)], 1, 1),
    ],
)
def test_a_count_follows_its_rows(layer: list[tuple[str, object]], count: int, rows: int):
    layer_of_one = [adjusted(ONE, key, to) for key, to in layer]
    whole = merged(snapshot(ONE, {}, ROWS), adjustments=layer_of_one)
    total = whole.total("T201_07.actual")
    assert total is not None
    assert (total.value, total.reported) == (count, 2)
    assert len(whole.adopted.ledger("L01", LEVELS).rows) == rows


@pytest.mark.parametrize(
    ("key", "expected"), [("L01#a", True), ("L01#a.km", False), ("L01", False), (KEY, False)]
)
def test_keys_of_whole_rows(key: str, expected: bool):
    assert is_row(key) is expected
    assert adjusted(ONE, key, None).removes_row is expected


def test_rows_are_numbered_as_they_were_reported():
    number = row_numbers(snapshot(ONE, {}, ROWS).ledgers)
    assert [number("L01", "b"), number("L01", "z"), number("L09", "a")] == [2, 0, 0]


def test_a_row_in_words():
    row = snapshot(ONE, {}, {"L01": [{"km": 2.50, "no": "1", "state": "完成"}]}).ledgers["L01"][0]
    assert row_text(row) == "1 完成 2.5"
    assert list(cells_of(row)) == ["1", "完成", Decimal("2.5")]
    assert len(row_text(replace(row, cells={"no": "长" * 200}))) == 80


@pytest.mark.parametrize(
    ("to", "value"), [(3, Decimal(3)), ("不涉及", NA), (None, None)], ids=["number", "na", "blank"]
)
def test_what_was_stated_over_a_ledger_not_sent(to: object, value: object):
    """Its rows are not here, so the figure itself may be adjusted; else its rows are."""
    key = "T201_07.actual"
    report = replace(snapshot(ONE), stated={key: Decimal(5)})
    assert reported_value(report, key) == 5
    assert parse_adjusted(SCHEME, report, key, "" if to is None else str(to)) == value
    assert merged(report).adopted.value(key) == 5
    whole = merged(report, adjustments=[adjusted(ONE, key, 4), adjusted(ONE, key, to)])
    total = whole.total(key)
    assert total is not None
    assert (total.value, total.reported) == (None if value is NA else value, 5)
    assert report.stated[key] == 5


def test_those_taken_back_are_not_of_the_layer():
    layer = by_unit([adjusted(ONE, KEY, 1), adjusted(TWO, KEY, 2, undone_at="2027")])
    assert list(layer) == ["520101"]


@pytest.mark.parametrize("value", [None, NA, Decimal("1.50"), "文字"])
def test_values_are_kept_exactly(value):
    assert decode_text(encode_text(value)) == value


def test_kept_listed_and_taken_back(store: Store):
    layer = Adjustments(store)
    one = layer.add(REPORT, KEY, Decimal(5), reason=" 核对 ", author="张三", document="1号")
    assert (one.id, one.reported, one.reason) == (1, 10, "核对")
    two = layer.add(REPORT, KEY, NA, reason="再核对", author="李四")
    assert layer.active("2026") == (one, two)
    assert layer.active("2025") == ()
    undone = layer.undo("2026")
    assert undone.id == two.id
    assert undone.undone_at
    assert layer.active("2026") == (one,)
    assert [a.undone_at != "" for a in layer.all("2026")] == [False, True]
    layer.undo("2026", "520101", KEY)
    with pytest.raises(Fault, match="nothing-to-undo"):
        layer.undo("2026")


def test_only_what_is_asked_for_is_taken_back(store: Store):
    layer = Adjustments(store)
    layer.add(REPORT, KEY, Decimal(5), reason="a", author="b")
    other = snapshot(TWO, {KEY: 1})
    layer.add(other, KEY, Decimal(6), reason="a", author="b")
    assert layer.undo("2026", "520101").unit == "520101"
    with pytest.raises(Fault, match="nothing-to-undo"):
        layer.undo("2026", "520101")
    assert [a.unit for a in layer.active("2026")] == ["520102"]


@pytest.mark.parametrize("missing", ["reason", "author"])
def test_nobody_adjusts_without_name_and_reason(store: Store, missing: str):
    told = {"reason": "核对", "author": "张三", missing: "  "}
    with pytest.raises(Fault, match=f"consolidation.no-{missing}"):
        Adjustments(store).add(REPORT, KEY, Decimal(5), **told)
    assert Adjustments(store).all("2026") == ()


def test_what_is_kept_cannot_be_altered(store: Store):
    Adjustments(store).add(REPORT, KEY, Decimal(5), reason="a", author="b")
    for change in ("UPDATE adjustments SET value = 'null'", "DELETE FROM adjustments"):
        with store.reading() as connection, pytest.raises(sqlite3.IntegrityError, match="append"):
            connection.execute(change)


@pytest.mark.parametrize(
    ("key", "text", "code"),
    [
        (KEY, "十", "records.not-a-number"),
        (KEY, "10", "consolidation.same-value"),
        ("T201_02.actual", "1", "records.computed-key"),
        ("T209_99.actual", "1", "records.unknown-key"),
        ("L01#z.km", "1", "consolidation.no-such-row"),
        ("L01#z", "", "consolidation.no-such-row"),
        ("L01#a", "1", "consolidation.row-value"),
        ("L01#a.state", "别的", "records.not-a-choice"),
    ],
)
def test_what_cannot_be_adopted(key: str, text: str, code: str):
    with pytest.raises(Fault) as caught:
        parse_adjusted(SCHEME, REPORT, key, text)
    assert caught.value.code == code
    assert caught.value.text("zh")
    assert caught.value.text("en")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        (KEY, "12.50", Decimal("12.5")),
        (KEY, "不涉及", NA),
        (KEY, "", None),
        ("L01#a.state", "完成", "完成"),
        ("L01#a", " ", None),
    ],
)
def test_what_can(key: str, text: str, value: object):
    assert parse_adjusted(SCHEME, REPORT, key, text) == value


def test_what_a_unit_reported():
    assert reported_value(REPORT, "L01#a.km") == 2
    assert reported_value(REPORT, "L01#a") == "1 2"
    assert reported_value(REPORT, "T201_03.actual") is None

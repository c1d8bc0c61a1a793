"""What was received is what was sent: every value, its state, its rows and explanations."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.province.received import snapshot_of, stated_in
from desktop.province.seen import places_of
from desktop.records.snapshot import Row
from desktop.scheme.compute import Figures
from desktop.scheme.keys import cell_key
from desktop.scheme.values import NA, Value
from desktop.submission.canonical import contents
from desktop.submission.visible import Renames
from desktop.workbook.reader import read_bytes
from tests.desktop.province.sealed_files import Sender, county, scheme

RECORDS = [
    ("identity:unit", "text", "520327"),
    ("identity:level", "text", "county"),
    ("identity:operation", "text", "7"),
    ("T1_1.actual", "number", "12.50"),
    ("T1_2.actual", "na", ""),
    ("T1_3.actual", "blank", ""),
    ("T1_4.actual", "computed", "3"),
    ("row:L01#b", "number", "2"),
    ("row:L01#a", "number", "1"),
    ("L01#a.name", "text", "甲"),
    ("L01#b.qty", "number", "0"),
    ("reason:T1_1.last", "text", "取自上年"),
]


def test_a_sealed_report_comes_back_as_it_was(sender: Sender):
    sent, records = county(), read_bytes(sender.final(), "x.xlsx").records
    found = snapshot_of(contents(records))
    assert found.unit == sent.unit
    assert found.values == sent.values
    with_rows = {code: rows for code, rows in sent.ledgers.items() if rows}
    assert found.ledgers == with_rows
    assert found.explanations == sent.explanations


def test_states_and_order():
    found = snapshot_of(contents(RECORDS))
    assert {k: str(v) for k, v in found.values.items()} == {
        "T1_1.actual": "12.50",
        "T1_2.actual": "_NotApplicable.NA",
    }
    assert [row.id for row in found.ledgers["L01"]] == ["a", "b"]
    assert found.reasons == {"T1_1.last": "取自上年"}
    assert found.operation == 7


@pytest.mark.parametrize(
    ("text", "stated"), [("11", Decimal(11)), ("0", Decimal(0)), ("不涉及", NA), ("", None)]
)
def test_what_was_computed_over_a_ledger_not_sent(text: str, stated: Value | None):
    records = [
        *RECORDS,
        ("left_out:L02", "text", "台账"),
        ("T101_13.actual", "computed", text),
        ("T101_21.actual", "computed", "5"),
        ("T201_11.actual", "computed", "7"),
    ]
    found = stated_in(contents(records), scheme())
    assert found == ({} if stated is None else {"T101_13.actual": stated})
    assert stated_in(contents(records[:-4]), scheme()) == {}


def test_codes_that_were_renamed_stand_under_their_new_ones():
    moves = Renames({"T1_1": "T2_9", "T1_2": "", "L01": "L05", "L01.qty": "L05.amount"})
    found = snapshot_of(contents(RECORDS), moves)
    assert list(found.values) == ["T2_9.actual"]
    assert set(found.ledgers) == {"L05"}
    first, second = found.ledgers["L05"]
    assert first == Row("a", {"name": "甲"})
    assert list(second.cells) == ["amount"]


def test_places_are_those_of_the_sheet(sender: Sender):
    book = read_bytes(sender.final(), "x.xlsx")
    places = places_of(book)
    snapshot = snapshot_of(contents(book.records))
    rows = [(code, row) for code, rows in snapshot.ledgers.items() for row in rows]
    assert rows, "the report has rows"
    for code, row in rows:
        for column in row.cells:
            assert cell_key(code, row.id, column) in places
    assert all(sheet and cell for sheet, cell in places.values())


def test_figures_are_those_of_the_unit(sender: Sender):
    records = read_bytes(sender.final(), "x.xlsx").records
    figures = Figures(scheme(), county())
    again = Figures(scheme(), snapshot_of(contents(records)))
    computed = [key for key, state, _ in records if state == "computed"]
    assert computed
    assert all(again.get(key) == figures.get(key) for key in computed)

"""Rows of a ledger that stay, come and go, whatever was sorted, copied and cleared."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.records.report import Report
from desktop.submission.incoming import apply, compare
from tests.desktop.submission.filled_in import book, kinds, row

A = "T201_01.actual"


@pytest.fixture
def two_rows(report: Report) -> dict[str, tuple[str, str]]:
    """Two rows in the report, ids 1 and 2; what a file written now would hold of them."""
    report.insert_rows("L02", 0, [{"name": "甲", "qty": Decimal(1)}, {"name": "乙"}])
    return {
        "row:L02#1": ("number", "1"), "L02#1.name": ("text", "甲"), "L02#1.qty": ("number", "1"),
        "row:L02#2": ("number", "2"), "L02#2.name": ("text", "乙"),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row("1", 7, name="甲", qty=1.0), row("2", 8, name="乙")], {}),
        ([row("2", 7, name="乙"), row("1", 8, name="甲", qty=1.0)], {}),
        ([row("1", 7, name="甲", qty="２项"), row("2", 8, name="乙")], {"L02#1.qty": "refused"}),
        ([row("1", 7, name="甲", qty="２"), row("2", 8, name="乙")], {"L02#1.qty": "changed"}),
        ([row("1", 7, name="甲"), row("2", 8, name="乙")], {"L02#1.qty": "removed"}),
        ([row("1", 7, name="甲", qty=1.0)], {"L02#2": "removed"}),
        ([row("1", 7, name="甲", qty=1.0), row("2", 8)], {"L02#2": "removed"}),
        ([row("1", 7, name="甲", qty=1.0), row("2", 8, name="乙"), row("", 30, name="丙")],
         {"L02#new3": "new"}),
        ([row("1", 7, name="甲", qty=1.0), row("1", 8, name="丁", qty=1.0), row("2", 9, name="乙")],
         {"L02#new2": "new"}),
        ([row("1", 7, name="甲", qty=1.0), row("2", 8, name="乙"), row("zz", 9, name="丙")],
         {"L02#new3": "new"}),
        ([row("1", 7, name="甲", qty=1.0), row("2", 8, name="乙"), row("", 9, name="丙", qty="约")],
         {"L02#new3": "new", "L02#new3.qty": "refused"}),
    ],
)  # fmt: skip
def test_rows(report: Report, two_rows, rows, expected):
    assert kinds(compare(report, book({}, two_rows, *rows))) == expected


def test_a_row_that_i_changed_and_they_deleted(report: Report, two_rows):
    report.enter({"L02#2.name": "乙二"})
    read = book({}, two_rows, row("1", 7, name="甲", qty=1.0))
    assert kinds(compare(report, read)) == {"L02#2": "conflict"}


@pytest.mark.parametrize(("name", "expected"), [("乙", {}), ("乙三", {"L02#new2": "conflict"})])
def test_a_row_that_i_deleted_and_they_kept(report: Report, two_rows, name, expected):
    report.delete_rows("L02", ["2"])
    read = book({}, two_rows, row("1", 7, name="甲", qty=1.0), row("2", 8, name=name))
    assert kinds(compare(report, read)) == expected


def test_rows_are_taken_and_given_back(report: Report, two_rows):
    read = book({}, two_rows, row("1", 7, name="甲改", qty=1.0), row("", 8, name="丙", due=46000.0))
    comparison = compare(report, read)
    apply(report, comparison, comparison.undisputed())
    names = [found.cells["name"] for found in report.rows["L02"]]
    assert names == ["甲改", "丙"]
    assert str(report.rows["L02"][1].cells["due"]) == "2025-12-09"
    # the same file once more has nothing new, although its row has no id
    again = kinds(compare(report, read))
    assert again == {}
    report.undo()
    assert [found.cells["name"] for found in report.rows["L02"]] == ["甲", "乙"]


def test_a_ledger_whose_sheet_is_gone_keeps_its_rows(report: Report, two_rows):
    comparison = compare(report, book({A: 1.0}, two_rows))
    assert kinds(comparison) == {A: "new"}
    assert [note.code for note in comparison.notes] == ["incoming.sheet-gone"]


def test_places_are_told_in_both_languages(report: Report, two_rows):
    read = book({A: 1.0}, two_rows, row("1", 7, name="甲", qty=3.0), row("", 8, name="丙"))
    for one in compare(report, read).of("new", "changed", "removed"):
        assert one.where("zh") != one.where("en")

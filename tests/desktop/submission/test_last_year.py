"""Last year's workbook is offered as last year's figures, and nothing else of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.records.report import Report
from desktop.records.store import Store
from desktop.submission.incoming import apply, compare
from tests.desktop.records.conftest import COUNTY, SCHEME
from tests.desktop.submission.filled_in import book, kinds, row

LAST, LAST_COMPUTED = "T201_01.last", "T201_03.last"


def old(cells, base=None, *rows):
    return book(cells, base, *rows, period="2025")


def test_its_figures_become_last_years(report: Report):
    cells = {
        "T201_01.actual": 12.5, "T201_04.actual": 3.0, "T201_04.cumulative": 30.0,
        "T201_01.target": 9.0, "N201_01": "去年的话", "T201_01.last": 1.0,
    }  # fmt: skip
    comparison = compare(report, old(cells, None, row("1", 7, name="甲")))
    assert comparison.last_year
    assert kinds(comparison) == {
        LAST: "new",
        "T201_04.last": "new",
        "T201_04.last_cumulative": "new",
    }
    apply(report, comparison, comparison.undisputed())
    assert report.values == {
        LAST: Decimal("12.5"), "T201_04.last": Decimal(3), "T201_04.last_cumulative": Decimal(30),
    }  # fmt: skip
    assert report.reasons[LAST] == "取自上年报送件 乡镇.xlsx"
    report.undo()
    assert report.values == {}


@pytest.mark.parametrize(
    ("seen", "expected"), [(None, "33.33"), (33.3333333333, "33.33"), (40.0, "40")]
)
def test_computed_figures_are_rounded_as_the_form_has_them(report: Report, seen, expected: str):
    read = old({"T201_03.actual": seen}, {"T201_03.actual": ("computed", "33.33333333")})
    comparison = compare(report, read)
    apply(report, comparison, comparison.undisputed())
    assert report.get(LAST_COMPUTED) == Decimal(expected)


def test_what_was_entered_by_hand_is_in_conflict(report: Report):
    report.enter_last(LAST, Decimal(1), "查档")
    assert kinds(compare(report, old({"T201_01.actual": 2.0}))) == {LAST: "conflict"}


def test_what_cannot_be_read_is_refused(report: Report):
    comparison = compare(report, old({"T201_01.actual": "约2"}))
    assert kinds(comparison) == {LAST: "refused"}
    with pytest.raises(Fault):
        apply(report, comparison, {LAST})


def test_what_the_program_carries_is_left_alone(store: Store):
    store.open_report(SCHEME, COUNTY, "2025").enter({"T201_01.actual": Decimal(1)})
    report = store.open_report(SCHEME, COUNTY, "2026")
    assert LAST in report.carried
    comparison = compare(report, old({"T201_01.actual": 2.0}))
    assert kinds(comparison) == {}
    assert [note.code for note in comparison.notes] == ["incoming.last-carried"]

"""上年数 and the start of a new year."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest

from desktop.faults import Fault
from desktop.records.carry import carried, start_year
from desktop.records.store import Store
from desktop.scheme.model import Column, Rename, Scheme, SignField
from desktop.scheme.units import Unit
from desktop.scheme.values import NA, Value

D = Decimal


@pytest.fixture
def last_year(store: Store, scheme: Scheme, county: Unit) -> dict[str, Value | None]:
    """Fill the county's report of 2025 and return what it holds."""
    values: dict[str, Value | None] = {
        "T201_01.actual": D("10.50"),
        "T201_01.prior": D(9),
        "T201_02.actual": D(2),
        "T201_04.actual": D(0),
        "T201_04.cumulative": D(33),
        "T201_06.actual": NA,
        "N201_01": "去年的亮点",
        "sign.filler": "填表人甲",
    }
    report = store.open_report(scheme, county, "2025")
    report.enter(values)
    report.insert_rows("L02", 0, [{"name": "去年的行"}])
    return values


CARRIED = {
    "T201_01.last": D("10.50"),
    "T201_02.last": D(2),
    "T201_03.last": D("12.50"),
    "T201_04.last": D(0),
    "T201_04.last_cumulative": D(33),
    "T201_06.last": NA,
}


@pytest.mark.usefixtures("last_year")
def test_last_years_figures_are_there_computed_ones_too(store: Store, scheme: Scheme, county: Unit):
    report = store.open_report(scheme, county, "2026")
    assert report.values == report.snapshot().values == CARRIED
    assert report.carried == CARRIED.keys()
    assert report.operation == 0
    assert store.verify() == 2, "they are shown, not stored"
    assert carried(scheme, store, county, "2025") == {}


@pytest.mark.usefixtures("last_year")
def test_a_carried_figure_cannot_be_entered(store: Store, scheme: Scheme, county: Unit):
    report = store.open_report(scheme, county, "2026")
    with pytest.raises(Fault, match="last-carried"):
        report.enter_last("T201_01.last", D(3), "上年用纸质报表")
    with pytest.raises(Fault, match="carried-key"):
        report.enter({"T201_01.last": D(3)})
    report.enter_last("T201_01.last_cumulative", D(3), "上年用纸质报表")
    assert report.values["T201_01.last_cumulative"] == D(3)


def test_last_years_report_wins_over_what_was_entered(store: Store, scheme: Scheme, county: Unit):
    report = store.open_report(scheme, county, "2026")
    report.enter_last("T201_01.last", D(3), "上年用纸质报表")
    store.open_report(scheme, county, "2025").enter({"T201_01.actual": D(4)})
    report = store.open_report(scheme, county, "2026")
    assert report.values["T201_01.last"] == D(4)
    report.undo()
    assert report.values["T201_01.last"] == D(4)
    report.redo()
    assert report.values["T201_01.last"] == D(4)
    store.verify()


@pytest.mark.usefixtures("last_year")
def test_other_units_and_years_are_not_taken(store: Store, scheme: Scheme, county: Unit):
    other = dataclasses.replace(county, code="520328")
    assert store.open_report(scheme, other, "2026").values == {}
    assert store.open_report(scheme, county, "2027").values == {}


@pytest.mark.usefixtures("last_year")
def test_renamed_and_retired_codes(store: Store, scheme: Scheme, county: Unit):
    indicators = dict(scheme.indicators)
    moved = dataclasses.replace(indicators.pop("T201_01"), code="T201_11")
    indicators["T201_11"] = moved
    del indicators["T201_04"]
    ledger = scheme.ledgers["L02"]
    columns = tuple(
        dataclasses.replace(c, code="title") if c.code == "name" else c for c in ledger.columns
    )
    count = dataclasses.replace(
        moved, code="T201_12", kind="integer", decimals=0, formula='COUNTIFS(L22.title, "去年的行")'
    )
    indicators["T201_12"] = count
    indicators["T201_03"] = dataclasses.replace(indicators["T201_03"], formula="T201_11.actual * 2")
    new = dataclasses.replace(
        scheme,
        version="2027",
        indicators=indicators,
        ledgers={"L22": dataclasses.replace(ledger, code="L22", columns=_of(columns, "L22"))},
        renames=(
            Rename("T201_01", "T201_11", "2026", ""),
            Rename("T201_04", "", "2026", ""),
            Rename("L02", "L22", "2026", ""),
            Rename("L02.name", "L22.title", "2026", ""),
        ),
    )
    values = store.open_report(new, county, "2026").values
    assert values == {
        "T201_11.last": D("10.50"),
        "T201_02.last": D(2),
        "T201_03.last": D("21.00"),
        "T201_06.last": NA,
        "T201_12.last": D(1),
    }


def _of(columns: tuple[Column, ...], ledger: str) -> tuple[Column, ...]:
    return tuple(dataclasses.replace(column, ledger=ledger) for column in columns)


@pytest.mark.usefixtures("last_year")
def test_a_new_year_starts_from_the_last(store: Store, scheme: Scheme, county: Unit):
    report = start_year(store, scheme, county, "2026")
    entered = {k: v for k, v in report.values.items() if k not in CARRIED}
    assert entered == {
        "T201_01.prior": D("10.50"),
        "T201_02.prior": D(2),
        "T201_03.prior": D("12.50"),
        "sign.filler": "填表人甲",
    }, "T201_04 has no prior, T201_06 is not asked this year, narratives and rows are not copied"
    assert report.rows["L02"] == []
    assert report.undo_label() == "从上年报表带入"
    assert report.undo_label("en") == "Brought over from last year's report"
    report.undo()
    assert report.values == CARRIED


@pytest.mark.usefixtures("last_year")
def test_starting_again_keeps_what_was_filled_in(store: Store, scheme: Scheme, county: Unit):
    store.open_report(scheme, county, "2026").enter({"T201_01.prior": D(7), "sign.filler": "乙"})
    report = start_year(store, scheme, county, "2026")
    assert report.values["T201_01.prior"] == D(7)
    assert report.values["sign.filler"] == "乙"
    assert start_year(store, scheme, county, "2026").operation == report.operation


def test_dates_of_signing_are_not_copied(store: Store, scheme: Scheme, county: Unit):
    signs = {**scheme.signs, "reported": SignField("reported", "报出日期", "", "date", False)}
    dated = dataclasses.replace(scheme, signs=signs)
    store.open_report(dated, county, "2025").enter({"sign.reported": dt.date(2026, 1, 10)})
    assert start_year(store, dated, county, "2026").values == {}


def test_a_first_year_starts_empty(store: Store, scheme: Scheme, county: Unit):
    report = start_year(store, scheme, county, "2026")
    assert (report.values, report.operation) == ({}, 0)


def test_computed_from_the_year_before(store: Store, scheme: Scheme, county: Unit):
    indicators = dict(scheme.indicators)
    indicators["T201_03"] = dataclasses.replace(
        indicators["T201_03"], formula="T201_01.actual + T201_01.last"
    )
    chained = dataclasses.replace(scheme, indicators=indicators)
    store.open_report(chained, county, "2024").enter({"T201_01.actual": D(1)})
    store.open_report(chained, county, "2025").enter({"T201_01.actual": D(2)})
    assert store.open_report(chained, county, "2026").values["T201_03.last"] == D(3)

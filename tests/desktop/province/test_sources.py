"""What a consolidation reads."""

from __future__ import annotations

from decimal import Decimal

import pytest

from desktop.province.sources import areas, province_of
from desktop.scheme.units import Unit, Units
from tests.desktop.province.small import (
    DEPT,
    EVERYONE,
    NORTH,
    ONE,
    SOUTH,
    THREE,
    TWO,
    adjusted,
    snapshot,
    sources,
)


def test_everyone_is_expected_whether_received_or_not():
    found = sources(snapshot(ONE))
    assert set(found.expected) == set(EVERYONE)
    assert list(found.adopted) == ["520101"]
    assert [u.level for u in found.expected] == ["dept", *["prefecture"] * 2, *["county"] * 3]


def test_a_unit_of_its_own_that_reports_is_expected_from_then_on():
    zone = Unit("5201KF", "开发区", "开发区交通局", "county", "5201")
    found = sources(snapshot(zone, {"T201_01.actual": 1}))
    north = areas(found, "52")[1]
    assert zone in north.units


def test_areas_are_the_whole_and_each_prefecture():
    found = areas(sources(snapshot(ONE)), "52")
    assert [(a.code, a.name, a.units) for a in found[1:]] == [
        ("5201", "北市", (NORTH, ONE, TWO)),
        ("5202", "南市", (SOUTH, THREE)),
    ]
    assert found[0].units == (DEPT, NORTH, SOUTH, ONE, TWO, THREE)


def test_a_prefecture_s_own_desk_has_one_area():
    assert [a.code for a in areas(sources(snapshot(ONE)), "5201")] == ["5201"]


def test_computed_figures_and_declared_ledgers_are_read():
    found = sources(snapshot(ONE, {"T201_01.actual": 1, "T201_01.target": 2, "L01.nil": "是"}))
    answers = found.adopted["520101"]
    assert answers.values["T201_02.actual"] == 50
    assert answers.nil == {"L01"}


def test_both_layers_are_one_where_nothing_is_adjusted():
    layer = [adjusted(ONE, "T201_01.actual", 5, 1)]
    found = sources(snapshot(ONE, {"T201_01.actual": 1}), snapshot(TWO), adjustments=layer)
    assert found.reported["520101"].values["T201_01.actual"] == 1
    assert found.adopted["520101"].values["T201_01.actual"] == 5
    assert found.adopted["520102"] is found.reported["520102"]


@pytest.mark.parametrize(
    ("codes", "top"),
    [(("520327",), "520000"), (("520327", "520324", "110101"), "520000"), ((), None)],
)
def test_the_province_over_most_of_what_came_in(codes: tuple[str, ...], top: str | None):
    found = province_of(Units(), codes)
    assert (found.code if found else None) == top


def test_what_is_kept_once_is_still_written_as_each_unit_wrote_it():
    one = snapshot(ONE, {"T201_01.actual": Decimal("1.00")}, {"L01": [{"no": "甲", "km": 1}]})
    two = snapshot(TWO, {"T201_01.actual": Decimal("1")}, {"L01": [{"no": "甲", "km": 1}]})
    found = sources(one, two).adopted
    assert str(found["520101"].values["T201_01.actual"]) == "1.00"
    assert str(found["520102"].values["T201_01.actual"]) == "1"
    assert found["520101"].ledgers["L01"][0].cells == {"no": "甲", "km": 1}

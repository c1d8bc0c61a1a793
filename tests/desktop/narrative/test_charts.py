"""Charts: bars that begin at zero, tell apart in black and white, and show a gap as a gap."""

from __future__ import annotations

from decimal import Decimal
from xml.etree import ElementTree as ET

import pytest

from desktop.narrative.charts import FILLS, chart_of, chart_xml, decimals_for
from desktop.narrative.draft import Bars
from tests.desktop.narrative.drafted import CITIES, DRAFT, part

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
ONE, BY_CITY = (chart_of(one) for one in DRAFT.parts if one.kind == "chart")


def drawn(chart):
    return ET.fromstring(chart_xml(chart))


@pytest.mark.parametrize(
    ("values", "decimals"),
    [
        (["1", "20"], 0),
        (["1100.04", "3"], 0),
        (["12.34", None], 1),
        (["1.234"], 2),
        ([None], 0),
        (["-1500.5"], 0),
    ],
)
def test_decimals_of_the_labels(values, decimals: int):
    assert decimals_for([None if v is None else Decimal(v) for v in values]) == decimals


def test_figures_by_themselves_are_bars_with_names_below():
    assert (ONE.categories, ONE.names) == (("上年", "目标", "本年"), ("投资（亿元）",))
    assert ONE.values == ((Decimal(1100), None, Decimal(1235)),)
    tree = drawn(ONE)
    assert tree.find(f".//{C}legend") is None
    looks = [ET.tostring(one) for one in tree.iterfind(f".//{C}dPt/{C}spPr")]
    assert len(set(looks)) == 3


def test_a_gap_is_neither_zero_nor_left_out():
    assert ONE.gaps
    assert not BY_CITY.gaps
    cache = drawn(ONE).find(f".//{C}numCache")
    assert cache.find(f"{C}ptCount").get("val") == "3"
    assert [one.get("idx") for one in cache.iterfind(f"{C}pt")] == ["0", "2"]


def test_many_long_names_lie_on_their_side_and_have_room():
    assert not ONE.on_side
    assert BY_CITY.on_side
    tree = drawn(BY_CITY)
    assert tree.find(f".//{C}barDir").get("val") == "bar"
    assert tree.find(f".//{C}catAx/{C}scaling/{C}orientation").get("val") == "maxMin"
    assert BY_CITY.size[1] > ONE.size[1]
    names = [one.text for one in tree.iterfind(f".//{C}ser/{C}cat//{C}v")]
    assert names == [*CITIES, *CITIES]


def test_values_are_in_the_chart_and_written_on_the_bars():
    tree = drawn(BY_CITY)
    shown = [one.text for one in tree.iterfind(f".//{C}ser[1]/{C}val//{C}v")]
    assert shown == [f"{n}.00" for n in range(9)]
    assert [one.get("val") for one in tree.iterfind(f".//{C}showVal")] == ["1", "1"]
    assert len(tree.findall(f".//{C}legend")) == 1


@pytest.mark.parametrize(("value", "from_zero"), [("5", True), ("-5", False)])
def test_bars_begin_at_zero(value: str, from_zero: bool):
    chart = chart_of(part("chart", "图", bars=(Bars("甲", (Decimal(value),)),)))
    least = drawn(chart).find(f".//{C}valAx/{C}scaling/{C}min")
    assert (least is not None) is from_zero


def test_looks_differ_by_more_than_colour():
    assert len(set(FILLS)) == len(FILLS)
    assert len({colour for pattern, colour in FILLS if not pattern}) == 3


def test_names_are_escaped():
    chart = chart_of(part("chart", "<图>", bars=(Bars("甲&乙", (Decimal(1),)),)))
    assert drawn(chart).find(f".//{C}cat//{C}v").text == "甲&乙"

"""Units: all divisions, own units, search by name, code and pinyin initials."""

from __future__ import annotations

import csv
import importlib.util
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.resources import resource_path
from desktop.scheme.model import Level
from desktop.scheme.units import Unit, Units, bureau_name

GUIAN = Unit("GA01", "贵安新区", "贵安新区交通运输局", "prefecture", "520000")


@pytest.fixture(scope="module")
def units() -> Units:
    """Return the units without any of one's own."""
    return Units()


def test_every_division_is_there(units: Units) -> None:
    levels = [unit.level for unit in units]
    counts = {level: levels.count(level) for level in ("dept", "prefecture", "county")}
    assert counts == {"dept": 34, "prefecture": 333, "county": 2846}


def test_guizhou_has_its_prefectures_and_counties(units: Units) -> None:
    below = [unit.level for unit in units.below("520000")]
    assert (below.count("prefecture"), below.count("county")) == (9, 88)
    assert [unit.name for unit in units.below("520327")] == []


@pytest.mark.parametrize(
    ("code", "bureau", "level", "path"),
    [
        ("520000", "贵州省交通运输厅", "dept", "贵州省"),
        ("450000", "广西壮族自治区交通运输厅", "dept", "广西壮族自治区"),
        ("110000", "北京市交通运输局", "dept", "北京市"),
        ("520300", "遵义市交通运输局", "prefecture", "贵州省 遵义市"),
        (
            "522300",
            "黔西南布依族苗族自治州交通运输局",
            "prefecture",
            "贵州省 黔西南布依族苗族自治州",
        ),
        ("520327", "凤冈县交通运输局", "county", "贵州省 遵义市 凤冈县"),
        ("429004", "仙桃市交通运输局", "county", "湖北省 仙桃市"),
    ],
)
def test_a_unit_and_its_bureau(
    units: Units, code: str, bureau: str, level: Level, path: str
) -> None:
    unit = units.get(code)
    assert (unit.bureau, unit.level) == (bureau, level)
    assert units.path(code) == path
    assert bureau_name(unit.name, level) == bureau


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("凤冈", "520327"),
        ("凤冈县", "520327"),
        ("520327", "520327"),
        ("５２０３２７", "520327"),
        ("贵州", "520000"),
        ("gz lps", "520200"),
        ("lps", "360281"),
        ("FGX 贵州", ""),
        ("贵州 FGX", "520327"),
        ("zy fg", "520327"),
        ("江苏 徐州 鼓楼", "320302"),
        ("凤冈县交通运输局", "520327"),
        ("没有这个", ""),
        ("  ", ""),
    ],
)
def test_search(units: Units, text: str, first: str) -> None:
    found = units.find(text)
    assert (found[0].code if found else "") == first


def test_units_of_one_name_are_told_apart_by_their_path(units: Units) -> None:
    assert [units.path(unit.code) for unit in units.find("鼓楼区")] == [
        "江苏省 南京市 鼓楼区",
        "江苏省 徐州市 鼓楼区",
        "福建省 福州市 鼓楼区",
        "河南省 开封市 鼓楼区",
    ]


def test_the_beginning_of_a_code_lists_what_is_under_it(units: Units) -> None:
    assert units.find("5203", limit=1)[0].name == "遵义市"
    assert all(unit.code.startswith("5203") for unit in units.find("5203", limit=8))


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("六盘水市", "lpss"),
        ("长顺县", "csx"),
        ("都匀市", "dys"),
        ("三都水族自治县", "sdszzzx"),
        ("乐山市", "lss"),
        ("乐清市", "yqs"),
        ("重庆市", "cqs"),
        ("厦门市", "xms"),
        ("覃塘区", "qtq"),
        ("勐海县", "mhx"),
        ("六安市", "las"),
        ("涡阳县", "gyx"),
        ("番禺区", "pyq"),
        ("铅山县", "ysx"),
        ("东阿县", "dex"),
        ("长子县", "zzx"),
        ("天长市", "tcs"),
        ("荥经县", "yjx"),
        ("荥阳市", "xys"),
        ("漯河市", "lhs"),
        ("单县", "sx"),
        ("大埔县", "dbx"),
        ("黄埔区", "hpq"),
    ],
)
def test_names_with_several_readings(name: str, initials: str) -> None:
    with resource_path("units", "units.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["name"]: row["initials"] for row in csv.DictReader(file)}
    assert rows[name] == initials


def test_own_units_are_found_like_others() -> None:
    units = Units([GUIAN, Unit("GA02", "贵安公路段", "贵安公路段", "county", "GA01")])
    assert units.find("贵安新")[0] == GUIAN
    assert units.find("gaxq")[0] == GUIAN
    assert units.find("ga0")[0] == GUIAN
    assert units.find("GA01")[0] == GUIAN
    assert units.path("GA02") == "贵州省 贵安新区 贵安公路段"
    assert units.below("520000")[-2:] == (GUIAN, units.get("GA02"))
    assert units.initials("ＡB县") == "ａbx"


@pytest.mark.parametrize(
    ("unit", "code"),
    [
        (Unit("520327", "x", "x", "county", "520300"), "units.code-taken"),
        (Unit("GA01", "x", "x", "county", "520300"), "units.code-taken"),
        (Unit("X1", "x", "x", "county", "529999"), "units.unknown-superior"),
        (Unit("X1", "x", "x", "county", ""), "units.no-superior"),
        (Unit("X1", "x", "x", "county", "520327"), "units.superior-level"),
        (Unit("X1", "x", "x", "prefecture", "520300"), "units.superior-level"),
        (Unit("../X", "x", "x", "county", "520300"), "units.bad-code"),
        (Unit("", "x", "x", "county", "520300"), "units.bad-code"),
    ],
)
def test_own_units_that_cannot_be(unit: Unit, code: str) -> None:
    units = Units([GUIAN])
    with pytest.raises(Fault) as caught:
        units.add(unit)
    assert caught.value.code == code
    assert len(list(units)) == 34 + 333 + 2846 + 1


def test_own_units_are_taken_in_any_order() -> None:
    below = Unit("FA02", "贵安公路段", "贵安公路段", "county", "GA01")
    assert Units([below, GUIAN]).path("FA02") == "贵州省 贵安新区 贵安公路段"


def test_an_own_unit_is_replaced_and_removed() -> None:
    units = Units([GUIAN, Unit("GA02", "贵安公路段", "贵安公路段", "county", "GA01")])
    with pytest.raises(Fault, match="贵安公路段"):
        units.remove("GA01")
    with pytest.raises(Fault, match="贵安公路段"):
        units.replace("GA01", replace(GUIAN, code="GA09"))
    units.replace("GA01", replace(GUIAN, name="贵安区"))
    assert units.path("GA02") == "贵州省 贵安区 贵安公路段"
    with pytest.raises(Fault) as caught:
        units.replace("GA02", replace(units.get("GA02"), code="520327"))
    assert caught.value.code == "units.code-taken"
    units.remove("GA02")
    units.remove("GA01")
    assert not units.is_own("GA01")
    assert len(list(units)) == 34 + 333 + 2846


def test_another_department_needs_no_superior() -> None:
    units = Units([Unit("XPCC", "兵团", "兵团交通运输局", "dept", "")])
    assert units.path("XPCC") == "兵团"


def test_an_unknown_code_names_the_nearest(units: Units) -> None:
    with pytest.raises(Fault) as caught:
        units.get("5203270")
    assert caught.value.fields["hint"] == "520327 贵州省 遵义市 凤冈县"
    with pytest.raises(Fault, match="999"):
        units.get("999")


def test_the_table_is_what_the_build_script_reads() -> None:
    path = Path(__file__).resolve().parents[3] / "build" / "pinyin.py"
    spec = importlib.util.spec_from_file_location("pinyin_script", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    with resource_path("units", "units.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows[::7]:
        assert module.initials(row["name"]) == row["initials"], row["name"]

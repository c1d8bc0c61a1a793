"""Show: each state apart, names of the level, parts of a report."""

from __future__ import annotations

import pytest

from desktop.commands.show import below
from desktop.faults import Fault

REPORT = ("520327", "2026")
PAIRS = ("T201_01.actual=120", "T201_01.target=100", "T201_01.prior=80", "T201_07.actual=0")


def test_states(run) -> None:
    run("enter", *REPORT, *PAIRS, "T101_02.actual=不涉及")
    records = run("show", *REPORT, "--json").records
    found = {r["key"]: (r["value"], r["state"]) for r in records}
    assert found["T201_01.actual"] == (120, "value")
    assert found["T201_01.yoy"] == (50, "computed")
    assert found["T201_01.completion"] == (120, "computed")
    assert found["T201_07.actual"] == (0, "value")
    assert found["T201_07.yoy"] == (None, "blank")
    assert found["T101_02.actual"] == (None, "na")
    assert found["N101_01"] == (None, "blank")
    assert {state for _, state in found.values()} == {"value", "blank", "na", "computed"}


def test_name_and_unit_are_those_of_the_form(run) -> None:
    run("enter", *REPORT, *PAIRS)
    zh = run("show", *REPORT, "T201_01.actual", "--json").records[0]
    en = run("show", *REPORT, "T201_01.actual", "--json", "--lang", "en").records[0]
    assert list(zh) == ["key", "value", "state", "name", "unit"]
    assert zh["unit"] == "万元"
    assert "固定资产投资" in zh["name"]
    assert en["name"].isascii()


def test_a_county_sees_its_own_wording_and_no_other_levels_rows(run) -> None:
    for unit in ("520327", "520000"):
        run("enter", unit, "2026", "T101_01.actual=12")
    county, department = (
        {r["key"]: r["name"] for r in run("show", unit, "2026", "--json").records}
        for unit in ("520327", "520000")
    )
    assert county["T101_01.actual"] != department["T101_01.actual"]
    assert "T206_01.actual" in department
    assert "T206_01.actual" not in county


def test_text_for_people(run) -> None:
    run("enter", *REPORT, "T201_01.actual=15200")
    told = run("show", *REPORT, "T201_01.actual").out
    assert told.startswith("T201_01.actual  表2-1 第1行 本年实际  ")
    assert told.endswith("  15,200.00 万元\n")


KNOWN = dict.fromkeys(["T201_01.actual", "T201_01.prior", "L02.nil", "L02#a.qty", "L02#b.qty"])


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("T201_01.prior", ["T201_01.prior"]),
        ("T201_01", ["T201_01.actual", "T201_01.prior"]),
        ("L02", ["L02.nil", "L02#a.qty", "L02#b.qty"]),
        ("L02#b", ["L02#b.qty"]),
    ],
)
def test_parts(asked: str, expected: list[str]) -> None:
    assert below(asked, KNOWN) == expected


def test_an_unknown_key_with_the_nearest() -> None:
    with pytest.raises(Fault) as caught:
        below("T201_01.actua", KNOWN)
    assert (caught.value.code, caught.value.fields["hint"]) == ("cli.unknown-key", "T201_01.actual")

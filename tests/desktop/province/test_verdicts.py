"""What a file is, told without the register."""

from __future__ import annotations

import pickle
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.faults import Fault
from desktop.province.verdicts import (
    by_section,
    check_values,
    examine,
    explained_in,
    is_year,
    is_zero,
    open_findings,
    scheme_of,
    told,
)
from desktop.records.snapshot import Row
from desktop.scheme.values import NA, Value
from tests.desktop.province.sealed_files import KEY, Sender, altered, county, scheme


def test_an_intact_file(sender: Sender, data_dir: Path):
    found = examine(sender.final(), "a.xlsx", data_dir)
    assert (found.status, found.fault, found.zero) == ("intact", None, False)
    assert found.blocking > 0, "a report of random figures holds no rule"
    assert all((found.records, found.places, found.body, found.fingerprint))
    assert pickle.loads(pickle.dumps(found)) == found


def test_an_altered_file_has_figures_when_they_are_asked_for(sender: Sender, data_dir: Path):
    content = altered(sender.final(figure="1234.56"), "1234.56", "99")
    assert not examine(content, "a.xlsx", data_dir).records
    found = examine(content, "a.xlsx", data_dir, take_altered=True)
    assert (found.status, found.altered_count) == ("altered", 1)
    assert found.records


@pytest.mark.parametrize(("content", "status"), [(b"", "unreadable"), (b"%PDF", "unreadable")])
def test_no_workbook(content: bytes, status: str, data_dir: Path):
    found = examine(content, "a.xlsx", data_dir)
    assert found.status == status
    assert found.fault is not None


def test_a_scheme_that_is_not_here_gives_no_figures(sender: Sender, data_dir: Path):
    found = examine(sender.final(by_version="2030.1"), "a.xlsx", data_dir)
    assert (found.status, found.records) == ("intact", b"")
    assert scheme_of(data_dir, scheme().id, "2030.1") is None


@pytest.mark.parametrize(
    ("key", "value"),
    [(KEY, "text"), (KEY, Decimal("1e30")), ("T999_99.actual", Decimal(1)), ("sign.date", "x")],
)
def test_values_that_no_program_of_the_scheme_has_sealed(key: str, value: Value):
    snapshot = replace(county(), values={**county().values, key: value})
    with pytest.raises(Fault) as raised:
        check_values(scheme(), snapshot)
    assert (raised.value.code, raised.value.fields["key"]) == ("province.bad-value", key)


@pytest.mark.parametrize(
    ("row", "cells"),
    [("k1", {"nothing": "x"}), ("K 1", {}), ("k1", {"qty": "x"})],
)
def test_ledger_cells_that_no_program_of_the_scheme_has_sealed(row: str, cells: dict[str, Value]):
    ledger, good = next((code, rows[0]) for code, rows in county().ledgers.items() if rows)
    if "qty" in cells:
        ledger, good = "L02", Row("k0", {"qty": Decimal(1)})
    bad = Row(row, cells or good.cells)
    snapshot = replace(county(), ledgers={ledger: (good, bad)})
    with pytest.raises(Fault) as raised:
        check_values(scheme(), snapshot)
    assert raised.value.fields["key"].startswith(f"{ledger}#{row}.")


def test_findings_over_a_ledger_that_stayed_away_are_none():
    ledger = next(code for code, rows in county().ledgers.items() if rows)
    without = replace(county(), ledgers={**county().ledgers, ledger: ()})
    before = open_findings(scheme(), without, set())
    after = open_findings(scheme(), without, {ledger})
    assert any(key.startswith(ledger) for one in before for key in one.keys)
    assert not any(key.startswith(ledger) for one in after for key in one.keys)
    counts = by_section(scheme(), after)
    assert sum(sum(kinds.values()) for kinds in counts.values()) == len(after)


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ({"T101_13.actual": "5", "T101_14.actual": "7"}, ["R101_07", "R101_08"]),
        ({"T101_13.actual": "5", "T101_14.actual": "4"}, ["R101_08"]),
        ({"T101_13.actual": "5", "T101_14.actual": "5"}, []),
        ({}, []),
    ],
)
def test_figures_stated_over_a_ledger_that_stayed_away_are_checked(
    stated: dict[str, str], found: list[str]
):
    figures = {key: Decimal(text) for key, text in stated.items()}
    report = replace(county(), ledgers={**county().ledgers, "L02": ()}, stated=figures)
    findings = open_findings(scheme(), report, {"L02"})
    assert [one.rule for one in findings if one.rule in ("R101_07", "R101_08")] == found
    assert not any(key.startswith("L02") for one in findings for key in one.keys)


def test_what_is_explained():
    explanations = {"return@1@T1.actual": "已核", "return@2@T1.actual": " ", "gone": "旧的说明"}
    findings = open_findings(scheme(), county(), set())
    silent = [replace(finding, explanation=" ") for finding in findings[1:]]
    told = replace(findings[0], explanation="确属实际")
    found = explained_in([told, *silent], replace(county(), explanations=explanations))
    assert found == {told.id: "确属实际", "return@1@T1.actual": "已核"}


@pytest.mark.parametrize(
    ("values", "zero"),
    [
        ({}, True),
        ({KEY: Decimal(0), "T201_01.last": Decimal(5), "T201_02.actual": NA}, True),
        ({KEY: Decimal("0.01")}, False),
    ],
)
def test_zero_reports(values: dict[str, Value], zero: bool):
    assert is_zero(replace(county(), values=values, ledgers={})) is zero
    assert not is_zero(replace(county(), values=values)), "it has rows"


@pytest.mark.parametrize(
    ("text", "answer"), [("2026", True), ("", False), ("20266", False), ("２０２６", False)]
)
def test_years(text: str, answer: bool):
    assert is_year(text) is answer


def test_a_fault_as_plain_data():
    assert told(Fault("a.b", path=Path("x"), count=3)) == ("a.b", {"path": "x", "count": 3})

"""``board``: units and prefectures with their states."""

from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture
def received(run, sealed_file: Path) -> Path:
    """Return the file that was taken in: of random figures, with findings."""
    assert run("intake", str(sealed_file)).status == 0
    return sealed_file


def test_units(run, received: Path):
    records = run("board", "2026", "--json").records
    assert len(records) == 98
    found = {record["unit"]: record for record in records}
    assert found["520327"]["state"] == "findings"
    assert found["520327"]["version"] == 1
    assert found["520327"]["open"] > 0
    assert found["520327"]["sections"]
    assert 0 < found["520327"]["unread"] <= found["520327"]["explained"]
    assert (found["520324"]["state"], found["520324"]["version"]) == ("missing", None)


@pytest.mark.parametrize(
    ("options", "units"),
    [
        (("--prefecture", "遵义市", "--state", "findings"), ["520327"]),
        (("--prefecture", "520100", "--state", "findings"), []),
        (("--state", "late"), []),
        (("--state", "findings"), ["520327"]),
    ],
)
def test_filters(run, received: Path, options: tuple[str, ...], units: list[str]):
    records = run("board", "2026", "--json", *options).records
    assert [record["unit"] for record in records] == units


def test_prefectures(run, received: Path):
    records = run("board", "2026", "--by-prefecture", "--json").records
    zunyi = next(record for record in records if record["prefecture"] == "520300")
    assert (zunyi["total"], zunyi["done"], zunyi["late"]) == (15, 1, 0)
    assert zunyi["states"] == {"missing": 14, "findings": 1}


def test_text(run, received: Path):
    out = run("board", "2026", "--prefecture", "遵义市").out
    assert "2026 年报送进度：应报 98 = 已接收 1 + 已收未接 0 + 未报 97" in out
    assert "遵义市  █░░░░░░░░░░░░░░░░░░░  1/15" in out
    assert "520327  凤冈县  有审核问题  v1  未处理" in out


@pytest.mark.parametrize(
    ("state", "others"), [((), 1), (("--state", "findings"), 1), (("--state", "late"), 0)]
)
def test_who_is_not_expected_is_told_apart(
    run, received: Path, state: tuple[str, ...], others: int
):
    words = ("board", "2026", "--under", "520200", *state)
    records = run(*words, "--json").records
    assert [r["unit"] for r in records if not r["expected"]] == ["520327"] * others
    assert all(r["unit"].startswith("5202") for r in records if r["expected"])
    assert ("不在应报名单中" in run(*words).out) == bool(others)


def test_an_empty_register_has_a_board(run):
    assert {record["state"] for record in run("board", "2026", "--json").records} == {"missing"}


def test_an_unknown_prefecture(run, received: Path):
    answer = run("board", "2026", "--prefecture", "x")
    assert (answer.status, answer.codes) == (2, ["province.no-prefecture"])

"""A unit's whole way by command line: enter, check, explain, export, undo, the next year."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from desktop.workbook.read_back import read_machine

ROOT = Path(__file__).resolve().parent.parent.parent
COUNTY, DEPARTMENT = "520327", "520000"


def blocking(answer) -> dict[str, dict]:
    return {record["id"]: record for record in answer.records if record["blocks"]}


@pytest.fixture
def filled(run, year):
    """Return the county with its report of 2026 filled in."""
    entered = run("enter", COUNTY, "2026", "--file", str(year(COUNTY, 2026)))
    assert entered.status == 0, entered.err
    return COUNTY


@pytest.mark.parametrize("unit", [COUNTY, "520300", DEPARTMENT])
def test_a_plausible_year_passes_and_is_exported(run, year, unit: str, tmp_path: Path) -> None:
    entered = run("enter", unit, "2026", "--file", str(year(unit, 2026)))
    assert entered.status == 0, entered.err
    checked = run("check", unit, "2026", "--json")
    assert blocking(checked) == {}
    assert checked.status == 0
    exported = run("export", unit, "2026", "--out", str(tmp_path), "--with-internal", "--json")
    assert exported.status == 0
    values = read_machine(Path(exported.records[0]["path"]))
    shown = run("show", unit, "2026", "--json").records
    meant = {"blank": {"blank"}, "na": {"na", "computed"}, "computed": {"computed"}}
    entered_states = {"number", "text", "date"}
    for record in shown:
        state, _ = values.get(record["key"], ("blank", ""))
        assert state in meant.get(record["state"], entered_states), record


def test_a_slip_is_found_refused_and_undone(run, filled: str, tmp_path: Path) -> None:
    assert run("enter", filled, "2026", "T101_03.actual=50", "T101_03.cumulative=3").status == 0
    checked = run("check", filled, "2026", "--json")
    assert checked.status == 1
    slip = blocking(checked)["R101_01"]
    assert (slip["class"], slip["left"], slip["right"]) == ("强制", 3, 50)
    refused = run("export", filled, "2026", "--out", str(tmp_path), "--json")
    assert refused.status == 1
    assert set(blocking(refused)) == set(blocking(checked))
    assert list(tmp_path.glob("*.xlsx")) == []
    draft = run("export", filled, "2026", "--out", str(tmp_path), "--draft", "--json")
    assert draft.status == 0
    assert run("undo", filled, "2026").status == 0
    assert run("check", filled, "2026").status == 0
    final = run("export", filled, "2026", "--out", str(tmp_path), "--json")
    assert final.status == 0
    assert run("redo", filled, "2026").err.startswith("[records.locked]")
    assert run("reopen", filled, "2026", "--reason", "核对里程").status == 0
    assert run("redo", filled, "2026").status == 0
    assert run("check", filled, "2026").status == 1
    names = sorted(path.name for path in tmp_path.glob("*.xlsx"))
    assert names == ["2026_520327_凤冈县_交通年报_v1.xlsx", "2026_520327_凤冈县_交通年报_草稿.xlsx"]


def test_a_finding_to_verify_needs_six_characters(run, filled: str, tmp_path: Path) -> None:
    prior = run("show", filled, "2026", "T102_16.actual", "--json").records[0]["value"]
    assert run("enter", filled, "2026", f"T102_16.prior={prior * 3}").status == 0
    found = blocking(run("check", filled, "2026", "--json"))
    assert {record["class"] for record in found.values()} == {"核实"}
    for identity in found:
        short = run("explain", filled, "2026", identity, "精简文件")
        assert short.status == 2
        assert short.err.startswith("[checks.too-short]")
        assert run("explain", filled, "2026", identity, "大力精简文件简报").status == 0
    assert run("check", filled, "2026").status == 0
    exported = run("export", filled, "2026", "--out", str(tmp_path), "--json")
    assert exported.status == 0
    kinds = [r["kind"] for r in run("history", filled, "2026", "--json").records]
    assert kinds[: len(found) + 1] == ["submit", *["explain"] * len(found)]


def test_a_ledger_neither_filled_nor_declared_empty_blocks(run, filled: str) -> None:
    rows = {
        r["key"].partition(".")[0] for r in run("show", filled, "2026", "L02", "--json").records
    }
    deleted = [f"{row}=" for row in sorted(rows) if "#" in row]
    assert run("enter", filled, "2026", *deleted).status == 0
    assert "nil@L02.nil" in blocking(run("check", filled, "2026", "--json"))
    assert run("enter", filled, "2026", "L02.nil=是").status == 0
    assert "nil@L02.nil" not in blocking(run("check", filled, "2026", "--json"))


def test_the_next_year_begins_from_this_one(run, filled: str) -> None:
    this = run("show", filled, "2026", "T201_01.actual", "--json").records[0]["value"]
    assert run("start-year", filled, "2027").status == 0
    keys = ("T201_01.last", "T201_01.prior")
    carried = run("show", filled, "2027", *keys, "--json").records
    assert [record["value"] for record in carried] == [this, this]
    assert run("check", filled, "2027").status == 1
    assert run("check", filled, "2026").status == 0


def test_by_its_own_processes(year, tmp_path: Path) -> None:
    def program(*words: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "main.py"), "--data", str(tmp_path / "data"), *words]
        return subprocess.run(
            command, capture_output=True, encoding="utf-8", cwd=tmp_path, check=False
        )

    entered = program("enter", "凤冈县", "2026", "--file", str(year(COUNTY, 2026)))
    assert (entered.returncode, entered.stderr) == (0, "")
    assert program("check", "凤冈县", "2026").returncode == 0
    assert program("enter", COUNTY, "2026", "T101_01.actual=").returncode == 0
    refused = program("export", COUNTY, "2026", "--out", "out")
    assert (refused.returncode, refused.stderr) == (1, "")
    assert "required@T101_01.actual" in refused.stdout
    assert program("undo", COUNTY, "2026").returncode == 0
    exported = program("export", COUNTY, "2026", "--out", "out")
    assert (exported.returncode, exported.stderr) == (0, "")
    assert (tmp_path / exported.stdout.strip()).is_file()
    wrong = program("check", COUNTY, "26")
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert wrong.stderr.startswith("[cli.period] ")

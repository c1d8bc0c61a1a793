"""``adjust``: another figure adopted, listed, taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.records.store import Store
from tests.desktop.commands.conftest import Run
from tests.desktop.province.accepted import SCHEME, accept, few

KEY = "T201_01.actual"
SIGNED = ("--reason", "核对", "--author", "张三")


@pytest.fixture(autouse=True)
def _accepted(data_dir: Path) -> None:
    data_dir.mkdir()
    with Store.open(data_dir) as store:
        accept(store, few())


def total(run: Run, key: str = KEY) -> dict[str, Any]:
    records = run("consolidate", "2026", "--json").records
    return next(r for r in records if r["key"] == key)


def test_adopted_and_taken_back(run: Run):
    before = total(run)
    answer = run("adjust", "2026", "南明区", KEY, "1.5", *SIGNED, "--json")
    assert answer.status == 0
    (one,) = answer.records
    assert (one["unit"], one["value"], one["author"]) == ("520102", 1.5, "张三")
    after = total(run)
    assert after["reported"] == before["value"]
    assert after["value"] != before["value"]
    assert run("adjust", "2026", "--undo").status == 0
    assert total(run) == before


def test_the_unit_s_own_figure_stays(run: Run):
    run("adjust", "2026", "520102", KEY, "1.5", *SIGNED)
    traced = run("trace", "2026", KEY, "--json").records
    one = next(r for r in traced if r["unit"] == "520102")
    figure = next(s for s in few() if s.unit.code == "520102").values[KEY]
    assert one["value"] == float(figure)
    assert (one["adopted"], one["reason"]) == (1.5, "核对")


def test_listed(run: Run):
    run("adjust", "2026", "520102", KEY, "1.5", *SIGNED, "--document", "1号")
    run("adjust", "2026", "520103", KEY, "不涉及", *SIGNED)
    run("adjust", "2026", "520103", "--undo")
    lines = run("adjust", "2026").out.splitlines()
    assert "采用数 1.50 万元" in lines[0]
    assert "已于" in lines[1]


def test_rows_are_listed_with_their_keys(run: Run):
    report = next(s for s in few() if s.unit.code == "520102")
    code, rows = next((code, rows) for code, rows in report.ledgers.items() if rows)
    listed = run("adjust", "2026", "520102", code, "--json").records
    assert [r["key"] for r in listed] == [f"{code}#{row.id}" for row in rows]
    assert listed[0]["cells"]
    empty = next(code for code in SCHEME.ledgers if not report.ledgers.get(code))
    assert "没有行" in run("adjust", "2026", "520102", empty).out


BRIDGE = "T201_11.actual"


def test_cells_and_rows_of_ledgers(run: Run):
    """Bridges repaired are counted in the ledger: one cell or a whole row less is one less."""
    report = next(s for s in few() if s.unit.code == "520102")
    done = [row for row in report.ledgers["L15"] if row.cells.get("status") == "已完工"]
    counted = total(run, BRIDGE)
    cell, row = f"L15#{done[0].id}.status", f"L15#{done[1].id}"
    (one,) = run("adjust", "2026", "520102", cell, "在建", *SIGNED, "--json").records
    assert (one["reported"], one["value"]) == ("已完工", "在建")
    (two,) = run("adjust", "2026", "520102", row, "--remove", *SIGNED, "--json").records
    assert two["value"] is None
    assert str(done[1].cells["bridge_code"]) in str(two["reported"])
    assert "不计入汇总" in run("adjust", "2026").out
    after = total(run, BRIDGE)
    assert (after["reported"], after["value"]) == (counted["value"], counted["value"] - 2)
    traced = run("trace", "2026", BRIDGE, "--json").records
    assert next(r for r in traced if r["unit"] == "520102")["reason"] == "核对"
    run("adjust", "2026", "520102", row, "--undo")
    assert total(run, BRIDGE)["value"] == counted["value"] - 1
    run("adjust", "2026", "--undo")
    assert total(run, BRIDGE) == counted


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("520102", KEY, "--remove", *SIGNED), "consolidation.remove-what"),
        (("520102", "L15#zz", "--remove", *SIGNED), "consolidation.no-such-row"),
        (("520102", "L15#zz", "1", *SIGNED), "consolidation.no-such-row"),
        (("520102", KEY, "1.5", "--author", "张三"), "consolidation.no-reason"),
        (("520102", KEY, "1.5", "--reason", "核对"), "consolidation.no-author"),
        (("520102", KEY), "consolidation.adjust-usage"),
        (("520327", KEY, "1", *SIGNED), "consolidation.not-received"),
        (("520102", "T201_10.actual", "1", *SIGNED), "records.computed-key"),
        (("--undo",), "consolidation.nothing-to-undo"),
    ],
)
def test_what_is_refused(run: Run, words: tuple[str, ...], code: str):
    answer = run("adjust", "2026", *words)
    assert (answer.status, answer.codes) == (2, [code])
